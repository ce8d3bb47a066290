"""Where a dossier stands on its route, as a table: ROL-40, ROL-43, TLV-110."""

from datetime import date

import pytest

from aanvragen.rules.routestand import stand_van_route
from swv.kern.beleid.route import Stap, Variant, Wie

BEGIN, ADVIES, AKKOORD = date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 18)


def route(advies: int | None = 14, akkoord: int | None = None, besluit: int | None = 7) -> Variant:
    gewoon = {"titel": "x", "wie": Wie(rol="voorzitter", functie="voorzitter")}
    return Variant(
        sleutel="route",
        titel="Route",
        stappen=(
            Stap(
                sleutel="advies",
                soort="advies",
                aantal=2,
                onafhankelijk="geen_van_beiden",
                eerste=("psycholoog",),
                tweede=("arts",),
                dagen=advies,
                **gewoon,
            ),
            Stap(sleutel="akkoord", soort="akkoord", dagen=akkoord, **gewoon),
            Stap(sleutel="besluit", soort="besluit", bevoegdheid="zelf", dagen=besluit, **gewoon),
        ),
    )


@pytest.mark.parametrize(
    ("begonnen", "klaar", "verwacht"),
    [
        (None, {}, [("later", None), ("later", None), ("later", None)]),
        (BEGIN, {}, [("nu", date(2026, 3, 16)), ("later", None), ("later", None)]),
        (BEGIN, {"advies": ADVIES}, [("klaar", None), ("nu", None), ("later", None)]),
        (
            BEGIN,
            {"advies": ADVIES, "akkoord": AKKOORD},
            [("klaar", None), ("klaar", None), ("nu", date(2026, 3, 25))],
        ),
        (
            BEGIN,
            {"advies": ADVIES, "akkoord": AKKOORD, "besluit": AKKOORD},
            [("klaar", None), ("klaar", None), ("klaar", None)],
        ),
        (BEGIN, {"akkoord": AKKOORD}, [("nu", date(2026, 3, 16)), ("klaar", None), ("later", None)]),
    ],
    ids=["not complete", "advice at hand", "akkoord at hand", "besluit at hand", "done", "akkoord given early"],
)
def test_the_first_step_that_is_not_done_is_at_hand(
    begonnen: date | None, klaar: dict[str, date], verwacht: list[tuple[str, date | None]]
) -> None:
    standen = stand_van_route(route(), begonnen, klaar)
    assert [(rij.voortgang, rij.uiterlijk) for rij in standen] == verwacht


def test_without_days_in_the_policy_a_step_has_no_last_day() -> None:
    (eerste, *_) = stand_van_route(route(advies=None), BEGIN, {})
    assert (eerste.voortgang, eerste.uiterlijk, eerste.op) == ("nu", None, None)
