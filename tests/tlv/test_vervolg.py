"""A renewal and a higher category, asked by the VSO school, from request to letter (TLV-29, TLV-41, TLV-127)."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.answers import formulier_van, overneemvoorstel
from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Antwoord
from aanvragen.services.drafting import aanvraag_beginnen
from swv.kern.documenten.models import Briefversie
from swv.kern.organisatie.models import School
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.models import Dossier
from tests.aanvragen.test_twee_tabbladen import gelezen
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import OPHOGING, VERLENGING, Wie
from tlv.models import TlvFeiten, Toelaatbaarheidsverklaring
from tlv.rules.besluit import Voornemen
from tlv.selectors import beoordeling_van
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden


@pytest.mark.parametrize(("wie", "categorie"), [(VERLENGING, 1), (OPHOGING, 2)], ids=["verlenging", "ophoging"])
def test_from_request_to_letter(cast: Cast, wie: Wie, categorie: int) -> None:
    dossier = maak.dossier_met_adviezen(cast, wie)
    with cast.als(wie.beslisser) as actor:
        beoordeling = beoordeling_van(actor, dossier)
        assert beoordeling.feiten is not None
        assert beoordeling.voorstel is not None
        assert not beoordeling.feiten.eerste_tlv
        voornemen = Voornemen(
            uitkomst="toegekend",
            motivering="De kleine groep blijft nodig.",
            categorie=categorie,
            categorie_onderbouwing="Er is de hele dag iemand naast de leerling nodig.",
            ingangsdatum=beoordeling.voorstel.start,
            einddatum=beoordeling.voorstel.voorstel_einde,
        )
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
        assert Toelaatbaarheidsverklaring.objects.get(dossier=dossier).categorie == categorie
        eerdere = TlvFeiten.objects.get(dossier=dossier, veldgroep="basis")
        assert eerdere.eerdere_tlv_afgever == "dit_swv"
        assert eerdere.eerdere_tlv_nummer
    with cast.als(wie.secretariaat) as actor:
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)
    maak.maak_brieven(cast, dossier, wie)
    with cast.als(wie.secretariaat):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BESLOTEN
        teksten = Briefversie.objects.filter(brief__dossier=dossier).values_list("tekst", flat=True).order_by("pk")
        assert [tekst for tekst in teksten if "Sam de Vries" not in tekst] == []
        assert teksten


def test_tlv_127_only_the_vso_school_asks(cast: Cast) -> None:
    for soort in ("tlv_vso_verlenging", "tlv_vso_ophoging"):
        with pytest.raises(GeenRecht, match="VSO-school"):
            maak.dossier_begonnen(cast, replace(maak.GEWOON, soort=soort))


def test_a_vso_school_chooses_what_it_asks(cast: Cast, binnen: object) -> None:
    assert callable(binnen)
    wissel: Client = binnen("oco.wissel")
    kind = maak.leerling(cast, VERLENGING)
    pagina = wissel.get(reverse("aanvraag_beginnen")).content.decode()
    assert "Wat wilt u aanvragen?" in pagina
    assert "Wat wilt u aanvragen?" not in binnen("oco").get(reverse("aanvraag_beginnen")).content.decode()
    keuze = {"leerling": kind.pk, "soort": "tlv_vso_verlenging"}
    antwoord = wissel.post(reverse("aanvraag_beginnen"), keuze)
    assert antwoord.status_code == 302
    assert "verlengen" in wissel.get(antwoord["Location"]).content.decode()
    nieuw = wissel.post(reverse("aanvraag_beginnen"), {"soort": "tlv_vso_ophoging"})
    assert nieuw["Location"].endswith("?soort=tlv_vso_ophoging")
    with cast.als("oco.wissel") as oco:
        school = School.objects.get(pk=cast.scholen["wissel"])
        assert aanvraag_beginnen(
            actor=oco, leerling=kind, school=school, soort="tlv_vso_eerste", waarom_nog="naast de verlenging"
        ).pk


@pytest.mark.parametrize("soort", ["tlv_vso_verlenging", "tlv_vso_ophoging"])
def test_answers_of_an_earlier_request_are_a_proposal(cast: Cast, binnen: object, soort: str) -> None:
    assert callable(binnen)
    eerder = maak.dossier_besloten(cast, replace(VERLENGING, soort="tlv_vso_eerste"))
    with cast.als("oco.wissel") as oco:
        school = School.objects.get(pk=cast.scholen["wissel"])
        nieuw = aanvraag_beginnen(actor=oco, leerling=eerder.leerling, school=school, soort=soort)
        nummer = Toelaatbaarheidsverklaring.objects.get(dossier=eerder).nummer
    wissel: Client = binnen("oco.wissel")

    def pagina(sectie: str) -> str:
        return str(wissel.get(reverse("aanvraag_invullen", args=[nieuw.pk, sectie])).content.decode())

    def waarden(sectie: str) -> dict[str, object]:
        with cast.als("oco.wissel"):
            rijen = Antwoord.objects.filter(dossier=nieuw, sectie=sectie).order_by("pk")
            return {sleutel: waarde for rij in rijen for sleutel, waarde in rij.waarden.items()}

    eerste = pagina("leerling_school")
    assert nummer in eerste
    assert eerder.nummer in eerste
    assert waarden("leerling_school") == {}
    invullen = {"gelezen": gelezen(eerste), "eerdere_tlv_afgever": "ander_swv", "overnemen": "ja"}
    assert wissel.post(reverse("aanvraag_invullen", args=[nieuw.pk, "leerling_school"]), invullen).status_code == 302
    overgenomen = waarden("leerling_school")
    assert overgenomen["eerdere_tlv_nummer"] == nummer
    assert overgenomen["eerdere_tlv_afgever"] == "ander_swv"  # what was typed stays
    assert overgenomen["leerroute"] == "vmbo_onderbouw"
    assert "Neem over wat hier nog leeg is" not in pagina("leerling_school")
    assert "Neem over wat hier nog leeg is" not in pagina("verklaring")
    assert "Neem over wat hier nog leeg is" not in pagina("zienswijze")


def test_another_school_is_not_shown_the_earlier_request(cast: Cast) -> None:
    eerder = maak.dossier_besloten(cast)
    nieuw = Dossier(leerling_id=eerder.leerling_id, swv_id=eerder.swv_id, soort="tlv_vso_verlenging")
    with cast.als("secretariaat"):
        vragen = list(formulier_van(eerder).vragen())
    with cast.als("oco.wissel") as oco:
        voorstel = overneemvoorstel(oco, nieuw, vragen, {})
    assert (voorstel.eerder, voorstel.antwoorden) == (None, {})
