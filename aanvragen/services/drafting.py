"""Beginning and filling in an aanvraag: who it is about, the answers per section, nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from aanvragen.choices import Status
from aanvragen.kinds import soort_van
from aanvragen.models import Aanvraag, Antwoord, Statusovergang
from aanvragen.rules.samenvoegen import Samenvoeging, kenmerk, voeg_samen
from aanvragen.selectors import lopende_aanvragen
from aanvragen.services.act import handelen
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.selectors import beleidsversie_op, inhoud_van
from swv.kern.choices import InschrijvingSoort, Inzagerol, PartijSoort, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.kalender.schooljaren import leeftijd_op, verjaardag
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij, School, SchoolRelatie, Swv
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Contactgegevens, Gezag, Inschrijving, Leerling, Persoon
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.toegang.services import betrek, volgend_id
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from swv.kern.zoeken.services import zoekwoorden_vastleggen

MEERDERJARIG = 18
AANVRAGEND = "aanvragende school"


@dataclass(frozen=True, slots=True)
class NieuweOuder:
    """Somebody with gezag, as the school enters it; the address may be kept from the other parent (OPEN-82)."""

    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
    relatie: str = "ouder"
    straat_huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class NieuweLeerling:
    """A pupil that this SWV does not know yet (OPEN-85)."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    tussenvoegsel: str = ""
    ouders: tuple[NieuweOuder, ...] = ()


def leerling_toevoegen(*, actor: Actor, swv: Swv, school: School, gegevens: NieuweLeerling) -> Leerling:
    """Enter a pupil of the own school with those who hold gezag, until the 18th birthday (INZ-21, TLV-01)."""
    eis_swv(actor, "leerling_toevoegen")
    if school.partij.pk not in actor.partij_ids:
        raise GeenRecht(
            "U werkt nu niet voor deze school. Wissel rechtsboven van rol, of vraag de coördinator van die school.",
            "TLV-01",
        )
    if gegevens.ouders and leeftijd_op(gegevens.geboortedatum, actor.vandaag) >= MEERDERJARIG:
        raise NuNietMogelijk("Deze leerling is 18 jaar of ouder. Dan heeft niemand meer gezag: laat de ouders leeg.")
    with transaction.atomic():
        zet_reden("leerling_toevoegen")
        leerling = Leerling(
            pk=volgend_id("kern_leerling"),
            swv=swv,
            voornaam=gegevens.voornaam,
            tussenvoegsel=gegevens.tussenvoegsel,
            achternaam=gegevens.achternaam,
            geboortedatum=gegevens.geboortedatum,
        )
        Inschrijving.objects.create(
            leerling_id=leerling.pk,
            school=school,
            partij=school.partij,
            soort=InschrijvingSoort.INSCHRIJVING,
            van=actor.vandaag,
        )
        leerling.save(force_insert=True)
        for ouder in gegevens.ouders:
            ouder_toevoegen(actor=actor, leerling=leerling, ouder=ouder)
        return leerling


def ouder_toevoegen(*, actor: Actor, leerling: Leerling, ouder: NieuweOuder) -> Partij:
    """Record gezag. The rows are written from the outside in: each must be visible when it is inserted."""
    eis_swv(actor, "leerling_toevoegen")
    with transaction.atomic():
        zet_reden("ouder_toevoegen")
        persoon_id, partij_id = volgend_id("kern_persoon"), volgend_id("kern_partij")
        Gezag.objects.create(
            leerling=leerling,
            partij_id=partij_id,
            relatie=ouder.relatie,
            van=actor.vandaag,
            tot=verjaardag(leerling.geboortedatum, 18),
        )
        partij = Partij.objects.create(pk=partij_id, soort=PartijSoort.PERSOON, persoon_id=persoon_id)
        Persoon(
            pk=persoon_id,
            voornaam=ouder.voornaam,
            tussenvoegsel=ouder.tussenvoegsel,
            achternaam=ouder.achternaam,
        ).save(force_insert=True)
        Contactgegevens.objects.create(
            leerling=leerling,
            partij=partij,
            straat_huisnummer=ouder.straat_huisnummer,
            postcode=ouder.postcode,
            plaats=ouder.plaats,
            email=ouder.email,
        )
        return partij


class LooptAl(NuNietMogelijk):
    """An aanvraag about this pupil for the same thing is still open; `dossiers` are those that the actor sees."""

    def __init__(self, dossiers: list[Dossier]) -> None:
        super().__init__(
            "Voor deze leerling loopt al een aanvraag. Ga daarmee verder, of schrijf op waarom dat niet kan."
        )
        self.dossiers = dossiers


def aanvraag_beginnen(*, actor: Actor, leerling: Leerling, school: School, soort: str, waarom_nog: str = "") -> Dossier:
    """Open a dossier in concept for a pupil of the own school (TLV-01, TLV-127).

    Raises LooptAl when the school has one open for the same thing, unless `waarom_nog` says why another is needed.
    """
    soort_van(soort).eis_school(school.soort)
    _eis_eigen_leerling(actor, leerling, school)
    lopend = _eis_reden_bij_overlap(actor, leerling, soort, waarom_nog)
    with transaction.atomic():
        zet_reden("aanvraag_beginnen")
        moment = nu()
        dossier_id = volgend_id("kern_dossier")
        daar = Inschrijving.objects.filter(geldig_op(actor.vandaag), leerling=leerling, school=school)
        einde, partij_id = daar.latest("tot").tot, school.partij.pk
        betrek(
            dossier_id, leerling.swv_id, partij_id, Inzagerol.AANVRAGER, van=actor.vandaag, tot=einde, grond=AANVRAGEND
        )
        dossier = Dossier(
            pk=dossier_id,
            swv_id=leerling.swv_id,
            leerling=leerling,
            school=school,
            soort=soort,
            nummer=f"{actor.vandaag.year}-{dossier_id:06d}",
            aangemaakt_op=moment,
        )
        dossier.save(force_insert=True)
        zoekwoorden_vastleggen([dossier])
        formulier = beleidsversie_op(leerling.swv_id, Formulier, actor.vandaag, soort)
        Aanvraag.objects.create(
            dossier=dossier,
            status=Status.CONCEPT,
            formulier=formulier,
            contactpersoon_id=actor.eigen_persoon_id,
            contactpersoon_naam=actor.naam,
        )
        Statusovergang.objects.create(
            dossier=dossier,
            naar=Status.CONCEPT,
            handeling="aanvraag_beginnen",
            op=moment,
            door=f"{actor.naam} ({actor.rol_label})",
        )
        leg_vast(actor, dossier, "aanvraag.begonnen")
        if lopend:
            leg_vast(actor, dossier, "overlap.toegelicht", veldgroep=Veldgroep.ONDERWIJS, reden=waarom_nog.strip())
        return dossier


def _eis_reden_bij_overlap(actor: Actor, leerling: Leerling, soort: str, waarom_nog: str) -> list[Dossier]:
    lopend = list(lopende_aanvragen(actor, leerling.pk, soort))
    if lopend and not waarom_nog.strip():
        raise LooptAl(lopend)
    return lopend


def _eis_eigen_leerling(actor: Actor, leerling: Leerling, school: School) -> None:
    if not Leerling.objects.zichtbaar_voor(actor).filter(pk=leerling.pk).exists():
        raise NietZichtbaar(f"leerling {leerling.pk}")
    eis_swv(actor, "aanvraag_beginnen")
    eigen = Inschrijving.objects.filter(
        geldig_op(actor.vandaag), leerling=leerling, school=school, partij_id__in=actor.partij_ids
    )
    if not eigen.exists():
        raise GeenRecht(
            "Alleen de school waar de leerling is ingeschreven of aangemeld kan een aanvraag doen.", "TLV-01"
        )
    relatie = SchoolRelatie.objects.filter(geldig_op(actor.vandaag), school=school, swv_id=leerling.swv_id)
    if not relatie.exists():
        raise GeenRecht("Uw school heeft geen relatie met dit samenwerkingsverband. Bel het secretariaat.", "TLV-01")


def sectie_opslaan(
    *,
    actor: Actor,
    dossier_id: int,
    sectie: str,
    antwoorden: Mapping[str, Any],
    gelezen: Mapping[str, str] | None = None,
) -> Samenvoeging:
    """Save the answers of one section as they are, also half-finished: rows per field group, facts typed.

    `gelezen` holds per question the mark of the answer that the page was made from: what somebody else changed since
    then is not overwritten but comes back as a difference. Without it the answers are stored as given. Keys that the
    section does not know are refused with KeyError; checking is for indiening.
    """
    with handelen(actor, "aanvraag_invullen", dossier_id) as dossier:
        formulier = inhoud_van(Aanvraag.objects.select_related("formulier").get(dossier=dossier).formulier, Formulier)
        bewerkbaar = bewerkbare_veldgroepen(actor, dossier)
        vragen = {vraag.sleutel: vraag for vraag in formulier.sectie(sectie).vragen}
        onbekend = set(antwoorden) - set(vragen)
        if onbekend:
            raise KeyError(f"onbekende vragen: {', '.join(sorted(onbekend))}")
        if {vragen[sleutel].veldgroep for sleutel in antwoorden} - set(bewerkbaar):
            raise GeenRecht("U kunt een of meer van deze antwoorden nu niet wijzigen. Bel het secretariaat.")
        rijen = {rij.veldgroep: rij for rij in Antwoord.objects.filter(dossier=dossier, sectie=sectie).order_by("pk")}
        opgeslagen = {sleutel: waarde for rij in rijen.values() for sleutel, waarde in rij.waarden.items()}
        if gelezen is None:
            gelezen = {sleutel: kenmerk(opgeslagen.get(sleutel)) for sleutel in antwoorden}
        uitkomst = voeg_samen(opgeslagen, antwoorden, gelezen)
        for veldgroep in sorted({vragen[sleutel].veldgroep for sleutel in uitkomst.bewaar}):
            waarden = {s: w for s, w in uitkomst.bewaar.items() if vragen[s].veldgroep == veldgroep}
            _bewaar_antwoorden(dossier, sectie, veldgroep, rijen.get(veldgroep), waarden)
            feiten = formulier.feiten(waarden)
            gevraagd = {vragen[s].feit for s in waarden if vragen[s].feit}
            soort_van(dossier.soort).feiten_opslaan(
                dossier, veldgroep, {feit: waarde for feit, waarde in feiten.items() if feit in gevraagd}
            )
        leg_vast(actor, dossier, "sectie.opgeslagen", sectie=sectie)
        return uitkomst


def _bewaar_antwoorden(
    dossier: Dossier, sectie: str, veldgroep: str, rij: Antwoord | None, waarden: Mapping[str, Any]
) -> None:
    if rij is None:
        Antwoord.objects.create(
            dossier=dossier, sectie=sectie, veldgroep=veldgroep, waarden=dict(waarden), bijgewerkt_op=nu()
        )
        return
    rij.waarden = {**rij.waarden, **waarden}
    rij.bijgewerkt_op = nu()
    rij.save(update_fields=["waarden", "bijgewerkt_op"])
