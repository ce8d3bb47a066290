"""A small world of which every figure is known, written as rows by the administrator.

One line is one dossier; the numbers that the report must give for it stand in test_cijfers.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg

from tests.bouw.cast import Cast

EERSTE, VERLENGING = "tlv_vso_eerste", "tlv_vso_verlenging"


@dataclass(frozen=True, slots=True)
class Besluitrij:
    """A besluit: outcome, days after submission, category and period."""

    uitkomst: str
    na: int
    categorie: int | None = None
    van: date | None = None
    tot: date | None = None
    soort: str = "primair"


@dataclass(frozen=True, slots=True)
class Zaak:
    """One dossier. `uiterlijk` and `beloofd` are days after submission; `einde` a status without besluit."""

    ingediend: date | None
    school: str = "brug"
    soort: str = EERSTE
    aanvullingen: int = 0
    volledig: bool = True
    besluiten: tuple[Besluitrij, ...] = ()
    einde: str = ""
    teruggedraaid: bool = False
    uiterlijk: int | None = 42
    beloofd: int | None = 30
    bezwaar: str = ""
    uitstel: str = ""
    terug_op: date | None = None
    meegestuurd: bool = False


def toegekend(na: int, categorie: int = 1, van: date = date(2025, 8, 1), tot: date = date(2027, 7, 31)) -> Besluitrij:
    return Besluitrij("toegekend", na, categorie, van, tot)


ZAKEN = (
    # school year 2025-2026, decided in it
    Zaak(date(2025, 8, 1), besluiten=(toegekend(10),)),
    Zaak(date(2025, 9, 2), besluiten=(toegekend(30),), meegestuurd=True),
    Zaak(date(2025, 9, 30), "elders", aanvullingen=2, besluiten=(toegekend(50, 3),), uitstel="verdaging"),
    Zaak(date(2025, 10, 1), "elders", besluiten=(Besluitrij("afgewezen", 42),), bezwaar="ongegrond"),
    Zaak(date(2025, 11, 3), "wissel", VERLENGING, besluiten=(toegekend(20, 2, tot=date(2026, 7, 31)),)),
    Zaak(date(2025, 12, 31), aanvullingen=1, besluiten=(Besluitrij("niet_ontvankelijk", 5),), bezwaar="loopt"),
    # corrected later: the first besluit counts, the TLV that runs is the new one
    Zaak(
        date(2025, 10, 6),
        besluiten=(toegekend(14), Besluitrij("toegekend", 20, 2, date(2025, 11, 1), date(2027, 7, 31), "herstel")),
    ),
    # not decided: running, stopped, and stopped but taken back
    Zaak(date(2026, 2, 2), volledig=False),
    Zaak(date(2026, 1, 5), aanvullingen=1, volledig=False, einde="buiten_behandeling"),
    Zaak(date(2026, 1, 6), einde="ingetrokken"),
    Zaak(date(2026, 1, 7), einde="buiten_behandeling", teruggedraaid=True, volledig=False),
    # a draft counts nowhere
    Zaak(None),
    # the year before: submitted on its last day, decided on the first day of the next; and a TLV that was handed back
    Zaak(date(2025, 7, 31), besluiten=(toegekend(1, 1),), beloofd=None),
    Zaak(date(2024, 9, 1), besluiten=(toegekend(20, 1, date(2024, 9, 21)),), terug_op=date(2025, 9, 15)),
)


def vul(
    conn: psycopg.Connection, cast: Cast, swv: str, zaken: tuple[Zaak, ...] = ZAKEN, begin: int = 5_000_000
) -> None:
    """Write the rows; triggers and foreign keys are off."""
    with conn.transaction():
        conn.execute("set local session_replication_role = replica")
        for nummer, zaak in enumerate(zaken, start=begin):
            _schrijf(conn, cast, swv, nummer, zaak)


def _schrijf(conn: psycopg.Connection, cast: Cast, swv: str, pk: int, zaak: Zaak) -> None:
    dag = zaak.ingediend
    besluit = zaak.besluiten[-1] if zaak.besluiten else None
    besloten = dag + timedelta(days=besluit.na) if dag and besluit else None
    status = zaak.einde if zaak.einde and not zaak.teruggedraaid else "brief_verzonden" if besluit else "ingediend"
    waarden: dict[str, Any] = {
        "id": pk,
        "swv": cast.swvs[swv],
        "school": cast.scholen[zaak.school],
        "soort": zaak.soort,
        "dag": dag,
        "besloten": besloten,
        "toegekend": besloten if besluit and besluit.uitkomst == "toegekend" else None,
        "status": status if dag else "concept",
        "volledig": dag + timedelta(days=3) if dag and zaak.volledig else None,
        "uiterlijk": dag + timedelta(days=zaak.uiterlijk) if dag and zaak.uiterlijk else None,
        "beloofd": dag + timedelta(days=zaak.beloofd) if dag and zaak.beloofd else None,
        "persoon": cast.personen["voorzitter"],
    }
    conn.execute(_DOSSIER[0], waarden)
    conn.execute(_DOSSIER[1], waarden)
    conn.execute(_DOSSIER[2], waarden)
    if dag is None:
        return
    for n in range(zaak.aanvullingen):
        _overgang(conn, pk, "aanvulling_gevraagd", "aanvulling_vragen", dag + timedelta(days=2 + 10 * n))
    if zaak.meegestuurd:
        _overgang(conn, pk, "advies_gereed", "adviezen_overnemen", dag + timedelta(days=4))
    if zaak.einde:
        _overgang(conn, pk, zaak.einde, "einde", dag + timedelta(days=30))
    if zaak.teruggedraaid:
        _overgang(conn, pk, "ingediend", "aanvraag_alsnog_behandelen", dag + timedelta(days=40))
    for n, rij in enumerate(zaak.besluiten):
        _besluit(conn, waarden, n, rij, dag + timedelta(days=rij.na))
    if zaak.uitstel:
        conn.execute(
            "insert into aanvragen_termijnbericht (dossier_id, soort, bericht_op, van, tot, reden, naam)"
            " values (%s, %s, %s, null, %s, 'proef', 'proef')",
            (pk, zaak.uitstel, dag + timedelta(days=30), dag + timedelta(days=60)),
        )
    if zaak.bezwaar:
        _bezwaar(conn, waarden, zaak.bezwaar)
    if zaak.terug_op:
        conn.execute(
            "insert into tlv_tlvgebruik (dossier_id, tlv_id, veldgroep, soort, datum, school_naam, brin, uitkomst,"
            " toelichting, uitleg, naam, functie, vastgelegd_op) values (%s, %s, 'basis', 'terugkeer', %s, '', '', '',"
            " '', '[]', '', '', %s)",
            (pk, pk * 10, zaak.terug_op, zaak.terug_op),
        )


_DOSSIER = (
    "insert into kern_leerling (id, swv_id, voornaam, tussenvoegsel, achternaam, geboortedatum, bekend_sinds)"
    " values (%(id)s, %(swv)s, 'Leerling', '', %(id)s::text, '2011-09-01', %(dag)s)",
    "insert into kern_dossier (id, swv_id, leerling_id, school_id, soort, nummer, aangemaakt_op, ingediend_op,"
    " aanvulling_open, besloten_op, toegekend_op, verzonden_op) values (%(id)s, %(swv)s, %(id)s, %(school)s, %(soort)s,"
    " 'V' || %(id)s, '2024-01-01', %(dag)s::date + time '10:00', false, %(besloten)s::date + time '12:00',"
    " %(toegekend)s::date + time '12:00', %(besloten)s::date + time '13:00')",
    "insert into aanvragen_aanvraag (dossier_id, status, formulier_id, contactpersoon_naam, volledig_op, uiterste_datum,"
    " beloofde_datum, adviesronde, samengevoegd_met) values (%(id)s, %(status)s, (select min(id) from"
    " kern_beleidsversie where swv_id = %(swv)s), '', %(volledig)s, %(uiterlijk)s, %(beloofd)s, 1, '')",
)


def _overgang(conn: psycopg.Connection, pk: int, naar: str, handeling: str, dag: date) -> None:
    conn.execute(
        "insert into aanvragen_statusovergang (dossier_id, van, naar, handeling, op, door)"
        " values (%s, '', %s, %s, %s::date + time '11:00', 'proef')",
        (pk, naar, handeling, dag),
    )


def _besluit(conn: psycopg.Connection, waarden: dict[str, Any], n: int, rij: Besluitrij, dag: date) -> None:
    pk = waarden["id"] * 10 + n
    alles = waarden | {
        "besluit": pk,
        "vervangt": pk - 1 if n else None,
        "soort_besluit": rij.soort,
        "uitkomst": rij.uitkomst,
        "grond": "proef" if rij.uitkomst == "niet_ontvankelijk" else "",
        "categorie": rij.categorie,
        "van": rij.van,
        "tot": rij.tot,
        "genomen": dag,
    }
    conn.execute(
        "insert into tlv_besluit (id, dossier_id, soort, vervangt_id, uitkomst, ontvankelijkheidsgrond, categorie,"
        " ingangsdatum, einddatum, adviesronde, beleid, bevoegdheid, genomen_door_id, naam, functie, genomen_op,"
        " controlegetal) values (%(besluit)s, %(id)s, %(soort_besluit)s, %(vervangt)s, %(uitkomst)s, %(grond)s,"
        " %(categorie)s, %(van)s, %(tot)s, 1, '[]', '', %(persoon)s, '', '', %(genomen)s::date + time '12:00', '')",
        alles,
    )
    if rij.uitkomst == "toegekend":
        conn.execute(
            "insert into tlv_toelaatbaarheidsverklaring (id, dossier_id, besluit_id, leerling_id, swv_id, jaar,"
            " volgnummer, nummer, categorie, ingangsdatum, einddatum) values (%(besluit)s, %(id)s, %(besluit)s, %(id)s,"
            " %(swv)s, 2025, %(besluit)s, 'N' || %(besluit)s, %(categorie)s, %(van)s, %(tot)s)",
            alles,
        )


def _bezwaar(conn: psycopg.Connection, waarden: dict[str, Any], afloop: str) -> None:
    beslist = afloop != "loopt"
    conn.execute(
        "insert into tlv_bezwaar (id, dossier_id, besluit_id, hoedanigheid, naam, kanaal, gronden, bijgewerkt_op,"
        " ingediend_op, ontvangen_op, tijdig, doorzenden_uiterlijk, beslissen_uiterlijk, status)"
        " values (%(id)s, %(id)s, %(id)s * 10, 'ouder', 'proef', 'post', '', %(besloten)s, %(besloten)s,"
        " %(besloten)s::date + 10, true, %(besloten)s::date + 20, %(besloten)s::date + 90, %(status)s)",
        waarden | {"status": "beslist" if beslist else "ontvangen"},
    )
    if beslist:
        conn.execute(
            "insert into tlv_bezwaarbeslissing (bezwaar_id, dossier_id, uitkomst, motivering, niet_gehoord,"
            " niet_gehoord_uitleg, afwijking, ontvankelijkheid, uitleg, bevoegdheid, genomen_door_id, naam, functie,"
            " genomen_op) values (%(id)s, %(id)s, %(afloop)s, '', '', '', '', '', '[]', '', %(persoon)s, '', '',"
            " %(besloten)s::date + 60)",
            waarden | {"afloop": afloop},
        )
