"""The pages of the texts of letters: reading, writing, preview, and the second person."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.berichten.models import Mail
from swv.kern.briefteksten.blokken import standaardtekst
from swv.kern.briefteksten.models import Brieftekst, Briefvoorstel
from swv.kern.documenten.models import Briefversie
from swv.kern.logboek.models import Inzage
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import dossier_besloten, dossier_met_adviezen
from tests.tlv.test_briefteksten import NIEUW, SOORT, leg_voor, schrijf

Binnen = Callable[[str], Client]
MORGEN = DAG + timedelta(days=1)


def editor(pk: int) -> str:
    return reverse("brieftekst_opslaan", args=[pk, "tekstblokken", "slot"])


def test_the_list_says_which_texts_hold_and_what_waits(cast: Cast, binnen: Binnen) -> None:
    leg_voor(cast, schrijf(cast))
    tekst = binnen("voorzitter").get(reverse("briefteksten")).content.decode()
    assert "Besluit om de aanvraag niet te behandelen" in tekst
    assert "01-08-2023" in tekst
    assert "U kunt dit voorstel bekijken en goedkeuren." in tekst
    assert "Doorverwijzing naar een ander samenwerkingsverband" in tekst
    eigen = binnen("secretariaat").get(reverse("briefteksten")).content.decode()
    assert "U kunt dit voorstel bekijken en goedkeuren." not in eigen


def test_the_texts_of_a_kind_can_be_read(cast: Cast, binnen: Binnen) -> None:
    tekst = binnen("directeur").get(reverse("brieftekst_lezen", args=[SOORT])).content.decode()
    assert "Hebt u een vraag over deze brief?" in tekst
    assert "Teksten wijzigen" not in tekst
    assert binnen("directeur").get(reverse("brieftekst_lezen", args=["bestaat-niet"])).status_code == 404


def test_from_the_list_to_an_approved_text(cast: Cast, binnen: Binnen) -> None:
    schrijver, lezer = binnen("secretariaat"), binnen("voorzitter")
    begonnen = schrijver.post(reverse("brieftekst_wijzigen", args=[SOORT]))
    voorstel = enige_voorstel(cast)
    adres = reverse("briefvoorstel", args=[voorstel])
    assert begonnen["Location"] == adres
    assert schrijver.post(editor(voorstel), {"tekst": NIEUW})["Location"] == adres
    pagina = schrijver.get(adres).content.decode()
    assert "Alle brieven kunnen met deze teksten worden verstuurd" in pagina
    assert "Goedkeuren" not in pagina
    gegevens = {"soorten": [SOORT, "tlv_vso_ophoging"], "geldig_van": MORGEN.isoformat(), "toelichting": "korter"}
    assert schrijver.post(reverse("briefvoorstel_voorleggen", args=[voorstel]), gegevens).status_code == 302
    te_lezen = lezer.get(adres)
    inhoud = te_lezen.content.decode()
    assert "<ins>" in inhoud
    assert "<del>" in inhoud
    goed = lezer.post(reverse("briefvoorstel_goedkeuren", args=[voorstel]), {"gezien": te_lezen.context["gezien"]})
    assert goed.status_code == 302
    assert "Tot de eerste dag kunt u ze nog intrekken." in lezer.get(adres).content.decode()
    lijst = lezer.get(reverse("briefteksten")).content.decode()
    assert lijst.count("nieuwe teksten vanaf 11-03-2026") == 2


def test_the_second_person_is_told_and_finds_it_on_the_work_list(cast: Cast, binnen: Binnen) -> None:
    """Everybody who may approve, and not who wrote it; when it comes back, who wrote it."""
    werk = reverse("werkvoorraad")
    leg_voor(cast, schrijf(cast))
    voorstel = enige_voorstel(cast)
    with cast.als("systeem"):
        mails = Mail.objects.filter(soort="briefvoorstel_voorgelegd")
        wie = set(mails.values_list("gebruiker_id", flat=True))
    assert {cast.gebruikers["voorzitter"], cast.gebruikers["directeur"]} <= wie
    assert cast.gebruikers["secretariaat"] not in wie
    assert reverse("briefvoorstel", args=[voorstel]) in binnen("voorzitter").get(werk).content.decode()
    assert "Voorstellen voor briefteksten" not in binnen("secretariaat").get(werk).content.decode()
    terug = {"terug-reden": "Te lang."}
    assert binnen("voorzitter").post(reverse("briefvoorstel_terugsturen", args=[voorstel]), terug).status_code == 302
    assert "Uw voorstel kwam terug" in binnen("secretariaat").get(werk).content.decode()
    assert "Voorstellen voor briefteksten" not in binnen("voorzitter").get(werk).content.decode()


def enige_voorstel(cast: Cast) -> int:
    with cast.als("secretariaat"):
        return int(Briefvoorstel.objects.get().pk)


def test_the_editor_names_every_placeholder_with_an_example(cast: Cast, binnen: Binnen) -> None:
    tekst = binnen("secretariaat").get(editor(schrijf(cast))).content.decode()
    assert "{{ laatste_bezwaardag }}" in tekst
    assert "bijvoorbeeld: 23 april 2026" in tekst
    assert "{% if aan_school %}" in tekst
    assert "Bel ons gerust op" in tekst
    assert "Zet deze tekst terug" in tekst


def test_a_mistake_is_kept_and_said_at_the_field(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    antwoord = binnen("secretariaat").post(editor(pk), {"tekst": "Bel {{ telefoonnummer }}."})
    assert antwoord.status_code == 200  # kept: a refusal would roll back
    assert "&#x27;telefoonnummer&#x27; bestaat niet" in antwoord.content.decode()
    with cast.als("secretariaat"):
        assert Brieftekst.objects.get().tekst == "Bel {{ telefoonnummer }}."
    pagina = binnen("secretariaat").get(reverse("briefvoorstel", args=[pk])).content.decode()
    assert "Dit moet eerst worden hersteld" in pagina


def test_typing_is_kept_by_itself(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    client = binnen("secretariaat")
    gezien = client.get(editor(pk)).context["gezien"]
    antwoord = client.post(editor(pk), {"tekst": "Half {{ af", "gezien": gezien}, headers={"HX-Request": "true"})
    assert "Bewaard om" in antwoord.content.decode()
    weer = client.post(editor(pk), {"tekst": "Half", "gezien": gezien}, headers={"HX-Request": "true"})
    assert "ander tabblad" in weer.content.decode()
    beide = client.post(editor(pk), {"tekst": "Half", "gezien": gezien})
    assert beide.status_code == 409
    assert "Half {{ af" in beide.content.decode()
    assert client.post(editor(pk), {"tekst": "Half", "gezien": gezien, "toch": "ja"}).status_code == 302


def test_the_text_that_holds_can_be_put_back(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    binnen("secretariaat").post(editor(pk), {"tekst": NIEUW, "terug": standaardtekst(("tekstblokken", "slot"))})
    assert "Nog niets." in binnen("secretariaat").get(reverse("briefvoorstel", args=[pk])).content.decode()


def test_sending_back_asks_for_a_reason(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    adres = reverse("briefvoorstel_terugsturen", args=[pk])
    assert binnen("voorzitter").post(adres, {}).status_code == 422
    assert binnen("voorzitter").post(adres, {"terug-reden": "noem de mail"}).status_code == 302
    tekst = binnen("secretariaat").get(reverse("briefvoorstel", args=[pk])).content.decode()
    assert "noem de mail" in tekst
    assert "Voorleggen" in tekst


def test_taking_back_one_s_own(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    client = binnen("secretariaat")
    assert client.post(reverse("briefvoorstel_goedkeuren", args=[pk]), {"gezien": ""}).status_code == 403
    assert client.post(reverse("briefvoorstel_terughalen", args=[pk])).status_code == 302
    assert client.post(reverse("briefvoorstel_terughalen", args=[pk])).status_code == 409
    assert client.post(reverse("briefvoorstel_intrekken", args=[pk]), {"intrekken-reden": ""}).status_code == 302


@pytest.mark.parametrize("wie", ["oco", "deskundige1", "beheer", "ouder"])
def test_others_do_not_come_here(cast: Cast, binnen: Binnen, wie: str) -> None:
    pk = schrijf(cast)
    client = binnen(wie)
    for adres in (
        reverse("briefteksten"),
        reverse("brieftekst_lezen", args=[SOORT]),
        reverse("briefvoorbeeld", args=[SOORT]),
    ):
        assert client.get(adres).status_code == 403
    assert client.get(reverse("briefvoorstel", args=[pk])).status_code == 404
    assert client.get(editor(pk)).status_code == 404
    assert client.post(reverse("brieftekst_wijzigen", args=[SOORT])).status_code == 403


def test_another_swv_does_not_see_the_proposal(cast: Cast, binnen: Binnen) -> None:
    pk = schrijf(cast)
    client = binnen("secretariaat.mhr")
    assert client.get(reverse("briefvoorstel", args=[pk])).status_code == 404
    assert client.get(reverse("briefvoorbeeld", args=[SOORT]), {"voorstel": pk}).status_code == 404


@pytest.fixture
def als_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the letter says is the point here, not its PDF."""
    monkeypatch.setattr("tlv.views.text_preview.maak_pdf", lambda html, titel: html.encode())


def voorbeeld(client: Client, **vraag: object) -> tuple[int, str]:
    antwoord = client.get(reverse("briefvoorbeeld", args=[SOORT]), vraag)
    return antwoord.status_code, antwoord.content.decode()


def test_a_preview_on_an_invented_pupil_is_marked(cast: Cast, binnen: Binnen, als_html: None) -> None:
    pk = schrijf(cast)
    status, tekst = voorbeeld(binnen("secretariaat"), voorstel=pk, brief="tekstblokken|afwijzing, aan ouder")
    assert status == 200
    assert "Bel ons gerust op" in tekst
    assert "VOORBEELD" in tekst
    assert "Dit is geen brief en geen besluit." in tekst
    assert "Noa Voorbeeld" in tekst


def test_a_preview_on_a_real_dossier_is_logged_and_kept_nowhere(cast: Cast, binnen: Binnen, als_html: None) -> None:
    dossier = dossier_besloten(cast)
    pk = schrijf(cast)
    vraag = {"voorstel": pk, "brief": "tekstblokken|toekenning, aan school", "kenmerk": dossier.nummer.lower()}
    status, tekst = voorbeeld(binnen("secretariaat"), **vraag)
    assert status == 200
    assert dossier.leerling.volledige_naam in tekst
    assert "Bel ons gerust op" in tekst
    with cast.als("secretariaat", using="leeslog") as actor:
        gelezen = Inzage.objects.using("leeslog").filter(dossier_id=dossier.pk, wat="briefvoorbeeld")
        assert [rij.naam for rij in gelezen] == [actor.naam]
    with cast.als("systeem"):
        assert Briefversie.objects.count() == 0


@pytest.mark.parametrize(
    ("wie", "brief", "kenmerk", "melding"),
    [
        ("secretariaat", "tekstblokken|toekenning, aan school", "TLV-bestaat-niet", "geen dossier"),
        ("secretariaat", "tekstblokken|toekenning, aan ouder", "", "nog geen brief aan deze ontvanger"),
        ("secretariaat", "buiten_behandeling|buiten behandeling, aan school", "", "besluit niet genomen"),
        ("directeur", "tekstblokken|toekenning, aan school", "", "niet alles lezen"),
    ],
)
def test_a_preview_that_cannot_be_made_says_why(
    cast: Cast, binnen: Binnen, als_html: None, wie: str, brief: str, kenmerk: str, melding: str
) -> None:
    dossier = dossier_besloten(cast)
    status, tekst = voorbeeld(binnen(wie), brief=brief, kenmerk=kenmerk or dossier.nummer)
    assert (status, melding in tekst) == (422, True)


def test_a_secret_address_of_somebody_else_gives_no_preview(
    cast: Cast, binnen: Binnen, als_html: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OPEN-82."""
    dossier = dossier_besloten(cast)
    monkeypatch.setattr("tlv.letters.preview.afgeschermd_voor", lambda _: [dossier.school.naam])
    status, tekst = voorbeeld(
        binnen("secretariaat"), brief="tekstblokken|toekenning, aan school", kenmerk=dossier.nummer
    )
    assert (status, "geheim adres" in tekst) == (422, True)


def test_no_preview_of_a_dossier_without_a_besluit(cast: Cast, binnen: Binnen, als_html: None) -> None:
    dossier = dossier_met_adviezen(cast)
    status, tekst = voorbeeld(
        binnen("secretariaat"), brief="tekstblokken|toekenning, aan school", kenmerk=dossier.nummer
    )
    assert (status, "besluit niet genomen" in tekst) == (422, True)


def test_a_preview_is_a_real_pdf(cast: Cast, binnen: Binnen) -> None:
    antwoord = binnen("secretariaat").get(
        reverse("briefvoorbeeld", args=[SOORT]), {"brief": "buiten_behandeling|buiten behandeling, aan ouder"}
    )
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Cache-Control"] == "private, no-store"
    assert antwoord.content.startswith(b"%PDF")
