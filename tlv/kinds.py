"""The kinds of aanvraag that lead to a toelaatbaarheidsverklaring."""

import tlv.rules
import tlv.services.bezwaarherinneringen  # noqa: F401  (its reminders register themselves)
from aanvragen.kinds import Soort, registreer_soort
from swv.kern.beleid.brieven import registreer_briefcontrole
from swv.kern.briefteksten.controle import registreer_varianten
from swv.kern.choices import SchoolSoort
from swv.kern.documenten.briefsoorten import Briefsoort, registreer_briefsoort
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from tlv.competence import bevoegdheidsoordeel
from tlv.facts import feiten_lezen, feiten_opslaan
from tlv.letters.bezwaar import bouw_bevestiging, bouw_verdaging, kanaal_bevestiging
from tlv.letters.bezwaarbeslissing import bouw_beslissing
from tlv.letters.decision import bouw_besluitbrief
from tlv.letters.referral import bouw_verwijsbrief, verwijskanaal_op
from tlv.letters.untreated import bouw_brief_buiten_behandeling
from tlv.letters.wording import tekstblokfouten, varianten
from tlv.recipients import kanaal_beslissing
from tlv.rules.feiten import TLV_VSO_EERSTE, TLV_VSO_OPHOGING, TLV_VSO_VERLENGING
from tlv.selectors import feiten_uit_register
from tlv.services.bezwaar import BEVESTIGING, niets_meer_te_doen
from tlv.services.bezwaarherrekening import bezwaren_herrekenen
from tlv.services.bezwaarverdaging import VERDAGING
from tlv.services.dispatch import (
    beslissing_kreeg_andere_ontvangers,
    besluit_is_bezorgd,
    besluit_kreeg_andere_ontvangers,
)
from tlv.services.referral import doorverwijzing_is_bezorgd

VSO = frozenset({SchoolSoort.VSO.value})
TLV_VSO = "tlv_vso"

registreer_soort(
    Soort(
        sleutel=TLV_VSO_EERSTE,
        naam="TLV voor het voortgezet speciaal onderwijs, eerste aanvraag",
        naam_voor_ouders="toelaatbaarheidsverklaring (TLV) voor het voortgezet speciaal onderwijs",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
        uitkomst=TLV_VSO,
        bevoegdheid=bevoegdheidsoordeel,
    )
)
registreer_soort(
    Soort(
        sleutel=TLV_VSO_VERLENGING,
        naam="TLV voor het voortgezet speciaal onderwijs, verlenging",
        naam_voor_ouders="verlenging van de toelaatbaarheidsverklaring (TLV)",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
        uitkomst=TLV_VSO,
        bevoegdheid=bevoegdheidsoordeel,
        schoolsoorten=VSO,
        feiten_voorstellen=feiten_uit_register,
    )
)
registreer_soort(
    Soort(
        sleutel=TLV_VSO_OPHOGING,
        naam="TLV voor het voortgezet speciaal onderwijs, hogere categorie",
        naam_voor_ouders="hogere categorie van de toelaatbaarheidsverklaring (TLV)",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
        uitkomst=TLV_VSO,
        bevoegdheid=bevoegdheidsoordeel,
        schoolsoorten=VSO,
        feiten_voorstellen=feiten_uit_register,
    )
)
for _sleutel, _naam, _bouw in (
    (BESLUIT_TLV, "Besluit op de aanvraag", bouw_besluitbrief),
    (BUITEN_BEHANDELING, "Besluit om de aanvraag niet te behandelen", bouw_brief_buiten_behandeling),
):
    registreer_briefsoort(
        Briefsoort(
            sleutel=_sleutel,
            naam=_naam,
            bouw=_bouw,
            kanaal=kanaal_beslissing,
            na_bezorging=besluit_is_bezorgd,
            na_verval=besluit_kreeg_andere_ontvangers,
            na_retour=bezwaren_herrekenen,
        )
    )
registreer_briefsoort(
    Briefsoort(
        sleutel=BEVESTIGING,
        naam="Bevestiging van het bezwaar",
        bouw=bouw_bevestiging,
        kanaal=kanaal_bevestiging,
        na_bezorging=niets_meer_te_doen,
        na_verval=niets_meer_te_doen,
    )
)
registreer_briefsoort(
    Briefsoort(
        sleutel=VERDAGING,
        naam="Uitstel van de beslissing op het bezwaar",
        bouw=bouw_verdaging,
        kanaal=kanaal_beslissing,
        na_bezorging=niets_meer_te_doen,
        na_verval=niets_meer_te_doen,
    )
)
registreer_briefsoort(
    Briefsoort(
        sleutel=BESLISSING_OP_BEZWAAR,
        naam="Beslissing op het bezwaar",
        bouw=bouw_beslissing,
        kanaal=kanaal_beslissing,
        na_bezorging=besluit_is_bezorgd,
        na_verval=beslissing_kreeg_andere_ontvangers,
    )
)
registreer_briefsoort(
    Briefsoort(
        sleutel=DOORVERWIJZING,
        naam="Doorverwijzing naar een ander samenwerkingsverband",
        bouw=bouw_verwijsbrief,
        kanaal=verwijskanaal_op,
        na_bezorging=doorverwijzing_is_bezorgd,
        na_verval=doorverwijzing_is_bezorgd,
    )
)
for _soort in (TLV_VSO_EERSTE, TLV_VSO_VERLENGING, TLV_VSO_OPHOGING):
    registreer_briefcontrole(_soort, tekstblokfouten)
    registreer_varianten(_soort, varianten)
