"""The renewal campaign: which TLVs, letters per school in one go, how far everybody is, and what a school can say."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.services.submission import aanvraag_intrekken
from swv.kern.berichten.models import Mail
from swv.kern.choices import Veldgroep
from swv.kern.documenten.letter_lint import BriefGeweigerd
from swv.kern.documenten.pdf import lees_tekst
from swv.kern.documenten.storage import open_bestand
from swv.kern.kalender import klok
from swv.kern.kalender.klok import vandaag
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.organisatie.models import School
from swv.kern.personen.models import Inschrijving
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.campagne import aflopend, begin_campagne, einddatum_van, stuur_brieven
from tests.bouw.cast import Cast
from tlv.campagne import aflopende_tlvs, open_bij_school, voortgang
from tlv.letters.campagne import bouw_campagnebrief
from tlv.models import Campagnebrief, Tlvgebruik, Verlengcampagne
from tlv.rules.campagne import Campagnedagen
from tlv.services import campagne as diensten
from tlv.services import register, verlengen
from tlv.tasks import campagnebrief_maken, campagnebrieven_vegen, campagnes_herinneren

Binnen = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _vlugge_besluitbrieven(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letters of the besluiten beneath are not the point here; those of the campaign are made for real."""
    monkeypatch.setattr("swv.kern.documenten.services.maak_pdf", lambda *_, **__: b"%PDF-1.7 proef")
    monkeypatch.setattr("swv.kern.documenten.services.eis_brief", lambda *_: None)


def plan(uiterlijk: int = 30, herinneren: int | None = None) -> diensten.Campagneplan:
    dag = vandaag()
    dagen = Campagnedagen(
        dag + timedelta(days=uiterlijk), dag + timedelta(days=herinneren) if herinneren is not None else None
    )
    return diensten.Campagneplan(dagen)


def standen(cast: Cast, campagne: Verlengcampagne) -> dict[str, dict[str, int]]:
    with cast.als("secretariaat") as actor:
        return {
            school.naam: {stand: n for stand, n in school.aantallen.items() if n}
            for school in voortgang(actor, campagne)
        }


def brief_van(cast: Cast, campagne: Verlengcampagne) -> Campagnebrief:
    with cast.als("systeem"):
        return Campagnebrief.objects.select_related("campagne").get(campagne=campagne)


def begin_verlenging(cast: Cast, dossier: Dossier) -> Dossier:
    with cast.als("oco.wissel") as oco:
        return verlengen.verlenging_beginnen(actor=oco, dossier_id=dossier.pk)


def test_the_board_counts_per_school_by_where_pupils_are(cast: Cast) -> None:
    """TLV-127: by the register, not by who applied; a pupil at no known school stands apart; not used, not counted."""
    campagne = begin_campagne(cast, aflopend(cast))
    zonder = maak.dossier_verzonden(cast)
    assert standen(cast, campagne) == {"VSO De Wissel": {"niet_begonnen": 1}, "": {"niet_begonnen": 1}}
    with cast.als("secretariaat") as actor:
        einde = einddatum_van(cast, zonder) - timedelta(days=9)
        register.gebruik_beeindigen(actor=actor, dossier_id=zonder.pk, datum=einde, uitkomst="uitstroom")
    assert standen(cast, campagne) == {"VSO De Wissel": {"niet_begonnen": 1}}


def test_a_renewal_is_followed_from_draft_to_besluit(cast: Cast) -> None:
    """The school sees its draft, the SWV only what was submitted (INZ-08); withdrawn counts not."""
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    nieuw = begin_verlenging(cast, dossier)
    with cast.als("oco.wissel") as oco:
        assert aflopende_tlvs(oco).get(dossier=dossier).stand == "begonnen"
    assert standen(cast, campagne) == {"VSO De Wissel": {"niet_begonnen": 1}}
    with cast.als("oco.wissel") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=nieuw.pk, reden="toch niet")
        assert aflopende_tlvs(oco).get(dossier=dossier).stand == "niet_begonnen"
    with cast.als("secretariaat"):
        leerling = Dossier.objects.get(pk=dossier.pk).leerling_id
    verlenging = maak.anders(maak.VERLENGING, bekende_leerling=leerling)
    maak.dossier_ingediend(cast, verlenging)
    assert standen(cast, campagne) == {"VSO De Wissel": {"ingediend": 1}}


def test_a_school_reads_its_own_list_only(cast: Cast, binnen: Binnen) -> None:
    """INZ-02, TLV-127: also the school that applied sees nothing here, for the pupil is elsewhere."""
    begin_campagne(cast, aflopend(cast))
    tekst = binnen("oco.wissel").get(reverse("aflopende_tlvs")).content.decode()
    assert "Verlenging beginnen" in tekst
    assert "9 april 2026" in tekst
    for ander in ("oco", "oco.elders"):
        assert "Er lopen geen TLV's af" in binnen(ander).get(reverse("aflopende_tlvs")).content.decode()
    assert binnen("secretariaat").get(reverse("aflopende_tlvs")).status_code == 403


def test_without_a_campaign_a_school_sees_what_ends_this_school_year(cast: Cast, binnen: Binnen) -> None:
    dossier = aflopend(cast)
    adres = reverse("aflopende_tlvs")
    assert "Er lopen geen TLV's af" in binnen("oco.wissel").get(adres).content.decode()
    with klok.op(einddatum_van(cast, dossier) - timedelta(days=30)):
        tekst = binnen("oco.wissel").get(adres).content.decode()
    assert "nog niet bekend" in tekst
    assert "Verlenging beginnen" in tekst


def test_only_the_secretariaat_of_the_swv_runs_a_campaign(cast: Cast, binnen: Binnen) -> None:
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    einde = campagne.einddatum
    for wie in ("voorzitter", "oco"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht):
            diensten.campagne_beginnen(actor=actor, einddatum=einde, plan=plan())
    with cast.als("secretariaat.mhr") as actor, pytest.raises(NietZichtbaar):
        diensten.campagne_stoppen(actor=actor, campagne_id=campagne.pk)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk):
        diensten.campagne_beginnen(actor=actor, einddatum=einde, plan=plan())
    for naam in ("verlengcampagne", "campagne_wijzigen", "campagne_stoppen"):
        adres = reverse(naam, args=[campagne.pk])
        assert binnen("secretariaat").get(adres).status_code == 200
        assert binnen("secretariaat.mhr").get(adres).status_code == 404
        assert binnen("oco.wissel").get(adres).status_code == 403
    school = reverse("campagneschool", args=[campagne.pk, cast.scholen["wissel"]])
    assert "Geen verlenging nodig" in binnen("secretariaat").get(school).content.decode()
    assert binnen("secretariaat.mhr").get(school).status_code == 404


@pytest.mark.parametrize(
    ("uiterlijk", "herinneren", "woord"),
    [(-1, None, "al geweest"), (3000, None, "afgelopen"), (30, -1, "herinnering"), (30, 31, "na de uiterste dag")],
)
def test_days_that_make_no_sense_are_refused(cast: Cast, uiterlijk: int, herinneren: int | None, woord: str) -> None:
    """TLV-84."""
    einde = einddatum_van(cast, aflopend(cast))
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match=woord):
        diensten.campagne_beginnen(actor=actor, einddatum=einde, plan=plan(uiterlijk, herinneren))


def test_begin_change_and_stop_by_page(cast: Cast, binnen: Binnen) -> None:
    """The plan of Portvolio names no day, and the page says so (TLV-103)."""
    einde = einddatum_van(cast, aflopend(cast))
    secretariaat, adres = binnen("secretariaat"), reverse("campagne_beginnen")
    assert "noemt geen uiterste dag" in secretariaat.get(adres).content.decode()
    assert secretariaat.post(adres, {"einddatum": einde.isoformat()}).status_code == 422
    velden = {"einddatum": einde.isoformat(), "uiterlijk": "2026-04-15", "toelichting": "Bel gerust."}
    gestart = secretariaat.post(adres, velden)
    assert gestart.status_code == 302
    assert "Bel gerust." in secretariaat.get(gestart["Location"]).content.decode()
    with cast.als("secretariaat"):
        campagne = Verlengcampagne.objects.get()
    wijzigen = reverse("campagne_wijzigen", args=[campagne.pk])
    assert secretariaat.post(wijzigen, {"uiterlijk": "2026-01-01"}).status_code == 409
    assert secretariaat.post(wijzigen, {"uiterlijk": "2026-04-20", "herinneren_op": "2026-04-01"}).status_code == 302
    assert secretariaat.post(reverse("campagne_stoppen", args=[campagne.pk])).status_code == 302
    assert secretariaat.post(wijzigen, {"uiterlijk": "2026-04-20"}).status_code == 409
    lijst = secretariaat.get(reverse("verlengcampagnes")).content.decode()
    assert "gestopt" in lijst
    assert "20 april 2026" in lijst
    assert secretariaat.post(adres, velden).status_code == 302  # a new one after that


def test_zandbergen_proposes_the_days_of_its_policy(cast: Cast, binnen: Binnen) -> None:
    maak.dossier_verzonden(cast, maak.ZANDBERGEN)
    tekst = binnen("secretariaat.zandbergen").get(reverse("campagne_beginnen")).content.decode()
    assert "uiterlijk op 15 april" in tekst
    assert "-04-15" in tekst
    assert "-03-25" in tekst


def test_letters_one_per_school_about_its_own_pupils(cast: Cast, binnen: Binnen, taken: list) -> None:
    """INZ-02, INZ-20, TLV-127: who, by when; in the portal at once, with a mail that names nobody."""
    dossier, elders = aflopend(cast), maak.dossier_verzonden(cast)
    campagne = begin_campagne(cast, dossier)
    secretariaat = binnen("secretariaat")
    taken.clear()
    antwoord = secretariaat.post(reverse("campagnebrieven_verzenden", args=[campagne.pk]))
    assert antwoord.status_code == 302
    assert [taak.naam for taak in taken] == ["campagnebrief_maken"]
    bezig = secretariaat.get(antwoord["Location"]).content.decode()
    assert 'value="0" max="1"' in bezig
    brief = brief_van(cast, campagne)
    assert campagnebrief_maken(brief.pk, brief.swv_id)
    assert not campagnebrief_maken(brief.pk, brief.swv_id)
    brief = brief_van(cast, campagne)
    assert brief.dossier_ids == [dossier.pk]
    with open_bestand(brief.sleutel) as bestand:
        tekst = " ".join(" ".join(lees_tekst(bestand.read())).split())
    with cast.als("secretariaat") as actor:
        eigen, ander = (aflopende_tlvs(actor).get(dossier=rij) for rij in (dossier, elders))
    assert eigen.nummer in tekst
    assert ander.nummer not in tekst
    assert "uiterlijk op 9 april 2026" in tekst
    with cast.als("systeem"):
        (mail,) = Mail.objects.filter(soort="verlenging_gevraagd")
        assert (mail.gebruiker_id, mail.dossier_id) == (cast.gebruikers["oco.wissel"], None)
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="verlenging.gevraagd").count() == 1
        assert not Gebeurtenis.objects.filter(dossier=elders, soort="verlenging.gevraagd").exists()
    assert 'value="1" max="1"' in secretariaat.get(antwoord["Location"]).content.decode()
    assert secretariaat.post(reverse("campagnebrieven_verzenden", args=[campagne.pk])).status_code == 409


def test_a_letter_is_read_by_its_school_and_the_secretariaat(cast: Cast, binnen: Binnen, monkeypatch: Any) -> None:
    """INZ-20, VSL-74: every dossier in it is in the read log."""
    monkeypatch.setattr("tlv.views.campagne.open_bestand", lambda _: io.BytesIO(b"%PDF-1.7"))
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    stuur_brieven(cast, campagne)
    adres = reverse("campagnebrief_lezen", args=[brief_van(cast, campagne).pk])
    for wie, status in (("oco.wissel", 200), ("secretariaat", 200), ("oco", 404), ("secretariaat.mhr", 404)):
        assert binnen(wie).get(adres).status_code == status, wie
    for wie in ("oco.wissel", "secretariaat"):
        with cast.als(wie, using="leeslog") as actor:
            eigen = Inzage.objects.using("leeslog").filter(dossier_id=dossier.pk, gebruiker_id=actor.gebruiker_id)
            assert [rij.wat for rij in eigen.order_by("pk")] == ["campagnebrief"]
    assert adres in binnen("oco.wissel").get(reverse("aflopende_tlvs")).content.decode()


def test_a_lost_letter_is_found_and_a_broken_one_says_why(
    cast: Cast, binnen: Binnen, taken: list, monkeypatch: Any
) -> None:
    campagne = begin_campagne(cast, aflopend(cast))
    secretariaat, adres = binnen("secretariaat"), reverse("campagnebrieven_verzenden", args=[campagne.pk])
    secretariaat.post(adres)
    brief = brief_van(cast, campagne)
    with klok.op(brief.aangemaakt_op + timedelta(minutes=5)):
        assert campagnebrieven_vegen() == 1
        assert campagnebrieven_vegen() == 0

    def kapot(*_: object) -> None:
        raise BriefGeweigerd(["In de brief ontbreekt iets (TLV-127)."])

    monkeypatch.setattr("tlv.services.campagne.eis_brief", kapot)
    assert not campagnebrief_maken(brief.pk, brief.swv_id)
    pagina = secretariaat.get(reverse("verlengcampagne", args=[campagne.pk])).content.decode()
    assert "In de brief ontbreekt iets" in pagina
    taken.clear()
    assert secretariaat.post(adres, {"opnieuw": "1"}).status_code == 302
    assert [taak.argumenten for taak in taken] == [(brief.pk, brief.swv_id)]
    monkeypatch.setattr("tlv.services.campagne.eis_brief", lambda *_: None)
    assert campagnebrief_maken(brief.pk, brief.swv_id)
    assert secretariaat.post(adres, {"opnieuw": "1"}).status_code == 409


def test_a_letter_lapses_when_nothing_is_left_to_ask(cast: Cast) -> None:
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    with cast.als("secretariaat") as actor:
        diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    with cast.als("oco.wissel") as oco:
        verlengen.verlenging_afmelden(actor=oco, dossier_id=dossier.pk, uitkomst="naar_vo", toelichting="Naar havo 4.")
    brief = brief_van(cast, campagne)
    assert not campagnebrief_maken(brief.pk, brief.swv_id)
    assert brief_van(cast, campagne).vervallen_op is not None


def test_a_school_says_that_no_renewal_is_needed_and_takes_it_back(cast: Cast, binnen: Binnen) -> None:
    """TLV-127: with a reason; the entry stays on record (TLV-128)."""
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    oco, adres = binnen("oco.wissel"), reverse("verlenging_afmelden", args=[dossier.pk])
    assert oco.post(adres, {"uitkomst": "andere_reden"}).status_code == 409
    assert oco.post(adres, {"uitkomst": "van_school", "toelichting": ""}).status_code == 302
    assert oco.post(adres, {"uitkomst": "van_school"}).status_code == 409
    assert standen(cast, campagne) == {"VSO De Wissel": {"niet_nodig": 1}}
    assert "van school: werk" in binnen("secretariaat").get(reverse("tlv_bekijken", args=[dossier.pk])).content.decode()
    with cast.als("secretariaat"):
        assert Tlvgebruik.objects.get(soort="geen_verlenging").veldgroep == Veldgroep.ONDERWIJS
    terug = reverse("verlenging_hervatten", args=[dossier.pk])
    assert oco.post(terug).status_code == 302
    assert oco.post(terug).status_code == 409
    assert standen(cast, campagne) == {"VSO De Wissel": {"niet_begonnen": 1}}


def test_only_the_school_of_the_pupil_speaks_for_the_pupil(cast: Cast) -> None:
    """TLV-127: the school that applied reads on, but the pupil is elsewhere."""
    dossier = aflopend(cast)
    for doe in (
        lambda actor: verlengen.verlenging_beginnen(actor=actor, dossier_id=dossier.pk),
        lambda actor: verlengen.verlenging_afmelden(
            actor=actor, dossier_id=dossier.pk, uitkomst="naar_vo", toelichting=""
        ),
    ):
        with cast.als("oco") as actor, pytest.raises(NuNietMogelijk, match="TLV-127"):
            doe(actor)


def test_beginning_a_renewal_enrols_the_pupil_and_opens_the_form(cast: Cast, binnen: Binnen) -> None:
    """TLV-01, TLV-127: the register says where the pupil is; a second press opens the same aanvraag."""
    dossier = aflopend(cast)
    begin_campagne(cast, dossier)
    oco, adres = binnen("oco.wissel"), reverse("verlenging_beginnen", args=[dossier.pk])
    eerste = oco.post(adres)
    with cast.als("oco.wissel"):
        nieuw = Dossier.objects.exclude(pk=dossier.pk).get(soort="tlv_vso_verlenging")
        assert Inschrijving.objects.filter(leerling_id=nieuw.leerling_id, school_id=cast.scholen["wissel"]).count() == 1
    assert eerste["Location"] == reverse("takenlijst", args=[nieuw.pk])
    assert oco.post(adres)["Location"] == reverse("dossier", args=[nieuw.pk])
    assert "Naar de verlenging" in oco.get(reverse("aflopende_tlvs")).content.decode()


def test_the_reminder_goes_once_and_to_who_has_work_left(cast: Cast) -> None:
    campagne = begin_campagne(cast, aflopend(cast), uiterlijk=30, herinneren=10)
    assert campagnes_herinneren() == 0
    dag = vandaag() + timedelta(days=11)
    with klok.op(dag):
        assert campagnes_herinneren() == 1
        assert campagnes_herinneren() == 0
    with cast.als("systeem"):
        assert Mail.objects.filter(soort="verlenging_herinnering").count() == 1
    with klok.op(dag), cast.als("secretariaat") as actor:
        diensten.campagne_wijzigen(actor=actor, campagne_id=campagne.pk, plan=plan(25))
        campagne.refresh_from_db()
        assert campagne.herinnerd_op is not None


def test_late_is_shown_after_the_last_day(cast: Cast, binnen: Binnen) -> None:
    dossier = aflopend(cast)
    campagne = begin_campagne(cast, dossier, uiterlijk=5)
    adres = reverse("verlengcampagne", args=[campagne.pk])
    assert "te laat" not in binnen("secretariaat").get(adres).content.decode()
    with klok.op(vandaag() + timedelta(days=6)):
        assert "te laat" in binnen("secretariaat").get(adres).content.decode()
        assert "te laat" in binnen("oco.wissel").get(reverse("aflopende_tlvs")).content.decode()


def test_the_number_of_queries_does_not_grow(
    cast: Cast, binnen: Binnen, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    dossier = aflopend(cast)
    aflopend(cast)
    campagne = begin_campagne(cast, dossier)
    stuur_brieven(cast, campagne)
    paginas = (
        ("secretariaat", reverse("verlengcampagne", args=[campagne.pk])),
        ("secretariaat", reverse("campagneschool", args=[campagne.pk, cast.scholen["wissel"]])),
        ("secretariaat", reverse("verlengcampagnes")),
        ("oco.wissel", reverse("aflopende_tlvs")),
    )
    for wie, adres in paginas:
        client = binnen(wie)
        with django_assert_max_num_queries(18):
            assert client.get(adres).status_code == 200


def test_pupils_who_turn_up_later_get_one_supplementary_letter(cast: Cast, binnen: Binnen) -> None:
    """TLV-127: about them alone; ordering or making twice does nothing twice."""
    eerste = aflopend(cast)
    campagne = begin_campagne(cast, eerste)
    stuur_brieven(cast, campagne)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk):
        diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    later = aflopend(cast)
    assert einddatum_van(cast, later) == campagne.einddatum
    bord = binnen("secretariaat").get(reverse("verlengcampagne", args=[campagne.pk])).content.decode()
    assert "aanvullende brief" in bord
    assert "1 nog niet in een brief" in bord
    stuur_brieven(cast, campagne)
    with cast.als("systeem"):
        een, twee = Campagnebrief.objects.filter(campagne=campagne).order_by("pk")
        assert (een.aanvullend, een.dossier_ids) == (False, [eerste.pk])
        assert (twee.aanvullend, twee.dossier_ids) == (True, [later.pk])
    assert not campagnebrief_maken(twee.pk, twee.swv_id)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk):
        diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    bord = binnen("secretariaat").get(reverse("verlengcampagne", args=[campagne.pk])).content.decode()
    assert "aanvulling" in bord
    assert "nog niet in een brief" not in bord


def test_a_supplementary_letter_says_that_it_is_one(cast: Cast) -> None:
    campagne = begin_campagne(cast, aflopend(cast))
    with cast.als("secretariaat") as actor:
        diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    brief = brief_van(cast, campagne)
    with cast.als("systeem") as actor:
        school = School.objects.select_related("partij").get(partij=brief.ontvanger_id)
        tlvs = open_bij_school(actor, campagne, school)
        gewoon = bouw_campagnebrief(brief, school, tlvs, vandaag()).html
        brief.aanvullend = True
        aanvullend = bouw_campagnebrief(brief, school, tlvs, vandaag()).html
    assert "Wij schreven u al eerder" not in gewoon
    assert "Wij schreven u al eerder" in aanvullend
