"""The transition table of an aanvraag: which act moves it from where to where. Pure data; the executor is a service.

Source: 10-tlv section 9 ('Toestanden van een TLV-aanvraag').
"""

from dataclasses import dataclass

from aanvragen.choices import Status
from swv.kern.choices import Rol

S = Status


@dataclass(frozen=True, slots=True)
class Overgang:
    """One act on the state: allowed in `van`; `naar` None keeps the status."""

    van: tuple[Status, ...]
    naar: Status | None = None


OPEN = (S.CONCEPT, S.TER_ONDERTEKENING)
LOPEND = (S.INGEDIEND, S.AANVULLING_GEVRAAGD, S.VOLLEDIG, S.IN_BEOORDELING)
TOT_BESLUIT = (*LOPEND, S.ADVIES_GEREED)
MET_BESLUIT = (S.BESLOTEN, S.BUITEN_BEHANDELING)
NIET_INGETROKKEN = (*TOT_BESLUIT, S.BESLOTEN, S.BRIEF_VERZONDEN)

MET_TLV = (S.BRIEF_VERZONDEN, S.IN_BEOORDELING, S.ADVIES_GEREED)
"""Where a TLV may be in force of which the letters went out: also while a dossier is looked at again (TLV-114)."""

ONBESLIST = (*OPEN, *TOT_BESLUIT)
BIJ_SCHOOL = (*ONBESLIST, *MET_BESLUIT)

OVERGANGEN: dict[str, Overgang] = {
    "aanvraag_invullen": Overgang((*OPEN, S.AANVULLING_GEVRAAGD)),
    "formulier_bijwerken": Overgang(OPEN),
    "document_toevoegen": Overgang((*OPEN, S.AANVULLING_GEVRAAGD)),
    "document_intrekken": Overgang((*OPEN, S.AANVULLING_GEVRAAGD)),
    "document_vervangen": Overgang((*OPEN, S.AANVULLING_GEVRAAGD)),
    "handtekening_vastleggen": Overgang((S.TER_ONDERTEKENING, S.AANVULLING_GEVRAAGD)),
    "aanvraag_tekenen": Overgang((S.TER_ONDERTEKENING, S.AANVULLING_GEVRAAGD)),
    "zienswijze_geven": Overgang((S.TER_ONDERTEKENING, *LOPEND)),
    "zienswijze_opvragen": Overgang(LOPEND),
    "aanvraag_voorleggen": Overgang((S.CONCEPT,), S.TER_ONDERTEKENING),
    "aanvraag_indienen": Overgang((S.TER_ONDERTEKENING,), S.INGEDIEND),
    "aanvraag_intrekken": Overgang((*OPEN, *LOPEND), S.INGETROKKEN),
    "aanvraag_overdragen": Overgang(BIJ_SCHOOL),
    "aanvraag_verplaatsen": Overgang((*TOT_BESLUIT, *MET_BESLUIT)),
    "concept_verplaatsen": Overgang(OPEN),
    "aanvragen_samenvoegen": Overgang(TOT_BESLUIT, S.SAMENGEVOEGD),
    "aanvulling_vragen": Overgang((S.INGEDIEND,), S.AANVULLING_GEVRAAGD),
    "aanvulling_leveren": Overgang((S.AANVULLING_GEVRAAGD,), S.INGEDIEND),
    "buiten_behandeling_laten": Overgang((S.AANVULLING_GEVRAAGD,), S.BUITEN_BEHANDELING),
    "aanvraag_alsnog_behandelen": Overgang((S.BUITEN_BEHANDELING, S.BRIEF_VERZONDEN), S.INGEDIEND),
    "aanvraag_volledig_verklaren": Overgang((S.INGEDIEND,), S.VOLLEDIG),
    "termijn_verdagen": Overgang(TOT_BESLUIT),
    "termijn_opschorten": Overgang(TOT_BESLUIT),
    "ingebrekestelling_vastleggen": Overgang(TOT_BESLUIT),
    "dossier_agenderen": Overgang((S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "deskundigen_toewijzen": Overgang((S.VOLLEDIG,), S.IN_BEOORDELING),
    "advies_opslaan": Overgang((S.IN_BEOORDELING,)),
    "advies_vaststellen": Overgang((S.IN_BEOORDELING,)),
    "adviezen_afronden": Overgang((S.IN_BEOORDELING,), S.ADVIES_GEREED),
    "adviezen_overnemen": Overgang((S.VOLLEDIG,), S.ADVIES_GEREED),
    "belang_melden": Overgang((S.IN_BEOORDELING,)),
    "deskundige_vervangen": Overgang((S.IN_BEOORDELING,)),
    "gesprek_vragen": Overgang((S.INGEDIEND, S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "gesprek_plannen": Overgang((S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "gesprek_afzeggen": Overgang((S.INGEDIEND, S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "gesprek_vastleggen": Overgang((S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "herbespreking_vastleggen": Overgang((S.ADVIES_GEREED,), S.IN_BEOORDELING),
    "akkoord_geven": Overgang((S.ADVIES_GEREED,)),
    "adviesteam_raadplegen": Overgang(TOT_BESLUIT),
    "school_betrekken": Overgang(NIET_INGETROKKEN),
    "voorziening_betrekken": Overgang(NIET_INGETROKKEN),
    "bericht_sturen": Overgang((*NIET_INGETROKKEN, S.INGETROKKEN, S.SAMENGEVOEGD, S.DOORVERWEZEN)),
    "uitnodiging_maken": Overgang((S.TER_ONDERTEKENING, *NIET_INGETROKKEN, S.BUITEN_BEHANDELING)),
    "besluit_nemen": Overgang((S.ADVIES_GEREED,), S.BESLOTEN),
    "besluit_herstellen": Overgang((S.BESLOTEN, S.BRIEF_VERZONDEN), S.BESLOTEN),
    "heropening_vragen": Overgang((S.BRIEF_VERZONDEN,)),
    "heropening_intrekken": Overgang((S.BRIEF_VERZONDEN,)),
    "heropening_afwijzen": Overgang((S.BRIEF_VERZONDEN,)),
    "dossier_heropenen": Overgang((S.BRIEF_VERZONDEN,), S.IN_BEOORDELING),
    "besluit_op_bezwaar": Overgang((S.BESLOTEN, S.BRIEF_VERZONDEN), S.BESLOTEN),
    "doorverwijzen": Overgang((S.INGEDIEND, S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED), S.DOORVERWEZEN),
    "doorverwijzing_terugdraaien": Overgang((S.DOORVERWEZEN,), S.INGEDIEND),
    "zelf_behandelen": Overgang((S.INGEDIEND, S.VOLLEDIG, S.IN_BEOORDELING, S.ADVIES_GEREED)),
    "brieven_verzenden": Overgang((*MET_BESLUIT, S.DOORVERWEZEN)),
    "overstap_vastleggen": Overgang(MET_TLV),
    "terugkeer_vastleggen": Overgang(MET_TLV),
    "gebruik_beeindigen": Overgang(MET_TLV),
    "gebruik_terugdraaien": Overgang(MET_TLV),
    "invoer_vastleggen": Overgang(MET_TLV),
    "terugplaatsing_vastleggen": Overgang(MET_TLV),
    "verlenging_beginnen": Overgang(MET_TLV),
    "verlenging_afmelden": Overgang(MET_TLV),
    "verlenging_hervatten": Overgang(MET_TLV),
    "brieven_afronden": Overgang(MET_BESLUIT, S.BRIEF_VERZONDEN),
}


VERPLAATSERS: dict[str, tuple[Rol, ...]] = {
    "aanvraag_voorleggen": (Rol.OCO,),
    "aanvraag_indienen": (Rol.OCO,),
    "aanvraag_intrekken": (Rol.OCO,),
    "aanvragen_samenvoegen": (Rol.SECRETARIAAT,),
    "aanvulling_vragen": (Rol.SECRETARIAAT,),
    "aanvulling_leveren": (Rol.OCO,),
    "buiten_behandeling_laten": (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR),
    "aanvraag_alsnog_behandelen": (Rol.SYSTEEM,),
    "aanvraag_volledig_verklaren": (Rol.SECRETARIAAT,),
    "deskundigen_toewijzen": (Rol.SECRETARIAAT, Rol.VOORZITTER),
    "adviezen_afronden": (Rol.SYSTEEM,),
    "herbespreking_vastleggen": (Rol.VOORZITTER,),
    "adviezen_overnemen": (Rol.SYSTEEM,),
    "doorverwijzen": (Rol.SECRETARIAAT,),
    "doorverwijzing_terugdraaien": (Rol.SECRETARIAAT,),
    "besluit_nemen": (Rol.VOORZITTER, Rol.DIRECTEUR),
    "besluit_herstellen": (Rol.VOORZITTER, Rol.DIRECTEUR),
    "dossier_heropenen": (Rol.VOORZITTER,),
    "besluit_op_bezwaar": (Rol.VOORZITTER, Rol.DIRECTEUR),
    "brieven_afronden": (Rol.SECRETARIAAT, Rol.SYSTEEM),
}
"""Who may move the status with each act that moves it; the database's own copy of who does what."""


def statussen(handeling: str) -> tuple[str, ...]:
    """The statuses in which an act is possible; empty when the act does not depend on it."""
    overgang = OVERGANGEN.get(handeling)
    return tuple(str(status) for status in overgang.van) if overgang else ()
