"""What a school does about a TLV that ends: begin the renewal, or say that none is needed, and undo that (TLV-127)."""

from typing import Any

from aanvragen.services.act import handelen
from aanvragen.services.drafting import aanvraag_beginnen
from swv.kern.choices import InschrijvingSoort, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import School
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Inschrijving
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.campagne import aflopende_tlvs
from tlv.choices import Gebruiksoort, Verlengreden
from tlv.models import Tlvgebruik
from tlv.register import geldend_gebruik
from tlv.rules.feiten import TLV_VSO_VERLENGING
from tlv.services.register import schrijf_gebruik

WAAROM_NIET = {
    "begonnen": "Er is al een verlenging begonnen. Trek die aanvraag eerst in als zij niet nodig is.",
    "ingediend": "Er is al een verlenging ingediend. Trek die aanvraag eerst in als zij niet nodig is.",
    "besloten": "Over de verlenging is al besloten. U hoeft niets te melden.",
    "niet_nodig": "Dit is al gemeld. Is er toch een verlenging nodig? Kies dan 'Toch een verlenging nodig'.",
}


def verlenging_beginnen(*, actor: Actor, dossier_id: int) -> Dossier:
    """Open the aanvraag for the renewal of the TLV of a dossier, at the school where it is used (TLV-127).

    The register says that the pupil is there, so the pupil becomes one of that school when nobody recorded it yet.
    Raises LooptAl when one is open already.
    """
    with handelen(actor, "verlenging_beginnen", dossier_id) as dossier:
        tlv = _eis_aflopend(actor, dossier)
        school = School.objects.select_related("partij").get(pk=tlv.bij_school_id)
        _schrijf_in(actor, dossier, school)
        leg_vast(actor, dossier, "verlenging.begonnen")
        return aanvraag_beginnen(actor=actor, leerling=dossier.leerling, school=school, soort=TLV_VSO_VERLENGING)


def _schrijf_in(actor: Actor, dossier: Dossier, school: School) -> None:
    daar = Inschrijving.objects.filter(
        geldig_op(actor.vandaag), leerling=dossier.leerling, school=school, partij_id__in=actor.partij_ids
    )
    if daar.exists():
        return
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="verlenging_beginnen"):
        Inschrijving.objects.create(
            leerling=dossier.leerling,
            school=school,
            partij=school.partij,
            soort=InschrijvingSoort.INSCHRIJVING,
            van=actor.vandaag,
        )


def verlenging_afmelden(*, actor: Actor, dossier_id: int, uitkomst: str, toelichting: str) -> Tlvgebruik:
    """Record that the TLV need not be renewed, and why; the campaign then asks no more. It can be taken back."""
    with handelen(actor, "verlenging_afmelden", dossier_id) as dossier:
        tlv = _eis_aflopend(actor, dossier)
        stand = tlv.stand
        if stand in WAAROM_NIET:
            raise NuNietMogelijk(WAAROM_NIET[stand])
        if uitkomst == Verlengreden.ANDERE_REDEN and not toelichting.strip():
            raise NuNietMogelijk("Schrijf bij een andere reden op welke dat is.")
        rij = schrijf_gebruik(
            actor,
            tlv,
            Gebruiksoort.GEEN_VERLENGING,
            actor.vandaag,
            [],
            veldgroep=Veldgroep.ONDERWIJS,
            uitkomst=uitkomst,
            toelichting=toelichting.strip(),
        )
        leg_vast(actor, dossier, "verlenging.afgemeld", veldgroep=Veldgroep.ONDERWIJS)
        return rij


def verlenging_hervatten(*, actor: Actor, dossier_id: int) -> Tlvgebruik:
    """Take back that no renewal is needed; the entry stays on record and counts no more."""
    with handelen(actor, "verlenging_hervatten", dossier_id) as dossier:
        tlv = _eis_aflopend(actor, dossier)
        rij = geldend_gebruik(actor).filter(tlv=tlv, soort=Gebruiksoort.GEEN_VERLENGING).first()
        if rij is None:
            raise NuNietMogelijk("Er is niet gemeld dat er geen verlenging nodig is. Ververs de pagina.")
        rij.teruggedraaid_op = nu()
        rij.save(update_fields=["teruggedraaid_op"])
        leg_vast(actor, dossier, "verlenging.hervat", veldgroep=Veldgroep.ONDERWIJS)
        return rij


def _eis_aflopend(actor: Actor, dossier: Dossier) -> Any:
    """The row of `aflopende_tlvs` of the dossier; for a coordinator at the own school only (TLV-127)."""
    tlv = aflopende_tlvs(actor).filter(dossier=dossier).first()
    if tlv is None or tlv.einddatum < actor.vandaag:
        raise NuNietMogelijk("In dit dossier is geen TLV die nu geldt. Er valt niets te verlengen.")
    if not actor.is_bureau:
        eigen = School.objects.filter(partij__pk__in=actor.partij_ids, pk=tlv.bij_school_id)
        if not eigen.exists():
            raise NuNietMogelijk(
                "Volgens het register zit de leerling niet bij u op school. De school waar de leerling zit, regelt de"
                " verlenging (TLV-127). Klopt dat niet? Laat het weten aan het samenwerkingsverband."
            )
    return tlv
