"""Somebody with an account, a role and plain SQL tries to become more than that: the database alone refuses.

Each attempt is what a flaw in a view could let through. They stand per person; all are undone.
"""

from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connections, transaction

from swv.kern.toegang.bereik import bereik
from tests.toegang.matrix import Proef
from tests.toegang.wereld import Wereld

pytestmark = pytest.mark.xdist_group("toegang")

BETROKKENHEID = (
    "insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values"
    " ({dossier}, {swv}, {partij}, '{rol}', '{van}', '{tot}', 'inbraak')"
)
DOSSIER = (
    "insert into kern_dossier (id, swv_id, leerling_id, school_id, soort, nummer, aangemaakt_op, aanvulling_open)"
    " values ({dossier}, {swv}, {leerling}, {school}, 'tlv_vso_eerste', 'inbraak', now(), false)"
)
TREK_DOSSIER = "select nextval(pg_get_serial_sequence('kern_dossier', 'id'))"
GETROKKEN = "currval(pg_get_serial_sequence('kern_dossier', 'id'))"
LID = (
    "insert into kern_lidmaatschap (gebruiker_id, persoon_id, rol, partij_id, swv_id, van, tot, discipline) values"
    " ({gebruiker}, {persoon}, '{rol}', {partij}, {swv}, '2026-01-01', '2030-01-01', '')"
)
FUNCTIE = "(select id from kern_partij where swv_id = {swv} and functie = 'secretariaat')"
ADVIES = (
    "insert into aanvragen_deskundigenadvies (dossier_id, toewijzing_id, auteur_id, strekking, motivering,"
    " bijgewerkt_op) select dossier_id, id, {auteur}, '', '', now() from aanvragen_toewijzing"
    " where dossier_id = {dossier} and volgorde = {volgorde}"
)
BESLUIT = (
    "insert into tlv_besluit (dossier_id, soort, uitkomst, beleid, bevoegdheid, genomen_door_id, naam, functie,"
    " genomen_op) values ({dossier}, 'primair', 'afgewezen', '[]', '', {persoon}, 'inbraak', '', now())"
)
AKKOORD = (
    "insert into aanvragen_akkoord (dossier_id, stap, door_id, naam, op, toelichting) values"
    " ({dossier}, 'inbraak', {persoon}, 'inbraak', now(), '')"
)
GEBEURTENIS = (
    "insert into kern_gebeurtenis (gebruiker_id, naam, rol, organisatie, op, soort, veldgroep, gegevens, dossier_id)"
    " values ({gebruiker}, 'inbraak', '', '', now(), 'besluit.genomen', 'basis', '{{}}', {dossier})"
)
GEZAG = (
    "insert into kern_gezag (leerling_id, partij_id, relatie, van, tot) values"
    " ({leerling}, {partij}, 'ouder', '2026-01-01', '{tot}')"
)

UITNODIGING = (
    "insert into kern_uitnodiging (swv_id, dossier_id, leerling_id, partij_id, kanaal, code_hash, gemaakt_door,"
    " gemaakt_op, laatste_dag, pogingen) values ({swv}, {dossier}, {leerling}, {partij}, 'brief', '{code}', 'inbraak',"
    " now(), '2026-04-01', 0)"
)
OUDE_UITNODIGING_WEG = "update kern_uitnodiging set ingetrokken_op = now() where dossier_id = {dossier}"

BEZWAAR = (
    "insert into tlv_bezwaar (dossier_id, indiener_id, hoedanigheid, naam, kanaal, gronden, bijgewerkt_op, status"
    "{extra}) values ({dossier}, {partij}, '{hoedanigheid}', 'inbraak', '{kanaal}', '', now(), 'concept'{waarden})"
)
STUK = (
    "insert into tlv_bezwaarstuk (bezwaar_id, dossier_id, soort, naam, sleutel, grootte, sha256, inhoudstype, scan,"
    " toegevoegd_op, toegevoegd_door) select id, dossier_id, 'stuk', 'x', 'inbraak', 1, '', 'application/pdf',"
    " 'schoon', now(), 'x' from tlv_bezwaar where dossier_id = {dossier} and indiener_id = {partij}"
)


@dataclass(frozen=True, slots=True)
class Poging:
    """The statements of one attempt, of which the last must be refused and the others must work."""

    wie: str
    waarom: str
    opdrachten: tuple[str, ...]


def pogingen(w: Wereld) -> list[Poging]:
    c = w.cast
    d, lln = w.dossiers, w.leerlingen
    portvolio, mhr = c.swvs["portvolio"], c.swvs["mhr"]
    p = c.partijen

    def betrek(
        dossier: object, partij: str, rol: str, swv: int = portvolio, van: str = "2026-03-02", tot: str = "2026-07-01"
    ) -> str:
        return BETROKKENHEID.format(dossier=dossier, swv=swv, partij=p[partij], rol=rol, van=van, tot=tot)

    def open_dossier(leerling: int, school: str, swv: int = portvolio) -> str:
        return DOSSIER.format(dossier=GETROKKEN, swv=swv, leerling=leerling, school=c.scholen[school])

    eigen = betrek(GETROKKEN, "brug", "aanvrager")
    elders = betrek(GETROKKEN, "elders", "aanvrager")
    een = "een dossier "
    return [
        Poging(
            "oco.elders",
            een + "over andermans leerling",
            (TREK_DOSSIER, elders, open_dossier(lln["adviezen"], "elders")),
        ),
        Poging(
            "oco.elders", een + "namens andermans school", (TREK_DOSSIER, elders, open_dossier(lln["adviezen"], "brug"))
        ),
        Poging("oco", een + "bij een ander SWV", (TREK_DOSSIER, eigen, open_dossier(lln["concept"], "brug", mhr))),
        Poging("oco", "een nummer dat zij niet trok", (TREK_DOSSIER, betrek(f"{GETROKKEN} + 1", "brug", "aanvrager"))),
        Poging(
            "oco.elders",
            "zich aanvrager van een bestaand dossier noemen",
            (betrek(d["adviezen"], "elders", "aanvrager"),),
        ),
        Poging(
            "oco",
            "een leerling die er nog niet is",
            (
                "insert into kern_inschrijving (leerling_id, school_id, partij_id, soort, van, tot) values"
                f" (999999, {c.scholen['brug']}, {p['brug']}, 'inschrijving', '2026-01-01', '2030-01-01')",
            ),
        ),
        Poging("oco", "een ouder langer dan het gezag", (betrek(d["adviezen"], "ouder", "ouder", tot="2099-01-01"),)),
        Poging("oco", "een ouder in een ander SWV", (betrek(d["adviezen"], "ouder", "ouder", swv=mhr),)),
        Poging(
            "oco", "de leerling met de rechten van een volwassene", (betrek(d["adviezen"], "leerling", "leerling_18"),)
        ),
        Poging(
            "oco", "de directeur van een ander SWV", (betrek(d["adviezen"], "secretariaat.mhr", "directeur_besluit"),)
        ),
        Poging(
            "oco",
            "gezag van iemand die al bekend is",
            (GEZAG.format(leerling=lln["concept"], partij=p["ouder.elders"], tot="2029-01-01"),),
        ),
        Poging(
            "secretariaat",
            "gezag na de achttiende verjaardag",
            (GEZAG.format(leerling=lln["ingediend"], partij=p["ouder.elders"], tot="2050-01-01"),),
        ),
        Poging("secretariaat", "iemand in een concept", (betrek(d["concept"], "deskundige1", "deskundige"),)),
        Poging("secretariaat", "een andere aanvrager", (betrek(d["adviezen"], "elders", "aanvrager"),)),
        Poging(
            "secretariaat.mhr",
            "een brief in het dossier van een ander",
            (
                "insert into kern_brief (dossier_id, swv_id, soort, ontvanger_id, ontvangerrol, kanaal, aangemaakt_op,"
                f" aangeboden_op, storing) values ({d['toegekend']}, {mhr}, 'x', {p['secretariaat.mhr']}, 'ouder', 'portaal', now(), now(), '')",
            ),
        ),
        *(
            Poging(wie, "akkoord geven", (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen[wie]),))
            for wie in ("ouder", "oco", "secretariaat", "directeur", "deskundige1")
        ),
        Poging(
            "voorzitter",
            "akkoord in andermans naam",
            (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),),
        ),
        Poging(
            "deskundige1",
            "het advies van de ander",
            (ADVIES.format(dossier=d["bij_deskundigen"], auteur=p["deskundige1"], volgorde=2),),
        ),
        Poging(
            "deskundige3",
            "advies zonder toewijzing",
            (ADVIES.format(dossier=d["bij_deskundigen"], auteur=p["deskundige3"], volgorde=1),),
        ),
        *(
            Poging(wie, "besluiten", (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen[wie]),))
            for wie in ("oco", "secretariaat", "directeur", "deskundige1", "voorzitter.mhr")
        ),
        Poging(
            "voorzitter",
            "besluiten voor de adviezen er zijn",
            (BESLUIT.format(dossier=d["een_advies"], persoon=c.personen["voorzitter"]),),
        ),
        Poging(
            "voorzitter",
            "besluiten in andermans naam",
            (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),),
        ),
        Poging(
            "secretariaat",
            "een gebeurtenis in andermans naam",
            (GEBEURTENIS.format(dossier=d["adviezen"], gebruiker=c.gebruikers["voorzitter"]),),
        ),
        Poging(
            "ouder", "een gebeurtenis", (GEBEURTENIS.format(dossier=d["adviezen"], gebruiker=c.gebruikers["ouder"]),)
        ),
        Poging(
            "secretariaat",
            "een overgang die er niet was",
            (
                "insert into aanvragen_statusovergang (dossier_id, van, naar, handeling, op, door) values"
                f" ({d['adviezen']}, 'volledig', 'besloten', 'x', now(), 'x')",
            ),
        ),
        Poging(
            "beheer",
            "zichzelf een rol geven",
            (
                LID.format(
                    gebruiker=c.gebruikers["beheer"],
                    persoon=c.personen["beheer"],
                    rol="secretariaat",
                    partij=p["secretariaat"],
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een account voor een ander laten doorgaan",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["ouder"],
                    rol="ouder",
                    partij=p["ouder"],
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een functie van een ander SWV",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["verzuim"],
                    rol="secretariaat",
                    partij=FUNCTIE.format(swv=mhr),
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een lidmaatschap van een ander SWV",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["verzuim"],
                    rol="secretariaat",
                    partij=p["secretariaat.mhr"],
                    swv=mhr,
                ),
            ),
        ),
        *(
            Poging(
                "oco",
                f"een uitnodiging: {waarom}",
                (
                    OUDE_UITNODIGING_WEG.format(dossier=d["ter_ondertekening"]),
                    UITNODIGING.format(
                        swv=velden.get("swv", portvolio),
                        dossier=d["ter_ondertekening"],
                        leerling=velden.get("leerling", lln["ter_ondertekening"]),
                        partij=velden.get("partij", p["ouder"]),
                        code=velden.get("code", ""),
                    ),
                ),
            )
            for waarom, velden in (
                ("voor zichzelf", {"partij": p["oco"]}),
                ("voor iemand zonder gezag", {"partij": p["ouder.elders"]}),
                ("voor de eigen school", {"partij": p["brug"]}),
                ("bij een andere leerling", {"leerling": lln["adviezen"]}),
                ("van een ander SWV", {"swv": mhr}),
                ("met een eigen code", {"code": "0" * 64}),
            )
        ),
        Poging(
            "oco.elders",
            "een uitnodiging bij het dossier van een andere school",
            (
                UITNODIGING.format(
                    swv=portvolio,
                    dossier=d["ter_ondertekening"],
                    leerling=lln["ter_ondertekening"],
                    partij=p["ouder"],
                    code="",
                ),
            ),
        ),
        *(
            Poging(
                wie,
                f"een uitnodiging veranderen: {wat}",
                (f"update kern_uitnodiging set {wat} where dossier_id = {d['ingediend']}",),
            )
            for wie in ("oco", "secretariaat", "ouder")
            for wat in (
                "code_hash = 'x'",
                "gebruikt_op = now()",
                "pogingen = 0 - pogingen + 1",
                f"partij_id = {p['oco']}",
                "laatste_dag = '2040-01-01'",
            )
        ),
        *(
            Poging(wie, "de code van een uitnodiging lezen", ("select max(code_hash) from kern_uitnodiging",))
            for wie in ("oco", "secretariaat", "ouder", "systeem")
        ),
        *(
            Poging(
                wie,
                "zichzelf ouder maken",
                (
                    LID.format(
                        gebruiker=c.gebruikers[wie],
                        persoon=c.personen[wie],
                        rol="ouder",
                        partij=p["ouder"],
                        swv=portvolio,
                    ),
                ),
            )
            for wie in ("oco", "secretariaat")
        ),
        Poging(
            "oco",
            "een functie maken",
            (f"insert into kern_partij (soort, swv_id, functie) values ('functie', {portvolio}, 'fg')",),
        ),
        Poging("oco", "een school hernoemen", ("update kern_school set naam = 'x'",)),
        Poging(
            "secretariaat",
            "een school laten meedoen",
            (
                "insert into kern_schoolrelatie (school_id, swv_id, soort, van, tot) values"
                f" ({c.scholen['maas']}, {portvolio}, 'aangesloten', '2020-01-01', '2030-01-01')",
            ),
        ),
        Poging("secretariaat", "een nummer overslaan", ("update kern_nummerreeks set laatste = laatste + 1",)),
        Poging("voorzitter", "twee nummers overslaan", ("update kern_nummerreeks set laatste = laatste + 2",)),
        *(
            Poging(
                wie,
                waarom,
                (
                    BEZWAAR.format(
                        dossier=d[situatie],
                        partij=p[partij],
                        hoedanigheid=als,
                        kanaal=kanaal,
                        extra=f", {extra}" if extra else "",
                        waarden=", true" if extra == "tijdig" else ", now()" if extra else "",
                    ),
                ),
            )
            for wie, waarom, situatie, partij, als, kanaal, extra in (
                ("ouder", "bezwaar namens de andere ouder", "toegekend", "ouder2", "ouder", "portaal", ""),
                ("ouder", "bezwaar als schoolbestuur", "toegekend", "ouder", "bestuur", "portaal", ""),
                ("ouder", "bezwaar voor het besluit", "adviezen", "ouder", "ouder", "portaal", ""),
                ("ouder.elders", "bezwaar in andermans dossier", "toegekend", "ouder.elders", "ouder", "portaal", ""),
                ("leerling", "bezwaar met veertien", "toegekend", "leerling", "leerling", "portaal", ""),
                (
                    "ouder",
                    "een bezwaar dat zelf zegt dat het op tijd is",
                    "toegekend",
                    "ouder",
                    "ouder",
                    "portaal",
                    "tijdig",
                ),
                ("ouder", "een bezwaar dat al is ingediend", "toegekend", "ouder", "ouder", "portaal", "ingediend_op"),
                ("oco", "bezwaar door de school", "toegekend", "brug", "bestuur", "portaal", ""),
                (
                    "secretariaat",
                    "een bezwaar uit het portaal",
                    "toegekend",
                    "ouder",
                    "ouder",
                    "portaal",
                    "ingediend_op",
                ),
                ("voorzitter", "een bezwaar op papier", "toegekend", "ouder", "ouder", "post", "ingediend_op"),
            )
        ),
        Poging(
            "ouder",
            "een stuk bij het bezwaar van een ander",
            (STUK.format(dossier=d["toegekend"], partij=p["ouder2"]),),
        ),
        Poging(
            "bestuur.elders",
            "een stuk bij het bezwaar waarin zij meeleest",
            (STUK.format(dossier=d["afgewezen"], partij=p["ouder2"]),),
        ),
        Poging(
            "voorzitter",
            "een reeks bij een ander SWV",
            (f"insert into kern_nummerreeks (swv_id, soort, jaar, laatste) values ({mhr}, 'tlv', 2031, 0)",),
        ),
        Poging(
            "voorzitter",
            "een reeks die niet bij nul begint",
            (f"insert into kern_nummerreeks (swv_id, soort, jaar, laatste) values ({portvolio}, 'tlv', 2031, 7)",),
        ),
    ]


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
