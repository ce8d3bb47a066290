"""The closed list of conditions: parsing, checking against typed facts, evaluating, explaining."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from swv.kern.beleid.feiten import Catalogus, Feit
from swv.kern.beleid.predicaten import (
    PREDICATEN,
    PredicaatFout,
    Voorwaarde,
    controleer,
    gebruikte_feiten,
    geldt,
    leg_uit,
    naar_dict,
    ontleed,
)

CATALOGUS = Catalogus(
    (
        Feit("herkomst", "keuze", "de herkomst", (("BaO", "basisonderwijs"), ("VO", "voortgezet onderwijs"))),
        Feit("categorie", "getal", "de categorie"),
        Feit("start", "datum", "de startdatum"),
        Feit("medisch", "ja_nee", "een medische vraag"),
        Feit("hulp", "meerkeuze", "de hulp", (("ggz", "ggz"), ("thuis", "thuisbegeleiding"))),
        Feit("school", "tekst", "de school"),
    )
)


def test_the_list_is_closed() -> None:
    assert set(PREDICATEN) == {"gelijk", "ongelijk", "groter", "kleiner", "in", "en", "of", "niet", "leeg"}


@pytest.mark.parametrize(
    ("bron", "feiten", "uitkomst", "uitleg"),
    [
        ({"gelijk": ["herkomst", "BaO"]}, {"herkomst": "BaO"}, True, "de herkomst is basisonderwijs"),
        ({"gelijk": ["herkomst", "BaO"]}, {"herkomst": "VO"}, False, "de herkomst is basisonderwijs"),
        ({"gelijk": ["herkomst", "BaO"]}, {}, False, "de herkomst is basisonderwijs"),
        ({"ongelijk": ["herkomst", "BaO"]}, {}, True, "de herkomst is niet basisonderwijs"),
        ({"groter": ["categorie", 1]}, {"categorie": 2}, True, "de categorie is meer dan 1"),
        ({"groter": ["categorie", 1]}, {"categorie": 1}, False, "de categorie is meer dan 1"),
        ({"groter": ["categorie", 1]}, {"categorie": None}, False, "de categorie is meer dan 1"),
        (
            {"kleiner": ["start", "2026-08-01"]},
            {"start": date(2026, 7, 31)},
            True,
            "de startdatum is minder dan 1 augustus 2026",
        ),
        (
            {"kleiner": ["start", "2026-08-01"]},
            {"start": date(2026, 8, 1)},
            False,
            "de startdatum is minder dan 1 augustus 2026",
        ),
        (
            {"in": ["herkomst", ["BaO", "VO"]]},
            {"herkomst": "VO"},
            True,
            "de herkomst is basisonderwijs of voortgezet onderwijs",
        ),
        ({"gelijk": ["medisch", True]}, {"medisch": True}, True, "een medische vraag: ja"),
        ({"ongelijk": ["medisch", True]}, {"medisch": None}, True, "een medische vraag: niet ja"),
        ({"gelijk": ["hulp", "ggz"]}, {"hulp": ["thuis", "ggz"]}, True, "de hulp is ggz"),
        ({"leeg": "school"}, {"school": ""}, True, "de school is niet ingevuld"),
        ({"niet": {"leeg": "school"}}, {"school": "De Wissel"}, True, "de school is ingevuld"),
        (
            {
                "en": [
                    {"gelijk": ["medisch", True]},
                    {"of": [{"leeg": "school"}, {"groter": ["categorie", 1]}]},
                ]
            },
            {"medisch": True, "categorie": 3, "school": "De Wissel"},
            True,
            "een medische vraag: ja en (de school is niet ingevuld of de categorie is meer dan 1)",
        ),
        (
            {"niet": {"gelijk": ["medisch", True]}},
            {"medisch": False},
            True,
            "niet geldt: een medische vraag: ja",
        ),
    ],
)
def test_evaluation_and_explanation(bron: dict[str, Any], feiten: dict[str, Any], uitkomst: bool, uitleg: str) -> None:
    predicaat = ontleed(bron)
    assert controleer(predicaat, CATALOGUS) == []
    assert geldt(predicaat, feiten) is uitkomst
    assert leg_uit(predicaat, CATALOGUS) == uitleg


@pytest.mark.parametrize(
    "bron",
    [
        {"ongeveer": ["categorie", 1]},
        {"gelijk": ["categorie", 1], "groter": ["categorie", 1]},
        {"gelijk": "categorie"},
        {"gelijk": ["categorie", 1, 2]},
        {"gelijk": ["categorie", {"a": 1}]},
        {"en": [{"leeg": "school"}]},
        {"en": {"leeg": "school"}},
        {"in": ["herkomst", []]},
        {"in": ["herkomst", "BaO"]},
        {"leeg": ["school"]},
        {},
        "herkomst == 'BaO'",
    ],
)
def test_anything_outside_the_list_is_refused(bron: Any) -> None:
    with pytest.raises(PredicaatFout):
        ontleed(bron)


@pytest.mark.parametrize(
    ("bron", "melding"),
    [
        ({"gelijk": ["herkmst", "BaO"]}, "Feit 'herkmst' bestaat niet"),
        ({"gelijk": ["herkomst", "XX"]}, "'XX' is geen keuze van 'herkomst'"),
        ({"groter": ["herkomst", "BaO"]}, "'herkomst' is dat niet"),
        ({"gelijk": ["categorie", "2"]}, "een geheel getal"),
        ({"gelijk": ["categorie", True]}, "een geheel getal"),
        ({"gelijk": ["medisch", 1]}, "een ja-neevraag"),
        ({"gelijk": ["start", "morgen"]}, "een datum"),
        ({"niet": {"en": [{"leeg": "x"}, {"leeg": "school"}]}}, "Feit 'x' bestaat niet"),
    ],
)
def test_an_unknown_fact_or_wrong_type_is_named(bron: dict[str, Any], melding: str) -> None:
    fouten = controleer(ontleed(bron), CATALOGUS)
    assert len(fouten) == 1
    assert melding in fouten[0]


def test_after_an_unknown_fact_the_others_are_looked_at_too() -> None:
    predicaat = ontleed({"en": [{"leeg": "x"}, {"gelijk": ["herkomst", "XX"]}, {"leeg": "y"}]})
    assert len(controleer(predicaat, CATALOGUS)) == 3


def test_the_schema_asks_for_exactly_one_condition() -> None:
    schema = TypeAdapter(Voorwaarde).json_schema()
    assert (schema["minProperties"], schema["maxProperties"]) == (1, 1)


def test_yes_is_not_the_number_one() -> None:
    assert not geldt(ontleed({"gelijk": ["categorie", 1]}), {"categorie": True})


BLADEN = st.one_of(
    st.builds(lambda w: {"gelijk": ["herkomst", w]}, st.sampled_from(["BaO", "VO"])),
    st.builds(lambda w: {"ongelijk": ["herkomst", w]}, st.sampled_from(["BaO", "VO"])),
    st.builds(lambda w: {"groter": ["categorie", w]}, st.integers(0, 4)),
    st.builds(lambda w: {"kleiner": ["start", w.isoformat()]}, st.dates()),
    st.builds(lambda w: {"in": ["herkomst", w]}, st.lists(st.sampled_from(["BaO", "VO"]), min_size=1)),
    st.builds(lambda w: {"leeg": w}, st.sampled_from(["school", "hulp"])),
)
BRONNEN = st.recursive(
    BLADEN,
    lambda deel: st.one_of(
        st.builds(lambda d: {"niet": d}, deel),
        st.builds(lambda s, d: {s: d}, st.sampled_from(["en", "of"]), st.lists(deel, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)
FEITEN = st.fixed_dictionaries(
    {},
    optional={
        "herkomst": st.sampled_from(["BaO", "VO", None]),
        "categorie": st.none() | st.integers(1, 3),
        "start": st.none() | st.dates(),
        "hulp": st.lists(st.sampled_from(["ggz", "thuis"])),
        "school": st.text(max_size=3),
    },
)


@settings(deadline=None)
@given(BRONNEN, FEITEN)
def test_every_condition_survives_storage_and_always_has_an_answer(
    bron: dict[str, Any], feiten: dict[str, Any]
) -> None:
    predicaat = ontleed(bron)
    assert ontleed(naar_dict(predicaat)) == predicaat
    assert geldt(predicaat, feiten) is not geldt(ontleed({"niet": bron}), feiten)
    assert leg_uit(predicaat, CATALOGUS)
    assert gebruikte_feiten(predicaat) <= {feit.naam for feit in CATALOGUS}
