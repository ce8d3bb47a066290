"""The kinds of aanvraag that lead to a toelaatbaarheidsverklaring."""

import tlv.rules  # noqa: F401  (the rules packages register themselves)
from aanvragen.kinds import Soort, registreer_soort
from swv.kern.beleid.brieven import registreer_briefcontrole
from swv.kern.choices import SchoolSoort
from swv.kern.documenten.briefsoorten import Briefsoort, registreer_briefsoort
from tlv.facts import feiten_lezen, feiten_opslaan
from tlv.letters import bouw_besluitbrief, tekstblokfouten
from tlv.recipients import kanaal_op
from tlv.rules.feiten import TLV_VSO_EERSTE, TLV_VSO_OPHOGING, TLV_VSO_VERLENGING
from tlv.selectors import feiten_uit_register
from tlv.services.dispatch import BESLUIT_TLV, besluit_is_bezorgd, besluit_kreeg_andere_ontvangers

VSO = frozenset({SchoolSoort.VSO.value})

registreer_soort(
    Soort(
        sleutel=TLV_VSO_EERSTE,
        naam="TLV voor het voortgezet speciaal onderwijs, eerste aanvraag",
        naam_voor_ouders="toelaatbaarheidsverklaring (TLV) voor het voortgezet speciaal onderwijs",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
    )
)
registreer_soort(
    Soort(
        sleutel=TLV_VSO_VERLENGING,
        naam="TLV voor het voortgezet speciaal onderwijs, verlenging",
        naam_voor_ouders="verlenging van de toelaatbaarheidsverklaring (TLV)",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
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
        schoolsoorten=VSO,
        feiten_voorstellen=feiten_uit_register,
    )
)
registreer_briefsoort(
    Briefsoort(
        sleutel=BESLUIT_TLV,
        naam="Besluit op de aanvraag",
        bouw=bouw_besluitbrief,
        kanaal=kanaal_op,
        na_bezorging=besluit_is_bezorgd,
        na_verval=besluit_kreeg_andere_ontvangers,
    )
)
for soort in (TLV_VSO_EERSTE, TLV_VSO_VERLENGING, TLV_VSO_OPHOGING):
    registreer_briefcontrole(soort, tekstblokfouten)
