"""Extending the decision on an objection, once, with letters; and withdrawing at any stage (RCH-12, Awb 7:10)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.documenten.models import Briefversie
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw.bezwaar import dossier_in_bezwaar, leg_stap_vast
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import Cast
from tlv.choices import Bezwaarstapsoort, Bezwaarstatus, Bezwaaruitkomst
from tlv.models import Bezwaar
from tlv.services.bezwaar import bezwaar_intrekken
from tlv.services.bezwaarverdaging import VERDAGING, beslissing_verdagen

REDEN = "De adviescommissie heeft meer tijd nodig."
# twelve weeks after di 21-04-2026; six more: di 25-08-2026
UITERLIJK, NIEUW = date(2026, 7, 14), date(2026, 8, 25)


def verdaag(cast: Cast, bezwaar: Bezwaar, dag: date = UITERLIJK, reden: str = REDEN) -> date:
    with klok.op(dag), cast.als("secretariaat", dag) as actor:
        return beslissing_verdagen(actor=actor, bezwaar_id=bezwaar.pk, reden=reden)


def test_rch_12_once_on_the_last_day_with_a_letter_to_everybody(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    assert verdaag(cast, bezwaar) == NIEUW
    with klok.op(UITERLIJK), cast.als("systeem", UITERLIJK) as actor:
        maak_wachtende(actor, dossier=dossier, soort=VERDAGING)
        versies = Briefversie.objects.filter(brief__soort=VERDAGING, brief__dossier=dossier)
        teksten = {v.brief.ontvanger_id: " ".join(v.tekst.split()) for v in versies.select_related("brief")}
    assert {cast.partijen["ouder"], cast.partijen["ouder2"]} < set(teksten)
    for tekst in teksten.values():
        assert "25 augustus 2026" in tekst
        assert REDEN in tekst
    assert "uw bezwaar" in teksten[cast.partijen["ouder"]]
    assert "uw bezwaar" not in teksten[cast.partijen["ouder2"]]
    with pytest.raises(NuNietMogelijk, match="al een keer verdaagd"):
        verdaag(cast, bezwaar)


def test_not_after_the_last_day_nor_without_a_reason(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with pytest.raises(NuNietMogelijk, match="Verdagen kan alleen tot en met die dag"):
        verdaag(cast, bezwaar, date(2026, 7, 15))
    with pytest.raises(NuNietMogelijk, match="Schrijf op waarom"):
        verdaag(cast, bezwaar, reden="  ")
    with cast.als("voorzitter") as actor, pytest.raises(GeenRecht):
        beslissing_verdagen(actor=actor, bezwaar_id=bezwaar.pk, reden=REDEN)


def test_the_database_lets_nobody_but_the_system_move_the_last_day_and_only_while_it_runs(cast: Cast) -> None:
    """Earlier too: a letter that was recorded as returned by mistake gives the first day back (RCH-10)."""
    _, bezwaar = dossier_in_bezwaar(cast)
    rij = Bezwaar.objects.filter(pk=bezwaar.pk)
    with cast.als("secretariaat"), pytest.raises(DatabaseError), transaction.atomic():
        rij.update(beslissen_uiterlijk=NIEUW)
    with cast.als("systeem"):
        assert [rij.update(beslissen_uiterlijk=dag) for dag in (NIEUW, date(2026, 7, 1))] == [1, 1]
    with cast.als("ouder") as actor:
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)
    with cast.als("systeem"), pytest.raises(DatabaseError), transaction.atomic():
        rij.update(beslissen_uiterlijk=NIEUW)


def test_awb_6_21_an_objection_is_withdrawn_at_any_stage_before_the_decision(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN)
    verdaag(cast, bezwaar, date(2026, 7, 1))
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEHOORD, "Beide ouders.")
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.ADVIES, "Zie advies.", uitkomst=Bezwaaruitkomst.GEGROND)
    with cast.als("ouder") as actor:
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)
    with cast.als("secretariaat"):
        bezwaar.refresh_from_db()
        assert (bezwaar.status, bezwaar.loopt) == (Bezwaarstatus.INGETROKKEN, False)


def test_the_page_says_until_when_and_who_is_told(cast: Cast, binnen: Callable[[str], Client]) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    kantoor, pagina = binnen("secretariaat"), reverse("bezwaar", args=[bezwaar.pk])
    adres = reverse("beslissing_verdagen", args=[bezwaar.pk])
    assert adres in kantoor.get(pagina).content.decode()
    assert "25 augustus 2026" in kantoor.get(adres).content.decode()
    assert kantoor.post(adres, {"reden": ""}).status_code == 422
    klaar = kantoor.post(adres, {"reden": REDEN}, follow=True).content.decode()
    assert "uiterlijk op 25 augustus 2026" in klaar
    assert adres not in klaar
    assert kantoor.post(adres, {"reden": REDEN}).status_code == 409
