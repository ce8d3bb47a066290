"""The glossary is kept: one Dutch word per concept, and the rejected ones are nowhere a name in code (style guide, Language)."""

import ast
import re
from pathlib import Path

from django.apps import apps

from swv.kern.toegang.tabellen import HANDELINGEN
from tests.samenhang.bron import APPS, WORTEL, bomen

LIJST = WORTEL / "docs" / "woordenlijst.md"
# Words of Django and of our trade, and little words between.
VAKWOORDEN = {
    *("id", "pk", "json", "html", "pdf", "hash", "sha256", "email", "url", "is", "active", "last", "login", "password"),
    *("user", "permission", "content", "object", "access", "pgh", "obj", "context", "created", "at", "label", "verbose"),
    *("op", "van", "tot", "en", "met", "voor", "na", "door", "als", "in", "te", "er", "ooit", "aan", "sinds", "laatste"),
}


def woorden(naam: str) -> set[str]:
    """'Toelaatbaarheidsverklaring', 'ingediend_op' → the words, in lower case."""
    los = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", naam)
    return {woord.lower() for woord in los.split("_") if woord and not woord.isdigit()}


def tabelrijen() -> list[list[str]]:
    rijen = [regel.strip().strip("|").split("|") for regel in LIJST.read_text().splitlines() if regel.startswith("|")]
    return [[cel.strip() for cel in rij] for rij in rijen if "---" not in rij[0] and rij[0].strip() != "term"]


def termen() -> set[str]:
    return {deel for rij in tabelrijen() for term in rij[0].split(",") for deel in woorden(term.strip().replace(" ", "_"))}


def afgewezen() -> set[str]:
    return {woord.strip().lower() for rij in tabelrijen() for woord in rij[3].split(",") if woord.strip()}


def test_every_row_has_a_meaning_and_a_source() -> None:
    rijen = tabelrijen()
    assert len(rijen) > 50
    for rij in rijen:
        assert len(rij) == 4, rij
        assert rij[0], rij
        assert rij[1].endswith("."), rij[0]


def test_no_term_is_rejected_elsewhere() -> None:
    assert termen() & {woord for woord in afgewezen() if " " not in woord} == set()


def test_every_name_of_a_model_field_or_act_is_in_the_glossary() -> None:
    bekend = termen() | VAKWOORDEN
    vreemd: dict[str, set[str]] = {}
    for config in apps.get_app_configs():
        if config.name.split(".")[0] not in APPS:
            continue
        for model in config.get_models():
            if model.__name__.endswith("Event"):
                continue
            namen = [model.__name__, *(veld.name for veld in model._meta.get_fields() if veld.concrete)]
            for naam in namen:
                if over := woorden(naam) - bekend:
                    vreemd[f"{model.__name__}.{naam}"] = over
    for naam in HANDELINGEN:
        if over := woorden(naam) - bekend:
            vreemd[naam] = over
    assert vreemd == {}


def test_no_rejected_word_is_a_name_in_code() -> None:
    verboden = {woord for woord in afgewezen() if " " not in woord}
    gevonden: set[str] = set()
    for pad, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
                naam = knoop.name
            elif isinstance(knoop, ast.arg):
                naam = knoop.arg
            elif isinstance(knoop, ast.Name) and isinstance(knoop.ctx, ast.Store):
                naam = knoop.id
            else:
                continue
            if over := woorden(naam) & verboden:
                gevonden.add(f"{Path(pad)}: {naam} ({', '.join(over)})")
    assert gevonden == set()
