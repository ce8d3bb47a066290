"""What a policy file must hold to before it may be loaded: documents that are what their code says, complete questions.

An SWV may leave out a document or the parameters; what it does take over from chapter 10 means the same everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.samenhang import registreer_controle
from swv.kern.beleid.schema import Document, Documenten, VervuldDoor


@dataclass(frozen=True, slots=True)
class Documentsoort:
    """What fulfils a document of the matrix, in words what it is, and whether a request for VSO may ask for it."""

    naam: str
    vervuld_door: VervuldDoor = "bestand"
    met_datum: bool = False
    bij_vso: bool = True


DOCUMENTSOORTEN: Mapping[str, Documentsoort] = MappingProxyType(
    {
        "D01": Documentsoort("het formulier", "formulier"),
        "D02": Documentsoort("de ondertekening van de wettelijk vertegenwoordigers", "ondertekening_ouders"),
        "D03": Documentsoort("de ondertekening van de leerling", "ondertekening_leerling"),
        "D04": Documentsoort("de zienswijze van de ouders", "vragen"),
        "D05": Documentsoort("de zienswijze van de leerling", "vragen"),
        "D06": Documentsoort("het geëvalueerde OPP"),
        "D07": Documentsoort("de vijf IVO-velden", "vragen"),
        "D08": Documentsoort("het psychologisch of didactisch onderzoeksverslag"),
        "D09": Documentsoort("het overzicht van de leervorderingen"),
        "D10": Documentsoort("de gedateerde stukken over de inzet van de school", met_datum=True),
        "D11": Documentsoort("de procesbeschrijving"),
        "D12": Documentsoort("de eindrapportage van OPDC, TTV of AOA"),
        "D13": Documentsoort("de motivering waarom terugplaatsing niet kan", "vragen"),
        "D14": Documentsoort("de leerdoelen", "vragen"),
        "D15": Documentsoort("het verslag van de schoolarts"),
        "D16": Documentsoort("het transitieplan"),
        "D17": Documentsoort("de onderbouwing van de hogere categorie", "vragen"),
        "D18": Documentsoort("de IQ-gegevens", bij_vso=False),
        "D19": Documentsoort("de leerachterstanden op vier domeinen", bij_vso=False),
        "D20": Documentsoort("het OPP van het PO met VSO als uitstroom"),
        "D21": Documentsoort("het bewijs van de schoolverlatersklas"),
        "D22": Documentsoort("het onderwijskundig rapport"),
        "D23": Documentsoort("de ondertekende adviezen die de school meestuurt"),
    }
)
"""The rows of the document matrix (chapter 10, section 4). Which kind asks for which row, and when, is policy."""

PARAMETERS = frozenset(f"TLV-56/{nummer}" for nummer in range(1, 10))
IVO_VELDEN = frozenset(f"TLV-57/{nummer}" for nummer in range(1, 6))


def controleer_documenten(inhoud: Onderdeel, soort: str) -> Iterator[str]:
    """A document is fulfilled as its code says, D10 bears a date (TLV-49), and VSO asks for nothing of PRO."""
    if not isinstance(inhoud, Documenten) or not soort.startswith("tlv_vso"):
        return
    for document in inhoud.documenten:
        bekend = DOCUMENTSOORTEN.get(document.code)
        if bekend is None:
            yield f"document {document.code} bestaat niet"
        elif not bekend.bij_vso:
            yield f"document {document.code} ({bekend.naam}) hoort bij praktijkonderwijs, niet bij {soort}"
        else:
            yield from _als_zijn_code(document, bekend)


def _als_zijn_code(document: Document, bekend: Documentsoort) -> Iterator[str]:
    if document.vervuld_door != bekend.vervuld_door:
        yield f"document {document.code} is {bekend.naam}: vervuld_door = '{bekend.vervuld_door}'"
    if bekend.met_datum and not document.datum_verplicht:
        yield f"document {document.code} telt alleen met een datum: datum_verplicht = true"


def controleer_formulier(inhoud: Onderdeel, soort: str) -> Iterator[str]:
    """The nine parameters and the five IVO fields are asked all or none, each by a question that must be answered.

    So an answer is also required when the OPP holds it (TLV-55); a reference in the answer will do. The
    five fields are texts (TLV-57), the parameters are of TLV-56. Whoever asks about a disorder also asks for the
    confirmation that the study can be shown, as a declaration (TLV-47).
    """
    if not isinstance(inhoud, Formulier) or not soort.startswith("tlv_vso"):
        return
    verplicht = {vraag.regel for vraag in inhoud.vragen() if vraag.verplicht}
    genoemd = {vraag.regel for vraag in inhoud.vragen()}
    for alle in (PARAMETERS, IVO_VELDEN):
        if genoemd & alle:
            yield from (f"geen verplichte vraag voor {regel}" for regel in sorted(alle - verplicht))
    for vraag in inhoud.vragen():
        if vraag.regel in IVO_VELDEN and vraag.soort not in ("tekst", "lange_tekst"):
            yield f"vraag '{vraag.sleutel}' ({vraag.regel}) is een tekstveld"
    verklaringen = {vraag.regel for vraag in inhoud.vragen() if vraag.moet_ja}
    if "TLV-47" in genoemd - verklaringen:
        yield "bij een vraag naar een stoornis hoort de verklaring dat het onderzoek er is (TLV-47, moet_ja = true)"


registreer_controle(controleer_documenten)
registreer_controle(controleer_formulier)
