"""The wijzers of the TLV: ways in to the rules that dossiers follow. Importing this package registers them."""

from swv.kern.wijzers.register import registreer_wijzer
from tlv.wijzers.afgifte import TLV_AFGIFTE
from tlv.wijzers.emb import EMB_INDELING
from tlv.wijzers.looptijd_wijzer import TLV_LOOPTIJD
from tlv.wijzers.pro import PRO_CRITERIA, PRO_PERIODE
from tlv.wijzers.route import TLV_ROUTE
from tlv.wijzers.termijn import TERMIJN, VERGADERAGENDA
from tlv.wijzers.volledigheid_wijzer import TLV_VOLLEDIGHEID

ALLE = (
    TLV_AFGIFTE,
    TLV_LOOPTIJD,
    EMB_INDELING,
    TLV_VOLLEDIGHEID,
    TLV_ROUTE,
    PRO_CRITERIA,
    PRO_PERIODE,
    VERGADERAGENDA,
    TERMIJN,
)

for _wijzer in ALLE:
    registreer_wijzer(_wijzer)
