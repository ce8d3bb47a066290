"""The policy part that says which rows of the competence table an SWV applies."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.regels import RegelkeuzeVeld


class Bevoegdheid(Onderdeel):
    """The rows that decide which SWV gives the TLV and who applies, by rule id (TLV-20 to TLV-43).

    An SWV may replace rows by its own, such as TLV-42. The order of the file does not count: rows are tried in that of
    TLV-39. This is `inhoud`: it says who may decide, so it must hold on the day of the besluit, just as the postcodes
    of the region do (OPEN-83). The table that held on the day of submission would let an SWV decide that is competent
    no longer.
    """

    naam_onderdeel: ClassVar[str] = "bevoegdheid"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"
    regelgroepen: ClassVar[frozenset[str]] = frozenset({"bevoegdheid"})

    regels: tuple[RegelkeuzeVeld, ...] = Field(min_length=1)
