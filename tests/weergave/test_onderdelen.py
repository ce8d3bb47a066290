"""The partial templates: words beside every icon, nothing that only colour says."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from swv.kern.templatetags.weergave import ICONEN, icoon
from swv.kern.weergave.onderdelen import (
    BEZIG,
    KAN_NOG_NIET,
    Kruimel,
    Navigatiepunt,
    Taak,
    Tijdlijnpunt,
)

VANDAAG = date(2026, 11, 3)
WORTEL = Path(__file__).parents[2]
SJABLONEN = sorted(WORTEL.glob("templates/**/*.html"))


def toon(sjabloon, **context):
    html = Template("{% load weergave %}" + sjabloon).render(Context(context))
    return re.sub(r"\s+", " ", html).strip()


def test_filters():
    context = {"d": date(2026, 11, 3), "leeg": None, "n": 1_400_000, "vandaag": VANDAAG}
    assert toon("{{ d|datum }}/{{ d|datum_kort }}/{{ d|moment }}", **context) == (
        "3 november 2026/03-11-2026/3 november 2026"
    )
    assert toon("{{ n|grootte }}/{{ d|dagen_over:vandaag }}", **context) == "1,4 MB/vandaag"
    leeg = "{{ leeg|datum }}{{ leeg|datum_kort }}{{ leeg|moment }}{{ leeg|grootte }}{{ leeg|dagen_over:vandaag }}"
    assert toon(leeg, **context) == ""


def test_every_icon_is_in_the_sprite():
    sprite = (WORTEL / "swv/kern/static/kern/iconen.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="([a-z-]+)"', sprite)) == ICONEN


def test_an_unknown_icon_is_a_mistake_of_the_builder():
    with pytest.raises(ValueError, match="bestaat-niet"):
        icoon("bestaat-niet")


@pytest.mark.parametrize("soort", ["neutraal", "bezig", "aandacht", "klaar", "fout"])
def test_status_has_an_icon_and_words(soort):
    html = toon('{% include "_status.html" with label="In beoordeling" toon=soort %}', soort=soort)
    assert f"swv-status--{soort}" in html
    assert f"#{soort}" in html
    assert "In beoordeling" in html


@pytest.mark.parametrize(
    ("dag", "woorden", "soort"),
    [(15, "nog 12 dagen", "neutraal"), (3, "vandaag", "aandacht"), (1, "2 dagen te laat", "fout")],
)
def test_term(dag, woorden, soort):
    html = toon('{% include "_termijn.html" %}', datum=date(2026, 11, dag), vandaag=VANDAAG)
    assert woorden in html
    assert f"swv-termijn--{soort}" in html
    assert f'<time datetime="2026-11-{dag:02}">{dag} november 2026</time>' in html


def test_term_that_stands_still_or_is_done():
    assert "wacht op aanvulling" in toon('{% include "_termijn.html" with stilgezet="wacht op aanvulling" %}')
    assert "op tijd" in toon('{% include "_termijn.html" with klaar="op tijd" %}', datum=VANDAAG)
    assert toon('{% include "_termijn.html" %}') == ""


def test_timeline_says_in_words_where_we_are():
    items = [
        Tijdlijnpunt("Ingediend", "gedaan", datetime(2026, 10, 3, 12, 5, tzinfo=UTC), "M. Jansen"),
        Tijdlijnpunt("Beoordeling", "nu", "sinds 5 oktober"),
        Tijdlijnpunt("Besluit", "straks", toelichting="Voor 1 december."),
    ]
    html = toon('{% include "_tijdlijn.html" %}', items=items)
    assert "3 oktober 2026, 14:05</time> · M. Jansen" in html
    for woorden in ("(gedaan)", "(nu bezig)", "(moet nog gebeuren)", "sinds 5 oktober", "Voor 1 december."):
        assert woorden in html
    assert html.count('aria-current="step"') == 1


def test_task_list_links_what_can_be_done():
    items = [Taak("Documenten", BEZIG, "/d/", "Voeg het OPP toe"), Taak("Ondertekenen", KAN_NOG_NIET)]
    html = toon('{% include "_takenlijst.html" %}', items=items)
    assert '<a href="/d/" aria-describedby="taak-1-status">Documenten</a>' in html
    assert html.count("<a ") == 1
    assert "Kan nog niet" in html


def test_pagination_keeps_the_filter():
    pagina = Paginator(range(300), 50).page(3)
    request = RequestFactory().get("/", {"zoek": "jan", "pagina": "3"})
    html = Template('{% include "_paginering.html" %}').render(RequestContext(request, {"pagina": pagina}))
    assert 'href="?zoek=jan&amp;pagina=2" rel="prev"' in html
    assert 'aria-current="page"' in html
    assert "Pagina 3 van 6" in html


def test_no_pagination_for_one_page():
    assert toon('{% include "_paginering.html" %}', pagina=Paginator(range(3), 50).page(1)) == ""


def test_empty_list_offers_a_next_step():
    html = toon('{% include "_lege_lijst.html" with titel="Niets te doen" actie_url="/n/" actie_label="Nieuw" %}')
    assert "Niets te doen" in html
    assert 'href="/n/"' in html


def test_explanation_names_the_rule():
    html = toon('{% include "_uitleg.html" %}', redenen=[{"regel": "TLV-84", "tekst": "Een vol schooljaar."}])
    assert "Een vol schooljaar." in html
    assert "TLV-84</span>" in html
    assert toon('{% include "_uitleg.html" %}', redenen=[]) == ""


def test_rule_ids_stand_behind_the_sentence():
    html = toon("{{ zin|regels_achteraan }}", zin="Kies <een> dag (XYZ-03, XYZ-60a). Anders niet (D06).")
    assert html.startswith("Kies &lt;een&gt; dag. Anders niet. <span")
    assert re.findall(r"</span>([A-Z][\w-]+)</span>", html) == ["XYZ-03", "XYZ-60a", "D06"]
    assert toon("{{ zin|regels_achteraan }}", zin="Bel (ook na 17 uur).") == "Bel (ook na 17 uur)."


def test_breadcrumb_and_menu_mark_the_current_page():
    html = toon('{% include "_kruimelpad.html" %}', kruimels=[Kruimel("Werklijst", "/"), Kruimel("Dossier")])
    assert '<span aria-current="page">Dossier</span>' in html
    html = toon('{% include "_kop.html" %}', navigatie=[Navigatiepunt("Werklijst", "/", actief=True)])
    assert 'aria-current="page">Werklijst</a>' in html


def test_demo_bar_says_which_day_it_is():
    html = toon('{% include "_demobalk.html" %}', demo=True, klok_verschoven=VANDAAG)
    assert "U kijkt alsof het 3 november 2026 is." in html
    assert toon('{% include "_demobalk.html" %}') == ""


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "409", "500"])
def test_error_pages_stand_without_context_and_say_what_to_do(code):
    html = toon(f'{{% include "{code}.html" %}}')
    assert '<html lang="nl"' in html
    assert "Wat kunt u doen?" in html
    assert html.count("<h1>") == 1


def schermen():
    """Templates of screens; letters and e-mails live by other rules."""
    return [s for s in SJABLONEN if not {"brieven", "mails"} & set(s.parts)]


@pytest.mark.parametrize("sjabloon", schermen(), ids=lambda s: str(s.relative_to(WORTEL / "templates")))
def test_the_content_security_policy_holds(sjabloon):
    tekst = sjabloon.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", tekst)
    assert not re.search(r"<style", tekst)
    assert not re.search(r"\son[a-z]+=", tekst)
    assert "javascript:" not in tekst
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", tekst)
