"""Who can be invited, and when a code works: the tables (INZ-04..07, OPEN-81)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.uitnodigingen.codes import GROEP, LENGTE, TEKENS, hash_van, nieuwe_code
from swv.kern.uitnodigingen.rules import (
    Bezwaar,
    Genodigde,
    Uitnodigingsstand,
    Weigering,
    bezwaar_tegen_uitnodigen,
    weigering_van,
)

GEBOREN = date(2011, 9, 1)
ACHTTIEN = date(2029, 9, 1)
DAG = date(2026, 3, 10)
OOIT = datetime(2026, 3, 9, 12, tzinfo=AMSTERDAM)
OUDER = Genodigde(GEBOREN, gezag_tot=ACHTTIEN)
LEERLING = Genodigde(GEBOREN, is_leerling=True)


@pytest.mark.parametrize(
    ("wie", "dag", "bezwaar"),
    [
        (OUDER, DAG, None),
        (OUDER, date(2029, 8, 31), None),
        (OUDER, ACHTTIEN, Bezwaar.GEEN_GEZAG),
        (replace(OUDER, gezag_tot=DAG), DAG, Bezwaar.GEEN_GEZAG),
        (replace(OUDER, gezag_tot=None), DAG, Bezwaar.GEEN_GEZAG),
        (replace(OUDER, is_persoon=False), DAG, Bezwaar.INSTELLING),
        (replace(OUDER, heeft_account=True), DAG, Bezwaar.HEEFT_ACCOUNT),
        (LEERLING, date(2023, 8, 31), Bezwaar.TE_JONG),
        (LEERLING, date(2023, 9, 1), None),
        (LEERLING, ACHTTIEN, None),
        (replace(LEERLING, heeft_account=True), DAG, Bezwaar.HEEFT_ACCOUNT),
    ],
)
def test_who_can_be_invited(wie: Genodigde, dag: date, bezwaar: Bezwaar | None) -> None:
    assert bezwaar_tegen_uitnodigen(wie, dag) == bezwaar


STAND = Uitnodigingsstand(wie=OUDER, laatste_dag=DAG + timedelta(days=30))


@pytest.mark.parametrize(
    ("stand", "dag", "geboortedatum", "weigering"),
    [
        (STAND, DAG, GEBOREN, None),
        (STAND, STAND.laatste_dag, GEBOREN, None),
        (STAND, STAND.laatste_dag + timedelta(days=1), GEBOREN, Weigering.VERLOPEN),
        (replace(STAND, gebruikt_op=OOIT), DAG, GEBOREN, Weigering.GEBRUIKT),
        (replace(STAND, ingetrokken_op=OOIT), DAG, GEBOREN, Weigering.INGETROKKEN),
        (STAND, DAG, date(2011, 9, 2), Weigering.GEBOORTEDATUM),
        (replace(STAND, pogingen=4), DAG, GEBOREN, None),
        (replace(STAND, pogingen=5), DAG, GEBOREN, Weigering.TE_VAAK_FOUT),
        (replace(STAND, wie=replace(OUDER, gezag_tot=None)), DAG, GEBOREN, Weigering.MAG_NIET_MEER),
        (replace(STAND, laatste_dag=ACHTTIEN), ACHTTIEN, GEBOREN, Weigering.MAG_NIET_MEER),
        (replace(STAND, wie=LEERLING, laatste_dag=ACHTTIEN), ACHTTIEN, GEBOREN, None),
        (replace(STAND, wie=replace(OUDER, heeft_account=True)), DAG, GEBOREN, None),
    ],
)
def test_when_a_code_works(
    stand: Uitnodigingsstand, dag: date, geboortedatum: date, weigering: Weigering | None
) -> None:
    assert weigering_van(stand, dag, geboortedatum) == weigering


def test_a_new_code_counts_no_wrong_attempts() -> None:
    assert Uitnodigingsstand(wie=OUDER, laatste_dag=DAG).pogingen == 0


def test_a_code_is_easy_to_type_and_hard_to_guess() -> None:
    codes = {nieuwe_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("01ILOU") & set(TEKENS)
    assert len(TEKENS) ** LENGTE > 2**58
    for code in codes:
        assert [len(deel) for deel in code.split("-")] == [GROEP] * (LENGTE // GROEP)


def test_case_spaces_and_hyphens_make_no_difference() -> None:
    assert hash_van("abcd-efgh-jkmn") == hash_van(" ABCD EFGHJKMN ") == hash_van("AbCdEfGhJkMn")
    assert hash_van("ABCD-EFGH-JKMP") != hash_van("ABCD-EFGH-JKMN")
    assert len(hash_van("")) == 64
