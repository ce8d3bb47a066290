"""One school as a row gives it: what is read, what is refused, and what differs (OVZ-16, SYS-71). No database."""

from datetime import date

import pytest

from swv.kern.organisatie.scholen import Bekend, lees_school, verschillen
from swv.kern.organisatie.services import als_gegevens, uit_gegevens
from swv.kern.periods import OPEN_EINDE

GOED = {"brin": "14SH", "naam": "De Waarden", "bestuur": "Stichting", "soort": "VO", "plaats": "Gouda"}
DAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("anders", "veld", "waarde"),
    [
        ({"brin": " 14 sh "}, "brin", "14SH"),
        ({"soort": "Praktijkonderwijs"}, "soort", "PRO"),
        ({"soort": "bao"}, "soort", "BaO"),
        ({"postcode": "2805aa"}, "postcode", "2805 AA"),
        ({"straat": "Laan", "huisnummer": "7a"}, "straat_huisnummer", "Laan 7a"),
        ({"vestigingsnummer": "14SH02"}, "vestigingsnummer", "02"),
        ({"vestigingsnummer": "2"}, "vestigingsnummer", "02"),
        ({"relatie": "Opting-in"}, "relatie", "opting_in"),
        ({"van": "1-8-2026"}, "van", date(2026, 8, 1)),
        ({"tot": "2026-08-01"}, "tot", date(2026, 8, 1)),
    ],
    ids=lambda waarde: str(waarde) if not isinstance(waarde, dict) else "",
)
def test_a_cell_is_read_as_it_is_meant(anders: dict[str, str], veld: str, waarde: object) -> None:
    gegevens, fouten = lees_school(GOED | anders)
    assert fouten == []
    assert gegevens is not None
    assert getattr(gegevens, veld) == waarde
    assert uit_gegevens(als_gegevens(gegevens)) == gegevens


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"brin": "150M"}, "Bedoelt u 15OM"),  # text recognition, 00-overzicht 1.1
        ({"brin": "O1OE"}, "Bedoelt u 01OE"),
        ({"brin": "20Al0"}, "geen BRIN"),
        ({"brin": ""}, "geen BRIN"),
        ({"naam": ""}, "Vul de naam"),
        ({"naam": "x" * 201}, "korter"),
        ({"bestuur": ""}, "Vul het bestuur"),
        ({"soort": "mbo"}, "Kies uit VO, PRO"),
        ({"postcode": "28 AA"}, "geen postcode"),
        ({"relatie": "lid"}, "Kies uit aangesloten"),
        ({"van": "voorjaar"}, "geen datum"),
        ({"van": "2026-08-01", "tot": "2026-08-01"}, "stopt voor zij begint"),
        ({"vestigingsnummer": "hoofdgebouw"}, "geen vestigingsnummer"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(anders: dict[str, str], melding: str) -> None:
    gegevens, fouten = lees_school(GOED | anders)
    assert gegevens is None
    assert melding in " ".join(fouten)


def bekend(**anders: object) -> Bekend:
    waarden = {"naam": "De Waarden", "bestuur": "Stichting", "soort": "VO", "plaats": "Gouda", "postcode": "2805 AA"}
    return Bekend(waarden=waarden, relatie="aangesloten", **anders)  # type: ignore[arg-type]


def wat(anders: dict[str, str], van: Bekend) -> list[tuple[str, str, str]]:
    gegevens, _ = lees_school(GOED | anders)
    assert gegevens is not None
    return [(deel.wat, deel.oud, deel.nieuw) for deel in verschillen(gegevens, van, DAG)]


def test_an_empty_cell_says_nothing() -> None:
    assert wat({}, bekend()) == []


def test_what_differs_is_named_with_what_it_was() -> None:
    assert wat({"naam": "Nieuw"}, bekend()) == [("naam", "De Waarden", "Nieuw")]
    assert wat({"vestigingsnummer": "00"}, bekend()) == [("vestiging 00", "", "De Waarden")]
    met = bekend(vestigingen={"00": {"naam": "Oud", "plaats": "Gouda"}})
    assert wat({"vestigingsnummer": "00", "vestigingsnaam": "Zuid"}, met) == [("naam van vestiging 00", "Oud", "Zuid")]
    assert wat({"relatie": "gast"}, bekend())[0][1:] == ("aangesloten", "gast vanaf 2 maart 2026")
    assert wat({"tot": "2026-08-01"}, bekend(relatie_tot=OPEN_EINDE)) == [("relatie tot", "", "1 augustus 2026")]


def test_the_name_of_a_school_of_another_swv_is_left_to_that_swv() -> None:
    """Only the relation with this SWV is of this SWV (OPEN-85: schools are shared)."""
    elders = bekend(van_een_ander=True)
    elders.relatie = ""
    assert wat({"naam": "Nieuw", "relatie": "gast"}, elders) == [
        ("relatie met het samenwerkingsverband", "", "gast vanaf 2 maart 2026")
    ]
