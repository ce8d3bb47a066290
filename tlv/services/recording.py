"""Writing a besluit down: the row, what it rests on, its texts and number, and the end of the besluit it replaces."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from aanvragen.models import Aanvraag
from aanvragen.rules.mandaat import Bevoegdheid
from aanvragen.services.mandates import eis_bevoegdheid
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleidsversie_op, inhoud_van, verwijzing
from swv.kern.beleid.uitleg import Reden, json_waarde
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_weergave import BESLUIT_TLV
from swv.kern.documenten.models import WACHTEND, Brief
from swv.kern.documenten.storage import controlegetal
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.choices import Besluitsoort, Uitkomst
from tlv.models import Besluit, Besluitgrond, Besluittekst, Bezwaarbeslissing, Toelaatbaarheidsverklaring
from tlv.overgenomen import nummer_overgenomen
from tlv.rules.besluit import Besluittoets, Voornemen
from tlv.selectors import Beoordeling, besluitinhoud, geldend_besluit
from tlv.services.numbers import volgend_nummer


@dataclass(frozen=True, slots=True)
class Vervanging:
    """Why a new besluit takes the place of the one that counts now."""

    soort: Besluitsoort
    reden: str


def leg_besluit_vast(
    actor: Actor,
    dossier: Dossier,
    beoordeling: Beoordeling,
    toets: Besluittoets,
    voornemen: Voornemen,
    vervanging: Vervanging | None = None,
    bevoegdheid: Bevoegdheid | None = None,
) -> Besluit:
    """Store what was decided; the caller has judged that it may be, holds the row lock and moves the status.

    With it go facts, computed period, explanation and policy versions, so that a bezwaar years later can see what was
    known (TLV-115). A grant draws the next TLV number in this same transaction (RCH-33). With `vervanging` the new
    besluit replaces the one that counts: its TLV ends and its letters that wait go out no more; nothing else of it
    changes. `bevoegdheid` is the power to decide when the caller judged it by other rules than those of the route.
    """
    oud = geldend_besluit(dossier) if vervanging else None
    if vervanging and (oud is None or not vervanging.reden.strip()):
        raise NuNietMogelijk("Een nieuw besluit vervangt een eerder besluit, met een reden (TLV-115).")
    algemeen = beleidsversie_op(dossier.swv_id, Algemeen, actor.vandaag)
    bevoegdheid, moment = bevoegdheid or eis_bevoegdheid(actor, dossier), nu()
    toegekend, kan_niet = voornemen.uitkomst == "toegekend", voornemen.uitkomst == "niet_ontvankelijk"
    gronden = [beleidsversie_op(dossier.swv_id, Ontvankelijkheid, actor.vandaag)] if kan_niet else []
    besluit = Besluit(
        dossier=dossier,
        soort=vervanging.soort if vervanging else Besluitsoort.PRIMAIR,
        vervangt=oud,
        **_uitkomst_van(voornemen),
        adviesronde=Aanvraag.objects.get(dossier=dossier).adviesronde,
        beleid=[beoordeling.versie.als_json(), *(verwijzing(rij).als_json() for rij in (algemeen, *gronden))],
        bevoegdheid=bevoegdheid.grond,
        genomen_door_id=actor.eigen_persoon_id,
        naam=actor.naam,
        functie=bevoegdheid.functie,
        genomen_op=moment,
    )
    grond = _grond_van(besluit, beoordeling, toets)
    teksten = _teksten_van(voornemen, vervanging)
    besluit.controlegetal = controlegetal(besluitinhoud(besluit, grond, teksten))
    besluit.save()
    if oud is not None:
        _laat_brieven_vervallen(dossier, oud, moment, actor.vandaag)
    if toegekend:
        _geef_af(dossier, besluit, inhoud_van(algemeen, Algemeen), actor.vandaag)
    dossier.besloten_op = moment
    dossier.toegekend_op = moment if toegekend else None
    dossier.save(update_fields=["besloten_op", "toegekend_op"])
    _leg_woorden_vast(besluit, grond, teksten)
    return besluit


def _uitkomst_van(voornemen: Voornemen) -> dict[str, Any]:
    """What was decided, with only the fields that belong to that outcome."""
    bij = {"toegekend": ("categorie", "ingangsdatum", "einddatum")}.get(voornemen.uitkomst, ())
    grond = voornemen.grond if voornemen.uitkomst == "niet_ontvankelijk" else ""
    velden = {veld: getattr(voornemen, veld) for veld in bij}
    return {"uitkomst": voornemen.uitkomst, "ontvankelijkheidsgrond": grond, **velden}


def _leg_woorden_vast(besluit: Besluit, grond: Besluitgrond, teksten: dict[str, str]) -> None:
    grond.save()
    Besluittekst.objects.bulk_create(
        Besluittekst(besluit=besluit, dossier_id=besluit.dossier_id, soort=soort, tekst=tekst)
        for soort, tekst in teksten.items()
    )


def _laat_brieven_vervallen(dossier: Dossier, oud: Besluit, moment: datetime, dag: date) -> None:
    """The letters of a replaced besluit that have not gone out lapse; its TLV ends because it is replaced."""
    over_oud = Q(soort=BESLUIT_TLV, onderwerp_id=oud.pk)
    if beslissing := Bezwaarbeslissing.objects.filter(besluit=oud).first():
        over_oud |= Q(soort=BESLISSING_OP_BEZWAAR, onderwerp_id=beslissing.pk)
    with bereik(systeem(dossier.swv_id, dag), reden="besluit_vervangen"):
        Brief.objects.filter(WACHTEND, over_oud, dossier=dossier).update(vervallen_op=moment)


def _geef_af(dossier: Dossier, besluit: Besluit, algemeen: Algemeen, dag: date) -> Toelaatbaarheidsverklaring:
    if besluit.categorie is None or besluit.ingangsdatum is None or besluit.einddatum is None:
        raise NuNietMogelijk("Een toekenning noemt categorie, eerste en laatste dag (TLV-70, TLV-112).")
    volgnummer, nummer = _nieuw_nummer(dossier.swv_id, algemeen, dag.year)
    return Toelaatbaarheidsverklaring.objects.create(
        dossier=dossier,
        besluit=besluit,
        leerling_id=dossier.leerling_id,
        swv_id=dossier.swv_id,
        jaar=dag.year,
        volgnummer=volgnummer,
        nummer=nummer,
        categorie=besluit.categorie,
        ingangsdatum=besluit.ingangsdatum,
        einddatum=besluit.einddatum,
    )


def _nieuw_nummer(swv_id: int, algemeen: Algemeen, jaar: int) -> tuple[int, str]:
    """The next number of the year that the old system did not give out: together they have no gap (RCH-33, SYS-74)."""
    while True:
        volgnummer = volgend_nummer(swv_id, "tlv", jaar)
        nummer = algemeen.tlv_nummer(jaar, volgnummer)
        if not nummer_overgenomen(swv_id, nummer):
            return volgnummer, nummer


def _grond_van(besluit: Besluit, beoordeling: Beoordeling, toets: Besluittoets) -> Besluitgrond:
    """What was known and how it was explained, in the words of the day; of a period only when one was judged."""
    voorstel, kan_niet = beoordeling.voorstel, besluit.uitkomst == Uitkomst.NIET_ONTVANKELIJK
    redenen: tuple[Reden, ...] = (*voorstel.redenen, *voorstel.signalen) if voorstel and not kan_niet else ()
    return Besluitgrond(
        besluit=besluit,
        dossier=besluit.dossier,
        feiten={naam: json_waarde(w) for naam, w in asdict(beoordeling.feiten).items()} if beoordeling.feiten else {},
        voorstel=_voorstel_json(beoordeling),
        uitleg=[reden.als_json() for reden in (*redenen, *toets.afwijkingen)],
    )


def _teksten_van(voornemen: Voornemen, vervanging: Vervanging | None) -> dict[str, str]:
    teksten = {
        "motivering": voornemen.motivering,
        "advies": voornemen.advies,
        "afwijking": voornemen.afwijking,
        "keuze": voornemen.keuze,
        "vervanging": vervanging.reden if vervanging else "",
    }
    return {soort: tekst.strip() for soort, tekst in teksten.items() if tekst.strip()}


def _voorstel_json(beoordeling: Beoordeling) -> dict[str, object]:
    voorstel = beoordeling.voorstel
    if voorstel is None:
        return {}
    namen = ("vroegste_start", "vroegste_einde", "uiterste_einde", "voorstel_einde", "toegestaan")
    return {naam: json_waarde(getattr(voorstel, naam)) for naam in namen}
