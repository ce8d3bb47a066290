"""The panel beside a section: what is still missing for submission and why (TLV-44, D01-D22)."""

import re
from collections.abc import Callable
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

Binnen = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


def adres(dossier: Dossier, sectie: str = "aanleiding") -> str:
    return reverse("aanvraag_invullen", args=[dossier.pk, sectie])


def veld(bron: str, naam: str) -> str:
    gevonden = re.search(rf'name="{naam}" id="{naam}" value="([^"]*)"', bron)
    assert gevonden
    return gevonden[1]


def tel(bron: str) -> int:
    gevonden = re.search(r"Nog (\d+) punten? nodig", bron)
    assert gevonden
    return int(gevonden[1])


def test_tlv_44_the_panel_links_to_every_gap_and_says_why(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_begonnen(cast)
    bron = unescape(binnen("oco").get(adres(dossier)).content.decode())
    assert f'href="{adres(dossier)}#vraag_reden_aanvraag"' in bron
    assert 'id="vraag_reden_aanvraag"' in bron
    assert "Dit is de kern van de aanvraag." in bron
    assert f'href="{reverse("document_toevoegen", args=[dossier.pk])}?soort=D06"' in bron
    punten = bron.partition('id="nog-nodig"')[2].partition("nog-nodig-signalen")[0]
    assert tel(bron) == punten.count("<li>") == punten.count('<li><a href="')
    keuze = binnen("oco").get(reverse("document_toevoegen", args=[dossier.pk]), {"soort": "D06"}).content.decode()
    assert re.search(r'value="D06"\s+selected', keuze)


def test_a_document_says_by_which_answer_it_is_needed(cast: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    assert "soort=D15" not in oco.get(adres(dossier)).content.decode()
    oco.post(adres(dossier, "onderzoek"), {"medische_vraag": "ja"}, headers=HTMX)
    bron = oco.get(adres(dossier)).content.decode()
    assert "soort=D15" in bron
    assert "Dit is nodig, want" in bron


def test_a_save_renews_the_panel_only_when_something_else_is_missing(cast: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    begin = oco.get(adres(dossier)).content.decode()
    verzonden = {"gelezen": veld(begin, "gelezen"), "nog_nodig": veld(begin, "nog_nodig"), "reden_aanvraag": "Sam"}
    eerste = oco.post(adres(dossier), verzonden, headers=HTMX).content.decode()
    assert tel(eerste) == tel(begin) - 1
    assert 'id="nog-nodig" hx-swap-oob="true"' in eerste
    assert "#vraag_reden_aanvraag" not in eerste
    verder = {"gelezen": veld(eerste, "gelezen"), "nog_nodig": veld(eerste, "nog_nodig"), "reden_aanvraag": "Sam rent"}
    tweede = oco.post(adres(dossier), verder, headers=HTMX).content.decode()
    assert "Opgeslagen om" in tweede
    assert "nog-nodig" not in tweede
    leeg = {"gelezen": veld(tweede, "gelezen"), "nog_nodig": veld(eerste, "nog_nodig"), "reden_aanvraag": ""}
    assert tel(oco.post(adres(dossier), leeg, headers=HTMX).content.decode()) == tel(begin)


def test_when_nothing_is_missing_the_panel_says_so(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_in_concept(cast)
    bron = binnen("oco").get(adres(dossier)).content.decode()
    assert bron.count("Alles wat nodig is, is er.") == 2


def test_a_save_takes_as_many_queries_for_an_empty_as_for_a_full_request(cast: Cast, binnen: Binnen) -> None:
    oco = binnen("oco")

    def aantal(dossier: Dossier) -> int:
        oco.post(adres(dossier), {"reden_aanvraag": "een"}, headers=HTMX)
        with CaptureQueriesContext(connection) as gevraagd:
            oco.post(adres(dossier), {"inzet_school": "twee"}, headers=HTMX)
        return len(gevraagd)

    leeg, vol = aantal(maak.dossier_begonnen(cast)), aantal(maak.dossier_in_concept(cast))
    assert vol <= leeg + 1
    assert vol <= 45


def test_each_question_says_why_and_by_which_rule_it_is_asked(cast: Cast, binnen: Binnen) -> None:
    bron = binnen("oco").get(adres(maak.dossier_begonnen(cast), "onderzoek")).content.decode()
    uitleg = bron.partition('id="vraag_ooit_onderzoek"')[2].partition('id="vraag_')[0]
    assert "Waarom vragen we dit?" in uitleg
    assert "TLV-46" in uitleg
