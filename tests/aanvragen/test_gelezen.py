"""Read marks of messages: each reader the own, counted in the dossier and in the work list (issue 3, point 7)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Bericht, Berichtlezing
from aanvragen.selectors import ongelezen_per_dossier, ongelezen_voor
from aanvragen.services.assessment import notitie_toevoegen
from aanvragen.services.messages import bericht_sturen, berichten_gelezen
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

Binnen = Callable[[str], Client]


def stuur(cast: Cast, wie: str, dossier: Dossier, lezers: str, tekst: str = "Belt u mij?") -> Bericht:
    with cast.als(wie) as actor:
        return bericht_sturen(actor=actor, dossier_id=dossier.pk, tekst=tekst, zichtbaar_voor=lezers)


def ongelezen(cast: Cast, wie: str) -> dict[int, int]:
    with cast.als(wie) as actor:
        return ongelezen_per_dossier(actor)


def test_a_message_is_new_to_its_readers_and_not_to_who_wrote_it(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    stuur(cast, "ouder", dossier, "ouders")
    stuur(cast, "ouder", dossier, "allen")
    verwacht = {"ouder": {}, "ouder2": {dossier.pk: 2}, "oco": {dossier.pk: 1}, "secretariaat": {dossier.pk: 2}}
    assert {wie: ongelezen(cast, wie) for wie in verwacht} == verwacht
    for wie in ("voorzitter", "deskundige1", "leerling", "oco.elders", "secretariaat.mhr", "systeem"):
        assert ongelezen(cast, wie) == {}


def test_opening_the_page_marks_what_it_shows_for_this_reader_only(vers: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(vers)
    for nummer in range(25):
        stuur(vers, "secretariaat", dossier, "allen", f"bericht {nummer:02}.")
    adres = reverse("bericht_sturen", args=[dossier.pk])
    oco = binnen("oco")
    tekst = oco.get(adres).content.decode()
    assert tekst.count(">Nieuw<") == 20
    assert ongelezen(vers, "oco") == {dossier.pk: 5}
    assert ">Nieuw<" not in oco.get(adres).content.decode()
    assert oco.get(f"{adres}?pagina=2").content.decode().count(">Nieuw<") == 5
    assert ongelezen(vers, "oco") == {}
    assert ongelezen(vers, "ouder") == {dossier.pk: 25}
    with vers.als("oco") as actor:
        assert Berichtlezing.objects.zichtbaar_voor(actor).count() == 25
    with vers.als("secretariaat") as actor:
        assert not Berichtlezing.objects.zichtbaar_voor(actor).exists()


def test_two_tabs_mark_a_message_once(vers: Cast) -> None:
    dossier = maak.dossier_ingediend(vers)
    bericht = stuur(vers, "secretariaat", dossier, "school")
    with vers.als("oco") as actor:
        for _ in range(2):
            berichten_gelezen(actor=actor, berichten=[bericht])
        assert Berichtlezing.objects.zichtbaar_voor(actor).filter(bericht=bericht).count() == 1


def test_the_dossier_and_the_work_list_say_how_many(vers: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(vers)
    stuur(vers, "oco", dossier, "allen")
    stuur(vers, "oco", dossier, "allen")
    pagina = reverse("dossier", args=[dossier.pk])
    ouder, secretariaat = binnen("ouder"), binnen("secretariaat")
    assert "2 nieuwe berichten</a>" in ouder.get(pagina).content.decode()
    assert "2 nieuwe berichten" in ouder.get("/").content.decode()
    lijst = secretariaat.get("/").content.decode()
    assert "Nieuwe berichten (2)" in lijst
    assert dossier.nummer in secretariaat.get("/?toon=berichten").content.decode()
    secretariaat.get(reverse("bericht_sturen", args=[dossier.pk]))
    assert "nieuwe berichten" not in secretariaat.get(pagina).content.decode()
    leeg = secretariaat.get("/?toon=berichten").content.decode()
    assert "U hebt alle berichten gelezen" in leeg
    assert dossier.nummer not in leeg


def test_a_note_of_the_bureau_is_no_message(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    with cast.als("voorzitter") as actor:
        notitie_toevoegen(actor=actor, dossier_id=dossier.pk, tekst="alleen voor ons")
    assert ongelezen(cast, "secretariaat") == {}
    with cast.als("secretariaat") as actor:
        assert not Bericht.objects.zichtbaar_voor(actor).exists()


def test_a_newcomer_of_the_bureau_starts_with_what_is_new(vers: Cast) -> None:
    dossier = maak.dossier_ingediend(vers)
    stuur(vers, "oco", dossier, "school")
    with omgeving.beheer(omgeving.VERS) as conn, conn.transaction():
        conn.execute("select set_config('pghistory.context_metadata', '{\"reden\": \"proef\"}', true)")
        conn.execute(
            "update kern_lidmaatschap set van = %s where id = %s",
            [DAG.replace(year=DAG.year + 1), vers.lidmaatschappen["secretariaat"]],
        )
    with vers.als("secretariaat") as actor:
        assert Lidmaatschap.objects.get(pk=actor.lidmaatschap_id).van > DAG
        assert not ongelezen_voor(actor).exists()


@pytest.mark.parametrize("aantal", [1, 12])
def test_the_work_list_counts_with_as_many_queries(
    vers: Cast, binnen: Binnen, aantal: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _ in range(aantal):
        dossier = maak.dossier_ingediend(vers)
        stuur(vers, "oco", dossier, "school")
    bezoeker = binnen("secretariaat")
    with django_assert_max_num_queries(19):
        assert "nieuw bericht" in bezoeker.get("/?toon=berichten").content.decode()
