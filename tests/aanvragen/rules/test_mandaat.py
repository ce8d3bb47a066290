"""Who may take the besluit: function, mandate, deputy (OVZ-23, ROL-43-MHR, ROL-44-GRONINGEN)."""

from datetime import date
from typing import Any

import pytest

from aanvragen.rules.mandaat import Bevoegdheid, Machtiging, toets_bevoegdheid
from swv.kern.beleid.route import Stap
from swv.kern.beleid.uitleg import Reden

DAG = date(2026, 3, 10)
ROUTE = "tlv_vso_eerste/commissie"
STAP: dict[str, Any] = {
    "sleutel": "besluit",
    "soort": "besluit",
    "titel": "Besluit",
    "wie": {"rol": "voorzitter", "functie": "voorzitter van de TC"},
    "bevoegdheid": "namens het bestuur",
}
DELEGATIE, ZELF = Stap(**STAP, bevoegdheid_soort="delegatie"), Stap(**STAP, bevoegdheid_soort="zelf")


def mandaat(**anders: Any) -> Machtiging:
    velden = {"functie": "voorzitter", "plaatsvervanger": False, "van": date(2026, 1, 1), "tot": date(2026, 8, 1)}
    return Machtiging(**{**velden, "grondslag": "besluit 7", **anders})


VERVANGER = mandaat(plaatsvervanger=True)


@pytest.mark.parametrize(
    ("stap", "rol", "mandaten", "uitkomst"),
    [
        pytest.param(DELEGATIE, "voorzitter", [mandaat()], "voorzitter van de TC", id="OVZ-23 functie en mandaat"),
        pytest.param(DELEGATIE, "voorzitter", [], "geen_mandaat", id="OVZ-23 functie zonder mandaat"),
        pytest.param(DELEGATIE, "voorzitter", [mandaat(van=DAG)], "voorzitter van de TC", id="OVZ-23 eerste dag"),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(van=date(2026, 3, 11))], "geen_mandaat", id="OVZ-23 de dag ervoor niet"
        ),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(tot=date(2026, 3, 11))], "voorzitter van de TC", id="OVZ-23 laatste dag"
        ),
        pytest.param(DELEGATIE, "voorzitter", [mandaat(tot=DAG)], "geen_mandaat", id="OVZ-23 afgelopen"),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(ingetrokken_op=DAG)], "geen_mandaat", id="OVZ-23 vandaag ingetrokken"
        ),
        pytest.param(
            DELEGATIE,
            "voorzitter",
            [mandaat(ingetrokken_op=date(2026, 3, 11))],
            "voorzitter van de TC",
            id="OVZ-23 morgen ingetrokken",
        ),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(route=ROUTE)], "voorzitter van de TC", id="OVZ-23 mandaat voor deze route"
        ),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(route="tlv_pro/x")], "geen_mandaat", id="OVZ-23 mandaat voor andere route"
        ),
        pytest.param(
            DELEGATIE, "voorzitter", [mandaat(functie="directeur")], "geen_mandaat", id="OVZ-23 mandaat andere functie"
        ),
        pytest.param(
            DELEGATIE, "directeur", [VERVANGER], "plaatsvervangend voorzitter van de TC", id="OVZ-23 plaatsvervanger"
        ),
        pytest.param(
            DELEGATIE,
            "voorzitter",
            [VERVANGER],
            "plaatsvervangend voorzitter van de TC",
            id="OVZ-23 plaatsvervanger met dezelfde functie",
        ),
        pytest.param(
            Stap(**STAP, bevoegdheid_soort="mandaat"),
            "voorzitter",
            [mandaat(route=ROUTE)],
            "voorzitter van de TC",
            id="ROL-44 in mandaat",
        ),
        pytest.param(
            Stap(**STAP, bevoegdheid_soort="mandaat"), "voorzitter", [], "geen_mandaat", id="ROL-44 zonder mandaat"
        ),
        pytest.param(DELEGATIE, "directeur", [], "andere_functie", id="OVZ-23 andere functie"),
        pytest.param(
            DELEGATIE, "directeur", [mandaat()], "andere_functie", id="OVZ-23 mandaat maar niet als plaatsvervanger"
        ),
        pytest.param(ZELF, "voorzitter", [], "voorzitter van de TC", id="ROL-43 eigen bevoegdheid vraagt geen mandaat"),
        pytest.param(ZELF, "directeur", [], "andere_functie", id="ROL-43 twee handelingen door verschillende rollen"),
    ],
)
def test_bevoegdheid(stap: Stap, rol: str, mandaten: list[Machtiging], uitkomst: str) -> None:
    gevonden = toets_bevoegdheid(stap, rol, mandaten, dag=DAG, route=ROUTE)
    assert (gevonden.code if isinstance(gevonden, Reden) else gevonden.functie) == uitkomst
    if isinstance(gevonden, Reden):
        assert gevonden.regel == "OVZ-23"
        assert gevonden.tekst


def test_the_ground_names_the_mandate() -> None:
    gevonden = toets_bevoegdheid(DELEGATIE, "voorzitter", [mandaat()], dag=DAG, route=ROUTE)
    assert gevonden == Bevoegdheid("voorzitter van de TC", "namens het bestuur (besluit 7)")
