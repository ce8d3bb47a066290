"""Every act on a dossier that this app gives a page: those pages and the API are made from this one list."""

from tlv.views import decision, referral, register, reopening, verlengen

ALLE_ACTS = [*decision.ACTS, *referral.ACTS, *reopening.ACTS, *register.ACTS, *verlengen.ACTS]
