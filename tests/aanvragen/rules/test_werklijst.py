"""What the address of the work list asks, and which days a term filter means; tables of cases, no database."""

from datetime import date, timedelta
from urllib.parse import parse_qsl

import pytest

from aanvragen.rules.werklijst import TERMIJNEN, Lijstkeuze, termijnvenster

AANBOD = {"statussen": ("ingediend", "volledig"), "soorten": ("tlv_vso_eerste",)}
DINSDAG = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("vraag", "adres"),
    [
        ({}, ""),
        ({"toon": "alles", "status": "volledig"}, "toon=alles&status=volledig"),
        ({"status": "volledig", "toon": "alles"}, "toon=alles&status=volledig"),
        ({"status": "onzin", "toon": "iets", "soort": "x", "termijn": "ooit", "van": "hem", "volgorde": "z"}, ""),
        ({"school": "12"}, "school=12"),
        ({"school": "12; drop"}, ""),
        ({"school": "²"}, ""),
        ({"school": "9" * 9}, "school=999999999"),
        ({"school": "9" * 10}, ""),
        ({"termijn": "te_laat", "van": "mij", "volgorde": "oudste"}, "termijn=te_laat&van=mij&volgorde=oudste"),
        ({"pagina": "2", "soort": "tlv_vso_eerste"}, "soort=tlv_vso_eerste"),
    ],
)
def test_the_address_is_read_and_written(vraag: dict[str, str], adres: str) -> None:
    keuze = Lijstkeuze.lees(vraag, **AANBOD)
    assert keuze.adres == adres
    assert Lijstkeuze.lees(dict(parse_qsl(adres)), **AANBOD) == keuze


@pytest.mark.parametrize(
    ("vraag", "filtert"),
    [({}, False), ({"toon": "alles", "volgorde": "oudste"}, False), ({"van": "mij"}, True), ({"school": "1"}, True)],
)
def test_what_filters(vraag: dict[str, str], filtert: bool) -> None:
    assert Lijstkeuze.lees(vraag, **AANBOD).filtert is filtert


@pytest.mark.parametrize(
    ("termijn", "venster"),
    [
        ("te_laat", (None, date(2026, 3, 9))),
        ("deze_week", (date(2026, 3, 10), date(2026, 3, 15))),
        ("later", (date(2026, 3, 16), None)),
    ],
)
def test_which_days_are_meant(termijn: str, venster: tuple[date | None, date | None]) -> None:
    assert termijnvenster(termijn, DINSDAG) == venster


@pytest.mark.parametrize("vandaag", [DINSDAG + timedelta(days=plus) for plus in range(7)])
def test_every_day_is_in_one_window(vandaag: date) -> None:
    for plus in range(-10, 20):
        dag = vandaag + timedelta(days=plus)
        binnen = [
            naam
            for naam in TERMIJNEN
            for van, tot in [termijnvenster(naam, vandaag)]
            if (van is None or dag >= van) and (tot is None or dag <= tot)
        ]
        assert len(binnen) == 1
