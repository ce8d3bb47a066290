"""The restore drill on a real database: what was dumped comes back whole, and what does not is named."""

from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from swv.project import rollen, terugzetproef
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

pytestmark = pytest.mark.traag


@pytest.fixture
def draai(vers: Cast, capsys: pytest.CaptureFixture[str]):
    """The command on a database with one dossier, its documents and its letters."""
    maak.dossier_verzonden(vers)
    omgeving.sluit()

    def _draai(bestanden: Path = Path(settings.BESTANDEN)) -> tuple[int, str, str]:
        backup = omgeving.url("backup", omgeving.VERS)
        keuzes = ["--beheer-url", omgeving.BEHEER_URL, "--backup-url", backup, "--bestanden", str(bestanden)]
        return (terugzetproef.main(keuzes), *capsys.readouterr())

    return _draai


def test_a_back_up_can_be_put_back(draai) -> None:
    code, uit, fout = draai()
    assert (code, fout) == (0, ""), fout
    assert uit.endswith("Het kan terug.\n")
    with omgeving.beheer() as conn:
        over = conn.execute("select datname from pg_database where datname like '%terugzetproef'").fetchall()
    assert over == []


@pytest.mark.parametrize(
    ("schade", "gemeld"),
    [
        pytest.param("delete from kern_gebeurtenis", "rijen: ontbreekt na terugzetten: kern_gebeurtenis:", id="rows"),
        pytest.param(
            "alter table kern_dossier no force row level security",
            "rijbeveiliging: ontbreekt na terugzetten: kern_dossier|t|t",
            id="force",
        ),
        pytest.param("alter table kern_dossier disable row level security", "ziet zonder bereik 1 dossiers", id="open"),
        pytest.param(
            "drop policy zien on kern_dossier",
            "policies: ontbreekt na terugzetten: public|kern_dossier|zien",
            id="a policy",
        ),
    ],
)
def test_what_does_not_come_back_is_named(draai, monkeypatch: pytest.MonkeyPatch, schade: str, gemeld: str) -> None:
    heel = terugzetproef._draai

    def met_schade(opdracht: str, adres: str, *keuzes: str) -> None:
        heel(opdracht, adres, *keuzes)
        if opdracht == "pg_restore":
            with rollen.verbinden(adres) as conn:
                conn.execute(schade)

    monkeypatch.setattr(terugzetproef, "_draai", met_schade)
    code, uit, fout = draai()
    assert (code, uit.splitlines()[-1]) == (1, "Het kan NIET terug: zie hierboven wat verschilt.")
    assert gemeld in fout


def test_files_that_are_gone_or_changed_are_named(draai, tmp_path: Path) -> None:
    code, _, fout = draai(tmp_path)
    assert code == 1
    assert "kern_document: " in fout
    assert f"ontbreekt in {tmp_path}" in fout
    with psycopg.connect(omgeving.url("backup", omgeving.VERS)) as conn:
        rij = conn.execute("select sleutel from kern_briefversie limit 1").fetchone()
    anders = tmp_path / str(rij[0] if rij else "")
    anders.parent.mkdir(parents=True)
    anders.write_bytes(b"iets anders")
    assert f"kern_briefversie: {rij[0] if rij else ''} is niet meer wat het was" in draai(tmp_path)[2]


def test_without_access_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    fout = rollen.rol_url(omgeving.BEHEER_URL, rol="bestaat_niet", wachtwoord="mis", database="postgres")
    assert terugzetproef.main(["--beheer-url", fout, "--backup-url", fout]) == 1
    assert "De proef kon niet worden gedaan." in capsys.readouterr().err
