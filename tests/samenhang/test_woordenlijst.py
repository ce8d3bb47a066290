"""The glossary is kept: every domain word in a name is in docs/woordenlijst.md, no rejected word is a name."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from swv.kern.toegang.tabellen import HANDELINGEN, SWV_HANDELINGEN
from swv.kern.weergave.gebeurtenissen import STIL, TITELS

WORTEL = Path(settings.BASE_DIR)
LIJST = (WORTEL / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
APPS = ("kern", "aanvragen", "tlv")
CODE = ("swv", "aanvragen", "tlv", "arrangementen", "verzuim", "financien")
# Names that Django, PostgreSQL or a library chose, and English words of our trade.
VREEMD = {"id", "password", "last", "login", "is", "active", "permission", "user", "content", "object", "sha256"}


def _delen(naam: str) -> list[str]:
    """The words of an identifier: 'SchoolRelatie' and 'school_relatie' both give school, relatie."""
    return [deel.lower() for deel in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+", naam)]


def _rijen() -> Iterator[list[str]]:
    for regel in LIJST.splitlines():
        cellen = [cel.strip() for cel in regel.strip("|").split("|")]
        if regel.startswith("| ") and cellen[0] not in ("term", "---"):
            yield cellen


RIJEN = list(_rijen())
TERMEN = {woord for term, *_ in RIJEN for woord in re.findall(r"[a-z]+", term.lower())}
GEWOON = set(re.findall(r"[a-z]+", LIJST.partition("## Gewone woorden")[2].partition(":")[2]))
AFGEWEZEN = {woord: rij[0] for rij in RIJEN for woord in re.findall(r"[a-z_]+", rij[3])}


def _eigen_modellen() -> Iterator[type]:
    for app in APPS:
        yield from (model for model in apps.get_app_config(app).get_models() if not model.__name__.endswith("Event"))


MODELLEN = list(_eigen_modellen())


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij[0])
def test_a_row_has_a_term_a_sentence_and_a_source(rij: list[str]) -> None:
    assert len(rij) == 4
    term, betekenis, bron, _ = rij
    assert term == term.lower()
    assert betekenis.endswith(".")
    assert bron


def test_a_term_stands_once() -> None:
    termen = [woord for term, *_ in RIJEN for woord in term.split(", ")]
    assert sorted(termen) == sorted(set(termen))


def test_a_word_is_either_a_term_or_ordinary_or_rejected() -> None:
    assert not TERMEN & GEWOON
    assert not (TERMEN | GEWOON) & set(AFGEWEZEN)


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_the_words_of_a_model_are_terms(model: type) -> None:
    assert set(_delen(model.__name__)) <= TERMEN


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_the_words_of_a_field_are_terms_or_ordinary(model: type) -> None:
    woorden = {deel for veld in model._meta.fields for deel in _delen(veld.name)}
    assert woorden - TERMEN - GEWOON - VREEMD == set()


@pytest.mark.parametrize("handeling", sorted({*HANDELINGEN, *SWV_HANDELINGEN}))
def test_the_noun_of_an_act_is_a_term(handeling: str) -> None:
    assert _delen(handeling)[0] in TERMEN


@pytest.mark.parametrize("gebeurtenis", sorted({*TITELS, *STIL}))
def test_an_event_is_a_term_and_a_participle(gebeurtenis: str) -> None:
    onderwerp, _, voltooid = gebeurtenis.partition(".")
    assert onderwerp in TERMEN
    assert voltooid in TERMEN | GEWOON


def _namen() -> Iterator[tuple[str, str]]:
    for map in CODE:
        for bestand in sorted((WORTEL / map).rglob("*.py")):
            if "migrations" in bestand.parts:
                continue
            with bestand.open("rb") as bron:
                for deel in tokenize.tokenize(bron.readline):
                    if deel.type == tokenize.NAME:
                        yield deel.string, f"{bestand.relative_to(WORTEL)}:{deel.start[0]}"


def test_no_rejected_word_is_a_name_in_code() -> None:
    gevonden = {
        f"{plaats}: {naam} (zeg: {AFGEWEZEN[deel]})"
        for naam, plaats in _namen()
        for deel in _delen(naam)
        if deel in AFGEWEZEN
    }
    assert gevonden == set()


@pytest.mark.parametrize("naam", ["SchoolRelatie", "school_relatie", "SCHOOL_RELATIE"])
def test_words_of_an_identifier(naam: str) -> None:
    assert _delen(naam) == ["school", "relatie"]
