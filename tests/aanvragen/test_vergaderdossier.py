"""Reading one dossier in a meeting: travel, comparison, minutes, own notes (TLV-56, TLV-58, TLV-115)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Agendaverslag, Leesnotitie, Vergadering
from aanvragen.services.meetings import leesnotitie_bewaren, verslag_vastleggen
from swv.kern.choices import Veldgroep
from swv.kern.documenten.models import Document
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.aanvragen.test_vergaderingen import EIGEN_WEEK, plan
from tests.bouw.cast import Cast
from tests.bouw.formulier import geheim
from tests.bouw.situaties import (
    anders,
    dossier_bij_deskundigen,
    dossier_ingediend,
    dossier_verzonden,
    dossier_volledig,
)


def adres(dossier_id: int) -> str:
    return reverse("vergaderdossier", args=[dossier_id])


def test_from_one_dossier_to_the_next(cast: Cast, binnen: Callable[[str], Client]) -> None:
    plan(cast)
    eerste, tweede = dossier_volledig(cast), dossier_volledig(cast)
    voorzitter = binnen("voorzitter")
    tekst = voorzitter.get(adres(eerste.pk)).content.decode()
    assert f'href="{adres(tweede.pk)}" rel="next" data-toets="PageDown"' in tekst
    assert 'rel="prev"' not in tekst
    tekst = voorzitter.get(adres(tweede.pk)).content.decode()
    assert f'href="{adres(eerste.pk)}" rel="prev" data-toets="PageUp"' in tekst
    assert "2 van 2" in tekst
    with cast.als("secretariaat"):
        vergadering = Vergadering.objects.get(datum=EIGEN_WEEK)
    assert adres(eerste.pk) in voorzitter.get(reverse("vergadering", args=[vergadering.pk])).content.decode()


def test_an_expert_travels_over_the_own_dossiers_only(cast: Cast, binnen: Callable[[str], Client]) -> None:
    plan(cast)
    vreemd, eigen = dossier_volledig(cast), dossier_bij_deskundigen(cast)
    tekst = binnen("deskundige1").get(adres(eigen.pk)).content.decode()
    assert "1 van 1" in tekst
    assert adres(vreemd.pk) not in tekst
    assert binnen("deskundige1").get(adres(vreemd.pk)).status_code == 404


def test_answers_stand_beside_a_document(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """TLV-56, TLV-58: what weighs stands on top, and a document opens on the same page."""
    dossier = dossier_bij_deskundigen(cast)
    with cast.als("deskundige1"):
        document = Document.objects.filter(dossier=dossier).first()
    tekst = binnen("deskundige1").get(adres(dossier.pk), {"stuk": document.pk}).content.decode()
    assert f'<iframe class="swv-stuk" src="{reverse("document_lezen", args=[document.pk])}"' in tekst
    assert geheim(Veldgroep.MEDISCH) in tekst
    assert "De negen onderwerpen" in tekst
    assert "<iframe" not in binnen("deskundige1").get(adres(dossier.pk), {"stuk": "x"}).content.decode()


def test_what_changed_since_the_previous_aanvraag(cast: Cast, binnen: Callable[[str], Client]) -> None:
    vorige = dossier_verzonden(cast)
    wie = anders(bekende_leerling=vorige.leerling_id, waarom_nog="opnieuw", antwoorden={"doelgroep": "emb"})
    nieuw = dossier_ingediend(cast, wie)
    antwoord = binnen("secretariaat").get(adres(nieuw.pk))
    assert antwoord.context["eerder"].pk == vorige.pk
    assert len(antwoord.context["verschillen"]) >= 1
    assert "Wat er anders is" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("wie", "status"), [("directeur.beslist", 200), ("oco", 403), ("ouder", 403), ("oco.elders", 404)]
)
def test_who_reads_the_page(cast: Cast, binnen: Callable[[str], Client], wie: str, status: int) -> None:
    assert binnen(wie).get(adres(dossier_bij_deskundigen(cast).pk)).status_code == status


def test_minutes_are_versions(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """TLV-115: a correction is a new version."""
    plan(cast)
    dossier = dossier_bij_deskundigen(cast)
    schrijf = reverse("verslag_vastleggen", args=[dossier.pk])
    for tekst in ("De commissie twijfelt.", "De commissie is het eens."):
        assert binnen("voorzitter").post(schrijf, {"tekst": tekst})["Location"] == adres(dossier.pk)
    with cast.als("voorzitter"):
        assert Agendaverslag.objects.filter(dossier=dossier).count() == 2
    tekst = binnen("deskundige1").get(adres(dossier.pk)).content.decode()
    assert tekst.index("De commissie is het eens.") < tekst.index("De commissie twijfelt.")
    for wie in ("oco", "ouder"):
        assert "twijfelt" not in binnen(wie).get(reverse("dossier", args=[dossier.pk])).content.decode()
    with cast.als("deskundige1") as actor, pytest.raises(GeenRecht):
        verslag_vastleggen(actor=actor, dossier_id=dossier.pk, tekst="x")


def test_no_minutes_without_a_meeting(cast: Cast) -> None:
    dossier = dossier_bij_deskundigen(cast)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="agenda"):
        verslag_vastleggen(actor=actor, dossier_id=dossier.pk, tekst="besproken")


def test_a_note_of_ones_own_is_read_by_nobody_else(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = dossier_bij_deskundigen(cast)
    schrijf = reverse("leesnotitie_bewaren", args=[dossier.pk])
    for tekst in ("vraag naar de logopedist", "vraag naar de huisarts"):
        assert binnen("deskundige1").post(schrijf, {"tekst": tekst}).status_code == 302
    assert "huisarts" in binnen("deskundige1").get(adres(dossier.pk)).content.decode()
    for wie in ("deskundige2", "voorzitter", "secretariaat"):
        assert "huisarts" not in binnen(wie).get(adres(dossier.pk)).content.decode()
        with cast.als(wie):
            assert not Leesnotitie.objects.exists()
    with cast.als("deskundige1") as actor:
        assert leesnotitie_bewaren(actor=actor, dossier_id=dossier.pk, tekst="").tekst == ""


def test_the_page_asks_a_constant_number_of_queries(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    plan(cast)
    dossiers = [dossier_volledig(cast) for _ in range(3)]
    with django_assert_max_num_queries(45):
        binnen("secretariaat").get(adres(dossiers[1].pk))
