"""Withdrawing while the school was asked for additions (10-tlv section 9, RCH-02)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Opschorting
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.services.submission import aanvraag_intrekken
from swv.kern.choices import Veldgroep
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast


def test_an_open_addition_lapses_with_the_aanvraag(cast: Cast) -> None:
    """10-tlv section 9: aanvulling gevraagd → ingetrokken."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("oco") as oco:
        assert Veldgroep.ONDERWIJS in bewerkbare_veldgroepen(oco, dossier)
        aanvraag_intrekken(actor=oco, dossier_id=dossier.pk, reden="verhuisd")
        dossier = maak.opnieuw(dossier)
        assert (dossier.aanvulling_open, dossier.aanvraag.hersteltermijn) == (False, None)
        assert bewerkbare_veldgroepen(oco, dossier) == frozenset()
        with pytest.raises(NuNietMogelijk, match="ingetrokken"):
            sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie="leerling", antwoorden={})
        assert Opschorting.objects.get(dossier=dossier).aangevuld_op is None


def test_without_an_addition_nothing_else_changes(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("oco") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=dossier.pk, reden="verhuisd")
        assert maak.opnieuw(dossier).aanvulling_open is False


def test_the_page_says_that_the_request_lapsed(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    client = binnen("oco")
    assert client.post(reverse("aanvraag_intrekken", args=[dossier.pk]), {"reden": "verhuisd"}).status_code == 302
    tekst = client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "vervallen, want de aanvraag is ingetrokken" in tekst
    assert "nog niet aangevuld" not in tekst
    assert "Aanvullen uiterlijk op" not in tekst
