"""Reading sheets, whoever made them: no database."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from swv.kern.documenten.keurmeester import keur
from swv.kern.overdracht import rekenblad
from swv.kern.overdracht.koppeling import SCHOOLVELDEN, ontbrekend, raad
from swv.kern.overdracht.rekenblad import OnleesbaarBlad, rijen_van, scheiding_van, tekenset_van


def csv(map: Path, inhoud: bytes) -> Path:
    pad = map / "blad.csv"
    pad.write_bytes(inhoud)
    return pad


@pytest.mark.parametrize(
    ("inhoud", "tekenset"),
    [
        ("Café".encode(), "utf-8"),
        ("Café".encode("utf-8-sig"), "utf-8-sig"),
        ("Café".encode("utf-16"), "utf-16"),
        ("Café;Goirle".encode("cp1252"), "cp1252"),
        ("Goirle; caf\u00e9".encode()[:-1], "utf-8"),  # the piece ends inside a character
    ],
    ids=["utf-8", "utf-8 met merk", "utf-16", "windows", "afgeknipt"],
)
def test_the_encoding_is_found(inhoud: bytes, tekenset: str) -> None:
    assert tekenset_van(inhoud) == tekenset


@pytest.mark.parametrize(
    ("tekst", "scheiding"),
    [
        ("a;b;c\n1;2;3", ";"),
        ("a,b\n1,2", ","),
        ("a\tb\n1\t2", "\t"),
        ("a|b\n1|2", "|"),
        ("a;b\n'1,5';2", ";"),
        ("", ";"),
    ],
)
def test_the_delimiter_is_found(tekst: str, scheiding: str) -> None:
    assert scheiding_van(tekst) == scheiding


@pytest.mark.parametrize("tekenset", ["utf-8", "utf-16", "cp1252"])
def test_rows_keep_their_number_and_empty_rows_are_left_out(tmp_path: Path, tekenset: str) -> None:
    pad = csv(tmp_path, 'naam;plaats\r\nCafé;"Den\r\nBosch"\r\n;\r\nB ; C\r\n'.encode(tekenset))
    assert list(rijen_van(pad)) == [(1, ["naam", "plaats"]), (2, ["Café", "Den\r\nBosch"]), (4, ["B", "C"])]


def test_a_workbook_gives_text_as_somebody_reads_it(tmp_path: Path) -> None:
    boek, pad = Workbook(), tmp_path / "blad.xlsx"
    boek.active.append(["brin", "aantal", "van", "leeg"])
    boek.active.append(["14SH", 3.0, date(2026, 8, 1), None])
    boek.save(pad)
    assert list(rijen_van(pad)) == [(1, ["brin", "aantal", "van", "leeg"]), (2, ["14SH", "3", "2026-08-01", ""])]
    assert keur("blad", pad) == "goed"


def test_a_workbook_is_known_by_its_contents_and_not_by_its_name(tmp_path: Path) -> None:
    """A copy of an upload has no name of its own."""
    boek, pad = Workbook(), tmp_path / "kopie"
    boek.active.append(["brin"])
    with pad.open("wb") as bestand:
        boek.save(bestand)
    assert keur("blad", pad) == "goed"
    assert list(rijen_van(pad)) == [(1, ["brin"])]


def test_what_is_no_sheet_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kapot = tmp_path / "kapot.xlsx"
    kapot.write_bytes(b"PK\x03\x04 en dan niets")
    assert keur("blad", kapot) == "stuk"
    for pad in (kapot, csv(tmp_path, b"\x00\x01\x02")):
        with pytest.raises(OnleesbaarBlad, match="kies het opnieuw"):
            list(rijen_van(pad))
    monkeypatch.setattr(rekenblad, "MAX_RIJEN", 2)
    with pytest.raises(OnleesbaarBlad, match="Splits het"):
        list(rijen_van(csv(tmp_path, b"a\n1\n2\n3\n")))
    with pytest.raises(OnleesbaarBlad, match="rij 2"):
        list(rijen_van(csv(tmp_path, b"a\n" + b"x" * 1001)))
    with pytest.raises(OnleesbaarBlad, match="kolommen"):
        list(rijen_van(csv(tmp_path, b";" * 201 + b"a")))


def test_a_workbook_that_unpacks_hugely_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boek, pad = Workbook(), tmp_path / "blad.xlsx"
    boek.save(pad)
    monkeypatch.setattr(rekenblad, "MAX_UITGEPAKT", 10)
    with pytest.raises(OnleesbaarBlad, match="te groot"):
        list(rijen_van(pad))


def test_columns_are_guessed_by_their_heading_and_by_what_was_chosen_before() -> None:
    koppen = ["BRIN NUMMER", "INSTELLINGSNAAM", "Plaatsnaam", "Club", "HUISNUMMER-TOEVOEGING"]
    assert raad(koppen) == {
        "brin": "BRIN NUMMER",
        "naam": "INSTELLINGSNAAM",
        "plaats": "Plaatsnaam",
        "huisnummer": "HUISNUMMER-TOEVOEGING",
    }
    assert raad(koppen, {"bestuur": "club", "naam": "weg"})["bestuur"] == "Club"
    assert [veld.sleutel for veld in ontbrekend(raad(koppen))] == ["bestuur", "soort"]


def test_no_heading_means_two_fields() -> None:
    namen = [naam for veld in SCHOOLVELDEN for naam in veld.namen]
    assert len(namen) == len(set(namen))
