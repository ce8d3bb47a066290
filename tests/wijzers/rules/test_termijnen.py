"""vergaderagenda and termijn: the worked examples of chapter 10 section 9 and of chapter 20."""

from typing import Any

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.velden import OngeldigeInvoer
from tests.wijzers.proef import antwoord, uit

VAKANTIES = [["2025-10-11", "2025-10-19"], ["2025-12-20", "2026-01-04"], ["2026-02-14", "2026-02-22"]]


@pytest.mark.parametrize("vakanties", [None, VAKANTIES], ids=["kalender", "eigen vakanties"])
@pytest.mark.parametrize(
    ("volledig", "sluiting", "maandag"),
    [
        ("2025-09-09T16:00", "2025-09-10T08:00:00+02:00", "2025-09-15"),
        ("2025-09-10T07:59", "2025-09-10T08:00:00+02:00", "2025-09-15"),
        ("2025-09-10T08:00:00+02:00", "2025-09-17T08:00:00+02:00", "2025-09-22"),
        ("2025-10-09T12:00", "2025-10-15T08:00:00+02:00", "2025-10-20"),
        ("2025-12-17T06:30:00Z", "2025-12-17T08:00:00+01:00", "2026-01-05"),
        ("2026-02-11T09:00", "2026-02-18T08:00:00+01:00", "2026-02-23"),
    ],
)
def test_tlv_100_worked_examples(volledig: str, sluiting: str, maandag: str, vakanties: Any) -> None:
    uitkomst = uit("vergaderagenda", swv="portvolio", volledig_op=volledig, vakanties=vakanties)
    assert uitkomst == {"sluiting": sluiting, "maandag_vergaderweek": maandag}


@pytest.mark.parametrize("swv", ["mhr", "groningen"])
def test_an_agenda_that_nobody_laid_down(swv: str) -> None:
    with pytest.raises(NietTeBepalen, match="agenda"):
        uit("vergaderagenda", swv=swv, volledig_op="2025-09-09T16:00")


MHR_VAK = [["2025-10-18", "2025-10-26"]]

TERMIJNEN: list[tuple[str, str, dict[str, Any], str, int]] = [
    ("TLV-103", "portvolio", {"soort": "beslistermijn", "vanaf": "2025-09-10"}, "2025-10-22", 42),
    ("RCH-01", "mhr", {"soort": "beslistermijn", "vanaf": "2025-09-10"}, "2025-11-05", 56),
    ("RCH-01", "groningen", {"soort": "beslistermijn", "vanaf": "2025-09-10"}, "2025-11-05", 56),
    ("TLV-102", "portvolio", {"soort": "doorlooptijd", "vanaf": "2025-09-10", "vakanties": VAKANTIES}, "2025-11-14", 65),
    ("TLV-107", "mhr", {"soort": "actie", "vanaf": "2025-09-10"}, "2025-09-24", 14),
    ("OVZ-03", "mhr", {"soort": "schooldagen", "vanaf": "2025-10-06", "schooldagen": 15, "vakanties": MHR_VAK},
     "2025-11-03", 15),
    ("ARR-134", "mhr", {"soort": "doorzettingsmacht", "stap": "melding", "vanaf": "2025-10-07"}, "2025-10-14", 7),
    ("ARR-135", "mhr", {"soort": "doorzettingsmacht", "stap": "overleg", "vanaf": "2025-10-14", "vakanties": MHR_VAK},
     "2025-10-30", 7),
    ("ARR-136", "mhr", {"soort": "doorzettingsmacht", "stap": "besluit", "vanaf": "2025-10-30"}, "2025-12-11", 42),
    ("ARR-05", "mhr", {"soort": "opp_na_overstap", "vanaf": "2026-08-31"}, "2026-10-12", 42),
    ("ARR-05", "mhr", {"soort": "opp_na_overstap", "vanaf": "2026-08-01"}, "2026-10-12", 42),
    ("ARR-05", "groningen", {"soort": "opp_na_overstap", "vanaf": "2026-08-17"}, "2026-09-28", 42),
    ("ARR-116", "mhr", {"soort": "evaluatie_overstap", "vanaf": "2026-08-31"}, "2026-11-30", 91),
    ("VRZ-22", "portvolio", {"soort": "thuiszittersoverleg", "vanaf": "2026-01-05"}, "2026-02-16", 42),
    ("RCH-10", "portvolio", {"soort": "bezwaar", "vanaf": "2025-09-10"}, "2025-10-22", 42),
    ("RCH-07", "mhr", {"soort": "bezwaar", "vanaf": "2025-11-13"}, "2025-12-29", 42),
]  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "swv", "invoer", "uiterlijk", "geteld"), TERMIJNEN, ids=[f"{t[0]} {t[1]}" for t in TERMIJNEN]
)
def test_a_term(regel: str, swv: str, invoer: dict[str, Any], uiterlijk: str, geteld: int) -> None:
    gevonden = antwoord("termijn", swv=swv, **invoer)
    assert (gevonden["uitkomst"]["uiterlijk"], gevonden["uitkomst"]["geteld"]) == (uiterlijk, geteld)
    assert regel in gevonden["regels"]
    assert gevonden["uitkomst"]["stappen"]


@pytest.mark.parametrize(
    ("verzoek", "uiterlijk"),
    [
        ({"van": "2025-09-15", "hersteltermijn": "2025-09-29", "aangevuld_op": "2025-09-25"}, "2025-10-31"),
        ({"van": "2025-09-15", "hersteltermijn": 14}, "2025-11-04"),
        ({"van": "2025-09-15"}, "2025-10-22"),
    ],
    ids=["RCH-02 aangevuld", "RCH-02 ongebruikt verlopen", "RCH-03 zonder termijn schort niet op"],
)
def test_a_request_for_additions(verzoek: dict[str, Any], uiterlijk: str) -> None:
    uitkomst = uit("termijn", swv="portvolio", soort="beslistermijn", vanaf="2025-09-10", opschortingen=[verzoek])
    assert uitkomst["uiterlijk"] == uiterlijk


@pytest.mark.parametrize(
    ("swv", "invoer", "tabel"),
    [
        ("mhr", {"soort": "doorlooptijd"}, "termijnen"),
        ("portvolio", {"soort": "actie"}, "termijnen"),
        ("groningen", {"soort": "doorzettingsmacht", "stap": "overleg"}, "procestermijnen"),
        ("mhr", {"soort": "thuiszittersoverleg"}, "procestermijnen"),
        ("portvolio", {"soort": "evaluatie_overstap"}, "procestermijnen"),
        ("portvolio", {"soort": "schooldagen", "schooldagen": 5, "vanaf": "2035-01-08"}, "schoolvakanties"),
    ],
)
def test_a_term_that_is_not_laid_down_names_its_table(swv: str, invoer: dict[str, Any], tabel: str) -> None:
    with pytest.raises(NietTeBepalen) as gat:
        uit("termijn", **{"swv": swv, "vanaf": "2025-10-14"} | invoer)
    assert gat.value.tabel == tabel


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"soort": "bezwaar"}, "vanaf"),
        ({"vanaf": "2025-10-14"}, "soort"),
        ({"soort": "schooldagen", "vanaf": "2025-10-14"}, "schooldagen"),
        ({"soort": "schooldagen", "vanaf": "2025-10-14", "schooldagen": 0}, "schooldagen"),
        ({"soort": "doorzettingsmacht", "vanaf": "2025-10-14"}, "stap"),
        ({"soort": "actie", "vanaf": "2025-10-14", "vakanties": [["2025-10-20", "2025-10-10"]]}, "vakanties.0"),
        ({"soort": "beslistermijn", "vanaf": "2025-10-14", "opschortingen": [{"van": "2025-10-20", "hersteltermijn": "2025-10-20"}]},
         "opschortingen.0.hersteltermijn"),
        ({"soort": "beslistermijn", "vanaf": "2025-10-14", "opschortingen": [{"hersteltermijn": 14}]},
         "opschortingen.0.van"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)  # fmt: skip
def test_impossible_input_is_named(invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("termijn", swv="mhr", **invoer)
    assert list(fout.value.velden) == [veld]
