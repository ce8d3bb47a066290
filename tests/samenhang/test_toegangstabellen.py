"""Every model has an access table or a reason; every act has its service, and the other way around."""

import ast
from pathlib import Path

from django.apps import apps
from django.db import models

from swv.kern.toegang.querysets import ToegangQuerySet
from swv.kern.toegang.tabellen import HANDELINGEN, SWV_HANDELINGEN, TABELLEN
from tests.samenhang.bron import APPS, WORTEL, modules

# Models without an access table, with the reason.
ZONDER_TABEL = {
    "kern.Swv": "organisation",
    "kern.Schoolbestuur": "organisation",
    "kern.School": "organisation",
    "kern.Vestiging": "organisation",
    "kern.SchoolRelatie": "organisation",
    "kern.Voorziening": "organisation",
    "kern.Instelling": "organisation",
    "kern.Partij": "references only; names stand behind the tables it points at",
    "kern.Beleidsversie": "policy is public",
    "kern.Beleidsintrekking": "which version of policy did not go through, and nobody",
    "kern.Nummerreeks": "counters",
    "kern.Inzageregel": "the inzage table itself",
    "kern.Vakantie": "school holidays",
    "tlv.Verlengcampagne": "the days of a campaign and a word for all schools, and nobody",
    "aanvragen.Vergadering": "when and where the committee meets, and nobody",
    "kern.Schoolprofiel": "what a school offers; schools publish it",
    "kern.Leerlingtelling": "how many pupils a region has, and nobody",
    "kern.Inlezing": "a file with schools; who took it in is a reference only",
    "kern.Inlezingsregel": "a row with a school, and nobody",
    "kern.Gebruiker": "read over the sign-in role, and the own row only",
}
# Services that name no act, with what decides instead of one.
ZONDER_HANDELING = {
    "herinneringen_maken": "a task of the system",
    "herinneringen_vastleggen": "a task of the system",
    "verlopen_aanvullingen_vastleggen": "a task of the system",
    "brief_maken": "a task of the system",
    "campagnebrief_maken": "a task of the system",
    "campagnebrieven_aanbieden": "a task of the system",
    "campagnes_herinneren": "a task of the system",
    "meldingen_kiezen": "one's own choice",
    "apitoken_maken": "one's own account",
    "apitoken_intrekken": "one's own account",
    "berichten_gelezen": "what one opened oneself",
    "contactgegevens_wijzigen": "the access table says whose row one changes",
}
# Acts whose service has another name, with the reason.
ANDERE_NAAM = {
    "verweerschrift_schrijven": "verweer_opslaan",
    "aanvraag_invullen": "sectie_opslaan",  # one page of the form is saved at a time
}


def eigen_modellen() -> list[type[models.Model]]:
    """Models of the product, history left out: nobody reads that through the application."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in APPS
        for model in config.get_models()
        if not model.__name__.endswith("Event")
    ]


def test_every_model_has_an_access_table_or_a_reason() -> None:
    alle = {model._meta.label for model in eigen_modellen()}
    met = {tabel.model for tabel in TABELLEN.values()}
    assert alle == met | set(ZONDER_TABEL)
    assert met & set(ZONDER_TABEL) == set()


def test_every_access_table_is_for_a_queryset_that_asks_it() -> None:
    for tabel in TABELLEN.values():
        assert issubclass(type(apps.get_model(tabel.model)._default_manager.all()), ToegangQuerySet), tabel.model


def _diensten() -> dict[str, list[str]]:
    """Public functions of services whose first keyword is `actor`, with the names of the acts that they name."""
    gevonden: dict[str, list[str]] = {}
    for pad in modules():
        if "services" not in str(pad.relative_to(WORTEL)):
            continue
        for knoop in ast.parse(pad.read_text()).body:
            if not isinstance(knoop, ast.FunctionDef) or knoop.name.startswith("_"):
                continue
            if "actor" in [arg.arg for arg in knoop.args.kwonlyargs]:
                gevonden[knoop.name] = [
                    woord.value
                    for woord in ast.walk(knoop)
                    if isinstance(woord, ast.Constant) and isinstance(woord.value, str)
                ]
    return gevonden


def test_every_act_has_a_service_with_its_name() -> None:
    diensten = _diensten()
    assert {ANDERE_NAAM.get(naam, naam) for naam in HANDELINGEN} - set(diensten) == set()


def test_every_service_demands_its_act() -> None:
    """Whoever writes a service that nobody may do, or that anybody may do, hears of it here."""
    namen = {ander: naam for naam, ander in ANDERE_NAAM.items()}
    for dienst, woorden in _diensten().items():
        if dienst in ZONDER_HANDELING:
            assert dienst not in (HANDELINGEN.keys() | SWV_HANDELINGEN.keys()), dienst
            continue
        assert (HANDELINGEN.keys() | SWV_HANDELINGEN.keys()) & {*woorden, namen.get(dienst, "")}, (
            f"{dienst} names no act"
        )


def test_the_list_of_services_without_an_act_is_not_stale() -> None:
    assert ZONDER_HANDELING.keys() - set(_diensten()) == set()


def test_acts_are_asked_where_they_exist() -> None:
    """`eis`, `mag`, `handelen` and the templates name acts that are registered."""
    for pad in [*modules(), *Path(WORTEL / "templates").rglob("*.html")]:
        if pad.suffix != ".py":
            continue
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") in ("eis", "mag", "handelen"):
                args = [arg.value for arg in knoop.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                assert set(args) <= set(HANDELINGEN), f"{pad.name}: {args}"
