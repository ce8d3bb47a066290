"""Policy text in letters: what a text block can do, and everything it cannot."""

from dataclasses import replace

import pytest

from swv.kern.documenten.letter_tekstblokken import (
    Feiten,
    TekstblokFout,
    alineas_van,
    vul_regel,
    vul_tekstblok,
)
from swv.kern.documenten.letter_weergave import (
    PLAATSHOUDERS,
    TEKSTBLOKKEN,
    controleer_tekstblokken,
    render_brief,
)
from swv.kern.documenten.pdf import tekst_van
from tests.documenten.situaties import TOEKENNING_OUDER

FEITEN: Feiten = {"naam": "Sanne & <b>Co</b>", "nummer": "", "ouder": True, "school": False}


def test_paragraphs_and_lists() -> None:
    html = vul_tekstblok("vervolg", "Een\nregel.\n\nZet erin:\n- dit\n- dat\n  en meer\n", FEITEN)
    assert html == "<p>Een regel.</p>\n<p>Zet erin:</p><ul><li>dit</li><li>dat en meer</li></ul>"


def test_facts_and_literals_are_escaped() -> None:
    assert vul_regel("aanhef", "<i>Dag</i> {{ naam }}", FEITEN) == (
        "&lt;i&gt;Dag&lt;/i&gt; Sanne &amp; &lt;b&gt;Co&lt;/b&gt;"
    )


def test_choice() -> None:
    bron = "{% if school %}school{% elif ouder and not school %}ouder{% else %}niemand{% endif %}"
    assert vul_regel("slot", bron, FEITEN) == "ouder"
    assert vul_regel("slot", bron, {**FEITEN, "school": True}) == "school"
    assert vul_regel("slot", bron, {**FEITEN, "ouder": False}) == "niemand"


def test_a_fact_cannot_start_a_paragraph_or_a_list() -> None:
    assert vul_tekstblok("slot", "{{ naam }}", {"naam": "a\n\n- b"}) == "<p>a - b</p>"


def test_addresses_become_links_and_dates_stay_together() -> None:
    html = alineas_van("Mail info@swv.example of kijk op www.swv.example/hulp voor 1 mei 2026. <x>")
    assert '<a class="heel" href="mailto:info@swv.example">info@swv.example</a>' in html
    assert '<a class="heel" href="https://www.swv.example/hulp">www.swv.example/hulp</a>' in html
    assert '<span class="heel">1 mei 2026</span>' in html
    assert "&lt;x&gt;" in html


@pytest.mark.parametrize(
    "bron",
    [
        "{% load static %}",
        "{% include 'kern/brieven/basis.html' %}",
        "{% extends 'kern/brieven/basis.html' %}",
        "{% csrf_token %}",
        "{% url 'start' %}",
        "{% debug %}",
        "{% now 'Y' %}",
        "{% for x in naam %}{% endfor %}",
        "{% autoescape off %}{{ naam }}{% endautoescape %}",
        "{% if naam %}",
        "{{ naam|safe }}",
        "{{ naam|default:'x' }}",
        "{{ naam.upper }}",
        "{{ naam.__class__ }}",
        "{{ _naam }}",
        "{{ naam.0 }}",
        "{{ onbekend }}",
        "{{ 'letterlijk' }}",
        "{{ 3 }}",
        "{{ True }}",
        "{{ block.super }}",
        "{% if onbekend %}x{% endif %}",
        "{% if naam.upper %}x{% endif %}",
        "{% if naam == 'x' %}x{% endif %}",
        "{% if ouder and naam.__class__ %}x{% endif %}",
        "{% if ouder %}{{ onbekend }}{% endif %}",
        "{% if school %}{{ naam|safe }}{% endif %}",
        "{{ nummer }}",
        "{{ ouder }}",
    ],
)
def test_everything_else_is_refused(bron: str) -> None:
    with pytest.raises(TekstblokFout, match="slot"):
        vul_tekstblok("slot", bron, FEITEN)


def test_policy_blocks_are_checked_when_loaded() -> None:
    controleer_tekstblokken(dict.fromkeys(TEKSTBLOKKEN, "{{ leerling_naam }}"))
    with pytest.raises(TekstblokFout, match="bestaat niet"):
        controleer_tekstblokken({"slot": "{{ diagnose }}"})
    with pytest.raises(TekstblokFout, match="afscheid"):
        controleer_tekstblokken({"afscheid": "Dag"})


def test_policy_block_replaces_the_default() -> None:
    brief = replace(TOEKENNING_OUDER, tekstblokken={"slot": "Tot ziens, {{ leerling_naam }}."})
    tekst = tekst_van(render_brief(brief))
    assert "Tot ziens, Sanne Özdemir." in tekst
    assert "Hebt u een vraag over deze brief?" not in tekst


def test_legal_facts_stay_when_policy_empties_every_block() -> None:
    tekst = tekst_van(render_brief(replace(TOEKENNING_OUDER, tekstblokken=dict.fromkeys(TEKSTBLOKKEN, "-"))))
    for feit in ("artikel 2.47", "23 april 2026", "Eerste deskundige", "1 (laag)", "steunpunt"):
        assert feit in tekst


def test_every_placeholder_exists_in_a_letter() -> None:
    for naam in PLAATSHOUDERS:
        bron = f"{{% if {naam} %}}ja{{% endif %}}"
        assert render_brief(replace(TOEKENNING_OUDER, tekstblokken={"slot": bron}))
