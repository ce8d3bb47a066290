"""What the competence table asks: closed answers, each with a value for 'nobody said so yet' (TLV-10, TLV-20 to 43)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from swv.kern.beleid.schema import Postcodes
from swv.kern.beleid.uitleg import NietTeBepalen


class Doel(StrEnum):
    """For which kind of school the TLV is."""

    VSO = "vso"
    PRO = "pro"


class Cluster(StrEnum):
    """Whether the new school belongs to cluster 1 or 2, which have a structure of their own (TLV-174)."""

    EEN_OF_TWEE = "een_of_twee"
    ANDERS = "anders"
    ONBEKEND = "onbekend"


class Residentieel(StrEnum):
    """Whether a stay in an institution begins or ends, and of which kind (tables 4 and 5)."""

    NEE = "nee"
    OPEN_PLAATSING = "open_plaatsing"
    OPEN_EINDE = "open_einde"
    GESLOTEN_PLAATSING = "gesloten_plaatsing"
    GESLOTEN_EINDE = "gesloten_einde"
    ONBEKEND = "onbekend"


class Vraag(StrEnum):
    """A first TLV, or a new period or category on top of an earlier one (TLV-41)."""

    EERSTE = "eerste"
    VERVOLG = "vervolg"


class BestaandeTlv(StrEnum):
    """The TLV that the pupil has or had, and which SWV gave it."""

    GEEN = "geen"
    GELDIG_EIGEN = "geldig_eigen"
    GELDIG_ANDER = "geldig_ander"
    VERLOPEN_EIGEN = "verlopen_eigen"
    VERLOPEN_ANDER = "verlopen_ander"
    ONBEKEND = "onbekend"


class Woonregio(StrEnum):
    """Where the pupil is registered with the municipality (TLV-10)."""

    EIGEN = "eigen"
    ANDER = "ander"
    BUITENLAND = "buitenland"
    ONBEKEND = "onbekend"
    TABEL_LEEG = "tabel_leeg"


class Schoolsoort(StrEnum):
    """The school where the pupil is, or was before an institution; VO includes praktijkonderwijs (TLV-134)."""

    PO = "po"
    VO = "vo"
    VSO = "vso"
    GEEN = "geen"
    ONBEKEND = "onbekend"


class Regio(StrEnum):
    """Whether a school belongs to this SWV."""

    EIGEN = "eigen"
    ANDER = "ander"
    ONBEKEND = "onbekend"


class Initiatief(StrEnum):
    """Who chose a school outside the region: the school refers, or the parents sign up themselves (TLV-24, TLV-25)."""

    SCHOOL = "school"
    OUDERS = "ouders"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Bevoegdheidsfeiten:
    """Everything the table looks at, as known now."""

    doel: Doel = Doel.VSO
    cluster: Cluster = Cluster.ONBEKEND
    residentieel: Residentieel = Residentieel.ONBEKEND
    vraag: Vraag = Vraag.EERSTE
    tlv: BestaandeTlv = BestaandeTlv.ONBEKEND
    woonregio: Woonregio = Woonregio.ONBEKEND
    school: Schoolsoort = Schoolsoort.ONBEKEND
    schoolregio: Regio = Regio.ONBEKEND
    doelregio: Regio = Regio.ONBEKEND
    initiatief: Initiatief = Initiatief.ONBEKEND


FEITNAMEN: dict[str, str] = {
    "cluster": "wat voor school de nieuwe school is",
    "residentieel": "of de leerling in een instelling woont of daar net vandaan komt",
    "tlv": "of de leerling al een TLV heeft, en wie die gaf",
    "woonregio": "waar de leerling bij de gemeente staat ingeschreven",
    "school": "op welke soort school de leerling nu zit",
    "schoolregio": "bij welk samenwerkingsverband de school hoort waar de leerling nu zit",
    "doelregio": "bij welk samenwerkingsverband de nieuwe school hoort",
    "initiatief": "wie voor de nieuwe school koos: de school of de ouders",
}
"""The facts in words, to read after 'Wij weten nog niet'."""

_PC4 = re.compile(r"^[1-9]\d{3}\s*(?:[A-Za-z]{2})?$")


def woonregio(postcodes: Iterable[str], tabel: Postcodes) -> Woonregio:
    """TLV-10: the four digits of the registered address, in the list of the SWV or not; no Dutch postcode: abroad.

    The first of `postcodes` that holds anything counts. The list (TLV-12) decides, also where the municipality raises
    doubt (TLV-11, OPEN-05). An empty list is no answer: TLV-13 and TLV-14 lack theirs in the source (OPEN-58, OPEN-84).
    """
    ingevuld = next((tekst.strip() for tekst in postcodes if tekst.strip()), "")
    if not ingevuld:
        return Woonregio.ONBEKEND
    if not _PC4.match(ingevuld):
        return Woonregio.BUITENLAND
    try:
        return Woonregio.EIGEN if tabel.eigen(ingevuld) else Woonregio.ANDER
    except NietTeBepalen:
        return Woonregio.TABEL_LEEG


def is_onbekend(waarde: StrEnum) -> bool:
    """Whether a value stands for 'not known'."""
    return waarde.value in ("onbekend", "tabel_leeg")
