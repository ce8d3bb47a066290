"""The page of the besluit: what blocks it comes first, and what is missing is said at its field."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_bij_deskundigen, dossier_met_adviezen, stel_advies_vast


def test_each_reason_stands_at_its_field(cast: Cast, binnen: Callable[[str], Client]) -> None:
    adres = reverse("besluit_nemen", args=[dossier_met_adviezen(cast).pk])
    antwoord = binnen("voorzitter").post(
        adres,
        {"uitkomst": "toegekend", "ingangsdatum": "2026-08-01", "einddatum": "2028-07-30", "motivering": "Omdat."},
    )
    assert antwoord.status_code == 409
    fouten = antwoord.context["form"].errors
    assert sorted(fouten) == ["categorie", "einddatum"]
    tekst = antwoord.content.decode()
    assert 'href="#id_einddatum"' in tekst
    assert "(TLV-85)" not in tekst
    assert "TLV-85</span>" in tekst
    assert "Omdat." in tekst


def test_a_refusal_without_advice_points_at_the_advice(cast: Cast, binnen: Callable[[str], Client]) -> None:
    adres = reverse("besluit_nemen", args=[dossier_met_adviezen(cast, strekking="afwijzen").pk])
    antwoord = binnen("voorzitter").post(adres, {"uitkomst": "afgewezen", "motivering": "Omdat."})
    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (409, ["advies"])


def test_what_blocks_the_besluit_replaces_the_form(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """Advices that differ are discussed again first (RCH-23); the page says so and links to that act."""
    dossier = dossier_bij_deskundigen(cast)
    for deskundige, strekking in (("deskundige1", "toekennen"), ("deskundige2", "afwijzen")):
        stel_advies_vast(cast, dossier, deskundige, strekking)
    tekst = binnen("voorzitter").get(reverse("besluit_nemen", args=[dossier.pk])).content.decode()
    assert "U kunt nog geen besluit nemen" in tekst
    assert reverse("herbespreking_vastleggen", args=[dossier.pk]) in tekst
    assert 'name="motivering"' not in tekst
