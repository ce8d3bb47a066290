"""Letters as text, one snapshot per situation; renew with SNAPSHOTS_BIJWERKEN=1 and read the difference."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from swv.kern.documenten.letter import BesluitbriefTlv, BriefOnvolledig, Deskundigenadvies
from swv.kern.documenten.letter_huisstijl import HuisstijlFout, contrast_op_wit, logosleutels
from swv.kern.documenten.letter_weergave import (
    AfgeschermdInBrief,
    datum_in_woorden,
    render_brief,
    sjabloonversie,
    titel_van,
)
from swv.kern.documenten.pdf import tekst_van
from tests.documenten.situaties import (
    AFWIJZING_OUDER,
    AFZENDER,
    OUDER,
    SITUATIES,
    TOEKENNING_LEERLING,
    TOEKENNING_OUDER,
    VIJANDIG,
)

EERSTE = TOEKENNING_OUDER.deskundigen[0]
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("naam", SITUATIES)
def test_text_of_the_letter(naam: str) -> None:
    tekst = tekst_van(render_brief(SITUATIES[naam]))
    snapshot = SNAPSHOTS / f"{naam}.txt"
    if os.environ.get("SNAPSHOTS_BIJWERKEN"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(tekst, encoding="utf-8")
    assert tekst == snapshot.read_text(encoding="utf-8")


def test_no_snapshot_without_situation() -> None:
    assert {pad.stem for pad in SNAPSHOTS.glob("*.txt")} == set(SITUATIES)


@pytest.mark.parametrize("naam", SITUATIES)
def test_letter_names_what_the_law_asks(naam: str) -> None:
    """RCH-09, RCH-10, RCH-16, RCH-20, RCH-21, TLV-112, TLV-181."""
    brief = SITUATIES[naam]
    tekst = tekst_van(render_brief(brief))
    verwacht = [
        brief.grondslag,
        brief.bevoegd,
        f"Eerste deskundige | {brief.deskundigen[0].naam}, {brief.deskundigen[0].discipline}",
        f"Tweede deskundige | {brief.deskundigen[1].naam}, {brief.deskundigen[1].discipline}",
        "U kunt bezwaar maken tot en met 23 april 2026.",
        "ouders, verzorgers, de leerling vanaf 18 jaar en het bestuur van de aanvragende school",
        "zes weken, vanaf de dag na de verzending van deze brief op 12 maart 2026",
        "Verzonden op: 12 maart 2026",
        brief.steunpunt,
        *brief.bezwaaradres,
        *brief.motivering,
        *brief.advies,
    ]
    if brief.toegekend:
        verwacht += ["TLV toegekend", "van 1 augustus 2026 tot en met 31 juli 2028", "ZB-26-0001"]
    assert [deel for deel in verwacht if deel not in tekst] == []


def adviseurs(aantal: int) -> tuple[Deskundigenadvies, ...]:
    return tuple(replace(EERSTE, naam=f"deskundige van dag {nummer}") for nummer in range(1, aantal + 1))


@pytest.mark.parametrize(
    ("aantal", "zinnen"),
    [
        pytest.param(
            1,
            [
                "de aanvraag en het advies van een deskundige bekeken",
                "Het advies van de deskundige",
                "Een deskundige heeft een eigen advies gegeven.",
                "Deskundige | deskundige van dag 1,",
            ],
            id="one",
        ),
        pytest.param(
            3,
            [
                "de aanvraag en de adviezen van drie deskundigen bekeken",
                "De adviezen van de deskundigen",
                "Drie deskundigen hebben ieder een eigen advies gegeven, los van elkaar.",
                "Derde deskundige | deskundige van dag 3,",
            ],
            id="three",
        ),
        pytest.param(
            11,
            ["de adviezen van 11 deskundigen", "11 deskundigen hebben", "Tiende deskundige | ", "11e deskundige | "],
            id="more than we have words for",
        ),
    ],
)
def test_letter_names_all_who_advised(aantal: int, zinnen: list[str]) -> None:
    """RCH-09, RCH-20: as many as there were, in words."""
    tekst = tekst_van(render_brief(replace(TOEKENNING_OUDER, deskundigen=adviseurs(aantal), aantal_deskundigen=aantal)))
    assert [zin for zin in zinnen if zin not in tekst] == []
    assert tekst.count("deskundige van dag") == aantal
    assert "wee deskundigen" not in tekst


def test_more_experts_than_the_route_asks_are_named_too() -> None:
    tekst = tekst_van(render_brief(replace(TOEKENNING_OUDER, deskundigen=adviseurs(3))))
    assert "Drie deskundigen" in tekst


def test_family_reads_about_the_right_to_a_zienswijze() -> None:
    """TLV-181."""
    for brief in (TOEKENNING_OUDER, AFWIJZING_OUDER, TOEKENNING_LEERLING):
        assert "Dat heet een zienswijze." in tekst_van(render_brief(brief))


@pytest.mark.parametrize(("categorie", "naam"), [(1, "laag"), (2, "midden"), (3, "hoog")])
def test_category_in_figure_and_word(categorie: int, naam: str) -> None:
    """RCH-30."""
    brief = replace(TOEKENNING_OUDER, categorie=categorie)  # type: ignore[arg-type]
    assert f"Bekostigingscategorie | {categorie} ({naam})" in tekst_van(render_brief(brief))


def test_refusal_has_advice_and_no_grant() -> None:
    """TLV-111."""
    tekst = tekst_van(render_brief(AFWIJZING_OUDER))
    assert "Ons advies" in tekst
    assert "Bekostigingscategorie" not in tekst
    assert "TLV-nummer" not in tekst


def test_input_stays_text() -> None:
    html = render_brief(VIJANDIG)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html
    assert "{{ brief }}" in tekst_van(html)


def test_html_carries_no_style_script_or_address_to_fetch() -> None:
    html = render_brief(TOEKENNING_OUDER)
    for verboden in ("<style", "style=", "<script", "<link", "src=", "url("):
        assert verboden not in html


def test_title_has_no_name() -> None:
    assert TOEKENNING_OUDER.leerling_naam not in titel_van(TOEKENNING_OUDER)
    assert f"<title>{titel_van(TOEKENNING_OUDER)}</title>" in render_brief(TOEKENNING_OUDER)


@pytest.mark.parametrize("geheim", ["Zeedijk 8", "9997 EF", "9997EF", "zeedijk  8"])
def test_secret_address_of_another_is_refused(geheim: str) -> None:
    """OPEN-82."""
    brief = replace(TOEKENNING_OUDER, motivering=("De vader woont op Zeedijk 8, 9997 EF Duinoord.",))
    with pytest.raises(AfgeschermdInBrief) as fout:
        render_brief(brief, afgeschermd=[geheim])
    assert "Zeedijk" not in str(fout.value)


@pytest.mark.parametrize("geheim", ["Zeedijk 80", "997 EF", "", "9998"])
def test_other_addresses_do_not_stop_the_letter(geheim: str) -> None:
    brief = replace(
        TOEKENNING_OUDER,
        geadresseerde=replace(OUDER, kanaal="portaal", adresregels=()),
        motivering=("De vader woont op Zeedijk 8, 9997 EF Duinoord.",),
    )
    assert render_brief(brief, afgeschermd=[geheim])


def test_portal_letter_shows_no_address() -> None:
    tekst = tekst_van(
        render_brief(replace(TOEKENNING_OUDER, geadresseerde=replace(OUDER, kanaal="portaal", adresregels=())))
    )
    assert "via het portaal" in tekst
    assert "Lindelaan" not in tekst


@pytest.mark.parametrize(
    ("wijziging", "regel"),
    [
        ({"grondslag": " "}, "RCH-09"),
        ({"motivering": ()}, "RCH-09"),
        ({"motivering": ("", " ")}, "RCH-09"),
        ({"bevoegd": ""}, "RCH-09"),
        ({"bezwaaradres": ()}, "RCH-09"),
        ({"steunpunt": ""}, "TLV-181"),
        ({"geadresseerde": replace(OUDER, adresregels=())}, "RCH-15"),
        ({"laatste_bezwaardag": date(2026, 3, 12)}, "RCH-10"),
        ({"tlv_nummer": ""}, "TLV-112"),
        ({"categorie": None}, "TLV-112"),
        ({"einddatum": date(2026, 8, 1)}, "TLV-112"),
        ({"deskundigen": (EERSTE, EERSTE)}, "RCH-21"),
        ({"deskundigen": (EERSTE, Deskundigenadvies(naam="x", discipline="", strekking="ja"))}, "RCH-21"),
        ({"deskundigen": (EERSTE,)}, "1 van 2 .RCH-20"),
        ({"aantal_deskundigen": 3}, "2 van 3 .RCH-20"),
        ({"deskundigen": (), "aantal_deskundigen": 0}, "0 van 1 .RCH-20"),
        ({"sjabloonversie": ""}, "RCH-16"),
    ],
)
def test_incomplete_letter_is_refused(wijziging: dict[str, object], regel: str) -> None:
    with pytest.raises(BriefOnvolledig, match=regel):
        replace(TOEKENNING_OUDER, **wijziging)  # type: ignore[arg-type]


def test_refusal_without_advice_is_refused() -> None:
    with pytest.raises(BriefOnvolledig, match="TLV-111"):
        replace(AFWIJZING_OUDER, advies=())


def test_refusal_with_a_number_is_refused() -> None:
    with pytest.raises(BriefOnvolledig, match="hoort niet in een afwijzing"):
        replace(AFWIJZING_OUDER, tlv_nummer="ZB-26-0002")


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(BriefOnvolledig) as fout:
        replace(TOEKENNING_OUDER, grondslag="", steunpunt="")
    assert len(fout.value.gebreken) == 2


@pytest.mark.parametrize("wijziging", [{"accentkleur": "#ffcc00"}, {"accentkleur": "red"}, {"logo": "../geheim"}])
def test_house_style_is_checked(wijziging: dict[str, str]) -> None:
    with pytest.raises(HuisstijlFout):
        replace(AFZENDER, **wijziging)


def test_contrast() -> None:
    assert contrast_op_wit("#000000") == pytest.approx(21)
    assert contrast_op_wit("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("sleutel", logosleutels())
def test_logos_hold_shapes_only(sleutel: str) -> None:
    html = render_brief(replace(TOEKENNING_OUDER, afzender=replace(AFZENDER, logo=sleutel)))
    assert "<text" not in html
    assert "@ACCENT@" not in html
    assert "<title>Logo van Samenwerkingsverband Zandbergen</title>" in html


def test_dates_in_words() -> None:
    assert datum_in_woorden(date(2026, 8, 1)) == "1 augustus 2026"


def test_template_version_is_a_fingerprint() -> None:
    assert sjabloonversie().startswith("besluit-tlv-")
    assert len(sjabloonversie()) == len("besluit-tlv-") + 12


def test_contract_is_frozen() -> None:
    with pytest.raises(AttributeError):
        TOEKENNING_OUDER.school = "een andere"  # type: ignore[misc]
    assert isinstance(TOEKENNING_OUDER, BesluitbriefTlv)
