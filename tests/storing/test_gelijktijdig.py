"""Many at once over HTTP: one besluit, numbers without gaps, one pair of experts, one letter (issue 2, acceptance 4).

Requests go to a running gunicorn of two processes; row locks of the real database decide who is first. What must be
true at the end is read by the administrator, who sees every row.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.urls import reverse
from psycopg import sql

from swv.kern.documenten import services as brieven
from swv.kern.documenten.models import Brief
from swv.kern.tasks import brief_maken
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import GEWOON, anders
from tests.storing.kopieen import vermenigvuldig
from tests.storing.processen import Opstelling
from tests.storing.verzoeken import Antwoord, Bezoeker, tegelijk

pytestmark = pytest.mark.serieel

TOEKENNINGEN, TERUGGEDRAAID = 64, 16
GEDULD = 30.0


@pytest.fixture
def druk(opstelling: Opstelling) -> Opstelling:
    """A web server with a thread for each of 32 requests."""
    opstelling.webthreads = 16
    opstelling.start_web()
    return opstelling


def toekenning(cast: Cast, dossier: Dossier) -> dict[str, object]:
    """The fields of the besluit form, filled in as the rules propose."""
    with cast.als("voorzitter") as voorzitter:
        voornemen = maak.voornemen_tot_toekennen(voorzitter, dossier)
    assert voornemen.ingangsdatum is not None
    assert voornemen.einddatum is not None
    return {
        "uitkomst": voornemen.uitkomst,
        "motivering": voornemen.motivering,
        "categorie": voornemen.categorie,
        "ingangsdatum": voornemen.ingangsdatum.isoformat(),
        "einddatum": voornemen.einddatum.isoformat(),
    }


def een(conn: psycopg.Connection, vraag: str, *waarden: object) -> tuple[Any, ...]:
    """One row."""
    rij = conn.execute(vraag, waarden or None).fetchone()
    assert rij is not None
    return rij


def statussen(antwoorden: list[Antwoord]) -> Counter[int]:
    """How often each status came back."""
    return Counter(antwoord.status for antwoord in antwoorden)


# --- Besluiten --------------------------------------------------------------------------------------------------


def test_of_32_decisions_on_one_dossier_one_is_taken(
    vers: Cast, druk: Opstelling, beheerder: psycopg.Connection, bezoeker: Callable[[str], Bezoeker]
) -> None:
    dossier = maak.dossier_met_adviezen(vers)
    voorzitter, velden = bezoeker("voorzitter"), toekenning(vers, dossier)
    pad = reverse("besluit_nemen", args=[dossier.pk])
    antwoorden = tegelijk([partial(voorzitter.post, pad, velden)] * 32)

    assert statussen(antwoorden) == {302: 1, 409: 31}, druk.staarten()
    geweigerd = [antwoord.tekst for antwoord in antwoorden if antwoord.status == 409]
    assert all("kan nu niet: de aanvraag heeft de status" in tekst for tekst in geweigerd)
    assert {antwoord.naar for antwoord in antwoorden if antwoord.status == 302} == {
        reverse("dossier", args=[dossier.pk])
    }
    tel = een(
        beheerder,
        "select (select count(*) from tlv_besluit), (select count(*) from tlv_besluitgrond),"
        " (select count(*) from tlv_toelaatbaarheidsverklaring),"
        " (select max(volgnummer) from tlv_toelaatbaarheidsverklaring),"
        " (select laatste from kern_nummerreeks where soort = 'tlv'),"
        " (select count(*) from aanvragen_statusovergang where naar = 'besloten'),"
        " (select count(*) from kern_gebeurtenis where soort = 'besluit.genomen')",
    )
    assert tel == (1, 1, 1, 1, 1, 1, 1)


def test_numbers_have_no_gaps_when_others_roll_back(
    vers: Cast,
    druk: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    record_property: Callable[[str, object], None],
) -> None:
    """Eighty grants at once of which sixteen fail at COMMIT, the last moment at which anything can fail."""
    eerste = maak.dossier_met_adviezen(vers)
    velden = toekenning(vers, eerste)
    dossiers = [eerste.pk, *vermenigvuldig(beheerder, eerste.pk, TOEKENNINGEN + TERUGGEDRAAID - 1)]
    faalt = dossiers[2 :: len(dossiers) // TERUGGEDRAAID][:TERUGGEDRAAID]
    laat_vastleggen_falen(beheerder, faalt)

    voorzitter = bezoeker("voorzitter")
    paden = {pk: reverse("besluit_nemen", args=[pk]) for pk in dossiers}
    opdrachten = [partial(voorzitter.post, paden[pk], velden) for pk in dossiers]
    antwoorden = dict(zip(dossiers, tegelijk(opdrachten), strict=True))

    gelukt = [pk for pk in dossiers if pk not in faalt]
    assert statussen([antwoorden[pk] for pk in gelukt]) == {302: TOEKENNINGEN}, druk.staarten()
    assert statussen([antwoorden[pk] for pk in faalt]) == {500: TERUGGEDRAAID}
    nummers = beheerder.execute(
        "select volgnummer from tlv_toelaatbaarheidsverklaring where swv_id = %s and jaar = %s order by 1",
        (eerste.swv_id, DAG.year),
    ).fetchall()
    assert [nummer for (nummer,) in nummers] == list(range(1, TOEKENNINGEN + 1))
    unieke, laatste = een(
        beheerder,
        "select (select count(distinct nummer) from tlv_toelaatbaarheidsverklaring),"
        " (select laatste from kern_nummerreeks where soort = 'tlv' and swv_id = %s and jaar = %s)",
        eerste.swv_id,
        DAG.year,
    )
    assert (unieke, laatste) == (TOEKENNINGEN, TOEKENNINGEN)
    standen = dict(beheerder.execute("select dossier_id, status from aanvragen_aanvraag").fetchall())
    assert standen == {pk: "advies_gereed" if pk in faalt else "besloten" for pk in dossiers}
    sporen = een(
        beheerder,
        "select (select count(*) from tlv_besluit where dossier_id = any(%s)),"
        " (select count(*) from kern_gebeurtenis where soort = 'besluit.genomen' and dossier_id = any(%s)),"
        " (select count(*) from kern_dossier where besloten_op is not null and id = any(%s))",
        faalt,
        faalt,
        faalt,
    )
    assert sporen == (0, 0, 0)
    record_property("langste_antwoord", round(max(antwoord.seconden for antwoord in antwoorden.values()), 1))


def laat_vastleggen_falen(conn: psycopg.Connection, dossiers: list[int]) -> None:
    """From now on the COMMIT of a grant on one of these dossiers fails."""
    conn.execute(
        "create function storing() returns trigger language plpgsql as"
        " $$begin raise exception 'storing bij het vastleggen'; end$$"
    )
    conn.execute(
        sql.SQL(
            "create constraint trigger storing after insert on tlv_toelaatbaarheidsverklaring"
            " deferrable initially deferred for each row when (new.dossier_id in ({})) execute function storing()"
        ).format(sql.SQL(", ").join(map(sql.Literal, dossiers)))
    )


# --- Deskundigen ------------------------------------------------------------------------------------------------


def test_two_of_the_bureau_assign_experts_at_once(
    vers: Cast, druk: Opstelling, beheerder: psycopg.Connection, bezoeker: Callable[[str], Bezoeker]
) -> None:
    """Eight dossiers, on each two different pairs at the same moment: one pair wins whole, never a mix."""
    eerste = maak.dossier_volledig(vers)
    dossiers = [eerste.pk, *vermenigvuldig(beheerder, eerste.pk, 7)]
    paren = {"secretariaat": ("deskundige1", "deskundige2"), "voorzitter": ("deskundige1", "deskundige3")}
    opdrachten = []
    for pk in dossiers:
        pad = reverse("deskundigen_toewijzen", args=[pk])
        for wie, paar in paren.items():
            velden = {f"deskundige_{n}": vers.lidmaatschappen[d] for n, d in enumerate(paar, start=1)}
            opdrachten.append(partial(bezoeker(wie).post, pad, velden))
    antwoorden = tegelijk(opdrachten)

    partijen = {wie: [vers.partijen[d] for d in paar] for wie, paar in paren.items()}
    for plaats, pk in enumerate(dossiers):
        van_een, van_ander = antwoorden[2 * plaats], antwoorden[2 * plaats + 1]
        assert sorted((van_een.status, van_ander.status)) == [302, 409], druk.staarten()
        winnaar = "secretariaat" if van_een.status == 302 else "voorzitter"
        verliezer = van_ander if van_een.status == 302 else van_een
        assert "kan nu niet: de aanvraag heeft de status" in verliezer.tekst
        toegewezen, betrokken = een(
            beheerder,
            "select (select array_agg(deskundige_id order by volgorde) from aanvragen_toewijzing"
            " where dossier_id = %s),"
            " (select array_agg(partij_id) from kern_betrokkenheid where dossier_id = %s and rol = 'deskundige')",
            pk,
            pk,
        )
        assert toegewezen == partijen[winnaar]
        assert sorted(betrokken) == sorted(partijen[winnaar])


# --- Two workers ------------------------------------------------------------------------------------------------


@contextmanager
def als_werker() -> Iterator[None]:
    """A thread that leaves no connection behind."""
    try:
        yield
    finally:
        connections.close_all()


def rijen_van(conn: psycopg.Connection, brief_ids: list[int]) -> tuple[Any, ...]:
    """(versions, deliveries) of these letters."""
    return een(
        conn,
        "select (select count(*) from kern_briefversie where brief_id = any(%s)),"
        " (select count(*) from kern_bezorging where brief_id = any(%s))",
        brief_ids,
        brief_ids,
    )


def portaalbrieven(cast: Cast, dossier: Dossier) -> list[Brief]:
    with cast.als("systeem"):
        return list(Brief.objects.filter(dossier=dossier, kanaal="portaal").order_by("pk"))


def test_two_workers_make_one_letter_once(
    vers: Cast, beheerder: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes while the first is making the PDF: it goes away at once, it does not wait."""
    brief, *_ = portaalbrieven(vers, maak.dossier_met_brieven_klaar(vers))
    bezig, ander_weg = threading.Event(), threading.Event()
    echt = brieven.maak_pdf

    def langzaam(*args: Any, **kwargs: Any) -> bytes:
        bezig.set()
        assert ander_weg.wait(GEDULD), "de tweede werker wachtte op de eerste"
        return echt(*args, **kwargs)

    monkeypatch.setattr(brieven, "maak_pdf", langzaam)

    def eerste() -> bool:
        with als_werker():
            return brief_maken(brief.pk, brief.swv_id)

    def tweede() -> bool:
        assert bezig.wait(GEDULD), "de eerste werker begon niet"
        with als_werker():
            gedaan = brief_maken(brief.pk, brief.swv_id)
        ander_weg.set()
        return gedaan

    assert tegelijk([eerste, tweede]) == [True, False]
    assert rijen_van(beheerder, [brief.pk]) == (1, 1)
    assert brief_maken(brief.pk, brief.swv_id) is False, "een herhaald bericht doet niets"
    assert rijen_van(beheerder, [brief.pk]) == (1, 1)


def test_two_workers_start_at_the_same_moment(vers: Cast, beheerder: psycopg.Connection) -> None:
    """Without a director: eight workers, one letter."""
    brief, *_ = portaalbrieven(vers, maak.dossier_met_brieven_klaar(vers))

    def werker() -> bool:
        with als_werker():
            return brief_maken(brief.pk, brief.swv_id)

    assert sorted(tegelijk([werker] * 8)) == [False] * 7 + [True]
    assert rijen_van(beheerder, [brief.pk]) == (1, 1)


def laat_samen_afronden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers look together whether all letters have gone out, before either commits; a lock keeps them apart."""
    bezorgd, gekeken = threading.Barrier(2), threading.Barrier(2)
    echt = brieven.briefsoort

    def briefsoort(sleutel: str) -> Any:
        soort = echt(sleutel)

        def na_bezorging(actor: Actor, dossier: Dossier) -> None:
            bezorgd.wait(GEDULD)
            soort.na_bezorging(actor, dossier)
            with suppress(threading.BrokenBarrierError):  # the other waits for our lock: do not wait for him
                gekeken.wait(2)

        return replace(soort, na_bezorging=na_bezorging)

    monkeypatch.setattr(brieven, "briefsoort", briefsoort)


def test_the_last_two_letters_at_once_close_the_dossier_once(
    vers: Cast, beheerder: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both workers have delivered and not committed: whoever comes second must see that all have their letter."""
    gezin = anders(GEWOON, ouders=("ouder",))
    dossier = maak.dossier_met_brieven_klaar(vers, gezin)
    *eerder, een_na_laatste, laatste = portaalbrieven(vers, dossier)
    for brief in eerder:
        assert brief_maken(brief.pk, brief.swv_id)
    laat_samen_afronden(monkeypatch)

    def werker(brief: Brief) -> bool:
        with als_werker():
            return brief_maken(brief.pk, brief.swv_id)

    assert tegelijk([partial(werker, een_na_laatste), partial(werker, laatste)]) == [True, True]
    stand = een(
        beheerder,
        "select a.status, d.verzonden_op is not null,"
        " (select count(*) from aanvragen_statusovergang where dossier_id = d.id and naar = 'brief_verzonden'),"
        " (select count(*) from kern_gebeurtenis where dossier_id = d.id and soort = 'besluit.bekendgemaakt')"
        " from kern_dossier d join aanvragen_aanvraag a on a.dossier_id = d.id where d.id = %s",
        dossier.pk,
    )
    assert stand == ("brief_verzonden", True, 1, 1)
