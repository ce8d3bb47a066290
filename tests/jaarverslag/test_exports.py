"""The report as a file says the same as the page, and no text in it becomes a formula."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from swv.kern.documenten.pdf import lees_tekst
from swv.kern.jaarverslag.exports import KOPPEN, als_csv, als_xlsx, veilig
from swv.kern.jaarverslag.models import Jaarverslagdownload
from tests.bouw.cast import Cast
from tests.jaarverslag.test_cijfers import CIJFERS, SCHOOLJAAR, getallen, verslag

pytestmark = pytest.mark.xdist_group("jaarverslag")
Binnen = Callable[[str], Client]
HEEL = dict(zip(KOPPEN, range(len(KOPPEN)), strict=True))


@pytest.mark.parametrize(
    ("cel", "wordt"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-1", "'-1"),
        ("@som", "'@som"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("Lyceum =1", "Lyceum =1"),
        ("", ""),
        (-5, -5),
        (3, 3),
    ],
)
def test_no_text_becomes_a_formula(cel: str | int, wordt: str | int) -> None:
    assert veilig(cel) == wordt


def test_a_school_with_the_name_of_a_formula_stays_a_name() -> None:
    rij = ("Instroom", "Aanvragen", "per school", '=HYPERLINK("http://kwaad")', 5, "", "", "", "")
    assert "'=HYPERLINK" in als_csv([], [rij]).decode()
    blad = load_workbook(io.BytesIO(als_xlsx("proef", [], [rij]))).active
    assert blad["D2"].data_type == "s"
    assert blad["D2"].value.startswith("'=")


def download(client: Client, vorm: str, jaar: str = "schooljaar-2025") -> bytes:
    antwoord = client.post(reverse("jaarverslag_downloaden"), {"vorm": vorm, "jaar": jaar})
    assert antwoord.status_code == 200
    assert f"jaarverslag-{jaar}.{vorm}" in antwoord["Content-Disposition"]
    return bytes(antwoord.content)


def uit_csv(inhoud: bytes) -> list[list[str]]:
    rijen = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    return rijen[rijen.index(list(KOPPEN)) + 1 :]


def test_page_csv_xlsx_and_pdf_give_the_same_numbers(wereld: Cast, binnen: Binnen) -> None:
    """VSL-05: one report in four forms, and a line in the log for each file (VSL-74)."""
    secretariaat = binnen("secretariaat")
    gemaakt = verslag(wereld, "secretariaat")
    namen = {regel.naam: regel.sleutel for deel in gemaakt.delen for regel in deel.regels}
    rijen = uit_csv(download(secretariaat, "csv"))
    totalen = {namen[rij[HEEL["Kengetal"]]]: rij for rij in rijen if rij[HEEL["Wat"]] == "totaal"}
    assert {naam: int(totalen[naam][HEEL["Getal"]]) for naam in CIJFERS} == getallen(gemaakt)
    assert all(rij[HEEL["Definitie"]] and rij[HEEL["Telt"]] for rij in rijen)

    blad = load_workbook(io.BytesIO(download(secretariaat, "xlsx"))).active
    uit_xlsx = [["" if cel is None else str(cel) for cel in rij] for rij in blad.iter_rows(values_only=True)]
    assert uit_xlsx[uit_xlsx.index(list(KOPPEN)) + 1 :] == rijen

    pdf = " ".join(" ".join(lees_tekst(download(secretariaat, "pdf"))).split())
    for regel in (regel for deel in gemaakt.delen for regel in deel.regels):
        assert f"{regel.naam}: {regel.tekst}" in pdf
    assert "Peildatum 1 oktober 2025" in pdf
    with wereld.als("secretariaat") as actor:
        log = Jaarverslagdownload.objects.zichtbaar_voor(actor).values_list("vorm", "verslagjaar")
        assert sorted(log) == [(vorm, "schooljaar-2025") for vorm in ("csv", "pdf", "xlsx")]


def test_inz_14_a_file_for_kwaliteit_holds_no_small_number(wereld: Cast, binnen: Binnen) -> None:
    rijen = uit_csv(download(binnen("kwaliteit"), "csv"))
    getoond = {rij[HEEL["Getal"]] for rij in rijen if rij[HEEL["Wat"]] != "middelste aantal dagen"}
    assert "afgeschermd" in getoond
    assert not getoond & {"1", "2", "3", "4"}
    assert verslag(wereld, "kwaliteit", SCHOOLJAAR).drempel == 5


def test_who_may_not_have_it_gets_no_file(wereld: Cast, binnen: Binnen) -> None:
    adres = reverse("jaarverslag_downloaden")
    assert binnen("oco").post(adres, {"vorm": "csv"}).status_code == 403
    assert binnen("secretariaat").post(adres, {"vorm": "exe"}).status_code == 409
    assert binnen("secretariaat").get(adres).status_code == 405


def test_the_reference_date_is_policy(wereld: Cast) -> None:
    assert verslag(wereld, "secretariaat").peildatum == date(2025, 10, 1)
    assert verslag(wereld, "secretariaat.zandbergen").peildatum == date(2026, 2, 1)
