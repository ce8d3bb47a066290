"""What the SWV is told of the terms of an objection, and where it stands on the work list (RCH-11, RCH-12)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.services.reminders import herinneringen_maken
from swv.kern.berichten.models import Mail
from swv.kern.kalender import klok
from swv.kern.toegang.errors import NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import dossier_in_bezwaar, leg_stap_vast
from tests.bouw.cast import DAG, Cast
from tlv.choices import Bezwaarstapsoort
from tlv.services.bezwaar import bezwaar_intrekken

DOORZENDEN, BESLISSEN = date(2026, 3, 24), date(2026, 7, 14)
WEEK = timedelta(days=7)


def mails(cast: Cast, dag: date) -> dict[str, int]:
    """The reminders about objections after the round of this day, by kind."""
    with klok.op(dag), cast.als("systeem", dag) as actor:
        herinneringen_maken(actor=actor)
        soorten = ("bezwaar_doorzenden", "bezwaar_beslissen", "bezwaar_te_laat")
        rijen = Mail.objects.filter(soort__in=soorten).values_list("soort", flat=True)
        return {soort: list(rijen).count(soort) for soort in soorten if soort in rijen}


def test_rch_11_rch_12_a_week_before_and_when_it_is_late_once(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    assert mails(cast, DOORZENDEN - WEEK - timedelta(days=1)) == {}
    assert mails(cast, DOORZENDEN - WEEK) == {"bezwaar_doorzenden": 1}
    assert mails(cast, DOORZENDEN) == {"bezwaar_doorzenden": 1}
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN)
    behandelaars = {"bezwaar_doorzenden": 1, "bezwaar_beslissen": 3}  # the secretariaat and both directeuren
    assert mails(cast, BESLISSEN - WEEK) == behandelaars
    assert mails(cast, BESLISSEN) == behandelaars
    assert mails(cast, BESLISSEN + timedelta(days=1)) == {**behandelaars, "bezwaar_te_laat": 3}


def test_who_withdrew_is_no_reason_for_a_reminder(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("ouder") as actor:
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)
    assert mails(cast, BESLISSEN) == {}


def test_a_planned_hearing_is_told_to_who_objected(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    with pytest.raises(NuNietMogelijk, match="een dag die nog komt"):
        leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEPLAND, "10 uur", dagen=-1)
    with pytest.raises(NuNietMogelijk, match="hoe laat en waar"):
        leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEPLAND, dagen=9)
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEPLAND, "Om 10.00 uur, in ons kantoor.", dagen=9)
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dossier, soort="bezwaar_hoorzitting").count() == 1
    pagina = reverse("bezwaar", args=[bezwaar.pk])
    assert "Hoorzitting op 19 maart 2026" in binnen("ouder").get(pagina).content.decode()
    with klok.op(DAG + timedelta(days=10)):
        assert "Hoorzitting op 19 maart" not in binnen("ouder").get(pagina).content.decode()


def test_objections_stand_on_the_work_list_of_who_treats_them(cast: Cast, binnen: Callable[[str], Client]) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    pagina, adres = reverse("werkvoorraad"), reverse("bezwaar", args=[bezwaar.pk])
    for wie, ziet in (("secretariaat", True), ("voorzitter", True), ("directeur", True), ("ouder", False)):
        assert (adres in binnen(wie).get(pagina).content.decode()) is ziet, wie


def test_a_parent_begins_at_the_letter(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_verzonden(cast)
    brieven, adres = reverse("mijn_brieven"), reverse("bezwaar_maken", args=[dossier.pk])
    assert adres in binnen("ouder").get(brieven).content.decode()
    assert adres not in binnen("oco").get(brieven).content.decode()
