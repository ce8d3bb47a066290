"""Beginning an aanvraag while one for the same thing is open (issue 3, 'Repair')."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.services.drafting import LooptAl, aanvraag_beginnen
from aanvragen.services.submission import aanvraag_intrekken
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.organisatie.models import School
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast


def begin(cast: Cast, dossier: Dossier, waarom_nog: str = "") -> Dossier:
    with cast.als("oco") as oco:
        return aanvraag_beginnen(
            actor=oco,
            leerling=dossier.leerling,
            school=School.objects.get(pk=cast.scholen["brug"]),
            soort=dossier.soort,
            waarom_nog=waarom_nog,
        )


def test_an_open_one_is_named_and_a_reason_lets_through(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for leeg in ("", "  "):
        with pytest.raises(LooptAl) as fout:
            begin(cast, dossier, leeg)
        assert [lopend.pk for lopend in fout.value.dossiers] == [dossier.pk]
    nieuw = begin(cast, dossier, "de eerste gaat over iets anders")
    with cast.als("oco"):
        gebeurtenis = Gebeurtenis.objects.get(dossier=nieuw, soort="overlap.toegelicht")
        assert (gebeurtenis.veldgroep, gebeurtenis.gegevens["reden"]) == (
            "onderwijs",
            "de eerste gaat over iets anders",
        )


def test_one_that_is_finished_is_no_bar(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("oco") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=dossier.pk, reden="verhuisd")
    nieuw = begin(cast, dossier)
    with cast.als("oco"):
        assert not Gebeurtenis.objects.filter(dossier=nieuw, soort="overlap.toegelicht").exists()


def test_the_pages_lead_to_the_other_one(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_in_concept(cast)
    client, pad = binnen("oco"), reverse("aanvraag_beginnen")
    velden = {"leerling": dossier.leerling_id, "soort": dossier.soort}
    geweigerd = client.post(pad, velden)
    assert geweigerd.status_code == 409
    tekst = geweigerd.content.decode()
    assert f"Ga naar aanvraag {dossier.nummer}" in tekst
    assert "Toch een nieuwe beginnen" in tekst
    assert client.post(pad, {**velden, "waarom_nog": ""}).status_code == 409
    assert client.post(pad, {**velden, "waarom_nog": "andere school"}).status_code == 302
    with cast.als("oco") as oco:
        ander = Dossier.objects.zichtbaar_voor(oco).exclude(pk=dossier.pk).get(leerling=dossier.leerling)
    for hier, daar in ((dossier, ander), (ander, dossier)):
        tekst = client.get(reverse("dossier", args=[hier.pk])).content.decode()
        assert "Voor deze leerling loopt ook aanvraag" in tekst
        assert daar.nummer in tekst
