"""Every number of the small world is known; list and page give the same, and so does each role that sees it all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from swv.kern.jaarverslag.dossiers import lees_selectie, rijen_achter
from swv.kern.jaarverslag.perioden import Verslagjaar
from swv.kern.jaarverslag.register import kengetal_van
from swv.kern.jaarverslag.verslag import Verslag, jaarverslagbeleid, maak_verslag, peiling_van, regels_van
from tests.bouw.cast import Cast

pytestmark = pytest.mark.xdist_group("jaarverslag")
SCHOOLJAAR, KALENDERJAAR = Verslagjaar("schooljaar", 2025), Verslagjaar("kalenderjaar", 2025)

# figure: number in school year 2025-2026, number in calendar year 2025
CIJFERS = {
    "aanvragen": (11, 8),
    "volledig": (6, 6),
    "aangevuld": (3, 2),
    "besluiten": (8, 7),
    "toegekend": (6, 6),
    "afgewezen": (1, 1),
    "niet_ontvankelijk": (1, 0),
    "vervangingen": (1, 1),
    "gestopt": (2, 0),
    "buiten_behandeling": (1, 0),
    "ingetrokken": (1, 0),
    "doorlooptijd": (8, 7),
    "wettelijke_termijn": (7, 6),
    "te_laat": (1, 1),
    "eigen_termijn": (5, 4),
    "aanvulverzoeken": (4, 2),
    "uitstel": (1, 1),
    "bezwaren": (2, 1),
    "lopende_tlvs": (2, 2),
    "terugkeer": (1, 1),
}
# figure, breakdown: {words: number}, nought left out
UITSPLITSINGEN = {
    ("aanvragen", "soort"): {
        "TLV voor het voortgezet speciaal onderwijs, eerste aanvraag": 10,
        "TLV voor het voortgezet speciaal onderwijs, verlenging": 1,
    },
    ("aanvragen", "maand"): {
        "augustus 2025": 1,
        "september 2025": 2,
        "oktober 2025": 2,
        "november 2025": 1,
        "december 2025": 1,
        "januari 2026": 3,
        "februari 2026": 1,
    },
    ("aanvragen", "school"): {"College Elders": 2, "Lyceum De Brug": 8, "VSO De Wissel": 1},
    ("besluiten", "uitkomst"): {"toegekend": 6, "afgewezen": 1, "niet-ontvankelijk": 1},
    ("besluiten", "route"): {"deskundigen van de commissie": 7, "meegestuurd door de school": 1},
    ("toegekend", "categorie"): {"1 (laag)": 4, "2 (midden)": 1, "3 (hoog)": 1},
    ("toegekend", "duur"): {"1 schooljaar": 1, "2 schooljaren": 5},
    ("vervangingen", "waarom"): {"herstelbesluit": 1},
    ("gestopt", "hoe"): {"ingetrokken": 1, "buiten behandeling gelaten": 1},
    ("doorlooptijd", "duurklasse"): {
        "tot en met 2 weken": 4,
        "langer dan 2, tot en met 4 weken": 1,
        "langer dan 4, tot en met 6 weken": 2,
        "langer dan 6, tot en met 8 weken": 1,
    },
    ("uitstel", "grond"): {"het besluit komt later": 1},
    ("bezwaren", "afloop"): {"ongegrond": 1, "nog niet beslist": 1},
    ("lopende_tlvs", "categorie"): {"1 (laag)": 2},
    ("lopende_tlvs", "einde"): {"31 juli 2027": 2},
    ("terugkeer", "maand"): {"september 2025": 1},
}


def verslag(wereld: Cast, wie: str, jaar: Verslagjaar = SCHOOLJAAR) -> Verslag:
    with wereld.als(wie) as actor:
        return maak_verslag(actor, jaar)


def getallen(gemaakt: Verslag) -> dict[str, int | None]:
    return {regel.sleutel: regel.aantal for _, regel in regels_van(gemaakt) if regel.sleutel in CIJFERS}


@pytest.mark.parametrize(("jaar", "plek"), [(SCHOOLJAAR, 0), (KALENDERJAAR, 1)], ids=["schooljaar", "kalenderjaar"])
def test_every_figure_of_the_small_world(wereld: Cast, jaar: Verslagjaar, plek: int) -> None:
    """VSL-05, VSL-07, VSL-15, VSL-16."""
    assert getallen(verslag(wereld, "secretariaat", jaar)) == {naam: paar[plek] for naam, paar in CIJFERS.items()}


def test_every_breakdown_of_the_small_world(wereld: Cast) -> None:
    gevonden = {
        (regel.sleutel, deel.sleutel): {cel.woorden: cel.aantal for cel in deel.cellen if cel.aantal}
        for _, regel in regels_van(verslag(wereld, "secretariaat"))
        for deel in regel.uitsplitsingen
    }
    assert {sleutel: gevonden[sleutel] for sleutel in UITSPLITSINGEN} == UITSPLITSINGEN


def test_a_breakdown_adds_up_to_its_figure(wereld: Cast) -> None:
    for _, regel in regels_van(verslag(wereld, "secretariaat")):
        for deel in regel.uitsplitsingen:
            assert sum(cel.aantal or 0 for cel in deel.cellen) == regel.aantal, (regel.sleutel, deel.sleutel)


def test_shares_and_medians(wereld: Cast) -> None:
    regels = {regel.sleutel: regel for _, regel in regels_van(verslag(wereld, "secretariaat"))}
    assert regels["toegekend"].aandeel == "75,0% van 8"
    assert regels["wettelijke_termijn"].aandeel == "87,5% van 8"
    assert regels["doorlooptijd"].middelste == "17"


def test_every_role_that_sees_dossiers_finds_the_same_numbers(wereld: Cast) -> None:
    """INZ-08, INZ-10, INZ-12b: also of objections, which the directeur-bestuurder does not list."""
    eerste = getallen(verslag(wereld, "secretariaat"))
    assert getallen(verslag(wereld, "voorzitter")) == eerste
    assert getallen(verslag(wereld, "directeur")) == eerste
    zonder_lijst = {regel.sleutel for _, regel in regels_van(verslag(wereld, "directeur")) if not regel.lijst}
    assert zonder_lijst & set(CIJFERS) == {"bezwaren"}


def test_another_swv_counts_nothing_of_it(wereld: Cast) -> None:
    assert set(getallen(verslag(wereld, "secretariaat.mhr")).values()) == {0}


def test_the_list_behind_a_number_is_as_long_as_the_number(wereld: Cast) -> None:
    with wereld.als("secretariaat") as actor:
        peiling = peiling_van(SCHOOLJAAR, jaarverslagbeleid(actor))
        for _, regel in regels_van(maak_verslag(actor, SCHOOLJAAR)):
            kengetal = kengetal_van(regel.sleutel)
            if kengetal is None:
                continue
            delen = [("", "", regel.aantal)]
            delen += [(d.sleutel, str(cel.waarde), cel.aantal) for d in regel.uitsplitsingen for cel in d.cellen]
            for per, waarde, aantal in delen:
                if not aantal and per:
                    continue
                selectie = lees_selectie(kengetal, peiling, per, waarde)
                assert selectie is not None, (regel.sleutel, per, waarde)
                assert len(rijen_achter(selectie, actor, peiling)) == aantal, (regel.sleutel, per, waarde)


def test_the_number_of_queries_does_not_depend_on_the_number_of_figures(wereld: Cast) -> None:
    with wereld.als("secretariaat") as actor, CaptureQueriesContext(connection) as vanger:
        maak_verslag(actor, SCHOOLJAAR)
    assert len(vanger) <= 14
