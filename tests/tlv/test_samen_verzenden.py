"""The page that sends the letters of many besluiten at once, and the page that shows how far they are."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from swv.kern.documenten.models import Brief
from swv.kern.personen.models import Contactgegevens
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

SAMEN, RONDES = reverse("brieven_samen_verzenden"), reverse("verzendrondes")


def test_choose_see_send_and_follow(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """RCH-08, RCH-15: what will happen is said first; the progress page can be left and found again."""
    eerste, tweede = maak.dossier_besloten(cast), maak.dossier_afgewezen(cast)
    ingediend = maak.dossier_ingediend(cast)
    secretariaat = binnen("secretariaat")
    tekst = secretariaat.get(SAMEN).content.decode()
    assert eerste.nummer in tekst
    assert tweede.nummer in tekst
    assert ingediend.nummer not in tekst
    assert "school in het portaal, ouder in het portaal, ouder op papier" in tekst
    assert "<strong>6</strong> brieven naar het portaal en <strong>2</strong> op papier" in tekst
    antwoord = secretariaat.post(SAMEN, {"dossier": [eerste.pk, tweede.pk]})
    assert antwoord.status_code == 302
    with cast.als("systeem"):
        brieven = list(Brief.objects.filter(dossier__in=[eerste, tweede]))
        assert len({brief.aangemaakt_op for brief in brieven}) == 1
        Brief.objects.filter(pk=brieven[0].pk).update(storing="In de brief ontbreekt iets (RCH-10). Kijk ernaar.")
    voortgang = secretariaat.get(antwoord["Location"]).content.decode()
    assert f'value="0" max="{len(brieven)}"' in voortgang
    assert "In de brief ontbreekt iets" in voortgang
    assert "Opnieuw proberen" in voortgang
    assert antwoord["Location"] in secretariaat.get(RONDES).content.decode()
    assert eerste.nummer not in secretariaat.get(SAMEN).content.decode()


def test_twice_orders_nothing_twice(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_besloten(cast)
    secretariaat = binnen("secretariaat")
    secretariaat.post(SAMEN, {"dossier": [dossier.pk]})
    antwoord = secretariaat.post(SAMEN, {"dossier": [dossier.pk, dossier.pk]})
    assert antwoord.status_code == 409
    assert "worden al gemaakt" in antwoord.content.decode()
    with cast.als("systeem"):
        assert Brief.objects.filter(dossier=dossier).count() == 4


def test_one_refusal_does_not_stop_the_others(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """RCH-15: a letter on paper needs an address; the list says so before anybody presses the button."""
    goed, zonder = maak.dossier_besloten(cast), maak.dossier_besloten(cast)
    with cast.als("secretariaat"):
        Contactgegevens.objects.filter(leerling_id=zonder.leerling_id, partij_id=cast.partijen["ouder2"]).update(
            straat_huisnummer=""
        )
    secretariaat = binnen("secretariaat")
    assert "Er ontbreekt een adres" in secretariaat.get(SAMEN).content.decode()
    antwoord = secretariaat.post(SAMEN, {"dossier": [goed.pk, zonder.pk]}, follow=True)
    assert f"Niet gelukt: {zonder.nummer}" in antwoord.content.decode()
    with cast.als("systeem"):
        assert set(Brief.objects.values_list("dossier_id", flat=True)) == {goed.pk}


def test_what_did_not_work_is_tried_again(cast: Cast, binnen: Callable[[str], Client], taken: list) -> None:
    dossier = maak.dossier_besloten(cast)
    secretariaat = binnen("secretariaat")
    ronde = secretariaat.post(SAMEN, {"dossier": [dossier.pk]})["Location"]
    taken.clear()
    assert secretariaat.post(ronde).status_code == 409
    with cast.als("systeem"):
        fout = Brief.objects.filter(dossier=dossier).order_by("pk").first()
        Brief.objects.filter(pk=fout.pk).update(storing="kapot")
    assert secretariaat.post(ronde).status_code == 302
    assert [taak.argumenten[0] for taak in taken] == [fout.pk]


def test_nothing_chosen_and_no_such_round(cast: Cast, binnen: Callable[[str], Client]) -> None:
    secretariaat = binnen("secretariaat")
    antwoord = secretariaat.post(SAMEN, {})
    assert antwoord.status_code == 409
    assert "nog geen dossier aangekruist" in antwoord.content.decode()
    for sleutel in ("x", "1", "99999999999999999999999"):
        assert secretariaat.get(RONDES, {"ronde": sleutel}).status_code == 404


def test_the_number_of_queries_does_not_grow(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable
) -> None:
    secretariaat = binnen("secretariaat")
    maak.dossier_besloten(cast)
    with django_assert_max_num_queries(100) as eerste:
        secretariaat.get(SAMEN)
    maak.dossier_besloten(cast)
    maak.dossier_besloten(cast)
    with django_assert_max_num_queries(len(eerste)):
        secretariaat.get(SAMEN)
