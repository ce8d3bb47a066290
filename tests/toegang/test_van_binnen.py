"""Somebody with an account, a role and plain SQL tries to become more than that: the database alone refuses.

Each attempt is what a flaw in a view could let through. They stand per person; all are undone.
"""

import pytest
from django.db import DatabaseError, connections, transaction

from swv.kern.toegang.bereik import bereik
from tests.toegang.matrix import Proef
from tests.toegang.opdrachten import (
    AKKOORD,
    BESLUIT,
    BETROKKENHEID,
    BEZWAAR,
    DOSSIER,
    GEBEURTENIS,
    GETROKKEN,
    GEZAG,
    LID,
    OUDE_UITNODIGING_WEG,
    STUK,
    TREK_DOSSIER,
    UITNODIGING,
)
from tests.toegang.pogingen import pogingen

pytestmark = pytest.mark.xdist_group("toegang")


def test_nobody_becomes_more_than_the_role(proef: Proef) -> None:
    gelukt = []
    for poging in pogingen(proef.wereld):
        with transaction.atomic(), bereik(proef.wereld.cast.actor(poging.wie), reden="inbraak"):
            *vooraf, laatste = poging.opdrachten
            with connections["default"].cursor() as cursor:
                for opdracht in vooraf:
                    cursor.execute(opdracht)
            if not _geweigerd(laatste):
                gelukt.append(f"{poging.wie}: {poging.waarom}")
            transaction.set_rollback(True)
    assert "\n".join(gelukt) == ""


def _geweigerd(opdracht: str) -> bool:
    """Refused for lack of a right; any other error would say nothing about the lock."""
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(opdracht)
            return bool(cursor.rowcount == 0)
    except DatabaseError as fout:
        if "row-level security" in str(fout) or "permission denied" in str(fout) or "hoort niet bij" in str(fout):
            return True
        raise


def test_the_same_statements_work_for_whose_act_it_is(proef: Proef) -> None:
    """Otherwise the refusals above might come from a mistake in the statement."""
    c, d, lln = proef.wereld.cast, proef.wereld.dossiers, proef.wereld.leerlingen
    portvolio = c.swvs["portvolio"]
    tot_18 = "2029-01-01"
    mag: list[tuple[str, tuple[str, ...]]] = [
        (
            "oco",
            (
                TREK_DOSSIER,
                BETROKKENHEID.format(
                    dossier=GETROKKEN,
                    swv=portvolio,
                    partij=c.partijen["brug"],
                    rol="aanvrager",
                    van="2026-03-02",
                    tot="2026-07-01",
                ),
                DOSSIER.format(dossier=GETROKKEN, swv=portvolio, leerling=lln["concept"], school=c.scholen["brug"]),
            ),
        ),
        ("secretariaat", (GEZAG.format(leerling=lln["ingediend"], partij=c.partijen["ouder.elders"], tot=tot_18),)),
        ("voorzitter", (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen["voorzitter"]),)),
        ("directeur.beslist", (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),)),
        ("voorzitter", (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen["voorzitter"]),)),
        ("directeur.beslist", (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),)),
        (
            "secretariaat",
            (
                BEZWAAR.format(
                    dossier=d["toegekend"],
                    partij=c.partijen["ouder"],
                    hoedanigheid="ouder",
                    kanaal="post",
                    extra=", ingediend_op",
                    waarden=", now()",
                ),
            ),
        ),
        (
            "leerling",
            (
                BEZWAAR.format(
                    dossier=d["toegekend_18"],
                    partij=c.partijen["leerling"],
                    hoedanigheid="leerling",
                    kanaal="portaal",
                    extra="",
                    waarden="",
                ),
            ),
        ),
        ("ouder", (STUK.format(dossier=d["toegekend"], partij=c.partijen["ouder"]),)),
        ("secretariaat", (GEBEURTENIS.format(dossier=d["adviezen"], gebruiker=c.gebruikers["secretariaat"]),)),
        (
            "oco",
            (
                OUDE_UITNODIGING_WEG.format(dossier=d["ter_ondertekening"]),
                UITNODIGING.format(
                    swv=portvolio,
                    dossier=d["ter_ondertekening"],
                    leerling=lln["ter_ondertekening"],
                    partij=c.partijen["ouder"],
                    code="",
                ),
            ),
        ),
        (
            "beheer",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["verzuim"],
                    rol="secretariaat",
                    partij=c.partijen["secretariaat"],
                    swv=portvolio,
                ),
            ),
        ),
        (
            "voorzitter",
            (f"insert into kern_nummerreeks (swv_id, soort, jaar, laatste) values ({portvolio}, 'tlv', 2031, 0)",),
        ),
    ]
    for wie, opdrachten in mag:
        with transaction.atomic(), bereik(c.actor(wie), reden="proef"), connections["default"].cursor() as cursor:
            for opdracht in opdrachten:
                cursor.execute(opdracht)
                assert cursor.rowcount == 1, f"{wie}: {opdracht}"
            transaction.set_rollback(True)


def test_no_session_switches_the_history_off(proef: Proef) -> None:
    c = proef.wereld.cast
    with transaction.atomic(), bereik(c.actor("systeem"), reden="proef"), connections["default"].cursor() as cursor:
        cursor.execute("select set_config('pgtrigger.ignore', array_agg(distinct tgname)::text, true) from pg_trigger")
        cursor.execute(
            "update kern_leerling set persoon_id = null where id = %s", [proef.wereld.leerlingen["adviezen"]]
        )
        cursor.execute("select n_tup_ins from pg_stat_xact_user_tables where relname = 'kern_leerlingevent'")
        assert cursor.fetchone()[0] >= 1
        transaction.set_rollback(True)


def test_a_withdrawn_document_stays_with_school_and_secretariaat(proef: Proef) -> None:
    """Row-level security alone; the matrix tests the application's own lock."""
    c, dossier = proef.wereld.cast, proef.wereld.dossiers["adviezen"]
    with transaction.atomic():
        with bereik(c.actor("secretariaat"), reden="proef"), connections["default"].cursor() as cursor:
            cursor.execute(
                "update kern_document set ingetrokken_op = now() where dossier_id = %s and veldgroep = 'basis'",
                [dossier],
            )
            assert cursor.rowcount > 0
        ziet = {}
        for wie in ("oco", "secretariaat", "oco.wissel", "ouder", "leerling", "deskundige1", "voorzitter", "systeem"):
            with bereik(c.actor(wie)), connections["default"].cursor() as cursor:
                cursor.execute(
                    "select count(*) from kern_document where dossier_id = %s and ingetrokken_op is not null", [dossier]
                )
                ziet[wie] = cursor.fetchone()[0] > 0
        transaction.set_rollback(True)
    assert [wie for wie, gezien in ziet.items() if gezien] == ["oco", "secretariaat", "systeem"]
