"""The matrix kept by hand against both locks together, and against each lock alone (INZ-01..22)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Model

from swv.kern.choices import INZAGEROLLEN, Rol
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.inzage import INZAGE
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.toegang.rls.catalogue import vrije_tabellen
from swv.kern.toegang.tabellen import HANDELINGEN, TABELLEN
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen, markeer, veldgroep_q
from tests.bouw.cast import LEDEN
from tests.toegang import matrix
from tests.toegang.matrix import Proef

pytestmark = [pytest.mark.usefixtures("proef"), pytest.mark.xdist_group("toegang")]


def verschillen(proef: Proef, *, modellen: tuple[str, ...] = (), mensen: tuple[str, ...] = ()) -> Iterator[str]:
    """Everything in which the application differs from the file."""
    for wie in mensen or proef.matrix.mensen:
        actor = proef.wereld.cast.actor(wie)
        with bereik(actor):
            for label in modellen or proef.matrix.modellen:
                objecten = matrix.model(label)._default_manager
                gezien = objecten.zichtbaar_voor(actor).values_list("pk", flat=True)
                yield from proef.verschil(label, wie, proef.verwacht(label, wie), gezien)
                bewerkbaar = objecten.bewerkbaar_voor(actor).values_list("pk", flat=True)
                for regel in proef.verschil(label, wie, proef.verwacht_bewerken(label, wie), bewerkbaar):
                    yield f"bewerken: {regel}"


def veldgroepverschillen(proef: Proef, *, mensen: tuple[str, ...] = ()) -> Iterator[str]:
    """Where reading or changing of a field group differs; one query per person."""
    dossiers = Dossier.objects.filter(pk__in=proef.wereld.dossiers.values())
    for wie in mensen or proef.matrix.mensen:
        actor = proef.wereld.cast.actor(wie)
        vragen = {
            f"{groep}_{recht}": veldgroep_q(actor, groep, recht, pad="")
            for groep in matrix.VOLGORDE
            for recht in ("lezen", "bewerken")
        }
        with bereik(actor):
            rijen = {rij["pk"]: rij for rij in markeer(dossiers, vragen)}
        for situatie, pk in proef.wereld.dossiers.items():
            for groep, letter in proef.matrix.veldgroepen(wie, situatie).items():
                leest, bewerkt = (rijen.get(pk, {}).get(f"{groep}_{recht}") for recht in ("lezen", "bewerken"))
                gevonden = ("B" if leest else "bewerkt blind") if bewerkt else "L" if leest else "-"
                if gevonden != letter:
                    yield f"{wie} {situatie} {groep}: {gevonden}, in de matrix {letter}"


def handelingsverschillen(
    proef: Proef, *, handelingen: tuple[str, ...] = (), mensen: tuple[str, ...] = ()
) -> Iterator[str]:
    """Where an act is allowed or refused other than the file says; one query per person."""
    ids = list(proef.wereld.dossiers.values())
    for wie in mensen or proef.matrix.mensen:
        actor = proef.wereld.cast.actor(wie)
        with bereik(actor):
            gevonden = rechten_voor(actor, ids, handelingen=handelingen or None)
        for situatie, pk in proef.wereld.dossiers.items():
            verwacht = proef.matrix.handelingen(wie, situatie)
            if handelingen:
                verwacht &= set(handelingen)
            if verschil := gevonden[pk] ^ verwacht:
                yield f"{wie} {situatie}: {', '.join(sorted(verschil))}"


def rls_verschillen(proef: Proef, *, mensen: tuple[str, ...] = ()) -> Iterator[str]:
    """Every application filter replaced by `.all()`: what the policies alone show."""
    for wie in mensen or proef.matrix.mensen:
        actor = proef.wereld.cast.actor(wie)
        with bereik(actor):
            for label in proef.matrix.modellen:
                gezien = matrix.model(label)._default_manager.values_list("pk", flat=True)
                verwacht = proef.verwacht(label, wie)
                yield from proef.verschil(label, wie, verwacht, gezien)


def geen(gevonden: Iterator[str]) -> None:
    """Fail with every difference, one a line."""
    if regels := list(gevonden):
        pytest.fail("\n".join([f"{len(regels)} verschillen met matrix.toml:", *regels]), pytrace=False)


# --- The file itself --------------------------------------------------------------------------------------------


def test_the_file_names_everybody(proef: Proef) -> None:
    genoemd = {*proef.matrix.ruw["veldgroepen"], *proef.matrix.ruw["niets"]["rollen"].split()}
    assert set(proef.matrix.mensen) == genoemd
    assert {LEDEN[wie][0] for wie in proef.matrix.mensen if wie in LEDEN} == set(Rol) - {Rol.SYSTEEM}


def test_the_file_names_every_model_with_an_access_table(proef: Proef) -> None:
    assert {label.lower() for label in proef.matrix.modellen} == set(TABELLEN)


def test_the_file_names_every_act(proef: Proef) -> None:
    assert set(proef.matrix.ruw["handelingen"]) == set(HANDELINGEN)


def test_the_file_knows_every_situation(proef: Proef) -> None:
    assert set(proef.matrix.situaties("@alle")) == set(proef.wereld.dossiers)


def test_every_row_of_the_inzage_table_has_somebody_in_the_world(proef: Proef) -> None:
    gespeeld = {rol for wie in proef.matrix.mensen for rol in INZAGEROLLEN[proef.wereld.cast.actor(wie).rol]}
    bureau = {proef.wereld.cast.actor(wie).rol for wie in proef.matrix.mensen}
    assert {str(rol) for rol in INZAGE} <= {str(rol) for rol in gespeeld} | {str(rol) for rol in bureau}


def test_every_model_has_rows_to_hide(proef: Proef) -> None:
    assert not [label for label in proef.matrix.modellen if not proef.rijen[label]]


# --- The application, with the database behind it ---------------------------------------------------------------


def test_rows(proef: Proef) -> None:
    geen(verschillen(proef))


def test_field_groups(proef: Proef) -> None:
    geen(veldgroepverschillen(proef))


def test_field_groups_one_dossier_at_a_time(proef: Proef) -> None:
    for wie in ("oco", "ouder", "leerling", "secretariaat", "deskundige1", "oco.elders"):
        actor = proef.wereld.cast.actor(wie)
        for situatie, pk in proef.wereld.dossiers.items():
            with bereik(actor):
                assert leesbare_veldgroepen(actor, Dossier(pk=pk)) == proef.matrix.leest(wie, situatie)


def test_acts(proef: Proef) -> None:
    geen(handelingsverschillen(proef))


# --- Each lock alone --------------------------------------------------------------------------------------------


def test_rows_by_row_level_security_alone(proef: Proef) -> None:
    geen(rls_verschillen(proef))


def test_rows_without_row_level_security(proef: Proef, zonder_rls: None) -> None:
    geen(verschillen(proef))


def test_field_groups_without_row_level_security(proef: Proef, zonder_rls: None) -> None:
    geen(veldgroepverschillen(proef))


def test_acts_without_row_level_security(proef: Proef, zonder_rls: None) -> None:
    geen(handelingsverschillen(proef))


def test_row_level_security_is_really_off(proef: Proef, zonder_rls: None) -> None:
    with bereik(proef.wereld.cast.actor("oco.elders")):
        assert Dossier.objects.count() == len(proef.wereld.dossiers)


def test_no_scope_shows_nothing(proef: Proef) -> None:
    modellen: list[type[Model]] = [
        *apps.get_app_config("aanvragen").get_models(),
        *apps.get_app_config("tlv").get_models(),
    ]
    vrij = {tabel.naam for tabel in vrije_tabellen()}
    modellen = [m for m in modellen if not m.__name__.endswith("Event") and m._meta.db_table not in vrij]
    modellen += [matrix.model(label) for label in proef.matrix.modellen]
    for soort in modellen:
        assert soort._default_manager.count() == 0, soort
