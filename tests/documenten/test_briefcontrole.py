"""The last look at a letter: what the law asks stands in the HTML and in the PDF, or it does not go out."""

from dataclasses import replace
from datetime import date

import pytest

from swv.kern.documenten.letter import (
    Adviesbijlage,
    Besluitbrief,
    BesluitMetAdviezen,
    BriefBuitenBehandeling,
    BriefNietOntvankelijk,
)
from swv.kern.documenten.letter_lint import BriefGeweigerd, eis_brief, eisen_van, gebreken_in
from swv.kern.documenten.letter_weergave import render_brief, titel_van
from swv.kern.documenten.pdf import maak_pdf
from tests.documenten.situaties import AFWIJZING_OUDER, SCHOOL, SITUATIES, TOEKENNING_OUDER

BUITEN = BriefBuitenBehandeling(
    **{
        naam: getattr(TOEKENNING_OUDER, naam)
        for naam in Besluitbrief.__dataclass_fields__
        if naam not in ("motivering", "grondslag")
    },
    motivering=("De aanvulling kwam niet.",),
    grondslag="artikel 4:5 van de Algemene wet bestuursrecht",
    gevraagd_op=date(2026, 2, 2),
    hersteltermijn=date(2026, 2, 16),
    gevraagd=("Het ontwikkelingsperspectief van dit schooljaar.",),
)
NIET_TE_BEOORDELEN = BriefNietOntvankelijk(
    **{naam: getattr(TOEKENNING_OUDER, naam) for naam in BesluitMetAdviezen.__dataclass_fields__},
    omdat="deze school deze aanvraag niet kan doen",
)
BIJLAGE = Adviesbijlage(
    titel="Bijlage 1: het advies van de eerste deskundige",
    naam="drs. M. Jansen",
    discipline="orthopedagoog",
    vastgesteld_op=date(2026, 3, 2),
    punten=(("Advies", "toekennen"), ("Bekostigingscategorie", "1 (laag)")),
    motivering=tuple(f"Alinea {n} van het advies over de groep en de begeleiding. " * 12 for n in range(1, 9)),
)
MET_BIJLAGE = replace(TOEKENNING_OUDER, bijlagen=(BIJLAGE,))
ALLE = {
    **SITUATIES,
    "buiten_behandeling": BUITEN,
    "niet_ontvankelijk": NIET_TE_BEOORDELEN,
    "bijlage_over_twee_bladen": MET_BIJLAGE,
}


@pytest.mark.parametrize("naam", ALLE)
def test_every_situation_passes_in_html_and_pdf(naam: str) -> None:
    html = render_brief(ALLE[naam])
    eis_brief(html, maak_pdf(html, titel=titel_van(ALLE[naam])), eisen_van(ALLE[naam]))


@pytest.mark.parametrize("zinnen", [8, 14, 20, 26])
def test_rch_09_a_paragraph_over_two_pages_is_no_lost_text(zinnen: int) -> None:
    """Between its halves stand the letterhead of the first page and the running header and footer."""
    lang = " ".join(f"Zin {n} van de motivering zegt iets over de groep en de begeleiding." for n in range(zinnen))
    brief = replace(TOEKENNING_OUDER, motivering=(lang,))
    html = render_brief(brief)
    eis_brief(html, maak_pdf(html, titel=titel_van(brief)), eisen_van(brief))


# What is taken out of the rendered letter, and the rule that must be named then.
WEG = {
    "RCH-08 the day of dispatch": (TOEKENNING_OUDER, "12 maart 2026", "RCH-08"),
    "RCH-08 the recipient": (TOEKENNING_OUDER, "Mevrouw F. Özdemir-de Vries", "RCH-08"),
    "RCH-09 the ground": (TOEKENNING_OUDER, "artikel 2.47 van de Wet voortgezet onderwijs 2020", "RCH-09"),
    "RCH-09 the reasons": (TOEKENNING_OUDER, "Een lagere vorm van ondersteuning", "RCH-09"),
    "RCH-09 by whom": (TOEKENNING_OUDER, "namens de directeur-bestuurder", "RCH-09"),
    "RCH-09 who may object": (TOEKENNING_OUDER, "het bestuur van de aanvragende school", "RCH-09"),
    "RCH-09 where to object": (TOEKENNING_OUDER, "Kerkplein 12", "RCH-09"),
    "RCH-10 the term": (TOEKENNING_OUDER, "zes weken", "RCH-10"),
    "RCH-10 the last day": (TOEKENNING_OUDER, "23 april 2026", "RCH-10"),
    "RCH-21 the first expert": (TOEKENNING_OUDER, "drs. M. Jansen", "RCH-21"),
    "RCH-21 who was second": (TOEKENNING_OUDER, "Tweede deskundige", "RCH-21"),
    "TLV-110 two experts": (TOEKENNING_OUDER, "Eerste deskundige", "TLV-110"),
    "TLV-111 the advice with a refusal": (AFWIJZING_OUDER, "half jaar in het OPDC", "TLV-111"),
    "TLV-112 the decision": (TOEKENNING_OUDER, "TLV toegekend", "TLV-112"),
    "TLV-112 the category": (TOEKENNING_OUDER, "Bekostigingscategorie", "TLV-112"),
    "TLV-112 the begin": (TOEKENNING_OUDER, "1 augustus 2026", "TLV-112"),
    "TLV-112 the end": (TOEKENNING_OUDER, "31 juli 2028", "TLV-112"),
    "TLV-181 the steunpunt": (TOEKENNING_OUDER, "099 765 43 21", "TLV-181"),
    "TLV-181 the zienswijze": (TOEKENNING_OUDER, "zienswijze", "TLV-181"),
    "RCH-14 what was asked": (BUITEN, "ontwikkelingsperspectief", "RCH-14"),
    "RCH-09 that nobody can judge": (NIET_TE_BEOORDELEN, "de aanvraag is niet-ontvankelijk", "RCH-09"),
    "RCH-09 why nobody can judge": (NIET_TE_BEOORDELEN, "deze school deze aanvraag niet kan doen", "RCH-09"),
    "TLV-110 two experts, also then": (NIET_TE_BEOORDELEN, "Eerste deskundige", "TLV-110"),
    "RCH-21 the annexed advice": (MET_BIJLAGE, "Alinea 8 van het advies", "RCH-21"),
}


@pytest.mark.parametrize("geval", WEG)
def test_what_the_law_asks_cannot_be_left_out(geval: str) -> None:
    brief, weg, regel = WEG[geval]
    html = render_brief(brief)
    kaal = html.replace(weg, "").replace(weg.capitalize(), "")
    assert kaal != html
    assert not gebreken_in(html, eisen_van(brief))
    gebreken = gebreken_in(kaal, eisen_van(brief))
    assert any(regel in gebrek for gebrek in gebreken), gebreken


def test_the_last_day_is_computed_again_and_not_taken_from_the_letter() -> None:
    """RCH-10: a contract with a day of its own does not get past the last look."""
    fout = replace(TOEKENNING_OUDER, laatste_bezwaardag=date(2026, 4, 24))
    assert any("23 april 2026" in gebrek for gebrek in gebreken_in(render_brief(fout), eisen_van(fout)))


def test_a_day_that_somebody_typed_into_the_block_about_objection_is_refused() -> None:
    """RCH-10: it would be wrong in every next letter."""
    fout = replace(TOEKENNING_OUDER, tekstblokken={"bezwaar": "Stuur uw bezwaar voor 1 mei 2026."})
    (gebrek,) = gebreken_in(render_brief(fout), eisen_van(fout))
    assert "1 mei 2026 (RCH-10)" in gebrek
    assert "laatste_bezwaardag" in gebrek


def test_a_school_needs_no_word_about_its_zienswijze() -> None:
    """TLV-181 is about parents and pupils."""
    brief = replace(TOEKENNING_OUDER, geadresseerde=SCHOOL, tekstblokken={"motivering_inleiding": "Wij keken."})
    assert gebreken_in(render_brief(brief), eisen_van(brief)) == []


def test_a_pdf_that_lost_text_is_refused() -> None:
    """RCH-08: the letter that people get is the PDF, not the HTML."""
    html = render_brief(TOEKENNING_OUDER)
    pdf = maak_pdf(html.replace("23 april 2026", ""), titel="x")
    with pytest.raises(BriefGeweigerd, match=r"In de pdf valt de laatste dag .* weg \(RCH-10\)"):
        eis_brief(html, pdf, eisen_van(TOEKENNING_OUDER))
