"""The kinds of aanvraag that lead to a toelaatbaarheidsverklaring."""

import aanvragen.rules.volledigheid
import swv.kern.termijnen.beslistermijn
import tlv.rules  # noqa: F401  (the rules packages register themselves)
from aanvragen.kinds import Soort, registreer_soort
from tlv.facts import feiten_lezen, feiten_opslaan
from tlv.rules.feiten import TLV_VSO_EERSTE

registreer_soort(
    Soort(
        sleutel=TLV_VSO_EERSTE,
        naam="TLV voor het voortgezet speciaal onderwijs, eerste aanvraag",
        naam_voor_ouders="toelaatbaarheidsverklaring (TLV) voor het voortgezet speciaal onderwijs",
        feiten_opslaan=feiten_opslaan,
        feiten_lezen=feiten_lezen,
    )
)
