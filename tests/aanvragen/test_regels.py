"""Rules of chapter 10, sections 1, 4, 5 and 6, that run through more than one part: one table per rule."""

import re
from collections.abc import Callable
from html import unescape
from typing import cast as als_type

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.answers import overneemvoorstel
from aanvragen.selectors import volledigheid_van
from aanvragen.services.drafting import aanvraag_beginnen
from aanvragen.services.submission import aanvraag_indienen, aanvraag_voorleggen
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.route import Route
from swv.kern.organisatie.models import School
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import GEWOON, OPHOGING, VERLENGING, Wie

Binnen = Callable[[str], Client]
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}


@pytest.mark.parametrize(
    ("wie", "fout"),
    [("oco.elders", NietZichtbaar), ("ouder", GeenRecht), ("secretariaat", GeenRecht), ("deskundige1", NietZichtbaar)],
    ids=["another school", "a parent", "the SWV itself", "an expert"],
)
def test_tlv_01_only_the_own_school_asks(cast: Cast, wie: str, fout: type[Exception]) -> None:
    kind = maak.dossier_ingediend(cast).leerling
    with cast.als("oco"):
        school = School.objects.get(pk=cast.scholen["brug"])
    with cast.als(wie) as actor, pytest.raises(fout):
        aanvraag_beginnen(actor=actor, leerling=kind, school=school, soort=maak.SOORT)


@pytest.mark.parametrize("wie", [GEWOON, VERLENGING, OPHOGING], ids=["first", "renewal", "higher category"])
def test_tlv_05_every_kind_says_what_is_required_and_which_attachments(cast: Cast, binnen: Binnen, wie: Wie) -> None:
    dossier = maak.dossier_begonnen(cast, wie)
    bron = unescape(binnen(wie.oco).get(reverse("takenlijst", args=[dossier.pk])).content.decode())
    with cast.als(wie.oco) as oco:
        stand = volledigheid_van(oco, dossier)
    bijlagen = [stuk for stuk in stand.ontbreekt if stuk.redenen[0].code.startswith("document_ontbreekt")]
    assert {"D06", "D08", "D10"} <= {stuk.code for stuk in bijlagen}
    for stuk in bijlagen:
        assert f"?soort={stuk.code}" in bron
    for reden in stand.open_vragen:
        assert str(reden.feit("vraag")) in bron


def test_tlv_06_the_five_steps_are_conditions_in_this_order(cast: Cast) -> None:
    """Fill in, discuss, add the views, let sign, send: what was passed over keeps the aanvraag with the school."""
    leeg = maak.dossier_begonnen(cast)
    with cast.als("oco") as oco, pytest.raises(NuNietMogelijk):  # not presented to the parents yet
        aanvraag_indienen(actor=oco, dossier_id=leeg.pk)
    with cast.als("oco") as oco:
        aanvraag_voorleggen(actor=oco, dossier_id=leeg.pk)
        with pytest.raises(NuNietMogelijk) as geweigerd:  # not filled in, no views
            aanvraag_indienen(actor=oco, dossier_id=leeg.pk)
    assert any("(onderdeel '" in reden for reden in geweigerd.value.redenen)
    assert any("(onderdeel 'Wat ouders en leerling vinden')" in reden for reden in geweigerd.value.redenen)
    vol = maak.dossier_ter_ondertekening(cast)
    with cast.als("oco") as oco, pytest.raises(NuNietMogelijk) as geweigerd:  # nobody signed
        aanvraag_indienen(actor=oco, dossier_id=vol.pk)
    assert all("handtekening" in reden or "tekent" in reden for reden in geweigerd.value.redenen)
    assert maak.dossier_ingediend(cast).ingediend_op is not None


@pytest.mark.parametrize(
    ("ouders", "ontvangend", "aangesloten", "route"),
    [
        (True, True, True, "route_1"),
        (False, True, True, "route_2"),
        (True, False, True, "route_2"),
        (True, True, False, "route_2"),
        (None, True, True, "route_2"),
        (True, None, True, "route_2"),
        (None, None, None, "route_2"),
    ],
)
def test_tlv_65_route_1_of_groningen_asks_that_all_agree(
    ouders: bool | None, ontvangend: bool | None, aangesloten: bool | None, route: str
) -> None:
    feiten = {"ouders_eens": ouders, "ontvangende_school_eens": ontvangend, "scholen_aangesloten": aangesloten}
    eerste, verlenging = (
        als_type(Route, PROFIELEN["groningen"].onderdeel(f"route.{soort}"))
        for soort in ("tlv_vso_eerste", "tlv_vso_verlenging")
    )
    assert eerste.kies({**feiten, "categorie_gevraagd": 1}).sleutel == route
    blijft = {**feiten, "ontvangende_school_eens": None, "categorie_gevraagd": 1}  # with a renewal nobody receives
    assert (verlenging.kies(blijft).sleutel == "route_1") == (ouders is True and aangesloten is True)


def test_tlv_48_a_printed_log_does_not_count_says_uploading_and_checking(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(cast)
    tekst = "Een volledig logboek telt niet."
    nieuw = maak.dossier_begonnen(cast, maak.ELDERS)
    assert tekst in binnen("oco.elders").get(reverse("document_toevoegen", args=[nieuw.pk])).content.decode()
    bron = binnen("secretariaat").get(reverse("aanvraag_volledig_verklaren", args=[dossier.pk])).content.decode()
    lijst = re.sub(r"\s+", " ", bron).partition("Kijk bij elk document")[2].partition("</section>")[0]
    assert lijst.count(tekst) == 1
    assert "D10.pdf" in lijst


def test_tlv_58_need_and_offer_stand_side_by_side_for_the_expert(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    bron = unescape(binnen("deskundige1").get(reverse("advies_opslaan", args=[dossier.pk])).content.decode())
    weging = bron.partition('id="weging"')[2].partition('class="swv-naast"')[0]
    behoefte, aanbod = weging.index('id="behoefte"'), weging.index('id="aanbod"')
    assert behoefte < weging.index("De ruimte") < aanbod < weging.index("schoolondersteuningsprofiel")
    assert weging.index("schoolondersteuningsprofiel") < weging.index('id="onderwerpen"')


def test_an_answer_is_not_proposed_to_other_readers(cast: Cast) -> None:
    eerder = maak.dossier_ingediend(cast)
    with cast.als("oco") as oco:
        school = School.objects.get(pk=cast.scholen["brug"])
        nieuw = aanvraag_beginnen(
            actor=oco, leerling=eerder.leerling, school=school, soort=maak.SOORT, waarom_nog="Een andere vraag."
        )
        vraag = maak.formulier_van(nieuw).vraag("cognitie")
        assert "cognitie" in overneemvoorstel(oco, nieuw, [vraag], {}).antwoorden
        breder = vraag.model_copy(update={"veldgroep": "onderwijs"})
        assert overneemvoorstel(oco, nieuw, [breder], {}).antwoorden == {}
