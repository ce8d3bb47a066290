"""Letters to look at: an invented pupil, in the words and the house style of the main demo SWV."""

from collections.abc import Iterator
from dataclasses import dataclass

from swv.kern.beleid.inlezen import Profiel, lees_profielen
from swv.kern.beleid.schema import Algemeen, Brief
from swv.kern.briefteksten.blokken import BRIEF_BIJ_VELD
from swv.kern.documenten.letter import Besluitbrief
from swv.kern.documenten.letter_bezwaar import eisen_van_beslissing, render_beslissing, titel_van_beslissing
from swv.kern.documenten.letter_lint import eis_brief, eisen_van
from swv.kern.documenten.letter_verwijzing import eisen_van_verwijzing, render_verwijsbrief, titel_van_verwijzing
from swv.kern.documenten.letter_weergave import (
    BESLUIT_TLV,
    BUITEN_BEHANDELING,
    NIET_ONTVANKELIJK,
    render_brief,
    titel_van,
)
from swv.kern.documenten.pdf import als_plaatjes, maak_pdf
from swv.project.demo.bezwaarbrieven import bezwaarbrieven
from swv.project.demo.bezwaarbundel import voorbeeldbundel
from swv.project.demo.campagnebrieven import campagnebrief
from swv.project.demo.schema import demoplannen
from swv.project.demo.verwijsbrieven import verwijsbrieven
from tlv.letters.campagne import gebouwd
from tlv.letters.examples import voorbeelden

SOORT = "tlv_vso_eerste"
GEKOZEN = {
    "toekenning": (BESLUIT_TLV, "toekenning, aan ouder"),
    "afwijzing": (BESLUIT_TLV, "afwijzing, aan ouder"),
    "niet-ontvankelijk": (NIET_ONTVANKELIJK, "niet-ontvankelijk, aan ouder"),
    "buiten-behandeling": (BUITEN_BEHANDELING, "buiten behandeling, aan ouder"),
}


@dataclass(frozen=True, slots=True)
class Voorbeeldbrief:
    """A finished letter under a name for its files."""

    naam: str
    pdf: bytes
    bladen_hoogstens: int | None = None

    def bladen(self) -> list[bytes]:
        """A PNG per page, of a bundle only the first ones."""
        return als_plaatjes(self.pdf)[: self.bladen_hoogstens]


def hoofdprofiel() -> Profiel:
    """The first policy of the SWV that the demo opens with."""
    sleutel = demoplannen()[0].sleutel
    return next(profiel for profiel in lees_profielen() if profiel.sleutel == sleutel)


def voorbeeldbrieven() -> Iterator[Voorbeeldbrief]:
    """Each letter that is kept in docs/brieven, made as a real one and checked like one."""
    for naam, (soort, variant) in GEKOZEN.items():
        brief = voorbeeld(soort, variant)
        html = render_brief(brief)
        pdf = maak_pdf(html, titel=titel_van(brief))
        eis_brief(html, pdf, eisen_van(brief))
        yield Voorbeeldbrief(naam, pdf)
        if naam == "toekenning":
            yield Voorbeeldbrief("bezwaarbundel", voorbeeldbundel(hoofdprofiel(), pdf), bladen_hoogstens=3)
    for naam, verwijzing in verwijsbrieven(hoofdprofiel()):
        html = render_verwijsbrief(verwijzing)
        pdf = maak_pdf(html, titel=titel_van_verwijzing(verwijzing))
        eis_brief(html, pdf, eisen_van_verwijzing(verwijzing))
        yield Voorbeeldbrief(naam, pdf)
    for naam, beslissing in bezwaarbrieven(hoofdprofiel()):
        html = render_beslissing(beslissing)
        pdf = maak_pdf(html, titel=titel_van_beslissing(beslissing))
        eis_brief(html, pdf, eisen_van_beslissing(beslissing))
        yield Voorbeeldbrief(naam, pdf)
    campagne = gebouwd(campagnebrief(hoofdprofiel()))
    pdf = maak_pdf(campagne.html, titel=campagne.titel)
    eis_brief(campagne.html, pdf, campagne.eisen)
    yield Voorbeeldbrief("verlengcampagne-school", pdf)


def voorbeeld(soort: str, variant: str) -> Besluitbrief:
    """One variant of a letter under the first policy of the main demo SWV; KeyError for an unknown variant."""
    profiel = hoofdprofiel()
    algemeen, beleid = (profiel.onderdeel(naam) for naam in ("algemeen", f"brief.{SOORT}"))
    assert isinstance(algemeen, Algemeen)
    assert isinstance(beleid, Brief)
    veld = next(veld for veld, brief in BRIEF_BIJ_VELD.items() if brief == soort)
    return voorbeelden(soort, algemeen, beleid.grondslag, getattr(beleid, veld))[variant]
