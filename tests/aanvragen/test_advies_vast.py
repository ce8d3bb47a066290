"""Whoever has signed an advice is offered nothing more to do with it; the other expert still is (ROL-41, TLV-115)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.selectors import gedaan_in
from aanvragen.services.advising import advies_opslaan, advies_vaststellen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

ADVIES = {"advies_opslaan", "advies_vaststellen"}
ERNAAST = {"notitie_toevoegen", "leesnotitie_bewaren", "belang_melden"}


def aangeboden(actor: Actor, dossier: Dossier) -> frozenset[str]:
    return rechten_voor(actor, [dossier.pk])[dossier.pk] - gedaan_in(actor, dossier)


def test_a_final_advice_is_offered_no_more(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    for wie in ("deskundige1", "deskundige2"):
        with cast.als(wie) as actor:
            assert aangeboden(actor, dossier) == ADVIES | ERNAAST
    maak.stel_advies_vast(cast, dossier, "deskundige1")
    with cast.als("deskundige1") as actor:
        assert aangeboden(actor, dossier) == ERNAAST
    with cast.als("deskundige2") as actor:
        assert aangeboden(actor, dossier) == ADVIES | ERNAAST


@pytest.mark.parametrize("dienst", [advies_opslaan, advies_vaststellen])
def test_trying_all_the_same_is_a_matter_of_state(cast: Cast, dienst: Callable[..., object]) -> None:
    dossier = maak.dossier_met_een_advies(cast)
    with cast.als("deskundige1") as actor, pytest.raises(NuNietMogelijk, match="TLV-115"):
        dienst(actor=actor, dossier_id=dossier.pk, inhoud=maak.advies("afwijzen"))


def test_the_pages_of_an_expert_follow(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_met_een_advies(cast)
    schrijven, eigen = reverse("advies_opslaan", args=[dossier.pk]), reverse("dossier", args=[dossier.pk])
    gezien = {}
    for wie in ("deskundige1", "deskundige2"):
        client = binnen(wie)
        pagina, lijst, alles = (
            client.get(pad).content.decode() for pad in (eigen, reverse("werkvoorraad"), "/?toon=alles")
        )
        gezien[wie] = (schrijven in pagina, eigen in lijst, eigen in alles, "<strong>Advies schrijven" in alles)
    assert gezien == {"deskundige1": (False, False, True, False), "deskundige2": (True, True, True, True)}
