"""The defence: kept while typing, in versions, final when signed, and who reads it (RCH-11)."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw.bezwaar import dossier_in_bezwaar
from tests.bouw.cast import Cast
from tlv.models import Bezwaar, Verweerschrift
from tlv.services.verweer import verweer_opslaan, verweer_vaststellen


def lezers(cast: Cast, bezwaar: Bezwaar) -> set[str]:
    uit = set()
    for wie in ("ouder", "ouder2", "bestuur", "secretariaat", "voorzitter", "directeur"):
        with cast.als(wie) as actor:
            gezien = Verweerschrift.objects.zichtbaar_voor(actor).filter(bezwaar=bezwaar).exists()
            assert Verweerschrift.objects.filter(bezwaar=bezwaar).exists() == gezien, wie
            uit |= {wie} if gezien else set()
    return uit


def test_a_draft_is_the_bureaus_and_a_signed_version_is_for_the_parties(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("secretariaat") as actor:
        concept = verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="Begin", gelezen_op=None)
    assert lezers(cast, bezwaar) == {"secretariaat", "voorzitter"}
    with cast.als("voorzitter") as actor:
        eerste = verweer_vaststellen(
            actor=actor, bezwaar_id=bezwaar.pk, tekst="Wij blijven erbij.", gelezen_op=concept.bijgewerkt_op
        )
        assert (eerste.pk, eerste.nummer, eerste.functie) == (concept.pk, 1, "voorzitter")
    assert lezers(cast, bezwaar) == {"ouder", "bestuur", "secretariaat", "voorzitter", "directeur"}
    with cast.als("secretariaat") as actor:
        tweede = verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="Aangevuld", gelezen_op=None)
        assert tweede.nummer == 2
        assert Verweerschrift.objects.filter(pk=eerste.pk).update(tekst="anders") == 0  # nobody changes what was signed
    with cast.als("directeur"), pytest.raises(DatabaseError), transaction.atomic():
        Verweerschrift.objects.create(
            bezwaar=bezwaar, dossier_id=bezwaar.dossier_id, nummer=3, bijgewerkt_op=eerste.bijgewerkt_op
        )


def test_who_decides_or_objects_writes_no_defence_and_an_empty_one_is_not_signed(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    for wie in ("directeur", "ouder"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht):
            verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="x", gelezen_op=None)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="nog niets"):
        verweer_vaststellen(actor=actor, bezwaar_id=bezwaar.pk, tekst=" ", gelezen_op=None)


def test_nobody_writes_over_what_a_colleague_kept(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("secretariaat") as actor:
        verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="Van het secretariaat", gelezen_op=None)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="intussen gewijzigd"):
        verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="Van de voorzitter", gelezen_op=None)
    with cast.als("secretariaat") as actor:  # the next save of who wrote it, without a reload
        verweer_opslaan(actor=actor, bezwaar_id=bezwaar.pk, tekst="Meer", gelezen_op=None)


def test_the_page_keeps_by_itself_and_signs_by_the_button(cast: Cast, binnen: Callable[[str], Client]) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    kantoor, adres = binnen("secretariaat"), reverse("verweerschrift_schrijven", args=[bezwaar.pk])
    assert adres in kantoor.get(reverse("bezwaar", args=[bezwaar.pk])).content.decode()
    vanzelf = kantoor.post(adres, {"tekst": "Een begin"}, headers={"HX-Request": "true"}).content.decode()
    assert vanzelf.startswith("Opgeslagen om")
    scherm = kantoor.get(adres)
    assert "Een begin" in scherm.content.decode()
    gelezen_op = scherm.context["form"]["gelezen_op"].value()
    voorzitter = binnen("voorzitter")
    anders = voorzitter.post(adres, {"tekst": "Anders", "gelezen_op": ""})
    assert (anders.status_code, "intussen gewijzigd" in anders.content.decode()) == (409, True)
    klaar = voorzitter.post(adres, {"tekst": "Samen geschreven", "gelezen_op": gelezen_op}, follow=True)
    assert "Samen geschreven" in klaar.content.decode()
    assert "Samen geschreven" in binnen("ouder").get(reverse("bezwaar", args=[bezwaar.pk])).content.decode()
