"""What an SWV decides about the report of a year."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from swv.kern.beleid.onderdeel import DagInHetJaar, Onderdeel, Tekst


class Jaarverslagbeleid(Onderdeel):
    """The report of a year: the reference date of figures about one day, and what is masked (VSL-05, VSL-15, INZ-14).

    Numbers below `afschermen_onder` are not shown to who sees totals only. `noemer` says, as a sentence for the reader,
    which pupils are counted for the share of pupils in VSO.
    """

    naam_onderdeel: ClassVar[str] = "jaarverslag"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    peildatum: DagInHetJaar
    afschermen_onder: int = Field(ge=3, le=20)
    noemer: Tekst
