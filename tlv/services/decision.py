"""Deciding on a TLV request: one act, under a row lock, blocked until it is allowed, frozen at once."""

from dataclasses import asdict
from datetime import date

from aanvragen.models import Aanvraag
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.mandates import eis_bevoegdheid
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleidsversie_op, inhoud_van, verwijzing
from swv.kern.beleid.uitleg import Reden, json_waarde
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.models import Besluit, Besluitgrond, Besluittekst, Toelaatbaarheidsverklaring
from tlv.rules.besluit import Besluittoets, Voornemen, toets_besluit
from tlv.selectors import Beoordeling, beoordeling_van
from tlv.services.numbers import volgend_nummer


class BesluitGeweigerd(NuNietMogelijk):
    """The rules do not allow this besluit; `blokkades` says by code what is missing, so that a form can point at it."""

    def __init__(self, blokkades: tuple[Reden, ...]) -> None:
        super().__init__("Dit besluit kan nog niet worden genomen.", tuple(f"{r.tekst} ({r.regel})" for r in blokkades))
        self.blokkades = blokkades


def besluit_nemen(*, actor: Actor, dossier_id: int, voornemen: Voornemen) -> Besluit:
    """Decide (TLV-110, ROL-40, OVZ-23). Raises GeenRecht, or BesluitGeweigerd with every blocking rule.

    What is stored with the besluit: facts, computed period, explanation and policy versions, so that a bezwaar
    years later can see what was known. A grant draws the next TLV number in this same transaction.
    """
    with handelen(actor, "besluit_nemen", dossier_id) as dossier:
        beoordeling = beoordeling_van(actor, dossier)
        bevoegdheid = eis_bevoegdheid(actor, dossier)
        _eis_niet_ingediend(actor, dossier)
        toets = toets_besluit(
            voornemen, beoordeling.stand, beoordeling.route, beoordeling.voorstel, beoordeling.beleid.regels
        )
        if not toets.mag:
            raise BesluitGeweigerd(toets.blokkades)
        algemeen = beleidsversie_op(dossier.swv_id, Algemeen, actor.vandaag)
        moment = nu()
        toegekend = voornemen.uitkomst == "toegekend"
        besluit = Besluit.objects.create(
            dossier=dossier,
            uitkomst=voornemen.uitkomst,
            categorie=voornemen.categorie if toegekend else None,
            ingangsdatum=voornemen.ingangsdatum if toegekend else None,
            einddatum=voornemen.einddatum if toegekend else None,
            beleid=[beoordeling.versie.als_json(), verwijzing(algemeen).als_json()],
            bevoegdheid=bevoegdheid.grond,
            genomen_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            functie=bevoegdheid.functie,
            genomen_op=moment,
        )
        if toegekend:
            _geef_af(dossier, besluit, inhoud_van(algemeen, Algemeen), actor.vandaag)
        dossier.besloten_op = moment
        dossier.toegekend_op = moment if toegekend else None
        dossier.save(update_fields=["besloten_op", "toegekend_op"])
        _leg_grond_vast(dossier, besluit, beoordeling, toets, voornemen)
        verplaats(actor, dossier, "besluit_nemen")
        leg_vast(actor, dossier, "besluit.genomen", uitkomst=besluit.uitkomst)
        return besluit


def _eis_niet_ingediend(actor: Actor, dossier: Dossier) -> None:
    if Aanvraag.objects.filter(dossier=dossier, ingediend_door_id=actor.persoon_id).exists():
        raise GeenRecht("Wie een aanvraag heeft ingediend, mag er niet zelf over besluiten.", "ROL-42")


def _geef_af(dossier: Dossier, besluit: Besluit, algemeen: Algemeen, dag: date) -> Toelaatbaarheidsverklaring:
    if besluit.categorie is None or besluit.ingangsdatum is None or besluit.einddatum is None:
        raise NuNietMogelijk("Een toekenning noemt categorie, eerste en laatste dag (TLV-70, TLV-112).")
    volgnummer = volgend_nummer(dossier.swv_id, "tlv", dag.year)
    return Toelaatbaarheidsverklaring.objects.create(
        dossier=dossier,
        besluit=besluit,
        leerling_id=dossier.leerling_id,
        swv_id=dossier.swv_id,
        jaar=dag.year,
        volgnummer=volgnummer,
        nummer=algemeen.tlv_nummer(dag.year, volgnummer),
        categorie=besluit.categorie,
        ingangsdatum=besluit.ingangsdatum,
        einddatum=besluit.einddatum,
    )


def _leg_grond_vast(
    dossier: Dossier, besluit: Besluit, beoordeling: Beoordeling, toets: Besluittoets, voornemen: Voornemen
) -> None:
    voorstel = beoordeling.voorstel
    redenen: tuple[Reden, ...] = (*voorstel.redenen, *voorstel.signalen) if voorstel else ()
    Besluitgrond.objects.create(
        besluit=besluit,
        dossier=dossier,
        feiten={naam: json_waarde(w) for naam, w in asdict(beoordeling.feiten).items()} if beoordeling.feiten else {},
        voorstel=_voorstel_json(beoordeling),
        uitleg=[reden.als_json() for reden in (*redenen, *toets.afwijkingen)],
    )
    teksten = {"motivering": voornemen.motivering, "advies": voornemen.advies, "afwijking": voornemen.afwijking}
    for soort, tekst in teksten.items():
        if tekst.strip():
            Besluittekst.objects.create(besluit=besluit, dossier=dossier, soort=soort, tekst=tekst.strip())


def _voorstel_json(beoordeling: Beoordeling) -> dict[str, object]:
    voorstel = beoordeling.voorstel
    if voorstel is None:
        return {}
    namen = ("vroegste_start", "vroegste_einde", "uiterste_einde", "voorstel_einde", "toegestaan")
    return {naam: json_waarde(getattr(voorstel, naam)) for naam in namen}
