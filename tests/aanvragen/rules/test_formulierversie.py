"""From one version of a form to a newer one: what comes, what goes, and which answers remain (issue 3, point 2)."""

from typing import Any

import pytest

from aanvragen.rules.formulierversie import vergelijk
from swv.kern.beleid.formulier import Formulier


def vraag(
    sleutel: str, soort: str = "tekst", veldgroep: str = "onderwijs", keuzes: str = "", **meer: Any
) -> dict[str, Any]:
    rij = {"sleutel": sleutel, "soort": soort, "label": sleutel.title(), "waarom": "Daarom.", "veldgroep": veldgroep}
    gekozen = [{"waarde": waarde, "label": waarde.upper()} for waarde in keuzes.split()]
    return {**rij, **({"keuzes": gekozen} if gekozen else {}), **meer}


def formulier(*vragen: dict[str, Any]) -> Formulier:
    sectie = {"sleutel": "een", "titel": "Een", "vragen": list(vragen)}
    return Formulier.model_validate({"versie": "1", "titel": "F", "inleiding": "I", "secties": [sectie]})


@pytest.mark.parametrize(
    ("oud", "nieuw", "antwoord", "blijft"),
    [
        (vraag("a"), vraag("a", label="Anders gesteld"), "tekst", True),
        (vraag("a"), vraag("a", soort="lange_tekst"), "tekst", False),
        (vraag("a", veldgroep="medisch"), vraag("a"), "diagnose", False),
        (vraag("a"), vraag("b"), "tekst", False),
        (vraag("a", "keuze", keuzes="x y"), vraag("a", "keuze", keuzes="x z"), "x", True),
        (vraag("a", "keuze", keuzes="x y"), vraag("a", "keuze", keuzes="x z"), "y", False),
        (vraag("a", "meerkeuze", keuzes="x y"), vraag("a", "meerkeuze", keuzes="x y z"), ["x", "y"], True),
        (vraag("a", "meerkeuze", keuzes="x y"), vraag("a", "meerkeuze", keuzes="x y"), ["x", "y"], True),
        (vraag("a", "meerkeuze", keuzes="x y"), vraag("a", "meerkeuze", keuzes="x z"), ["x", "y"], False),
        (vraag("a", "ja_nee"), vraag("a", "ja_nee"), False, True),
    ],
    ids=[
        "other words",
        "another kind",
        "for other readers",
        "gone",
        "choice stays",
        "choice gone",
        "choices stay",
        "all that one can choose",
        "one choice gone",
        "no is an answer",
    ],
)
def test_an_answer_remains_when_the_same_is_asked_of_the_same_readers(
    oud: dict[str, Any], nieuw: dict[str, Any], antwoord: Any, blijft: bool
) -> None:
    verschil = vergelijk(formulier(oud), formulier(nieuw), {"a": antwoord})
    assert verschil.behouden == ({"a": antwoord} if blijft else {})
    assert [(rij.vraag.label, rij.antwoord) for rij in verschil.vervallen] == ([] if blijft else [("A", antwoord)])


def test_new_dropped_and_changed_questions_are_named() -> None:
    oud = formulier(vraag("a"), vraag("b", "keuze", keuzes="x y"), vraag("c"))
    nieuw = formulier(vraag("a", soort="datum"), vraag("b", "keuze", keuzes="y z"), vraag("d"))
    verschil = vergelijk(oud, nieuw, {"a": "tekst", "c": ""})
    assert [v.sleutel for v in verschil.nieuw] == ["a", "d"]
    assert [v.sleutel for v in verschil.weg] == ["a", "c"]
    assert [(rij.vraag.sleutel, rij.erbij, rij.weg) for rij in verschil.keuzes] == [("b", ("Z",), ("X",))]
    assert [rij.vraag.sleutel for rij in verschil.vervallen] == ["a"]


@pytest.mark.parametrize(
    ("nieuw", "wijziging"),
    [("x y", []), ("x y z", [(("Z",), ())]), ("x", [((), ("Y",))]), ("y z", [(("Z",), ("X",))])],
    ids=["the same", "one more", "one less", "one for another"],
)
def test_other_choices_are_named(nieuw: str, wijziging: list[Any]) -> None:
    oude, nieuwe = (formulier(vraag("a", "keuze", keuzes=keuzes)) for keuzes in ("x y", nieuw))
    assert [(rij.erbij, rij.weg) for rij in vergelijk(oude, nieuwe, {}).keuzes] == wijziging
