"""The letter about a referral, for the school, the family, and the other SWV (TLV-40, Awb 2:3)."""

from datetime import date
from typing import cast

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Inzagerol
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import Bezorgkanaal, Geadresseerde, Ondertekenaar
from swv.kern.documenten.letter_verwijzing import (
    Verwijsbrief,
    eisen_van_verwijzing,
    render_verwijsbrief,
    sjabloonversie_verwijzing,
    titel_van_verwijzing,
)
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.kalender.klok import AMSTERDAM
from tlv.letters.shared import afgeschermd_voor, afzender_van, bezwaar_en_hulp, geadresseerde_van, onderwerp_van
from tlv.models import Doorverwijzing
from tlv.recipients import kanaal_op


def bouw_verwijsbrief(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The referral letter of one recipient."""
    inhoud = verwijsbrief(brief, verzenddatum)
    html = render_verwijsbrief(inhoud, afgeschermd=afgeschermd_voor(brief))
    return GebouwdeBrief(
        html=html,
        titel=titel_van_verwijzing(inhoud),
        sjabloonversie=inhoud.sjabloonversie,
        eisen=eisen_van_verwijzing(inhoud),
    )


def verwijsbrief(brief: Brief, verzenddatum: date) -> Verwijsbrief:
    """Fill the contract from what was frozen at the referral; raises BriefOnvolledig when something is missing."""
    dossier = brief.dossier
    rij = Doorverwijzing.objects.get(pk=onderwerp_van(brief))
    algemeen = beleid_op(dossier.swv_id, Algemeen, rij.gedaan_op.astimezone(AMSTERDAM).date())
    ingediend = dossier.ingediend_op or rij.gedaan_op
    naar = (rij.naar_naam, rij.naar_adres, f"{rij.naar_postcode} {rij.naar_plaats}") if rij.naar_naam else ()
    return Verwijsbrief(
        afzender=afzender_van(algemeen),
        geadresseerde=_geadresseerde(brief, rij),
        verzenddatum=verzenddatum,
        kenmerk=dossier.nummer,
        leerling_naam=dossier.leerling.volledige_naam,
        geboortedatum=dossier.leerling.geboortedatum,
        school=dossier.school.naam,
        ontvangen_op=ingediend.astimezone(AMSTERDAM).date(),
        naar=naar,
        uitleg=tuple((str(deel["regel"]), str(deel["tekst"]).strip()) for deel in rij.uitleg),
        feiten=tuple((str(wat), str(hoe)) for wat, hoe in rij.feiten),
        toelichting=rij.toelichting,
        steunpunt=bezwaar_en_hulp(algemeen)["steunpunt"],
        ondertekenaar=Ondertekenaar(naam=rij.naam, functie=rij.functie),
        sjabloonversie=sjabloonversie_verwijzing(),
    )


def _geadresseerde(brief: Brief, rij: Doorverwijzing) -> Geadresseerde:
    if brief.ontvangerrol != Inzagerol.SECRETARIAAT:
        return geadresseerde_van(brief)
    return Geadresseerde(
        soort="swv",
        kanaal=cast(Bezorgkanaal, brief.kanaal),
        naam=rij.naar_naam,
        aanhef="Geachte collega",
        adresregels=(rij.naar_adres, f"{rij.naar_postcode} {rij.naar_plaats}"),
    )


def verwijskanaal_op(brief: Brief, dag: date) -> Kanaal | None:
    """On paper to the other SWV, by the secretariaat; to the others as with any letter of a besluit (RCH-15)."""
    if Doorverwijzing.objects.filter(pk=onderwerp_van(brief), teruggedraaid_op__isnull=False).exists():
        return None
    return Kanaal.PAPIER if brief.ontvangerrol == Inzagerol.SECRETARIAAT else kanaal_op(brief, dag)
