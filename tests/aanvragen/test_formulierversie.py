"""A concept stays in its form version until the school goes over to a newer one (issue 3, point 2; OPEN-83)."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.answers import antwoorden_van, formulier_van
from aanvragen.choices import Ondertekenstand
from aanvragen.models import Antwoord, Handtekening
from aanvragen.selectors import handtekeningen_van
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.services.family import aanvraag_tekenen
from aanvragen.services.form_version import VERVALLEN, formulier_bijwerken
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.formulier import geheim, laad_nieuwe_versie
from tlv.facts import feiten_lezen

Binnen = Callable[[str], Client]
NIEUWE_VRAAG = {
    "sleutel": "nieuwe_vraag",
    "soort": "tekst",
    "label": "Wat is nieuw?",
    "waarom": "Sinds dit jaar nodig.",
    "veldgroep": "onderwijs",
}


def vervang(inhoud: dict[str, Any]) -> None:
    """Two questions go (one of them fills a fact), one comes, one choice goes."""
    for sectie in inhoud["secties"]:
        sectie["vragen"] = [v for v in sectie["vragen"] if v["sleutel"] not in ("cognitie", "ouders_eens")]
        for vraag in sectie["vragen"]:
            if vraag["sleutel"] == "leerroute":
                vraag["keuzes"] = [k for k in vraag["keuzes"] if k["waarde"] != "vmbo_onderbouw"]
        if sectie["sleutel"] == "aanleiding":
            sectie["vragen"].append(NIEUWE_VRAAG)


def test_a_concept_goes_over_only_when_the_school_says_so(vers: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_in_concept(vers), binnen("oco")
    adres, taken = reverse("formulier_bijwerken", args=[dossier.pk]), reverse("takenlijst", args=[dossier.pk])
    assert adres not in oco.get(taken).content.decode()
    assert "al in de nieuwste versie" in oco.get(adres).content.decode()
    with vers.als("oco") as actor, pytest.raises(NuNietMogelijk):
        formulier_bijwerken(actor=actor, dossier_id=dossier.pk)

    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), vervang)
    assert adres in oco.get(taken).content.decode()
    pagina = unescape(oco.get(adres).content.decode())
    assert "Wat is nieuw?" in pagina
    assert geheim("medisch") in pagina.partition("Antwoorden die vervallen")[2].partition("Andere keuzes")[0]
    assert "Vervallen: Vmbo, onderbouw" in pagina
    with vers.als("oco") as actor:
        assert "nieuwe_vraag" not in {vraag.sleutel for vraag in formulier_van(dossier).vragen()}

    assert oco.post(adres)["Location"] == taken
    na = unescape(oco.get(taken).content.decode())
    assert adres not in na
    assert geheim("medisch") in na.partition("Antwoorden die vervielen met de nieuwe versie")[2]
    with vers.als("oco") as actor:
        assert "nieuwe_vraag" in {vraag.sleutel for vraag in formulier_van(dossier).vragen()}


def test_answers_remain_lapse_and_stay_in_the_trail(vers: Cast) -> None:
    dossier = maak.dossier_in_concept(vers)
    with vers.als("oco") as oco:
        voor = antwoorden_van(oco, dossier)
        assert feiten_lezen(dossier)["ouders_eens"] is True
    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), vervang)
    with vers.als("oco") as oco:
        formulier_bijwerken(actor=oco, dossier_id=dossier.pk)
        na = {sleutel: waarde for sleutel, waarde in antwoorden_van(oco, dossier).items() if waarde not in (None, "")}
        weg = {"cognitie", "ouders_eens", "leerroute"}
        assert na == {s: w for s, w in voor.items() if s not in weg and w not in (None, "")}
        feiten = feiten_lezen(dossier)
        assert feiten["ouders_eens"] is None
        assert feiten["leerroute"] is None
        assert feiten["herkomst"] == "VO"
        gebeurtenissen = Gebeurtenis.objects.filter(dossier=dossier, soort=VERVALLEN)
        bewaard = {g.veldgroep: g.gegevens["antwoorden"] for g in gebeurtenissen.order_by("pk")}
        assert set(bewaard) == {"medisch", "onderwijs", "zienswijze"}
        assert bewaard["onderwijs"] == [
            {"vraag": "Welke leerroute gaat de leerling volgen?", "antwoord": "Vmbo, onderbouw"}
        ]
        (over,) = Gebeurtenis.objects.filter(dossier=dossier, soort="formulier.bijgewerkt")
        assert over.gegevens["naar"] == "vanaf 2026-03-09"
        sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie="aanleiding", antwoorden={"nieuwe_vraag": "Ja"})
    with omgeving.beheer(omgeving.VERS) as conn:
        toen = "select count(*) from aanvragen_antwoordevent where dossier_id = %s and waarden ? 'cognitie'"
        assert conn.execute(toen, [dossier.pk]).fetchone()[0] > 0


def test_an_answer_follows_its_question_to_another_section(vers: Cast) -> None:
    dossier = maak.dossier_in_concept(vers)

    def verplaats(inhoud: dict[str, Any]) -> None:
        leerling, aanleiding = (
            next(s["vragen"] for s in inhoud["secties"] if s["sleutel"] == naam)
            for naam in ("leerling_school", "aanleiding")
        )
        aanleiding.append(leerling.pop(next(i for i, v in enumerate(leerling) if v["sleutel"] == "doelschool")))

    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), verplaats)
    with vers.als("oco") as oco:
        toen = antwoorden_van(oco, dossier)["doelschool"]
        formulier_bijwerken(actor=oco, dossier_id=dossier.pk)
        (rij,) = [r for r in Antwoord.objects.filter(dossier=dossier).order_by("pk") if r.waarden.get("doelschool")]
        assert (rij.sectie, rij.waarden["doelschool"]) == ("aanleiding", toen)
        assert not Gebeurtenis.objects.filter(dossier=dossier, soort=VERVALLEN).exists()


def test_who_signed_online_is_asked_again(vers: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(vers)
    with vers.als("ouder") as ouder:
        aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=Ondertekenstand.GETEKEND, verklaard=True, reden="")
    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), lambda inhoud: None)
    with vers.als("oco") as oco:
        assert not any(rij.verlopen for rij in handtekeningen_van(oco, dossier))
        formulier_bijwerken(actor=oco, dossier_id=dossier.pk)
        assert [rij.verlopen for rij in handtekeningen_van(oco, dossier) if rij.online_op] == [True]
        assert Handtekening.objects.filter(dossier=dossier, stand="getekend").count() == 1


def test_open_83_after_submission_the_version_stays(vers: Cast, binnen: Binnen) -> None:
    dossier: Dossier = maak.dossier_met_aanvulling_gevraagd(vers)
    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), vervang)
    with vers.als("oco") as oco, pytest.raises(NuNietMogelijk):
        formulier_bijwerken(actor=oco, dossier_id=dossier.pk)
    taken = binnen("oco").get(reverse("takenlijst", args=[dossier.pk])).content.decode()
    assert reverse("formulier_bijwerken", args=[dossier.pk]) not in taken


def test_only_the_school_itself_goes_over(vers: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(vers)
    laad_nieuwe_versie(vers, maak.SOORT, date(2026, 3, 9), vervang)
    with vers.als("ouder") as ouder, pytest.raises(GeenRecht):
        formulier_bijwerken(actor=ouder, dossier_id=dossier.pk)
