"""What is in the bundle of an objection: what the committee and the objector get, numbered and paginated (RCH-11).

Built with the reading rights of a party in the objection, the same for both: no notes of the office, no view that is
for the commission only, and no contact data, so that nobody learns the address of another (OPEN-82).
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from django.template.loader import render_to_string

from aanvragen.models import Deskundigenadvies
from aanvragen.views.reading import documenten_van
from aanvragen.views.summary import samenvatting_als_pdf
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.documenten.bundel import Bundelstuk, Inventarisregel, maak_bundel
from swv.kern.documenten.models import Brief, Briefversie, Inhoudstype
from swv.kern.documenten.pdf import maak_pdf
from swv.kern.documenten.retour import laatste_bezorging, met_bezorgingen
from swv.kern.documenten.storage import open_bestand
from swv.kern.organisatie.models import Partij
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from tlv.bezwaren import brieven_over
from tlv.choices import Bezwaarstuksoort, Hoedanigheid
from tlv.models import Bezwaar, Bezwaarstuk, Verweerschrift

Maker = Callable[[], Bundelstuk]
NIET_IN_BUNDEL = (Veldgroep.CONTACT, Veldgroep.INTERN, Veldgroep.FINANCIEEL)
ALS = {Hoedanigheid.OUDER: Rol.OUDER, Hoedanigheid.LEERLING: Rol.LEERLING}


def bundel_schrijven(
    actor: Actor, dossier: Dossier, bezwaar: Bezwaar, uit: Path, *, stap: Callable[[int, int], None]
) -> list[Inventarisregel]:
    """Write the bundle of an objection to a file, and return its inventory (RCH-11); in the scope of the system.

    `stap` hears after each stuk how many of how many are done.
    """
    with TemporaryDirectory() as map_:
        makers = list(_stukken_van(_lezer(actor, dossier, bezwaar), dossier, bezwaar, Path(map_)))
        stukken = []
        for nummer, maak in enumerate(makers, start=1):
            stukken.append(maak())
            stap(nummer, len(makers))
        algemeen = beleid_op(dossier.swv_id, Algemeen, actor.vandaag)

        def voorblad(regels: Sequence[Inventarisregel], paginas: int) -> bytes:
            context = {
                "dossier": dossier, "bezwaar": bezwaar, "regels": regels, "paginas": paginas,
                "accentkleur": algemeen.huisstijl.accentkleur, "vandaag": actor.vandaag,
            }  # fmt: skip
            return _pdf("tlv/bezwaar_inventaris.html", context, f"Bezwaar {dossier.nummer}")

        return maak_bundel(stukken, uit=uit, titel=f"Bezwaar {dossier.nummer}", voorblad=voorblad)


def _lezer(actor: Actor, dossier: Dossier, bezwaar: Bezwaar) -> Actor:
    """Whose reading rights the bundle has: the family member who objects, else the board as a party (INZ-03b)."""
    rol = ALS.get(Hoedanigheid(bezwaar.hoedanigheid))
    if rol is not None and bezwaar.indiener_id is not None:
        lezer = Actor(rol=rol, vandaag=actor.vandaag, partij_ids=(bezwaar.indiener_id,))
        if Dossier.objects.zichtbaar_voor(lezer).filter(pk=dossier.pk).exists():
            return lezer
    bestuur = Partij.objects.get(bestuur=dossier.school.bestuur)
    return Actor(rol=Rol.SCHOOLBESTUUR, vandaag=actor.vandaag, partij_ids=(bestuur.pk,))


def _stukken_van(lezer: Actor, dossier: Dossier, bezwaar: Bezwaar, map_: Path) -> Iterator[Maker]:
    """Objection, request, documents, advices, besluit, and what else was added, in that order."""
    stukken = list(Bezwaarstuk.objects.filter(bezwaar=bezwaar, ingetrokken_op__isnull=True))
    if bezwaar.gronden:
        yield partial(
            _eigen, map_, "Bezwaarschrift", "tlv/bezwaar_tekst.html", {"dossier": dossier, "bezwaar": bezwaar}
        )
    for stuk in stukken:
        if stuk.soort == Bezwaarstuksoort.BEZWAARSCHRIFT:
            yield partial(_bestand, map_, f"Bezwaarschrift: {stuk.naam}", stuk.sleutel, stuk.inhoudstype)
    yield partial(_aanvraag, map_, lezer, dossier)
    for document in documenten_van(lezer, dossier):
        if document.ingetrokken_op is None and document.veldgroep not in NIET_IN_BUNDEL:
            omschrijving = str(document.omschrijving).capitalize()  # type: ignore[attr-defined]
            yield partial(_bestand, map_, f"{omschrijving}: {document.naam}", document.sleutel, document.inhoudstype)
    adviezen = Deskundigenadvies.objects.van(lezer, dossier).select_related("toewijzing")
    for advies in adviezen.order_by("ronde", "toewijzing__volgorde", "pk"):
        titel = f"Advies van {advies.toewijzing.naam}, {advies.toewijzing.get_discipline_display()}"
        titel += f", ronde {advies.ronde}" if advies.ronde > 1 else ""
        yield partial(
            _eigen, map_, titel, "tlv/bezwaar_advies.html", {"dossier": dossier, "advies": advies, "titel": titel}
        )
    if versie := _besluitbrief(bezwaar):
        yield partial(_bestand, map_, "Brief met het besluit", versie.sleutel, Inhoudstype.PDF)
    verweer = Verweerschrift.objects.filter(bezwaar=bezwaar, vastgesteld_op__isnull=False).order_by("-nummer").first()
    if verweer is not None:
        context = {"dossier": dossier, "bezwaar": bezwaar, "verweer": verweer}
        yield partial(_eigen, map_, "Verweerschrift", "tlv/bezwaar_verweer.html", context)
    for soort in (Bezwaarstuksoort.STUK, Bezwaarstuksoort.VERWEER):
        for stuk in stukken:
            if stuk.soort == soort:
                yield partial(
                    _bestand,
                    map_,
                    f"{stuk.get_soort_display().capitalize()}: {stuk.naam}",
                    stuk.sleutel,
                    stuk.inhoudstype,
                )


def _aanvraag(map_: Path, lezer: Actor, dossier: Dossier) -> Bundelstuk:
    pad = map_ / "aanvraag.pdf"
    pad.write_bytes(samenvatting_als_pdf(lezer, dossier))
    return Bundelstuk("Aanvraag", pad)


def _besluitbrief(bezwaar: Bezwaar) -> Briefversie | None:
    """The letter that the objector got, else that of the school; no letter of another family member (OPEN-82)."""
    brieven: list[Brief] = list(met_bezorgingen(brieven_over(bezwaar)))
    eigen = [brief for brief in brieven if bezwaar.indiener_id and brief.ontvanger_id == bezwaar.indiener_id]
    van_school = [brief for brief in brieven if brief.ontvangerrol == Inzagerol.AANVRAGER]
    gekozen = next(iter([*eigen, *van_school]), None)
    bezorgd = laatste_bezorging(gekozen) if gekozen else None
    return bezorgd.versie if bezorgd else None


def _eigen(map_: Path, titel: str, sjabloon: str, context: Mapping[str, object]) -> Bundelstuk:
    """A page of our own, in a file."""
    pad = map_ / f"eigen-{len(list(map_.iterdir()))}.pdf"
    pad.write_bytes(_pdf(sjabloon, context, titel))
    return Bundelstuk(titel, pad)


def _bestand(map_: Path, titel: str, sleutel: str, inhoudstype: str) -> Bundelstuk:
    """A stored file, copied to disk block by block; of one that cannot be read a page that says so."""
    pad = map_ / f"stuk-{len(list(map_.iterdir()))}"
    try:
        with open_bestand(sleutel) as bron, pad.open("wb") as kopie:
            shutil.copyfileobj(bron, kopie)
        if inhoudstype == Inhoudstype.PDF:
            pikepdf.open(pad).close()
    except (OSError, pikepdf.PdfError):
        return _eigen(map_, titel, "tlv/bezwaar_onleesbaar.html", {"titel": titel})
    return Bundelstuk(titel, pad, Inhoudstype(inhoudstype))


def _pdf(sjabloon: str, context: Mapping[str, object], titel: str) -> bytes:
    return maak_pdf(render_to_string(sjabloon, dict(context)), titel=titel)
