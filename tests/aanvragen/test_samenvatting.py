"""The summary of an aanvraag: the same page and PDF for every reader, each with the own field groups only."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.answers import formulier_van
from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.views.summary import ondertekend_op
from swv.kern.documenten.pdf import maak_pdf
from swv.kern.logboek.models import Inzage
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.formulier import geheim

Binnen = Callable[[str], Client]


def pagina(client: Client, dossier: Dossier) -> str:
    antwoord = client.get(reverse("samenvatting", args=[dossier.pk]))
    assert antwoord.status_code == 200
    return unescape(re.sub(r"\s+", " ", antwoord.content.decode()))


@pytest.fixture
def opgemaakt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was laid out: title and HTML of each PDF, which is really made."""
    gezien: list[str] = []

    def maak_en_onthoud(html: str, *, titel: str) -> bytes:
        gezien.append(f"{titel}\n{html}")
        return maak_pdf(html, titel=titel)

    monkeypatch.setattr("aanvragen.views.summary.maak_pdf", maak_en_onthoud)
    return gezien


@pytest.mark.parametrize("wie", ["oco", "ouder", "secretariaat", "deskundige1"])
def test_the_whole_request_in_the_order_of_the_form(cast: Cast, binnen: Binnen, wie: str) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    bron = pagina(binnen(wie), dossier)
    with cast.als("oco"):
        formulier = formulier_van(dossier)
    plaatsen = [bron.index(f'id="deel-{sectie.sleutel}"') for sectie in formulier.secties]
    assert plaatsen == sorted(plaatsen)
    assert geheim("medisch") in bron
    assert 'id="documenten"' in bron
    assert "Ondertekend op" in bron


def test_a_reader_with_fewer_groups_reads_less_on_the_page_and_in_the_pdf(
    cast: Cast, binnen: Binnen, opgemaakt: list[str]
) -> None:
    dossier, leerling = maak.dossier_bij_deskundigen(cast), binnen("leerling")
    bron = pagina(leerling, dossier)
    assert geheim("onderwijs") in bron
    assert geheim("medisch") not in bron
    assert geheim("zienswijze") not in bron
    assert "<strong>Niet ondertekend</strong>" not in bron
    pdf = leerling.get(reverse("samenvatting_pdf", args=[dossier.pk]))
    assert geheim("onderwijs") in opgemaakt[0]
    assert geheim("medisch") not in opgemaakt[0]
    assert "iet ondertekend</strong>" not in opgemaakt[0]
    assert f'filename="aanvraag-{dossier.nummer}.pdf"' in pdf["Content-Disposition"]


def test_the_pdf_says_whether_everybody_signed_and_is_logged_as_a_reading(
    vers: Cast, binnen: Binnen, opgemaakt: list[str]
) -> None:
    dossier, ouder = maak.dossier_ter_ondertekening(vers), binnen("ouder")
    adres = reverse("samenvatting_pdf", args=[dossier.pk])
    antwoord = ouder.get(adres)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF-")
    assert opgemaakt[0].startswith(f"Aanvraag {dossier.nummer}\n")  # no name: titles show in windows and lists
    assert antwoord["Cache-Control"] == "private, no-store"
    assert f"aanvraag-{dossier.nummer}-niet-ondertekend.pdf" in antwoord["Content-Disposition"]
    assert "<strong>Niet ondertekend</strong>" in opgemaakt[0]
    with vers.als("ouder"):
        assert Inzage.objects.filter(dossier_id=dossier.pk, wat="samenvatting_pdf").count() == 1
    ingediend = maak.dossier_ingediend(vers)
    antwoord = ouder.get(reverse("samenvatting_pdf", args=[ingediend.pk]))
    assert f"-ondertekend-op-{DAG.isoformat()}.pdf" in antwoord["Content-Disposition"]
    assert "<strong>Ondertekend op" in opgemaakt[1]


def test_who_does_not_see_the_dossier_gets_no_summary(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    for naam in ("samenvatting", "samenvatting_pdf"):
        assert binnen("oco.elders").get(reverse(naam, args=[dossier.pk])).status_code == 404


def test_signing_dossier_and_task_list_link_to_the_summary(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    adres = reverse("samenvatting", args=[dossier.pk])
    for wie, naam in (("ouder", "aanvraag_tekenen"), ("ouder", "dossier"), ("oco", "dossier"), ("oco", "takenlijst")):
        assert f'href="{adres}"' in binnen(wie).get(reverse(naam, args=[dossier.pk])).content.decode(), naam


@pytest.mark.parametrize(
    ("rijen", "op"),
    [
        ([], None),
        ([("getekend", 0, False)], DAG),
        ([("getekend", 0, False), ("getekend", 2, False)], DAG + timedelta(days=2)),
        ([("getekend", 0, False), ("open", None, False)], None),
        ([("getekend", 0, False), ("geweigerd", 1, False)], None),
        ([("getekend", 0, True)], None),
    ],
    ids=["nobody asked", "one", "the last of two", "one waits", "one refused", "changed afterwards"],
)
def test_signed_means_that_everybody_signed_what_stands_now(
    rijen: list[tuple[str, int | None, bool]], op: object
) -> None:
    handtekeningen = []
    for stand, dagen, verlopen in rijen:
        rij = Handtekening(stand=Ondertekenstand(stand), op=None if dagen is None else DAG + timedelta(days=dagen))
        rij.verlopen = verlopen
        handtekeningen.append(rij)
    assert ondertekend_op(handtekeningen) == op
