"""The besluit and the sending of its letters as acts on the dossier page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.urls import reverse

from aanvragen.advices import vergelijkingen_van
from aanvragen.models import NIET_HERROEPEN, Buitenbehandeling
from aanvragen.services.mandates import bevoegdheid_van
from aanvragen.views.acts import Actpagina
from aanvragen.views.reading import leesstukken
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import Reden
from swv.kern.briefteksten.bouwstenen import Waarvoor
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.documenten.retour import met_bezorgingen
from swv.kern.organisatie.models import Partij
from swv.kern.termijnen.rules import bezwaartermijn
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Gevolg
from swv.kern.weergave.panels import Gezinsdelen, Paneel
from tlv.bezwaren import bezorgingen_van, maakte_bezwaar
from tlv.choices import Heropeningstand
from tlv.forms import BesluitForm, HerstelForm, herstel_uit, voornemen_uit
from tlv.letters.shared import rechtbank_van
from tlv.models import Besluitgrond, Besluittekst, Heropeningsverzoek
from tlv.recipients import Briefontvanger, ontvangers_van
from tlv.rules.besluit import blokkades_vooraf
from tlv.rules.bezwaar import bekendmaking
from tlv.selectors import Beoordeling, beoordeling_van, geldend_besluit, ontvankelijkheidsgrond_van
from tlv.services.correction import besluit_herstellen
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden
from tlv.services.referral import niet_bevoegd


def bij_beoordeling(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What the form of a besluit starts from."""
    beoordeling = beoordeling_van(actor, dossier)
    gevraagd = beoordeling.feiten.categorie if beoordeling.feiten else None
    return {
        "actor": actor,
        "dossier": dossier,
        "voorstel": beoordeling.voorstel,
        "categorie": gevraagd,
        "verschil": beoordeling.stand.verschilt,
        "gronden": beleid_op(dossier.swv_id, Ontvankelijkheid, actor.vandaag).gronden,
    }


def _besluitform(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> BesluitForm:
    return BesluitForm(*args, **bij_beoordeling(actor, dossier), **kwargs)


def _herstelform(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> HerstelForm:
    oud = geldend_besluit(dossier, actor)  # without one the service refuses
    teksten = dict(Besluittekst.objects.zichtbaar_voor(actor).filter(besluit=oud).values_list("soort", "tekst"))
    return HerstelForm(*args, oud=oud, teksten=teksten, **bij_beoordeling(actor, dossier), **kwargs)


@dataclass(frozen=True, slots=True)
class Blokkade:
    """Why no besluit can be taken yet, and what to do about it: a page for who may go there, else words."""

    tekst: str
    regel: str
    label: str = ""
    url: str = ""


WAT_TE_DOEN = {
    "gesprek_nodig": ("gesprek_vastleggen", "Vraag het secretariaat om het gesprek vast te leggen."),
    "herbespreking_nodig": ("herbespreking_vastleggen", "Vraag de voorzitter om de nieuwe bespreking vast te leggen."),
    "akkoord_ontbreekt": ("akkoord_geven", "Vraag wie dat moet doen om akkoord te geven."),
}


def _blokkades(actor: Actor, dossier: Dossier, beoordeling: Beoordeling) -> Iterator[Blokkade]:
    bevoegdheid = bevoegdheid_van(actor, dossier)
    if isinstance(bevoegdheid, Reden):
        yield Blokkade(bevoegdheid.tekst, bevoegdheid.regel)
    if elders := niet_bevoegd(actor, dossier):
        wat = "Vraag het secretariaat om door te verwijzen, of om vast te leggen waarom u hier toch beslist."
        yield Blokkade(elders.tekst, elders.regel, wat)
    eigen_akkoord = any(s.soort == "akkoord" and s.wie.rol == actor.rol for s in beoordeling.route.stappen)
    mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    for reden in blokkades_vooraf(beoordeling.stand, beoordeling.route):
        handeling, anders = WAT_TE_DOEN.get(reden.code, ("", ""))
        if handeling in mag and (handeling != "akkoord_geven" or eigen_akkoord):
            url = reverse(handeling, args=[dossier.pk])
            yield Blokkade(reden.tekst, reden.regel, HANDELINGEN[handeling].label, url)
        else:
            yield Blokkade(reden.tekst, reden.regel, anders)


def _besluitcontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    beoordeling = beoordeling_van(actor, dossier)
    return {
        **leesstukken(actor, dossier),
        "voorstel": beoordeling.voorstel,
        "blokkades": list(_blokkades(actor, dossier, beoordeling)),
        "vergelijkingen": vergelijkingen_van(actor, dossier),
        "bevoegdheid": bevoegdheid_van(actor, dossier),
    }


def _ontvangers(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return ontvangers_als_gevolg(dossier, ontvangers_van(dossier, actor.vandaag))


def ontvangers_als_gevolg(dossier: Dossier, ontvangers: Sequence[Briefontvanger]) -> list[Gevolg]:
    """Who gets a letter and how, to read before sending; one query."""
    partijen = Partij.objects.select_related("school", "persoon", "instelling", "bestuur").in_bulk(
        [o.partij_id for o in ontvangers]
    )
    uit = []
    for ontvanger in ontvangers:
        partij = partijen.get(ontvanger.partij_id)
        naam = (
            str(dossier.leerling)
            if partij is None
            else str(partij.school or partij.persoon or partij.instelling or partij.bestuur)
        )
        hoe = (
            "krijgt de brief meteen in het portaal"
            if ontvanger.kanaal == Kanaal.PORTAAL
            else "krijgt de brief op papier; druk hem af via 'Brieven op papier'"
        )
        uit.append(Gevolg(hoe, naam))
    return uit


VOOR_GEZIN = Gezinsdelen(nu="tlv/_gezin_besluit.html", daarna="tlv/_gezin_bezwaar_maken.html")
IN_BESLUIT = {"motivering": (Waarvoor.TOEKENNEN, Waarvoor.AFWIJZEN), "advies": (Waarvoor.ADVIES,)}

ACTS = [
    Actpagina(
        "besluit_nemen",
        lambda actor, pk, g: besluit_nemen(actor=actor, dossier_id=pk, voornemen=voornemen_uit(g)),
        "Het besluit is genomen en vastgelegd. Het secretariaat verstuurt de brieven.",
        formulier=_besluitform,
        context=_besluitcontext,
        sjabloon="tlv/besluit_nemen.html",
        invoegen=IN_BESLUIT,
    ),
    Actpagina(
        "besluit_herstellen",
        lambda actor, pk, g: besluit_herstellen(
            actor=actor, dossier_id=pk, voornemen=voornemen_uit(g), herstel=herstel_uit(g)
        ),
        "Het nieuwe besluit is vastgelegd. Het secretariaat verstuurt nieuwe brieven.",
        formulier=_herstelform,
        context=_besluitcontext,
        sjabloon="tlv/besluit_nemen.html",
        invoegen=IN_BESLUIT,
        uitleg=(
            "Een besluit verandert nooit (TLV-115). Klopt er iets niet, dan neemt u een nieuw besluit dat in de plaats"
            " komt. In de brief staat welk besluit wordt vervangen en waarom. Er begint een nieuwe bezwaartermijn."
        ),
    ),
    Actpagina(
        "brieven_verzenden",
        lambda actor, pk, _: brieven_verzenden(actor=actor, dossier_id=pk),
        "De brieven worden gemaakt. Op deze pagina ziet u wanneer ze zijn bezorgd.",
        gevolgen=_ontvangers,
    ),
]


def besluitpaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The besluit on the dossier page: outcome for who sees the basis, reasons for who may read them."""
    besluit = geldend_besluit(dossier, actor)
    if besluit is None:
        return _paneel_buiten_behandeling(actor, dossier)
    bewaard = Besluitgrond.objects.zichtbaar_voor(actor).filter(besluit=besluit).first()
    teksten = Besluittekst.objects.zichtbaar_voor(actor).filter(besluit=besluit).order_by("pk")
    context = {
        "besluit": besluit,
        "vervangt": besluit.vervangt,
        "tlv": getattr(besluit, "tlv", None),
        "omdat": grond.titel if (grond := ontvankelijkheidsgrond_van(besluit)) else "",
        "uitlegtitel": "Hoe zijn wij hierop gekomen?" if grond else "Hoe is de periode berekend?",
        "uitleg": bewaard.uitleg if bewaard else [],
        "teksten": {rij.soort: rij.tekst for rij in teksten},
        "leerling": dossier.leerling,
        "bezwaar_tot": bezwaar_tot(actor, dossier, besluit.pk),
        "maakte_bezwaar": cache(partial(maakte_bezwaar, actor, dossier)),  # asked on the page of a family only
        "rechtbank": rechtbank_van(besluit),
        "heropening_gevraagd": Heropeningsverzoek.objects.van(actor, dossier)
        .filter(stand=Heropeningstand.OPEN)
        .exists(),
    }
    return Paneel("Besluit", "tlv/_besluit.html", context, gezin=VOOR_GEZIN)


def _paneel_buiten_behandeling(actor: Actor, dossier: Dossier) -> Paneel | None:
    besluiten = Buitenbehandeling.objects.zichtbaar_voor(actor).select_related("opschorting")
    besluit = besluiten.filter(NIET_HERROEPEN, dossier=dossier).first()
    if besluit is None:
        return None
    context = {
        "besluit": besluit,
        "leerling": dossier.leerling,
        "bezwaar_tot": bezwaar_tot(actor, dossier, besluit.pk),
        "maakte_bezwaar": cache(partial(maakte_bezwaar, actor, dossier)),  # asked on the page of a family only
        "rechtbank": "",
    }
    return Paneel("Besluit", "tlv/_buiten_behandeling.html", context, gezin=VOOR_GEZIN)


def bezwaar_tot(actor: Actor, dossier: Dossier, besluit_id: int) -> date | None:
    """The last day on which the reader may object: six weeks after the reader's own letter was sent (RCH-10).

    A letter that came back does not count (RCH-08).
    """
    eigen = Brief.objects.van(actor, dossier).filter(
        soort__in=(BESLUIT_TLV, BUITEN_BEHANDELING), onderwerp_id=besluit_id, ontvanger_id__in=actor.partij_ids
    )
    brief = met_bezorgingen(eigen).order_by("pk").first()
    bekend = bekendmaking(bezorgingen_van(brief)).dag if brief else None
    return bezwaartermijn(bekend).uiterste_dag if bekend else None
