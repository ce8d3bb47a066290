"""The bench: its arithmetic and report, and a small run for real, so that its invented data keep fitting the models."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from swv.project.bench.meting import Meting, Reeks, hoogstens, minstens, om_en_om, schrijf_json, tabel
from tests.bouw import omgeving

WORTEL = Path(__file__).resolve().parents[2]
VELDEN = {"naam", "waarde", "eenheid", "doel", "gehaald"}


@pytest.mark.parametrize(
    ("meting", "gehaald"),
    [
        (hoogstens("traag", 1.3, 1.3), True),
        (hoogstens("traag", 1.3001, 1.3), False),
        (minstens("snel", 1.6, 1.6), True),
        (minstens("snel", 1.5999, 1.6), False),
        (hoogstens("query's", 0, 0), True),
        (hoogstens("query's", 1, 0), False),
    ],
)
def test_a_goal_is_met_up_to_and_including_its_bound(meting: Meting, gehaald: bool) -> None:
    assert meting.gehaald is gehaald


def test_the_ratio_is_that_of_the_medians_and_one_outlier_does_not_count() -> None:
    assert Reeks([2.0, 2.0, 90.0], [1.0, 1.0, 1.0]).verhouding == 2.0


def test_two_things_take_turns_and_each_other_round_starts_with_the_other() -> None:
    beurten: list[str] = []

    def doe(wie: str) -> float:
        beurten.append(wie)
        return 1.0

    reeks = om_en_om(lambda: doe("a"), lambda: doe("b"), herhalingen=4, opwarmen=1)
    assert "".join(beurten) == "ab" + "abbaabba"
    assert len(reeks.a) == len(reeks.b) == 4


def test_the_report_names_every_figure_and_its_verdict(tmp_path: Path) -> None:
    metingen = [hoogstens("werkvoorraad", 1.25, 1.3), minstens("werkers", 1.2, 1.6, toelichting="druk")]
    tekst = tabel(metingen)
    assert "1,25" in tekst
    assert "<= 1,3" in tekst
    assert "NEE" in tekst
    assert "druk" in tekst
    schrijf_json(metingen, tmp_path / "uit.json")
    rijen = json.loads((tmp_path / "uit.json").read_text())
    assert [set(rij) for rij in rijen] == [VELDEN, VELDEN]
    assert rijen[0] == {"naam": "werkvoorraad", "waarde": 1.25, "eenheid": "keer", "doel": "<= 1.3", "gehaald": True}


def test_without_an_administrator_it_says_which_command_to_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SWV_BEHEER_URL", raising=False)
    with pytest.raises(CommandError, match="script/bench"):
        call_command("bench")


@pytest.fixture
def omgeving_van_bench(vers: object, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment as script/bench leaves it, on the roles of the tests."""
    yield {
        **os.environ,
        "SWV_BEHEER_URL": omgeving.BEHEER_URL,
        "SWV_DEMO": "0",
        "SWV_PRODUCTIE": "0",
        "PYTHONPATH": str(WORTEL),
        "DJANGO_SETTINGS_MODULE": "swv.project.settings",
    }
    with omgeving.beheer() as conn:
        over = conn.execute("select datname from pg_database where datname like %s", [f"{omgeving.NAAM}_bench_%"])
        assert over.fetchall() == [], "the bench left a database behind"


def _bench(omgeving_van_bench: dict[str, str], uit: Path, *argumenten: str) -> list[dict[str, object]]:
    opdracht = [sys.executable, "manage.py", "bench", "--json", str(uit), "--schaal", "800,1000", "--herhalingen", "2"]
    gedraaid = subprocess.run(
        [*opdracht, *argumenten], cwd=WORTEL, env=omgeving_van_bench, capture_output=True, text=True, timeout=300
    )
    assert gedraaid.returncode == 0, gedraaid.stdout + gedraaid.stderr
    assert "Traceback" not in gedraaid.stderr
    rijen: list[dict[str, object]] = json.loads(uit.read_text())
    return rijen


@pytest.mark.traag
def test_a_small_run_measures_list_and_letter(omgeving_van_bench: dict[str, str], tmp_path: Path) -> None:
    rijen = _bench(omgeving_van_bench, tmp_path / "uit.json", "--alleen", "werkvoorraad,rls,zoeken,jaarverslag,brief")
    namen = " ".join(str(rij["naam"]) for rij in rijen)
    for wat in ("aantal query's", "secretariaat", "oco", "ouder", "row-level security", "jaarverslag", "WeasyPrint"):
        assert wat in namen
    assert all(set(rij) == VELDEN for rij in rijen)
    queries = [rij for rij in rijen if rij["eenheid"] == "query's"]
    assert len(queries) == 2  # work list, search
    assert all(rij["gehaald"] is True for rij in queries)


@pytest.mark.traag
def test_a_small_run_measures_export_and_import(omgeving_van_bench: dict[str, str], tmp_path: Path) -> None:
    namen = [str(rij["naam"]) for rij in _bench(omgeving_van_bench, tmp_path / "uit.json", "--alleen", "export,import")]
    assert [naam.split()[0] for naam in namen] == ["export", "geheugen", "import"]


@pytest.mark.traag
@pytest.mark.serieel
def test_a_small_run_measures_workers(omgeving_van_bench: dict[str, str], tmp_path: Path) -> None:
    werkers, geheugen = _bench(omgeving_van_bench, tmp_path / "uit.json", "--alleen", "werkers,geheugen")
    assert werkers["doel"] == ">= 1.7"
    assert geheugen["naam"] == "geheugen van een werker na 20 brieven tegen na 2"
