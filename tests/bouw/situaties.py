"""Dossiers in a situation, made by the services that the product uses, each step by the person who may take it.

Every function takes the cast and returns the dossier; the later situations contain the earlier ones. `wie` names
the people: the default is the main SWV, `ZANDBERGEN` the fourth one, which is made of data files alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile

from aanvragen.answers import formulier_van
from aanvragen.choices import Ondertekenstand, Strekking
from aanvragen.models import Handtekening
from aanvragen.rules.advies import Adviesinhoud
from aanvragen.selectors import volledigheid_van
from aanvragen.services.advising import advies_opslaan, advies_vaststellen
from aanvragen.services.assessment import (
    akkoord_geven,
    deskundigen_toewijzen,
    notitie_toevoegen,
)
from aanvragen.services.documents import document_toevoegen, handtekening_vastleggen
from aanvragen.services.drafting import (
    NieuweLeerling,
    aanvraag_beginnen,
    leerling_toevoegen,
    sectie_opslaan,
)
from aanvragen.services.submission import (
    aanvraag_indienen,
    aanvraag_volledig_verklaren,
    aanvraag_voorleggen,
    aanvulling_vragen,
)
from swv.kern.choices import Veldgroep
from swv.kern.documenten.models import Brief
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender.klok import vandaag
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.organisatie.models import School, Swv
from swv.kern.personen.models import Contactgegevens, Gezag, Leerling
from swv.kern.toegang.models import Dossier
from tests.bouw.bestanden import pdf
from tests.bouw.bewaard import bewaard
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import HOOFD, VIERDE, Cast
from tests.bouw.formulier import beantwoord, geheim
from tlv.rules.besluit import Voornemen
from tlv.selectors import beoordeling_van
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden

SOORT = "tlv_vso_eerste"
GETEKEND = ("D02", "D03")


@dataclass(frozen=True, slots=True)
class Wie:
    """Who plays which part in a dossier (keys of the cast)."""

    swv: str = HOOFD
    school: str = "brug"
    oco: str = "oco"
    ouders: tuple[str, ...] = ("ouder", "ouder2")
    leerling: str = "leerling"
    secretariaat: str = "secretariaat"
    deskundigen: tuple[str, ...] = ("deskundige1", "deskundige2")
    akkoord: tuple[str, ...] = ()
    beslisser: str = "voorzitter"
    geboortedatum: date = date(2011, 9, 1)
    antwoorden: Mapping[str, Any] | None = None
    soort: str = SOORT
    bekende_leerling: int | None = None
    waarom_nog: str = ""


GEWOON = Wie()
ELDERS = Wie(school="elders", oco="oco.elders", ouders=("ouder.elders",), leerling="leerling.elders")
VERLENGING = Wie(school="wissel", oco="oco.wissel", soort="tlv_vso_verlenging")
OPHOGING = Wie(
    school="wissel",
    oco="oco.wissel",
    soort="tlv_vso_ophoging",
    antwoorden={"categorie_nu": "1", "categorie_gevraagd": "2"},
)
ZANDBERGEN = Wie(
    swv=VIERDE,
    school="duin",
    oco="oco.duin",
    secretariaat="secretariaat.zandbergen",
    deskundigen=("deskundige1.zandbergen", "deskundige2.zandbergen", "deskundige3.zandbergen"),
    akkoord=("voorzitter.zandbergen",),
    beslisser="directeur.zandbergen",
)


def opnieuw(dossier: Dossier) -> Dossier:
    """The dossier as it stands now; scope needed."""
    return opnieuw_op(dossier.pk)


def opnieuw_op(dossier_id: int) -> Dossier:
    """A dossier by its id; scope needed."""
    return Dossier.objects.select_related("leerling", "swv", "school").get(pk=dossier_id)


def leerling(cast: Cast, wie: Wie = GEWOON) -> Leerling:
    """A pupil of the school, with gezag and addresses; the first parent and the pupil agreed to digital post."""
    with cast.als(wie.oco) as oco:
        nieuw = leerling_toevoegen(
            actor=oco,
            swv=Swv.objects.get(pk=cast.swvs[wie.swv]),
            school=School.objects.get(pk=cast.scholen[wie.school]),
            gegevens=NieuweLeerling("Sam", "de Vries", wie.geboortedatum),
        )
    # Accounts of the cast instead of fresh persons, so that these parents can sign in.
    with cast.als(f"systeem:{wie.swv}") as systeem:
        for ouder in wie.ouders:
            Gezag.objects.create(
                leerling=nieuw,
                partij_id=cast.partijen[ouder],
                van=wie.geboortedatum,
                tot=verjaardag(wie.geboortedatum, 18),
            )
        Leerling.objects.filter(pk=nieuw.pk).update(persoon_id=cast.personen[wie.leerling])
        Contactgegevens.objects.create(
            leerling=nieuw, telefoon="013-1", email="sam@voorbeeld.example", digitale_post_sinds=systeem.vandaag
        )
        eerste, *overige = wie.ouders
        Contactgegevens.objects.create(
            leerling=nieuw,
            partij_id=cast.partijen[eerste],
            straat_huisnummer="Dorpsstraat 1",
            postcode="5000 AA",
            plaats="Tilburg",
            digitale_post_sinds=systeem.vandaag,
        )
        for ouder in overige:
            Contactgegevens.objects.create(
                leerling=nieuw,
                partij_id=cast.partijen[ouder],
                straat_huisnummer="Kade 2",
                postcode="5050 AB",
                plaats="Goirle",
            )
    return nieuw


def maak_adres_geheim(cast: Cast, leerling_id: int, ouder: str, wie: Wie = GEWOON) -> None:
    """Whose address only the secretariaat sees from now on (OPEN-82); needs a submitted dossier."""
    with cast.als(wie.secretariaat):
        gewijzigd = Contactgegevens.objects.filter(leerling_id=leerling_id, partij_id=cast.partijen[ouder])
        assert gewijzigd.update(geheim=True) == 1


@bewaard
def dossier_begonnen(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Just opened: nothing filled in."""
    bekend = wie.bekende_leerling
    kind = leerling(cast, wie) if bekend is None else None
    with cast.als(wie.oco) as oco:
        kind = kind or Leerling.objects.get(pk=bekend)
        return aanvraag_beginnen(
            actor=oco,
            leerling=kind,
            school=School.objects.get(pk=cast.scholen[wie.school]),
            soort=wie.soort,
            waarom_nog=wie.waarom_nog,
        )


@bewaard
def dossier_in_concept(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Every question answered and every document added, with planted secrets; nobody but the school sees it."""
    dossier = dossier_begonnen(cast, wie)
    with cast.als(wie.oco) as oco:
        antwoorden = beantwoord(formulier_van(dossier), wie.antwoorden or {})
        for sectie, waarden in antwoorden.items():
            sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie=sectie, antwoorden=waarden)
        while nodig := [stuk.code for stuk in volledigheid_van(oco, dossier).ontbreekt if stuk.code not in GETEKEND]:
            for code in nodig:
                document_toevoegen(
                    actor=oco,
                    dossier_id=dossier.pk,
                    code=code,
                    naam=f"{code}.pdf",
                    datum=vandaag() - timedelta(days=30),
                    bestand=ContentFile(pdf()),
                )
        return opnieuw(dossier)


@bewaard
def dossier_ter_ondertekening(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Presented to those with gezag and to the pupil, who now see it; nobody has signed."""
    dossier = dossier_in_concept(cast, wie)
    with cast.als(wie.oco) as oco:
        aanvraag_voorleggen(actor=oco, dossier_id=dossier.pk)
        return opnieuw(dossier)


@bewaard
def dossier_ingediend(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Signed by all and submitted."""
    dossier = dossier_ter_ondertekening(cast, wie)
    with cast.als(wie.oco) as oco:
        for rij in Handtekening.objects.filter(dossier=dossier).order_by("pk"):
            handtekening_vastleggen(actor=oco, handtekening_id=rij.pk, stand=Ondertekenstand.GETEKEND, op=oco.vandaag)
        aanvraag_indienen(actor=oco, dossier_id=dossier.pk)
        return opnieuw(dossier)


@bewaard
def dossier_met_aanvulling_gevraagd(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """The secretariaat asked for additions: the school may edit again."""
    dossier = dossier_ingediend(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        aanvulling_vragen(
            actor=actor,
            dossier_id=dossier.pk,
            hersteltermijn=actor.vandaag + timedelta(days=14),
            wat="het OPP ontbreekt",
        )
        return opnieuw(dossier)


@bewaard
def dossier_volledig(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Declared complete by the secretariaat, with an internal note."""
    dossier = dossier_ingediend(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        notitie_toevoegen(actor=actor, dossier_id=dossier.pk, tekst=f"Gebeld. {geheim(Veldgroep.INTERN)}")
        aanvraag_volledig_verklaren(actor=actor, dossier_id=dossier.pk)
        return opnieuw(dossier)


@bewaard
def dossier_bij_deskundigen(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Experts are assigned; no advice is final, the first expert has a draft."""
    dossier = dossier_volledig(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        deskundigen_toewijzen(
            actor=actor,
            dossier_id=dossier.pk,
            lidmaatschappen=[cast.lidmaatschappen[deskundige] for deskundige in wie.deskundigen],
        )
    with cast.als(wie.deskundigen[0]) as deskundige:
        advies_opslaan(actor=deskundige, dossier_id=dossier.pk, inhoud=advies("toekennen"))
        return opnieuw(dossier)


def advies(strekking: str, categorie: int = 1) -> Adviesinhoud:
    """An advice with a planted secret."""
    toekennen = strekking == Strekking.TOEKENNEN
    return Adviesinhoud(
        strekking=strekking,
        categorie=categorie if toekennen else None,
        tot_en_met=date(2028, 7, 31) if toekennen else None,
        motivering=f"Dit past bij de leerling. {geheim(Veldgroep.ADVIES)}",
        categorie_motivering="De steun is de hele dag nodig." if toekennen else "",
        duur_motivering="Twee jaar is nodig om te leren." if toekennen else "",
        ivo={"aandacht": "Een kleine groep."} if toekennen else {},
        afwegingen=AFWEGINGEN,
    )


AFWEGINGEN = {
    **dict.fromkeys(("tijdelijk", "andere_school", "jeugdhulp"), ("nee", "Daar is niets van gebleken.")),
    **dict.fromkeys(
        ("hogere_categorie", "onderwijstijd", "standaardcategorie", "verhoging", "reistijd"), ("", "Vijfentwintig uur.")
    ),
}
"""An answer with a reason to every question that a policy asks."""


def stel_advies_vast(cast: Cast, dossier: Dossier, deskundige: str, strekking: str = "toekennen") -> None:
    """One expert signs."""
    with cast.als(deskundige) as actor:
        advies_vaststellen(actor=actor, dossier_id=dossier.pk, inhoud=advies(strekking))


@bewaard
def dossier_met_een_advies(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """The first expert has signed, the others have not."""
    dossier = dossier_bij_deskundigen(cast, wie)
    stel_advies_vast(cast, dossier, wie.deskundigen[0])
    with cast.als(wie.secretariaat):
        return opnieuw(dossier)


@bewaard
def dossier_met_adviezen(cast: Cast, wie: Wie = GEWOON, *, strekking: str = "toekennen") -> Dossier:
    """All advices are final, or came along, and every akkoord of the route is given: ready for the besluit."""
    dossier = dossier_bij_deskundigen(cast, wie) if wie.deskundigen else dossier_volledig(cast, wie)
    for deskundige in wie.deskundigen:
        stel_advies_vast(cast, dossier, deskundige, strekking)
    for functie in wie.akkoord:
        with cast.als(functie) as actor:
            akkoord_geven(actor=actor, dossier_id=dossier.pk)
    with cast.als(wie.secretariaat):
        return opnieuw(dossier)


def voornemen_tot_toekennen(actor: Any, dossier: Dossier) -> Voornemen:
    """The decision that the rules propose."""
    voorstel = beoordeling_van(actor, dossier).voorstel
    assert voorstel is not None
    return Voornemen(
        uitkomst="toegekend",
        motivering=f"De commissie volgt de adviezen. {geheim(Veldgroep.ADVIES)}",
        categorie=1,
        ingangsdatum=voorstel.start,
        einddatum=voorstel.voorstel_einde,
    )


@bewaard
def dossier_besloten(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Granted; the letters are not sent yet."""
    dossier = dossier_met_adviezen(cast, wie)
    with cast.als(wie.beslisser) as actor:
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen_tot_toekennen(actor, opnieuw(dossier)))
        return opnieuw(dossier)


@bewaard
def dossier_afgewezen(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Refused, with advice; the letters are not sent yet."""
    dossier = dossier_met_adviezen(cast, wie, strekking="afwijzen")
    with cast.als(wie.beslisser) as actor:
        besluit_nemen(
            actor=actor,
            dossier_id=dossier.pk,
            voornemen=Voornemen(
                uitkomst="afgewezen",
                motivering=f"Regulier is haalbaar. {geheim(Veldgroep.ADVIES)}",
                advies="Zet de begeleiding voort.",
            ),
        )
        return opnieuw(dossier)


@bewaard
def dossier_met_brieven_klaar(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Granted, and the letters are ordered: rows without a version."""
    dossier = dossier_besloten(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        return opnieuw(dossier)


@bewaard
def dossier_verzonden(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """Granted, every letter made and delivered: in the portal, and on paper for who wants that."""
    dossier = dossier_met_brieven_klaar(cast, wie)
    maak_brieven(cast, dossier, wie)
    with cast.als(wie.secretariaat) as actor:
        op_papier = Brief.objects.filter(dossier=dossier, verzonden_op__isnull=True).order_by("pk")
        if ids := list(op_papier.values_list("pk", flat=True)):
            printrun_bevestigen(actor=actor, brief_ids=ids)
        return opnieuw(dossier)


def maak_brieven(cast: Cast, dossier: Dossier, wie: Wie = GEWOON) -> None:
    """What the worker does: a version per letter, and delivery in the portal."""
    with cast.als(f"systeem:{wie.swv}") as actor:
        maak_wachtende(actor, dossier=dossier)


def anders(wie: Wie = GEWOON, **velden: Any) -> Wie:
    """The same people with something different."""
    return replace(wie, **velden)
