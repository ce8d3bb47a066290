"""What the pages of an aanvraag say and offer, per status and reader."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.answers import formulier_van
from aanvragen.choices import Ondertekenstand
from aanvragen.models import Aanvraag, Handtekening
from aanvragen.selectors import termijnen_van
from aanvragen.services.assessment import deskundigen_toewijzen
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

Binnen = Callable[[str], Client]


def pagina(client: Client, naam: str, dossier: Dossier, *args: object, status: int = 200) -> str:
    """The text of a page, tags left in, on one line."""
    antwoord = client.get(reverse(naam, args=[dossier.pk, *args]))
    assert antwoord.status_code == status
    return re.sub(r"\s+", " ", antwoord.content.decode())


HOOFDKNOP = 'class="utrecht-button utrecht-button--primary-action" type="submit"'


# --- Saving while somebody types ----------------------------------------------------------------------------------


def test_a_save_by_htmx_says_when(cast: Cast, binnen: Binnen) -> None:
    adres = reverse("aanvraag_invullen", args=[maak.dossier_begonnen(cast).pk, "aanleiding"])
    antwoord = binnen("oco").post(adres, {"reden_aanvraag": "Sam"}, headers={"HX-Request": "true"})
    assert antwoord.content.decode().startswith("Opgeslagen om 12:00 uur.")


def test_a_save_after_signing_out_is_refused_with_a_status_that_a_script_sees(cast: Cast) -> None:
    adres = reverse("aanvraag_invullen", args=[maak.dossier_begonnen(cast).pk, "aanleiding"])
    assert Client().post(adres, {"reden_aanvraag": "Sam"}, headers={"HX-Request": "true"}).status_code == 401
    assert Client().post(adres, {"reden_aanvraag": "Sam"}).status_code == 302


# --- What is still missing ----------------------------------------------------------------------------------------


def test_what_is_not_finished_has_no_button_and_links_to_where_it_is_solved(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    tekst = pagina(binnen("oco"), "aanvraag_indienen", dossier)
    assert "De aanvraag is nog niet af" in tekst
    assert HOOFDKNOP not in tekst
    assert reverse("dossier", args=[dossier.pk]) + "#handtekeningen" in tekst


def test_presenting_warns_when_the_aanvraag_is_not_finished(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_begonnen(cast)
    tekst = pagina(binnen("oco"), "aanvraag_voorleggen", dossier)
    assert "Voorleggen kan wel al." in tekst
    assert reverse("aanvraag_invullen", args=[dossier.pk, "aanleiding"]) in tekst
    assert reverse("document_toevoegen", args=[dossier.pk]) in tekst
    assert HOOFDKNOP in tekst
    assert "Voorleggen kan wel al." not in pagina(binnen("oco"), "aanvraag_voorleggen", maak.dossier_in_concept(cast))


def test_saving_a_section_goes_on_to_the_next_open_one(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_begonnen(cast)
    with cast.als("oco"):
        eerste, tweede, *_ = formulier_van(dossier).secties
    antwoord = binnen("oco").post(reverse("aanvraag_invullen", args=[dossier.pk, eerste.sleutel]), {})
    assert antwoord["Location"] == reverse("aanvraag_invullen", args=[dossier.pk, tweede.sleutel])
    vol = maak.dossier_in_concept(cast)
    antwoord = binnen("oco").post(reverse("aanvraag_invullen", args=[vol.pk, "aanleiding"]), {})
    assert antwoord["Location"] == reverse("takenlijst", args=[vol.pk])


# --- Terms --------------------------------------------------------------------------------------------------------


def test_asking_for_additions_shows_what_it_does_to_the_term(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(cast)
    assert "De klok staat stil van 11 maart 2026 tot 24 maart 2026." in pagina(
        binnen("secretariaat"), "aanvulling_vragen", dossier
    )
    adres = reverse("hersteltermijn_gevolg", args=[dossier.pk])
    gekozen = binnen("secretariaat").get(adres, {"hersteltermijn": "2026-03-20"}).content.decode()
    assert "tot 20 maart 2026." in gekozen
    for dag in ("2026-03-10", "", "onzin"):
        gekozen = binnen("secretariaat").get(adres, {"hersteltermijn": dag}).content.decode()
        assert "Kies een dag die na vandaag ligt." in gekozen


def test_a_promise_after_the_last_day_in_law_does_not_bind(
    cast: Cast, binnen: Binnen, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = maak.dossier_volledig(cast)
    with cast.als("secretariaat"):
        overzicht = termijnen_van(dossier, Aanvraag.objects.get(dossier=dossier))
    assert overzicht is not None
    assert overzicht.beloofd is not None
    later = replace(overzicht.beloofd, uiterste_dag=overzicht.uiterste.uiterste_dag + timedelta(days=1))
    for beloofd, zin in ((later, "Onze eigen planning"), (replace(later, uiterste_dag=DAG), "Wat wij beloven")):
        stand = replace(overzicht, beloofd=beloofd)
        monkeypatch.setattr("aanvragen.views.dossier.termijnen_van", lambda *_, stand=stand: stand)
        assert zin in pagina(binnen("ouder"), "termijnen", dossier)


def test_a_meeting_in_the_past_is_not_announced(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_volledig(cast)
    assert "hoort in de week van 16 maart 2026" in pagina(binnen("secretariaat"), "dossier", dossier)
    with klok.op(DAG + timedelta(days=14)):
        assert "Week van 16 maart" not in pagina(binnen("secretariaat"), "dossier", dossier)


@pytest.mark.parametrize("situatie", ["ingediend", "bij_deskundigen", "afgewezen"])
def test_tlv_182_every_reader_is_told_which_school_has_the_zorgplicht(
    cast: Cast, binnen: Binnen, situatie: str
) -> None:
    dossier = getattr(maak, f"dossier_{situatie}")(cast)
    for wie in ("oco", "ouder", "secretariaat"):
        assert "<dt>School met zorgplicht</dt><dd>Lyceum De Brug</dd>" in pagina(binnen(wie), "dossier", dossier), wie


# --- Parents and pupil --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("situatie", "zinnen"),
    [
        ("ter_ondertekening", ("Lees de aanvraag op deze pagina", "Daarna besluit de voorzitter")),
        ("bij_deskundigen", ("U hoeft nu niets te doen.", "Daarna besluit de voorzitter")),
        ("besloten", ("U hoeft nu niets te doen.", "tot en met 31 juli 2028")),
        ("verzonden", ("Lees de brief met het besluit.", "bezwaar maken tot en met <strong>21 april 2026")),
    ],
)
def test_parents_read_what_happens_and_how_to_reach_us(
    cast: Cast, binnen: Binnen, situatie: str, zinnen: tuple[str, ...]
) -> None:
    dossier = getattr(maak, f"dossier_{situatie}")(cast)
    tekst = pagina(binnen("ouder"), "dossier", dossier)
    for zin in (*zinnen, "Mijn aanvragen", 'href="tel:', "Hebt u een vraag?"):
        assert zin in tekst, zin
    assert "Mijn werk" not in tekst


# --- Experts ------------------------------------------------------------------------------------------------------


def test_the_dossier_can_be_read_beside_the_advice(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    tekst = pagina(binnen("deskundige1"), "advies_opslaan", dossier)
    assert 'id="lezen"' in tekst
    assert "D06.pdf" in tekst


def test_writing_is_not_offered_after_the_own_advice_is_final(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_een_advies(cast)
    adres = reverse("advies_opslaan", args=[dossier.pk])
    assert adres not in pagina(binnen("deskundige1"), "dossier", dossier)
    klaar = pagina(binnen("deskundige1"), "advies_opslaan", dossier)
    assert "Uw advies is klaar" in klaar
    assert "<textarea" not in klaar
    assert "Er wacht niets op u" in binnen("deskundige1").get("/").content.decode()
    assert adres in pagina(binnen("deskundige2"), "dossier", dossier)
    assert "Advies schrijven" in binnen("deskundige2").get("/").content.decode()


def test_only_experts_who_fit_a_place_can_be_chosen_there(cast: Cast, binnen: Binnen) -> None:
    """RCH-20: no physician as the first; RCH-22: nobody in the service of the school's board, and the page says why."""
    dossier = maak.dossier_volledig(cast)
    adres = reverse("deskundigen_toewijzen", args=[dossier.pk])
    antwoord = binnen("secretariaat").get(adres)
    velden = antwoord.context["form"].fields
    eerste, tweede = (
        {
            keuze
            for _, groep in velden[f"deskundige_{n}"].choices
            if isinstance(groep, list | tuple)
            for keuze, _ in groep
        }
        for n in (1, 2)
    )
    lid = cast.lidmaatschappen
    assert lid["deskundige1"] in eerste
    assert lid["deskundige3"] in tweede - eerste
    assert lid["deskundige.noordrand"] not in eerste | tweede
    assert [reden.regel for reden in antwoord.context["niet_te_kiezen"]].count("RCH-22") == 1
    gekozen = {"deskundige_1": lid["deskundige3"], "deskundige_2": lid["deskundige2"]}
    assert list(binnen("secretariaat").post(adres, gekozen).context["form"].errors) == ["deskundige_1"]
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht, match="RCH-20"):
        deskundigen_toewijzen(actor=actor, dossier_id=dossier.pk, lidmaatschappen=list(gekozen.values()))


def test_an_advice_without_an_answer_points_at_the_field(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    adres = reverse("advies_vaststellen", args=[dossier.pk])
    antwoord = binnen("deskundige2").post(adres, {"strekking": "toekennen", "motivering": "Ja."})
    assert antwoord.status_code == 422
    fouten = ["ivo_aandacht", "categorie", "tot_en_met", "vraag_tijdelijk", "reden_tijdelijk"]
    assert sorted(antwoord.context["form"].errors) == sorted(fouten)


def test_a_refused_page_says_what_is_refused(cast: Cast, binnen: Binnen) -> None:
    tekst = pagina(binnen("secretariaat"), "besluit_nemen", maak.dossier_met_adviezen(cast), status=403)
    assert "Als secretariaat kunt u dit niet doen: besluit nemen." in tekst


# --- After the besluit --------------------------------------------------------------------------------------------


def test_after_ordering_the_letters_the_next_step_is_printing(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast)
    assert "Brieven op papier printen" in binnen("secretariaat").get("/").content.decode()
    tekst = pagina(binnen("secretariaat"), "dossier", dossier)
    assert reverse("brieven_verzenden", args=[dossier.pk]) not in tekst
    assert "Naar de brieven op papier" in tekst


# --- Signatures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "mist"),
    [
        (Ondertekenstand.GETEKEND, []),
        (Ondertekenstand.GEWEIGERD, ["reden"]),
        (Ondertekenstand.GEEN_REACTIE, ["herinnerd_op", "reden"]),
    ],
)
def test_a_signature_that_is_absent_asks_for_its_reason(
    cast: Cast, binnen: Binnen, stand: str, mist: list[str]
) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("oco"):
        rij = Handtekening.objects.filter(dossier=dossier).order_by("pk")[0]
    antwoord = binnen("oco").post(
        reverse("handtekening_vastleggen", args=[rij.pk]), {"stand": stand, "op": "2026-03-10"}
    )
    assert antwoord.status_code == (422 if mist else 302)
    if mist:
        assert sorted(antwoord.context["form"].errors) == mist


def test_what_is_done_to_one_document_is_not_offered_for_the_dossier(cast: Cast, binnen: Binnen) -> None:
    """The number of a dossier is no number of a document: such a link would lead into somebody else's file."""
    dossier = maak.dossier_in_concept(cast)
    pagina = binnen("oco").get(reverse("dossier", args=[dossier.pk])).content.decode()
    for naam in ("document_vervangen", "document_intrekken", "handtekening_vastleggen"):
        assert f'"{reverse(naam, args=[dossier.pk])}"' not in pagina
