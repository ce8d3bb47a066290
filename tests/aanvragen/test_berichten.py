"""Messages in the dossier: who reads which, who is told, and what the log keeps (issue 3, point 7)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Bericht
from aanvragen.services.messages import LENGTE_BERICHT, bericht_sturen
from swv.kern.berichten.models import Mail
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

LEZERS = {"school": {"oco"}, "ouders": {"ouder", "ouder2"}, "allen": {"oco", "ouder", "ouder2"}}
SCHRIJVERS = [
    ("oco", "school"),
    ("oco", "allen"),
    ("ouder", "ouders"),
    ("ouder", "allen"),
    ("secretariaat", "school"),
    ("secretariaat", "ouders"),
    ("secretariaat", "allen"),
]


def stuur(cast: Cast, wie: str, dossier: Dossier, lezers: str, tekst: str = "Belt u mij?") -> Bericht:
    with cast.als(wie) as actor:
        return bericht_sturen(actor=actor, dossier_id=dossier.pk, tekst=tekst, zichtbaar_voor=lezers)


@pytest.mark.parametrize(("schrijver", "lezers"), SCHRIJVERS)
def test_a_message_reaches_its_readers_and_nobody_else(cast: Cast, schrijver: str, lezers: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    bericht = stuur(cast, schrijver, dossier, lezers)
    gezien = set()
    for wie in ("oco", "oco.elders", "ouder", "ouder2", "leerling", "secretariaat", "voorzitter", "deskundige1"):
        with cast.als(wie) as actor:
            if Bericht.objects.zichtbaar_voor(actor).filter(pk=bericht.pk).exists():
                gezien.add(wie)
    assert gezien == LEZERS[lezers] | {"secretariaat"}
    with cast.als("systeem"):
        verteld = set(Mail.objects.filter(soort="bericht_ontvangen").values_list("gebruiker_id", "direct"))
    assert verteld == {(cast.gebruikers[wie], False) for wie in gezien - {schrijver}}


@pytest.mark.parametrize(
    ("schrijver", "lezers"), [("oco", "ouders"), ("ouder", "school"), ("secretariaat", "iedereen")]
)
def test_nobody_writes_past_the_own_side(cast: Cast, schrijver: str, lezers: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with pytest.raises(NuNietMogelijk, match="wie uw bericht"):
        stuur(cast, schrijver, dossier, lezers)


def test_the_log_knows_of_a_message_and_not_what_it_says(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    stuur(cast, "ouder", dossier, "ouders", "over mijn kind")
    stuur(cast, "oco", dossier, "allen", "over de stukken")
    with cast.als("oco") as actor:
        gezien = Gebeurtenis.objects.zichtbaar_voor(actor).filter(dossier=dossier, soort="bericht.verstuurd")
        assert [rij.rol for rij in gezien] == ["schoolcoördinator"]
    with cast.als("secretariaat") as actor:
        rijen = Gebeurtenis.objects.zichtbaar_voor(actor).filter(dossier=dossier, soort="bericht.verstuurd")
        assert [rij.gegevens for rij in rijen] == [{}, {}]


def test_before_the_aanvraag_is_sent_in_nobody_would_read_it(cast: Cast) -> None:
    with pytest.raises(NuNietMogelijk, match="ingediend"):
        stuur(cast, "oco", maak.dossier_in_concept(cast), "school")


@pytest.mark.parametrize("tekst", ["", "  \n", "x" * (LENGTE_BERICHT + 1)])
def test_an_empty_or_endless_message_is_refused(cast: Cast, tekst: str) -> None:
    with pytest.raises(NuNietMogelijk, match="hoogstens"):
        stuur(cast, "oco", maak.dossier_ingediend(cast), "school", tekst)


def test_who_may_not_write_and_who_sees_nothing(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with pytest.raises(GeenRecht):
        stuur(cast, "voorzitter", dossier, "allen")
    with pytest.raises(NietZichtbaar):
        stuur(cast, "oco.elders", dossier, "school")


def test_the_page_sends_and_shows(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_ingediend(cast)
    adres = reverse("bericht_sturen", args=[dossier.pk])
    ouder = binnen("ouder")
    antwoord = ouder.post(adres, {"tekst": "Wanneer hoor ik iets?", "zichtbaar_voor": "ouders"}, follow=True)
    assert "Uw bericht is verstuurd." in antwoord.content.decode()
    assert "Wanneer hoor ik iets?" in binnen("secretariaat").get(adres).content.decode()
    assert "Wanneer hoor ik iets?" not in binnen("oco").get(adres).content.decode()


def test_what_was_typed_stays_when_a_choice_is_missing(cast: Cast, binnen: Callable[[str], Client]) -> None:
    adres = reverse("bericht_sturen", args=[maak.dossier_ingediend(cast).pk])
    antwoord = binnen("ouder").post(adres, {"tekst": "Wanneer hoor ik iets?"})
    assert antwoord.status_code == 422
    assert "Wanneer hoor ik iets?" in antwoord.content.decode()


def test_a_long_list_is_paged_with_as_many_queries(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    dossier = maak.dossier_ingediend(cast)
    for nummer in range(25):
        stuur(cast, "oco", dossier, "school", f"bericht {nummer:02}.")
    adres = reverse("bericht_sturen", args=[dossier.pk])
    oco = binnen("oco")
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        eerste = oco.get(adres).content.decode()
    assert "bericht 24." in eerste
    assert "bericht 04." not in eerste
    assert "bericht 04." in oco.get(f"{adres}?pagina=2").content.decode()
