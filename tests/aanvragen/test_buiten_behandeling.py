"""An addition that lapses: the work list, the besluit not to treat the aanvraag, and its letters (RCH-14, Awb 4:5)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Buitenbehandeling, Mandaat
from aanvragen.services.mandates import mandaat_intrekken
from aanvragen.services.submission import aanvulling_leveren
from aanvragen.services.terms import buiten_behandeling_laten
from aanvragen.tasks import aanvullingen_vegen
from swv.kern.documenten.models import Brief, Briefversie
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tlv.services.dispatch import brieven_verzenden

Binnen = Callable[[str], Client]

HERSTELTERMIJN = DAG + timedelta(days=14)  # 24 March 2026, a Tuesday
VERLOPEN = HERSTELTERMIJN + timedelta(days=1)
VIER_WEKEN = date(2026, 4, 21)


def laat_buiten(cast: Cast, dossier: Dossier, dag: date = VERLOPEN, wie: str = "voorzitter") -> Buitenbehandeling:
    with klok.op(dag), cast.als(wie, dag) as actor:
        return buiten_behandeling_laten(actor=actor, dossier_id=dossier.pk, reden="Zonder OPP kan het niet.")


def test_the_sweep_records_a_lapse_once_and_not_on_the_last_day(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    for dag, nieuw in ((HERSTELTERMIJN, 0), (VERLOPEN, 1), (VERLOPEN, 0), (VERLOPEN + timedelta(days=9), 0)):
        with klok.op(dag):
            assert aanvullingen_vegen() == nieuw
    with cast.als("ouder"):
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="aanvulling.verlopen").count() == 1


@pytest.mark.parametrize("wie", ["secretariaat", "voorzitter"])
def test_the_work_list_of_the_bureau_shows_a_lapse_with_the_last_day(cast: Cast, binnen: Binnen, wie: str) -> None:
    maak.dossier_met_aanvulling_gevraagd(cast)
    bureau = binnen(wie)
    with klok.op(HERSTELTERMIJN):
        assert "Hersteltermijn verlopen" not in bureau.get(reverse("werkvoorraad")).content.decode()
    with klok.op(VERLOPEN):
        tekst = bureau.get(reverse("werkvoorraad")).content.decode()
    assert "Hersteltermijn verlopen" in tekst
    assert f'datetime="{VIER_WEKEN:%Y-%m-%d}"' in tekst


def test_before_the_lapse_nobody_can_leave_it_out_of_treatment(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with pytest.raises(NuNietMogelijk, match="kan nog aanvullen tot en met 24 maart 2026"):
        laat_buiten(cast, dossier, HERSTELTERMIJN)
    with klok.op(HERSTELTERMIJN):
        tekst = binnen("voorzitter").get(reverse("buiten_behandeling_laten", args=[dossier.pk])).content.decode()
        pagina = binnen("voorzitter").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "Dit kan nu nog niet" in tekst
    assert "<textarea" not in tekst
    assert reverse("buiten_behandeling_laten", args=[dossier.pk]) not in pagina


def test_after_four_weeks_the_page_warns(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    adres = reverse("buiten_behandeling_laten", args=[dossier.pk])
    for dag, waarschuwt in ((VIER_WEKEN, False), (VIER_WEKEN + timedelta(days=1), True)):
        with klok.op(dag):
            assert ("U bent te laat." in binnen("voorzitter").get(adres).content.decode()) is waarschuwt


def test_ovz_23_only_by_who_decides_in_the_route(cast: Cast, binnen: Binnen) -> None:
    """RCH-14: Portvolio names nobody else, so it is the chair, with a mandate that holds (OVZ-23)."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    for wie in ("secretariaat", "directeur"):
        with pytest.raises((GeenRecht, NietZichtbaar)):
            laat_buiten(cast, dossier, wie=wie)
    adres = reverse("buiten_behandeling_laten", args=[dossier.pk])
    with klok.op(VERLOPEN):
        bij_kantoor = binnen("secretariaat").get(reverse("dossier", args=[dossier.pk])).content.decode()
        tekst = binnen("secretariaat").get(adres).content.decode()
        bij_voorzitter = binnen("voorzitter").get(adres).content.decode()
    assert adres not in bij_kantoor
    assert "U kunt dit besluit niet nemen" in tekst
    assert "OVZ-23" in tekst
    assert "<textarea" not in tekst
    assert "U besluit als voorzitter van de Toelaatbaarheidscommissie" in bij_voorzitter


def test_ovz_23_not_when_the_mandate_has_ended(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("secretariaat") as actor:
        for mandaat in Mandaat.objects.zichtbaar_voor(actor).filter(persoon_id=cast.personen["voorzitter"]):
            mandaat_intrekken(actor=actor, mandaat_id=mandaat.pk, reden="Andere functie.")
    with pytest.raises(GeenRecht) as fout:
        laat_buiten(cast, dossier)
    assert "mandaat" in str(fout.value) or "delegatie" in str(fout.value)


def test_ovz_23_where_policy_names_the_office_it_decides_by_mandate(cast: Cast) -> None:
    """RCH-14: in Zandbergen the office; its letter says so, and the director does not decide this."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast, maak.ZANDBERGEN)
    besluit = laat_buiten(cast, dossier, wie="secretariaat.zandbergen")
    assert besluit.bevoegdheid == (
        "de coördinator van het bureau, namens het bestuur van de stichting Zandbergen"
        " (mandaatbesluit van 1 januari 2020)"
    )
    assert besluit.functie == "coördinator van het bureau"


def test_the_besluit_closes_the_addition_and_is_dated(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with pytest.raises(GeenRecht):
        laat_buiten(cast, dossier, wie="oco")
    besluit = laat_buiten(cast, dossier, wie="voorzitter")
    with cast.als("secretariaat"):
        nu = maak.opnieuw(dossier)
        assert (nu.aanvulling_open, nu.besloten_op) == (False, besluit.genomen_op)
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BUITEN_BEHANDELING
        assert besluit.uiterste_dag == VIER_WEKEN
    with cast.als("oco", VERLOPEN) as oco, pytest.raises(NuNietMogelijk, match="buiten behandeling gelaten"):
        aanvulling_leveren(actor=oco, dossier_id=dossier.pk)


def test_a_late_addition_is_taken_while_nothing_was_decided(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("oco", VERLOPEN) as oco:
        uiterste = Aanvraag.objects.get(dossier=dossier).uiterste_datum
        aanvulling_leveren(actor=oco, dossier_id=dossier.pk)
        na = Aanvraag.objects.get(dossier=dossier)
        assert (na.status, na.uiterste_datum) == (Status.INGEDIEND, uiterste)
    with pytest.raises(NuNietMogelijk):
        laat_buiten(cast, dossier)


def test_the_letters_name_the_lapse_and_the_last_day_to_object(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    laat_buiten(cast, dossier)
    with klok.op(VERLOPEN):
        with cast.als("secretariaat", VERLOPEN) as actor:
            brieven = brieven_verzenden(actor=actor, dossier_id=dossier.pk)
            assert {brief.soort for brief in brieven} == {"buiten_behandeling"}
            assert len(brieven) == 4  # school, two parents, and the pupil who agreed to digital post
        maak.maak_brieven(cast, dossier)
        with cast.als("secretariaat", VERLOPEN) as actor:
            wachtend = Brief.objects.filter(dossier=dossier, verzonden_op=None).values_list("pk", flat=True)
            printrun_bevestigen(actor=actor, brief_ids=list(wachtend))
            assert Aanvraag.objects.get(dossier=dossier).status == Status.BRIEF_VERZONDEN
            teksten = list(Briefversie.objects.filter(brief__dossier=dossier).values_list("tekst", flat=True))
        tekst = binnen("ouder").get(reverse("dossier", args=[dossier.pk])).content.decode()
    for brief in teksten:
        assert "tot en met 24 maart 2026" in brief
        assert "het OPP ontbreekt" in brief
        assert "Zonder OPP kan het niet." in brief
        assert "U kunt bezwaar maken tot en met 6 mei 2026." in brief
        assert "artikel 4:5" in brief
    assert "De aanvraag wordt niet behandeld" in tekst
    assert "6 mei 2026" in tekst
