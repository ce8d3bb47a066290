"""Files with schools, taken in by the functional administrator."""

from collections.abc import Sequence

from django.core.files.base import ContentFile

from swv.kern.overdracht.models import Inlezing
from swv.kern.overdracht.services import inlezing_maken
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
