"""What happens with a TLV after it was granted: another VSO school, back to the VO, no longer used; and undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aanvragen.services.act import handelen
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import Inzagerol, SchoolSoort, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.services import betrek
from tlv.choices import Gebruiksoort
from tlv.models import IN_KRACHT, Tlvgebruik, Toelaatbaarheidsverklaring
from tlv.register import STOPT, geldend_gebruik, overstappen, terugplaatsing_van
from tlv.rules.register import EEN_DAG, schoolperiodes
from tlv.rules.vervolg import gebruik_tot_terugkeer, wissel_van_school

GROND = "VSO-school van de TLV (TLV-126)"


@dataclass(frozen=True, slots=True)
class Bestemming:
    """The school where a TLV is used: one that the SWV knows, or the name and BRIN of any other."""

    school: int | None = None
    naam: str = ""
    brin: str = ""


def vso_scholen(dossier: Dossier, dag: date) -> list[School]:
    """The VSO schools that relate to this SWV on a day."""
    relaties = SchoolRelatie.objects.filter(geldig_op(dag), swv_id=dossier.swv_id)
    rijen = School.objects.filter(pk__in=relaties.values("school_id"), soort=SchoolSoort.VSO)
    return list(rijen.select_related("partij").order_by("naam", "pk"))


def overstap_vastleggen(*, actor: Actor, dossier_id: int, naar: Bestemming, datum: date) -> Tlvgebruik:
    """Record at which VSO school the TLV is used from a day on; no new TLV is needed within its days (TLV-126).

    A school that the SWV knows reads the dossier as the receiving one (INZ-02), until the TLV goes elsewhere or ends.
    """
    with handelen(actor, "overstap_vastleggen", dossier_id) as dossier:
        tlv = _in_kracht(actor, dossier)
        _eis_niet_gestopt(actor, tlv)
        wissel = wissel_van_school(tlv.ingangsdatum, tlv.einddatum, datum)
        if wissel.nieuwe_tlv_nodig:
            raise NuNietMogelijk(f"{wissel.waarom.tekst} Kies een dag waarop de verklaring geldt.")
        school = None
        if naar.school is not None:
            school = next((rij for rij in vso_scholen(dossier, actor.vandaag) if rij.pk == naar.school), None)
            if school is None:
                raise NuNietMogelijk("Kies een school uit de lijst, of vul naam en BRIN in.")
        elif not naar.naam.strip() or not naar.brin.strip():
            raise NuNietMogelijk(
                "Kies een school uit de lijst, of vul naam en BRIN in van een school die er niet bij staat."
            )
        naam, brin = (school.naam, school.brin) if school else (naar.naam.strip(), naar.brin.strip().upper())
        rij = schrijf_gebruik(
            actor, tlv, Gebruiksoort.OVERSTAP, datum, [wissel.waarom], school=school, school_naam=naam, brin=brin
        )
        _werk_inzage_bij(actor, dossier, tlv)
        leg_vast(actor, dossier, "overstap.vastgelegd", naam=naam, datum=datum.isoformat())
        return rij


def terugkeer_vastleggen(*, actor: Actor, dossier_id: int, datum: date) -> Tlvgebruik:
    """Record the first day in the VO: the use of the TLV ends the day before, and what was left is kept (TLV-128)."""
    with handelen(actor, "terugkeer_vastleggen", dossier_id) as dossier:
        rij = _stop(actor, dossier, Gebruiksoort.TERUGKEER, datum, "")
        leg_vast(actor, dossier, "terugkeer.vastgelegd", datum=datum.isoformat())
        return rij


def gebruik_beeindigen(*, actor: Actor, dossier_id: int, datum: date, uitkomst: str) -> Tlvgebruik:
    """Record from which day the TLV is not used any more, for another reason than a return to the VO."""
    with handelen(actor, "gebruik_beeindigen", dossier_id) as dossier:
        rij = _stop(actor, dossier, Gebruiksoort.EINDE, datum, uitkomst)
        leg_vast(actor, dossier, "gebruik.beeindigd", datum=datum.isoformat())
        return rij


def _stop(actor: Actor, dossier: Dossier, soort: Gebruiksoort, datum: date, uitkomst: str) -> Tlvgebruik:
    tlv = _in_kracht(actor, dossier)
    _eis_niet_gestopt(actor, tlv)
    if datum > tlv.einddatum:
        raise NuNietMogelijk("De verklaring is dan al afgelopen. Er valt niets te stoppen.")
    gebruik = gebruik_tot_terugkeer(tlv.ingangsdatum, tlv.einddatum, datum)
    redenen = [gebruik.waarom] if soort == Gebruiksoort.TERUGKEER else []
    rij = schrijf_gebruik(actor, tlv, soort, datum, redenen, dagen_over=gebruik.dagen_over, uitkomst=uitkomst)
    _werk_inzage_bij(actor, dossier, tlv)
    return rij


def invoer_vastleggen(*, actor: Actor, dossier_id: int, datum: date) -> Tlvgebruik:
    """Record that the school entered the number in its own administration, and so in ROD (RCH-32)."""
    with handelen(actor, "invoer_vastleggen", dossier_id) as dossier:
        tlv = _in_kracht(actor, dossier)
        _eis_nog_niet(actor, tlv, Gebruiksoort.INVOER)
        _eis_niet_later(actor, datum)
        rij = schrijf_gebruik(actor, tlv, Gebruiksoort.INVOER, datum, [])
        leg_vast(actor, dossier, "invoer.vastgelegd", datum=datum.isoformat())
        return rij


def terugplaatsing_vastleggen(
    *, actor: Actor, dossier_id: int, datum: date, uitkomst: str, toelichting: str
) -> Tlvgebruik:
    """Record whether the pupil can go back to the VO, from the first day of the last school year on (TLV-123)."""
    with handelen(actor, "terugplaatsing_vastleggen", dossier_id) as dossier:
        tlv = _in_kracht(actor, dossier)
        taak = terugplaatsing_van(tlv, actor.vandaag)
        if taak is None:
            raise NuNietMogelijk("Dit samenwerkingsverband vraagt deze uitkomst niet. U hoeft niets vast te leggen.")
        _eis_nog_niet(actor, tlv, Gebruiksoort.TERUGPLAATSING)
        _eis_niet_later(actor, datum)
        if datum < taak.begin:
            raise NuNietMogelijk(
                "Dit onderzoek hoort in het laatste schooljaar van de verklaring. Kies een dag daarin."
            )
        rij = schrijf_gebruik(
            actor,
            tlv,
            Gebruiksoort.TERUGPLAATSING,
            datum,
            [taak.waarom],
            veldgroep=Veldgroep.ONDERWIJS,
            uitkomst=uitkomst,
            toelichting=toelichting.strip(),
        )
        leg_vast(actor, dossier, "terugplaatsing.vastgelegd", veldgroep=Veldgroep.ONDERWIJS)
        return rij


def gebruik_terugdraaien(*, actor: Actor, dossier_id: int, melding: int, reden: str) -> Tlvgebruik:
    """Take an entry back that was a mistake; it stays on record and counts no more. The inzage of schools follows."""
    with handelen(actor, "gebruik_terugdraaien", dossier_id) as dossier:
        tlv = _in_kracht(actor, dossier)
        rij = geldend_gebruik(actor).filter(tlv=tlv, pk=melding).first()
        if rij is None:
            raise NuNietMogelijk("Deze melding is al teruggedraaid. Ververs de pagina.")
        rij.teruggedraaid_op = nu()
        rij.save(update_fields=["teruggedraaid_op"])
        _werk_inzage_bij(actor, dossier, tlv)
        leg_vast(actor, dossier, "gebruik.teruggedraaid", veldgroep=Veldgroep.ONDERWIJS, reden=reden.strip())
        return rij


def _in_kracht(actor: Actor, dossier: Dossier) -> Toelaatbaarheidsverklaring:
    """The TLV of the dossier that nothing replaces; a replaced one keeps what was recorded (TLV-114)."""
    rijen = Toelaatbaarheidsverklaring.objects.van(actor, dossier).filter(IN_KRACHT)
    tlv = rijen.select_related("dossier__school").first()
    if tlv is None:
        raise NuNietMogelijk("In dit dossier is geen TLV die geldt.")
    return tlv


def _eis_niet_gestopt(actor: Actor, tlv: Toelaatbaarheidsverklaring) -> None:
    if geldend_gebruik(actor).filter(tlv=tlv, soort__in=STOPT).exists():
        raise NuNietMogelijk(
            "Het gebruik van deze TLV is al gestopt. Klopt dat niet? Draai die melding dan eerst terug."
        )


def _eis_nog_niet(actor: Actor, tlv: Toelaatbaarheidsverklaring, soort: Gebruiksoort) -> None:
    if geldend_gebruik(actor).filter(tlv=tlv, soort=soort).exists():
        raise NuNietMogelijk("Dit is al vastgelegd. Klopt het niet? Vraag het secretariaat om het terug te draaien.")


def _eis_niet_later(actor: Actor, datum: date) -> None:
    if datum > actor.vandaag:
        raise NuNietMogelijk("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")


def schrijf_gebruik(
    actor: Actor,
    tlv: Toelaatbaarheidsverklaring,
    soort: Gebruiksoort,
    datum: date,
    redenen: Sequence[Reden],
    **velden: object,
) -> Tlvgebruik:
    """Write one entry about a TLV, in the name of the actor; inside the transaction of an act."""
    return Tlvgebruik.objects.create(
        dossier_id=tlv.dossier_id,
        tlv=tlv,
        soort=soort,
        datum=datum,
        uitleg=[reden.als_json() for reden in redenen],
        naam=actor.naam,
        functie=actor.rol_label,
        vastgelegd_op=nu(),
        **velden,
    )


def _werk_inzage_bij(actor: Actor, dossier: Dossier, tlv: Toelaatbaarheidsverklaring) -> None:
    """Let exactly the schools read that use the TLV today or will, each until its last day there (INZ-02)."""
    gebruik = tuple(geldend_gebruik(actor).filter(tlv=tlv))
    partijen = {
        school.brin: school.partij.pk
        for school in School.objects.filter(pk__in=[rij.school_id for rij in gebruik if rij.school_id])
        .exclude(pk=dossier.school_id)
        .select_related("partij")
    }
    nodig = {
        partijen[periode.school.brin]: periode.tot_en_met + EEN_DAG
        for periode in schoolperiodes(overstappen(tlv, gebruik), tlv.einddatum)
        if periode.school.brin in partijen and periode.tot_en_met >= actor.vandaag
    }
    lopend = Betrokkenheid.objects.van(actor, dossier).filter(
        rol=Inzagerol.ONTVANGER, grond=GROND, tot__gt=actor.vandaag
    )
    for rij in lopend:
        if nodig.get(rij.partij_id) == rij.tot:
            del nodig[rij.partij_id]
        else:
            Betrokkenheid.objects.filter(pk=rij.pk).update(tot=max(actor.vandaag, rij.van))
    for partij_id, tot in nodig.items():
        betrek(dossier.pk, dossier.swv_id, partij_id, Inzagerol.ONTVANGER, van=actor.vandaag, tot=tot, grond=GROND)
