"""The repo keeps its own rules: layers, size, one clock, no SWV in code, no borrowed permissions (style guide 28)."""

import ast
import tokenize
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models

from swv.kern.beleid.inlezen import GEDEELD, PROFIELEN
from swv.project.celery import app as celery_app
from tests.bouw.cast import Cast
from tests.samenhang.bron import WORTEL, bomen, modules

LAGEN = ("kern", "aanvragen", "tlv", "verzuim", "arrangementen", "financien", "project")
BIBLIOTHEKEN = {"auth", "contenttypes", "sessions", "guardian", "pghistory", "account", "mfa"}
VERBODEN_NAMEN = {"utils", "helpers", "common", "misc", "libraries"}
GUARDIAN_VERBODEN = {
    "ObjectPermissionBackend",
    "ObjectPermissionChecker",
    "assign_perm",
    "remove_perm",
    "get_perms",
    "get_user_perms",
    "get_group_perms",
    "get_perms_for_model",
    "get_users_with_perms",
    "get_groups_with_perms",
    "get_objects_for_user",
    "get_objects_for_group",
    "permission_required_or_403",
    "PermissionRequiredMixin",
    "PermissionListMixin",
    "GuardedModelAdmin",
}
KLOK = Path("swv/kern/kalender/klok.py")


def test_modules_stay_small() -> None:
    lang = {str(pad.relative_to(WORTEL)): len(pad.read_text().splitlines()) for pad in modules()}
    assert {pad: regels for pad, regels in lang.items() if regels > 400} == {}


def test_functions_stay_small() -> None:
    lang = {}
    for pad, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.FunctionDef) and (knoop.end_lineno or 0) - knoop.lineno > 50:
                lang[f"{pad}:{knoop.name}"] = (knoop.end_lineno or 0) - knoop.lineno
    assert lang == {}


def test_modules_are_named_for_what_they_hold() -> None:
    assert [pad for pad in modules() if {pad.stem, *pad.parts} & VERBODEN_NAMEN] == []


def test_foreign_keys_point_down_the_layers() -> None:
    """String references and `get_model` slip past an import linter."""
    omhoog = []
    for model in apps.get_models():
        eigen = model._meta.app_label
        if eigen not in LAGEN:
            continue
        for veld in model._meta.get_fields():
            if isinstance(veld, models.ForeignKey | models.ManyToManyField):
                doel = veld.related_model._meta.app_label
                if doel not in BIBLIOTHEKEN and LAGEN.index(doel) > LAGEN.index(eigen):
                    omhoog.append(f"{model._meta.label}.{veld.name} → {doel}")
    assert omhoog == []


def test_no_lower_app_names_a_higher_one() -> None:
    """Not in a string either: 'tlv.Besluit' or get_model('tlv', …) in aanvragen or the kern."""
    for pad, boom in bomen():
        laag = "kern" if pad.parts[:2] == ("swv", "kern") else pad.parts[0]
        if laag not in LAGEN:
            continue
        hoger = {app for app in LAGEN[LAGEN.index(laag) + 1 :] if app != "project"}
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                kop, punt, staart = knoop.value.partition(".")
                assert not (punt and kop in hoger and staart[:1].isupper()), f"{pad}: {knoop.value}"


# What a view may read without an access table: organisations (their models have none, see test_toegangstabellen).
VRIJ_TE_LEZEN = {"School", "Swv", "Partij", "Vestiging"}


def test_views_read_scoped_querysets_only() -> None:
    """`Model.objects` in a view is followed at once by `zichtbaar_voor`, `bewerkbaar_voor` or `van` (style guide, Shape 3)."""
    los = []
    for pad, boom in bomen():
        if "views" not in str(pad) or "demo" in str(pad):
            continue
        begrensd = {
            id(knoop.value)
            for knoop in ast.walk(boom)
            if isinstance(knoop, ast.Attribute) and knoop.attr in ("zichtbaar_voor", "bewerkbaar_voor", "van")
        }
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Attribute) and knoop.attr in ("objects", "_default_manager"):
                vrij = getattr(knoop.value, "id", "") in VRIJ_TE_LEZEN
                if id(knoop) not in begrensd and not vrij:
                    los.append(f"{pad}:{knoop.lineno}")
    assert los == []


def test_permissions_of_guardian_are_not_borrowed() -> None:
    """Its helpers know no end date (ADR 0004)."""
    for pad, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith("guardian"):
                assert {alias.name for alias in knoop.names} <= {"UserObjectPermissionBase"}, pad
            if isinstance(knoop, ast.Import):
                assert not any(alias.name.startswith("guardian") for alias in knoop.names), pad
        bron = (WORTEL / pad).read_text()
        assert not [naam for naam in GUARDIAN_VERBODEN if naam in bron], pad
    assert not [backend for backend in settings.AUTHENTICATION_BACKENDS if "guardian" in backend]


def test_there_is_one_clock() -> None:
    for pad, boom in bomen():
        if pad == KLOK:
            continue
        for knoop in ast.walk(boom):
            if not isinstance(knoop, ast.Attribute):
                continue
            bezitter = getattr(knoop.value, "id", getattr(knoop.value, "attr", ""))
            gevraagd = (bezitter, knoop.attr)
            assert gevraagd not in {
                ("datetime", "now"),
                ("datetime", "today"),
                ("datetime", "utcnow"),
                ("date", "today"),
                ("timezone", "now"),
                ("timezone", "localdate"),
                ("timezone", "localtime"),
                ("time", "time"),
                ("functions", "Now"),
            }, f"{pad}:{knoop.lineno} {bezitter}.{knoop.attr}"
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.ImportFrom) and knoop.module == "django.db.models.functions":
                assert "Now" not in {alias.name for alias in knoop.names}, pad


def swv_sleutels() -> set[str]:
    return {pad.name for pad in PROFIELEN.iterdir() if pad.is_dir() and pad.name != GEDEELD}


def test_no_swv_is_named_in_code() -> None:
    """Rule ids apart: what differs between SWVs is data. Docstrings and comments may name one."""
    sleutels = swv_sleutels() | {"zandbergen"}
    assert len(sleutels) >= 4
    for pad, boom in bomen():
        if "demo" in str(pad) or "bench" in str(pad):
            continue
        docstrings = {
            id(knoop.body[0].value)
            for knoop in ast.walk(boom)
            if isinstance(knoop, ast.Module | ast.ClassDef | ast.FunctionDef)
            and knoop.body
            and isinstance(knoop.body[0], ast.Expr)
        }
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in docstrings:
                assert knoop.value.strip().lower() not in sleutels, f"{pad}:{knoop.lineno} {knoop.value!r}"
            if isinstance(knoop, ast.Name | ast.Attribute):
                naam = getattr(knoop, "id", getattr(knoop, "attr", ""))
                assert naam.lower() not in sleutels, f"{pad}:{knoop.lineno} {naam}"


@pytest.mark.parametrize("map", ["templates", "swv/kern/static", "swv/kern/toegang"])
def test_no_swv_is_named_in_templates_scripts_and_sql(map: str) -> None:
    for pad in (WORTEL / map).rglob("*"):
        if pad.suffix in (".html", ".sql", ".css", ".js", ".txt") and "vendor" not in pad.parts:
            tekst = pad.read_text().lower()
            assert not [sleutel for sleutel in swv_sleutels() if sleutel in tekst], pad


def test_services_are_keyword_only_with_the_actor_first() -> None:
    """Style guide, Shape 2; what a service offers its neighbours starts with an underscore or takes no actor."""
    for pad, boom in bomen():
        if "services" not in str(pad):
            continue
        for knoop in boom.body:
            if isinstance(knoop, ast.FunctionDef) and not knoop.name.startswith("_"):
                namen = [arg.arg for arg in knoop.args.kwonlyargs]
                if "actor" in namen:
                    assert namen[0] == "actor", f"{pad}: {knoop.name}"
                    assert not knoop.args.args, f"{pad}: {knoop.name} takes positional arguments"


def test_nothing_below_the_views_sees_a_request() -> None:
    hoog = (
        "views",
        "forms",
        "middleware",
        "context",
        "adapter",
        "demo",
        "pages",
        "templatetags",
        "weergave/view",
        "kern/api",
        "aanvragen/api",
        "tlv/api",
        "bench/kaal",
    )
    for pad, boom in bomen():
        if any(woord in str(pad) for woord in hoog):
            continue
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.arg):
                assert knoop.arg != "request", f"{pad}:{knoop.lineno}"


def test_comments_are_no_leftovers() -> None:
    for pad in modules():
        with tokenize.open(pad) as bron:
            for teken in tokenize.generate_tokens(bron.readline):
                if teken.type == tokenize.COMMENT:
                    assert not {"TODO", "FIXME", "XXX", "HACK"} & set(teken.string.replace(":", " ").split()), (
                        f"{pad}:{teken.start[0]}"
                    )


def test_every_scheduled_task_exists_and_every_task_has_a_plain_name() -> None:
    celery_app.autodiscover_tasks(force=True)
    gepland = {regel["task"] for regel in celery_app.conf.beat_schedule.values()}
    eigen = {naam for naam in celery_app.tasks if not naam.startswith("celery.")}
    assert gepland <= eigen
    assert all("." not in naam for naam in eigen)


def test_every_task_that_code_sends_exists() -> None:
    """Services name tasks as strings, because tasks stand above them."""
    celery_app.autodiscover_tasks(force=True)
    for pad, boom in bomen():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call):
                naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
                if naam in ("na_vastlegging", "send_task") and knoop.args and isinstance(knoop.args[0], ast.Constant):
                    assert knoop.args[0].value in celery_app.tasks, f"{pad}:{knoop.lineno} {knoop.args[0].value}"


@pytest.mark.django_db(databases=["default", "leeslog", "aanmelden", "veeg", "vernietiging", "eigenaar"])
def test_models_and_migrations_agree(cast: Cast) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
