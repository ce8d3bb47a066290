"""The share of pupils in VSO: the formula, the count that it uses, and entering one (VSL-05, VSL-07)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.jaarverslag.deelname import deelname_in, vso_deelname
from swv.kern.jaarverslag.models import Leerlingtelling
from swv.kern.jaarverslag.perioden import Verslagjaar
from swv.kern.jaarverslag.services import leerlingtelling_intrekken, leerlingtelling_vastleggen
from swv.kern.jaarverslag.verslag import jaarverslagbeleid, peiling_van
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from tests.bouw.cast import DAG, Cast

pytestmark = pytest.mark.xdist_group("jaarverslag")
JAAR = Verslagjaar("schooljaar", 2025)


@pytest.mark.parametrize(
    ("vo", "vso", "procent"),
    [
        (9622, 378, "3.78"),  # as the plan of MHR gives it for 1-10-2021
        (983, 17, "1.70"),
        (2, 1, "33.33"),
        (1, 2, "66.67"),
        (79999, 1, "0.00"),
        (7999, 1, "0.01"),  # 0.0125 is rounded half up
        (0, 5, "100.00"),
        (5, 0, "0.00"),
    ],
)
def test_vsl_05_the_formula_in_two_decimals(vo: int, vso: int, procent: str) -> None:
    assert vso_deelname(vo, vso) == Decimal(procent)


def test_without_pupils_there_is_no_share() -> None:
    with pytest.raises(NietTeBepalen):
        vso_deelname(0, 0)


def test_the_count_of_the_reference_date_goes_before_a_later_one(wereld: Cast) -> None:
    with wereld.als("secretariaat") as actor, transaction.atomic():
        peiling = peiling_van(JAAR, jaarverslagbeleid(actor))
        swv = actor.swv_ids[0]
        leeg = deelname_in(swv, peiling)
        assert leeg.tekst == "niet te bepalen"
        assert "1 oktober 2025" in leeg.uitleg
        later = leerlingtelling_vastleggen(actor=actor, peildatum=date(2026, 2, 1), vo=90, vso=10, bron="DUO")
        assert deelname_in(swv, peiling).tekst == "10,00%"
        leerlingtelling_vastleggen(actor=actor, peildatum=date(2025, 10, 1), vo=95, vso=5, bron="DUO, 1 oktober")
        uit = deelname_in(swv, peiling)
        assert (uit.tekst, uit.peildatum) == ("5,00%", date(2025, 10, 1))
        assert "Bron: DUO, 1 oktober" in uit.uitleg
        with pytest.raises(NuNietMogelijk, match="al een telling"):
            leerlingtelling_vastleggen(actor=actor, peildatum=later.peildatum, vo=1, vso=1, bron="DUO")
        leerlingtelling_intrekken(actor=actor, telling_id=later.pk)
        leerlingtelling_vastleggen(actor=actor, peildatum=later.peildatum, vo=1, vso=1, bron="DUO")
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("peildatum", "vo", "vso", "bron"),
    [(date(2026, 3, 11), 1, 1, "DUO"), (DAG, 0, 0, "DUO"), (DAG, 1, 1, "  ")],
    ids=["toekomst", "niemand", "zonder bron"],
)
def test_what_is_no_count_is_refused(wereld: Cast, peildatum: date, vo: int, vso: int, bron: str) -> None:
    with wereld.als("secretariaat") as actor, pytest.raises(NuNietMogelijk):
        leerlingtelling_vastleggen(actor=actor, peildatum=peildatum, vo=vo, vso=vso, bron=bron)


def test_the_database_keeps_counts_for_the_own_secretariaat(wereld: Cast) -> None:
    with wereld.als("secretariaat") as actor:
        telling = leerlingtelling_vastleggen(actor=actor, peildatum=date(2025, 1, 1), vo=1, vso=1, bron="proef")
    waarden = {"peildatum": date(2025, 1, 2), "vo": 1, "vso": 1, "bron": "x", "vastgelegd_op": telling.vastgelegd_op}
    for wie in ("voorzitter", "secretariaat.mhr"):
        with wereld.als(wie), pytest.raises(DatabaseError), transaction.atomic():
            Leerlingtelling.objects.create(swv_id=telling.swv_id, **waarden)
    with wereld.als("secretariaat.mhr") as ander, pytest.raises(NietZichtbaar):
        leerlingtelling_intrekken(actor=ander, telling_id=telling.pk)
    with wereld.als("secretariaat"), pytest.raises(DatabaseError), transaction.atomic():
        Leerlingtelling.objects.filter(pk=telling.pk).update(vo=5)
    with wereld.als("secretariaat") as actor:
        leerlingtelling_intrekken(actor=actor, telling_id=telling.pk)


def test_the_page_enters_a_count_and_takes_it_back(wereld: Cast, binnen: Callable[[str], Client]) -> None:
    secretariaat, adres = binnen("secretariaat"), reverse("leerlingtellingen")
    assert secretariaat.post(adres, {"peildatum": "2024-10-01", "vo": "5"}).status_code == 422
    invoer = {"peildatum": "2024-10-01", "vo": "960", "vso": "40", "bron": "DUO"}
    assert secretariaat.post(adres, invoer).status_code == 302
    assert secretariaat.post(adres, invoer).status_code == 409
    verslag = secretariaat.get(reverse("jaarverslag"), {"jaar": "kalenderjaar-2024"}).content.decode()
    assert "4,00%" in verslag
    telling = Leerlingtelling.objects.get(peildatum=date(2024, 10, 1))
    assert secretariaat.post(reverse("leerlingtelling_intrekken", args=[telling.pk])).status_code == 302
    assert "ingetrokken" in secretariaat.get(adres).content.decode()
