"""Reasons and texts: every code has a text, every registered rule says where it comes from and is tested."""

import ast
import re
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

import aanvragen.rules
import swv.kern.beleid.schema
import tlv.rules
from swv.kern.beleid.regels import Parameters, alle_regels, kies, regel
from swv.kern.beleid.uitleg import (
    NietTeBepalen,
    OntbrekendeTekst,
    Reden,
    datum_nl,
    geregistreerde_codes,
    in_woorden,
    opsomming,
    reden,
    registreer_teksten,
)

WORTEL = Path(__file__).parents[2]
REGELMAPPEN = ("swv/kern/termijnen", "aanvragen/rules", "tlv/rules")
BRONNEN = [pad for map in REGELMAPPEN for pad in sorted((WORTEL / map).glob("*.py"))]
PAKKETTEN = (aanvragen.rules, swv.kern.beleid.schema, tlv.rules)


def _codes(bron: Path) -> set[str]:
    return {
        knoop.args[1].value
        for knoop in ast.walk(ast.parse(bron.read_text()))
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Name)
        and knoop.func.id in ("reden", "_met_document")
        and isinstance(knoop.args[1], ast.Constant)
        and isinstance(knoop.args[1].value, str)
    }


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_every_reason_code_in_the_rules_has_a_text(bron: Path) -> None:
    assert _codes(bron) <= geregistreerde_codes()


def test_every_registered_rule_is_named_in_a_test_and_has_a_source() -> None:
    proeven = "\n".join(pad.read_text() for pad in (WORTEL / "tests").rglob("*.py"))
    for gevonden in alle_regels():
        in_naam = gevonden.id.lower().replace("-", "_")
        assert re.search(rf"({gevonden.id}|{in_naam})(?!\d)", proeven), gevonden.id
        assert gevonden.bron
        assert gevonden.titel


def test_a_rule_must_cite_its_id_in_the_docstring() -> None:
    with pytest.raises(ValueError, match="noemt TLV-999 niet"):

        @regel("TLV-999", groep="proef", titel="proef", bron="proef")
        def zonder(_: Parameters) -> None:
            """No id here."""


def test_a_rule_id_is_used_once() -> None:
    with pytest.raises(ValueError, match="al geregistreerd"):

        @regel("TLV-84", groep="proef", titel="proef", bron="proef")
        def dubbel(_: Parameters) -> None:
            """A second TLV-84."""


def test_a_selection_stores_as_it_is_written() -> None:
    assert kies("TLV-82", leeftijd=13, herkomst=["SBO"]).als_dict() == {
        "regel": "TLV-82",
        "leeftijd": 13,
        "herkomst": ["SBO"],
    }


@pytest.mark.parametrize(
    ("waarde", "woorden"),
    [
        (date(2026, 11, 3), "3 november 2026"),
        (datetime(2026, 11, 3, 8, 5), "dinsdag 3 november 2026 om 08:05 uur"),  # noqa: DTZ001
        (time(8, 0), "08:00 uur"),
        (True, "ja"),
        (None, "onbekend"),
        (("a", "b", "c"), "a, b en c"),
        (Decimal("1.50"), "1,50"),
        (12, "12"),
    ],
)
def test_facts_in_words(waarde: object, woorden: str) -> None:
    assert in_woorden(waarde) == woorden  # type: ignore[arg-type]


def test_dates_and_enumerations() -> None:
    assert datum_nl(date(2026, 3, 1)) == "1 maart 2026"
    assert opsomming(["a"]) == "a"
    assert opsomming([]) == ""
    assert opsomming(["a", "b"], verbinding="of") == "a of b"


def test_a_reason_compares_by_content_and_goes_into_json() -> None:
    een = reden("TLV-85", "einde_31_juli")
    assert een == Reden("TLV-85", "einde_31_juli")
    vol = reden("TLV-84", "vol_schooljaar", start=date(2026, 8, 1), vroegste_einde=date(2027, 7, 31))
    assert vol.als_json() == {
        "regel": "TLV-84",
        "code": "vol_schooljaar",
        "feiten": {"start": "2026-08-01", "vroegste_einde": "2027-07-31"},
        "tekst": (
            "Een verklaring duurt minstens een heel schooljaar. Bij een start op 1 augustus 2026 eindigt zij "
            "niet eerder dan 31 juli 2027."
        ),
    }


def test_a_missing_text_or_fact_is_an_error_not_a_gap() -> None:
    with pytest.raises(OntbrekendeTekst, match="geen tekst"):
        _ = reden("TLV-84", "bestaat_niet").tekst
    with pytest.raises(OntbrekendeTekst, match="vraagt om feit"):
        _ = reden("TLV-84", "vol_schooljaar").tekst


def test_a_code_has_one_text() -> None:
    with pytest.raises(ValueError, match="al een andere tekst"):
        registreer_teksten({"vol_schooljaar": "iets anders"})


def test_not_determinable_names_the_table() -> None:
    fout = NietTeBepalen("postcodes", "De lijst is leeg.")
    assert str(fout) == "Niet te bepalen: De lijst is leeg. Vul de tabel 'postcodes' aan."
