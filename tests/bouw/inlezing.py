"""Files with schools, taken in by the functional administrator, and exports that the secretariaat asks for."""

from collections.abc import Sequence

from django.core.files.base import ContentFile

from swv.kern.overdracht.models import Inlezing, Uitvoer
from swv.kern.overdracht.services import inlezing_maken
from swv.kern.overdracht.uitvoerdiensten import uitvoer_vragen
from tests.bouw.cast import DAG, Cast

KOPPEN = "BRIN NUMMER;INSTELLINGSNAAM;BEVOEGD GEZAG NAAM;SOORT;PLAATSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;VESTIGINGSNUMMER"
SCHOOL = "14SH;De Goudse Waarden;Stichting PC VO Gouda;VO;Gouda;Heemraadslaan;7;2805 AA;14SH00"


def bestand(*rijen: str, koppen: str = KOPPEN, tekenset: str = "utf-8") -> ContentFile:  # type: ignore[type-arg]
    """A csv as DUO writes one."""
    return ContentFile("\r\n".join([koppen, *rijen]).encode(tekenset), name="scholen.csv")


def lees_in(cast: Cast, rijen: Sequence[str] = (SCHOOL,), **anders: str) -> Inlezing:
    """A file that was chosen, with its columns guessed."""
    with cast.als("beheer") as actor:
        return inlezing_maken(
            actor=actor, naam="scholen.csv", bestand=bestand(*rijen, **anders), bron="DUO", peildatum=DAG
        )


def vraag_uitvoer(cast: Cast) -> Uitvoer:
    """An export that waits for approval."""
    with cast.als("secretariaat") as actor:
        return uitvoer_vragen(actor=actor, doel="Overstap naar een ander systeem.")
