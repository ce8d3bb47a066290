"""The database's own guards: which change of a guarded column each person can make, with plain SQL.

A policy decides about a row, a guard about a change: that a besluit is dated by the decider only, that a status moves
along the transition table only, that what was written once stays. Expected is `wachten.toml`, kept by hand.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction

from aanvragen.choices import Status
from aanvragen.transitions import OVERGANGEN, VERPLAATSERS
from swv.kern.briefteksten.models import Voorstelstatus
from swv.kern.overdracht.models import Uitvoerstatus
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.rls.catalogue import tabellen, vrije_tabellen
from tests.bouw import omgeving
from tests.toegang.matrix import Proef
from tests.toegang.wereld import Wereld
from tlv.choices import Bezwaarstatus, Heropeningstand

pytestmark = pytest.mark.xdist_group("toegang")

BESTAND = Path(__file__).with_name("wachten.toml")
MENSEN = (
    "oco",
    "oco.elders",
    "ouder",
    "secretariaat",
    "secretariaat.mhr",
    "deskundige1",
    "voorzitter",
    "directeur",
    "directeur.beslist",
    "systeem",
)
# What is tried, where one value of the column's type does not say it all: a name in the file → the SQL of the value.
POGINGEN: dict[str, dict[str, str]] = {
    "kern_dossier.school_id": {"andere": "(select max(id) from kern_school)"},
    "kern_inschrijving.tot": {"korter": "tot - 1", "langer": "tot + 1"},
    "kern_dossier.aanvulling_open": {"aan": "true", "uit": "false"},
    "kern_dossier.besloten_op": {"zetten": "'2026-03-02'", "leeg": "null"},
    "aanvragen_aanvraag.status": {str(status): f"'{status}'" for status in Status},
    "aanvragen_aanvraag.hersteltermijn": {"zetten": "'2026-08-01'", "leegmaken": "null"},
    "aanvragen_aanvraag.ingediend_door_id": {
        "zelf": "nullif(current_setting('app.persoon'), '')::bigint",
        "leeg": "null",
    },
    "aanvragen_aanvraag.formulier_id": {
        "nieuwer": "(select max(n.id) from kern_beleidsversie n join kern_beleidsversie o using (swv_id, onderdeel)"
        " where o.id = aanvragen_aanvraag.formulier_id)",
        "ander soort": "(select max(n.id) from kern_beleidsversie n where n.onderdeel like 'formulier.%%'"
        " and n.onderdeel <> (select o.onderdeel from kern_beleidsversie o where o.id = aanvragen_aanvraag.formulier_id))",
    },
    "aanvragen_aanvraag.adviesronde": {"volgende": "adviesronde + 1", "terug": "adviesronde - 1"},
    "aanvragen_aanvraag.contactpersoon_id": {"andere": "1", "leeg": "null"},
    "kern_betrokkenheid.tot": {"korter": "tot - 1", "langer": "tot + 1"},
    "kern_deling.tot": {"korter": "tot - 1", "langer": "tot + 1"},
    "kern_leerling.persoon_id": {"leeg": "null"},
    "kern_contactgegevens.geheim": {"omgekeerd": "not geheim"},
    "kern_brief.kanaal": {"andere": "case kanaal when 'papier' then 'portaal' else 'papier' end"},
    "kern_mail.direct": {"digest": "false", "meteen": "true"},
    "tlv_bezwaar.beslissen_uiterlijk": {"zetten": "'2026-03-02'", "later": "beslissen_uiterlijk + 42"},
    "kern_briefvoorstel.status": {str(status): f"'{status}'" for status in Voorstelstatus},
    "tlv_heropeningsverzoek.stand": {str(stand): f"'{stand}'" for stand in Heropeningstand},
    "tlv_bezwaar.status": {str(status): f"'{status}'" for status in Bezwaarstatus},
    "tlv_campagnebrief.dossier_ids": {"andere": "array_append(dossier_ids, 1::bigint)"},
    "kern_uitvoer.status": {str(status): f"'{status}'" for status in Uitvoerstatus},
    "kern_uitnodiging.pogingen": {"hoger": "pogingen + 1"},
    "aanvragen_handtekening.stand": {"geweigerd": "'geweigerd'"},
    "aanvragen_opschorting.aangevuld_op": {
        "eerste keer": "case when aangevuld_op is null then '2026-03-02' else aangevuld_op end",
        "opnieuw": "'2026-03-02'",
    },
}
# Written by the web role and never read: whether the value is another one cannot be asked.
ONLEESBAAR = ("kern_uitnodiging.code_hash",)
GEWOON = {"timestamp with time zone": "'2026-03-02'", "date": "'2026-03-02'", "bigint": "1", "boolean": "true"} | {
    "text": "'iets'",
    "character varying": "'iets'",
    "ARRAY": "'{basis}'",
}


def wachten() -> Iterator[tuple[str, str, str]]:
    """Table, guarded column, and how the rows of a dossier or leerling are found."""
    for tabel in tabellen():
        for kolom in tabel.wachten or ():
            yield tabel.naam, kolom, tabel.vernietiging


def pogingen(tabel: str, kolom: str) -> dict[str, str]:
    if f"{tabel}.{kolom}" in POGINGEN:
        return POGINGEN[f"{tabel}.{kolom}"]
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select data_type from information_schema.columns where table_name = %s and column_name = %s",
            [tabel, kolom],
        )
        return {"zetten": GEWOON[cursor.fetchone()[0]]}


@contextmanager
def staand(wereld: Wereld, wie: str) -> Iterator[None]:
    with transaction.atomic(), bereik(wereld.cast.actor(wie), reden="proef"):
        yield
        transaction.set_rollback(True)


def gelukt(opdracht: str, waarden: dict[str, object]) -> bool:
    """Whether it changed anything; undone at once."""
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(opdracht, waarden)
            aantal = cursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return aantal > 0


def toegestaan(wereld: Wereld) -> dict[str, dict[str, set[str]]]:
    """'table.column poging' → person → situations in which it works."""
    uit: dict[str, dict[str, set[str]]] = {}
    for tabel, kolom, vinden in wachten():
        for naam, waarde in pogingen(tabel, kolom).items():
            mag = uit.setdefault(f"{tabel}.{kolom} {naam}", {})
            for wie in MENSEN:
                with staand(wereld, wie):
                    for situatie, dossier in wereld.dossiers.items():
                        waarden: dict[str, object] = {"dossier": dossier, "leerling": wereld.leerlingen[situatie]}
                        waarden["personen"] = list(wereld.cast.personen.values())
                        onleesbaar = f"{tabel}.{kolom}" in ONLEESBAAR
                        anders = "true" if onleesbaar else f"{kolom} is distinct from {waarde}"
                        if gelukt(f"update {tabel} set {kolom} = {waarde} where {vinden} and {anders}", waarden):
                            mag.setdefault(wie, set()).add(situatie)
    return uit


def test_each_guarded_column_changes_as_the_file_says(proef: Proef) -> None:
    bestand = tomllib.loads(BESTAND.read_text())
    verwacht = {
        poging: {wie: set(proef.matrix.situaties(tekst)) for wie, tekst in mensen.items()}
        for poging, mensen in bestand.items()
    }
    gevonden = toegestaan(proef.wereld)
    verschillen = [
        f"{poging} {wie}: {' '.join(sorted(_van(gevonden, poging, wie) ^ _van(verwacht, poging, wie)))}"
        for poging in sorted(gevonden | verwacht)
        for wie in MENSEN
        if _van(gevonden, poging, wie) != _van(verwacht, poging, wie)
    ]
    assert "\n".join(verschillen) == ""


def _van(tabel: dict[str, dict[str, set[str]]], poging: str, wie: str) -> set[str]:
    return tabel.get(poging, {}).get(wie, set())


@pytest.mark.traag
def test_without_its_guard_each_column_changes_more(proef: Proef) -> None:
    met = toegestaan(proef.wereld)
    _schakel("disable")
    try:
        zonder = toegestaan(proef.wereld)
    finally:
        _schakel("enable")
    opgemerkt = {poging.partition(" ")[0] for poging in met if met[poging] != zonder[poging]}
    assert {f"{tabel}.{kolom}" for tabel, kolom, _ in wachten()} == opgemerkt


def _schakel(stand: str) -> None:
    with omgeving.beheer(omgeving.TOEGANG) as conn:
        for tabel in sorted({tabel for tabel, _, _ in wachten()}):
            conn.execute(f"alter table {tabel} {stand} trigger wacht_update")


def test_every_move_of_the_status_has_its_movers() -> None:
    assert set(VERPLAATSERS) == {handeling for handeling, overgang in OVERGANGEN.items() if overgang.naar}


def test_guards_stand_on_free_tables_that_the_web_role_writes(proef: Proef) -> None:
    """What it may insert there has a condition, what it may update has a guard."""
    for vrij in vrije_tabellen():
        assert ("insert" in vrij.web) == bool(vrij.nieuw), vrij.naam
        assert ("update" in vrij.web) == bool(vrij.wachten), vrij.naam
