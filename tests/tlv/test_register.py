"""The register of TLVs: finding one, where it is used, what ends its use, and the number in the school's own books."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.kalender import klok
from swv.kern.kalender.klok import vandaag
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tlv.choices import Gebruiksoort
from tlv.models import Tlvgebruik, Toelaatbaarheidsverklaring
from tlv.register import Zoekvraag, kaarten_van, zoek
from tlv.services import register
from tlv.services.register import GROND, Bestemming

Binnen = Callable[[str], Client]
ELDERS = Bestemming(naam="VSO Ver Weg", brin="12xy")


def verzonden(cast: Cast) -> tuple[Dossier, Toelaatbaarheidsverklaring]:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        return dossier, Toelaatbaarheidsverklaring.objects.select_related("leerling").get(dossier=dossier)


def naar_school(cast: Cast, dossier: Dossier, naar: Bestemming, datum: date) -> Tlvgebruik:
    with cast.als("secretariaat") as actor:
        return register.overstap_vastleggen(actor=actor, dossier_id=dossier.pk, naar=naar, datum=datum)


def ontvangers(cast: Cast, dossier: Dossier) -> list[tuple[int, date]]:
    with cast.als("secretariaat"):
        rijen = Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.ONTVANGER, grond=GROND, tot__gt=vandaag())
        return list(rijen.values_list("partij_id", "tot"))


def test_the_list_finds_by_number_name_school_category_and_end(cast: Cast) -> None:
    """RCH-33."""
    dossier, tlv = verzonden(cast)
    with cast.als("secretariaat") as actor:
        for vraag, aantal in (
            (Zoekvraag(), 1),
            (Zoekvraag(tekst=tlv.nummer), 1),
            (Zoekvraag(tekst=tlv.leerling.achternaam.upper()), 1),
            (Zoekvraag(tekst="bestaat niet"), 0),
            (Zoekvraag(school=cast.scholen["brug"], categorie=tlv.categorie, einde=tlv.einddatum.year), 1),
            (Zoekvraag(school=cast.scholen["elders"]), 0),
            (Zoekvraag(einde=tlv.einddatum.year + 1), 0),
            (Zoekvraag(stand="verlopen"), 0),
        ):
            assert zoek(actor, vraag).count() == aantal, vraag
        (kaart,) = kaarten_van(actor, dossier)
        assert zoek(actor, Zoekvraag(stand=kaart.stand)).count() == 1


@pytest.mark.parametrize(
    ("wie", "aantal"), [("oco", 1), ("bestuur", 1), ("financien", 1), ("oco.elders", 0), ("secretariaat.mhr", 0)]
)
def test_everybody_finds_the_own_tlvs_only(cast: Cast, binnen: Binnen, wie: str, aantal: int) -> None:
    _, tlv = verzonden(cast)
    tekst = binnen(wie).get(reverse("tlv_register")).content.decode()
    assert tekst.count(f">{tlv.nummer}</a>") == aantal


def test_the_list_takes_as_many_queries_for_two_as_for_one(
    cast: Cast, binnen: Binnen, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    verzonden(cast)
    maak.dossier_verzonden(cast)
    secretariaat = binnen("secretariaat")
    with django_assert_max_num_queries(16):
        assert secretariaat.get(reverse("tlv_register")).status_code == 200


def test_another_vso_takes_no_new_tlv_and_the_new_school_reads(cast: Cast) -> None:
    """TLV-126, INZ-02: until its last day there."""
    dossier, tlv = verzonden(cast)
    naar_school(cast, dossier, Bestemming(cast.scholen["wissel"]), tlv.ingangsdatum)
    assert ontvangers(cast, dossier) == [(cast.partijen["wissel"], tlv.einddatum + timedelta(days=1))]
    weg = tlv.ingangsdatum + timedelta(days=60)
    rij = naar_school(cast, dossier, ELDERS, weg)
    assert (rij.school_naam, rij.brin, rij.uitleg[0]["regel"]) == ("VSO Ver Weg", "12XY", "TLV-126")
    assert ontvangers(cast, dossier) == [(cast.partijen["wissel"], weg)]
    with cast.als("oco.wissel") as actor:
        (kaart,) = kaarten_van(actor, dossier)
    namen = [(periode.school.naam, periode.van) for periode in kaart.scholen]
    assert namen == [("VSO De Wissel", tlv.ingangsdatum), ("VSO Ver Weg", weg)]


def test_outside_its_days_a_new_tlv_is_needed(cast: Cast) -> None:
    """TLV-126."""
    dossier, tlv = verzonden(cast)
    for datum in (tlv.ingangsdatum - timedelta(days=1), tlv.einddatum + timedelta(days=1)):
        with pytest.raises(NuNietMogelijk):
            naar_school(cast, dossier, ELDERS, datum)
    with pytest.raises(NuNietMogelijk):
        naar_school(cast, dossier, Bestemming(cast.scholen["elders"]), tlv.ingangsdatum)
    with pytest.raises(NuNietMogelijk):
        naar_school(cast, dossier, Bestemming(naam="Zonder BRIN"), tlv.ingangsdatum)


def test_a_return_to_the_vo_ends_the_use_and_can_be_undone(cast: Cast, binnen: Binnen) -> None:
    """TLV-128: what was left is on record; undone, the VSO school reads on."""
    dossier, tlv = verzonden(cast)
    naar_school(cast, dossier, Bestemming(cast.scholen["wissel"]), tlv.ingangsdatum)
    terug = tlv.ingangsdatum + timedelta(days=100)
    secretariaat = binnen("secretariaat")
    adres = reverse("tlv_bekijken", args=[dossier.pk])
    antwoord = secretariaat.post(reverse("terugkeer_vastleggen", args=[dossier.pk]), {"datum": terug.isoformat()})
    assert (antwoord.status_code, antwoord["Location"]) == (302, adres)
    with cast.als("secretariaat"):
        rij = Tlvgebruik.objects.get(tlv=tlv, soort=Gebruiksoort.TERUGKEER)
    assert rij.dagen_over == (tlv.einddatum - terug).days + 1
    tekst = secretariaat.get(adres).content.decode()
    assert f"Niet gebruikt: {rij.dagen_over} dagen" in tekst
    assert reverse("overstap_vastleggen", args=[dossier.pk]) not in tekst
    assert ontvangers(cast, dossier) == [(cast.partijen["wissel"], terug)]
    with pytest.raises(NuNietMogelijk):
        naar_school(cast, dossier, ELDERS, tlv.ingangsdatum)
    with cast.als("secretariaat") as actor:
        register.gebruik_terugdraaien(actor=actor, dossier_id=dossier.pk, melding=rij.pk, reden="verkeerde leerling")
        with pytest.raises(NuNietMogelijk):
            register.gebruik_terugdraaien(actor=actor, dossier_id=dossier.pk, melding=rij.pk, reden="nog eens")
    assert ontvangers(cast, dossier) == [(cast.partijen["wissel"], tlv.einddatum + timedelta(days=1))]


def test_another_reason_ends_the_use(cast: Cast) -> None:
    dossier, tlv = verzonden(cast)
    with cast.als("secretariaat") as actor:
        register.gebruik_beeindigen(actor=actor, dossier_id=dossier.pk, datum=tlv.ingangsdatum, uitkomst="buitenland")
        (kaart,) = kaarten_van(actor, dossier)
    assert kaart.einde is not None
    assert kaart.einde.dagen_over == (tlv.einddatum - tlv.ingangsdatum).days + 1
    assert kaart.scholen == ()


def test_the_school_records_that_the_number_is_entered(cast: Cast, binnen: Binnen) -> None:
    """RCH-30, RCH-32: the proof page says what to enter and by when; late is a signal; once is enough."""
    dossier, tlv = verzonden(cast)
    laat = max(vandaag(), tlv.ingangsdatum) + timedelta(days=8)
    oco, bewijs = binnen("oco"), reverse("tlv_bewijs", args=[tlv.pk])
    tekst = oco.get(bewijs).content.decode()
    for stuk in (tlv.nummer, "91AA", "Categorie in OSO", "nog niet vastgelegd"):
        assert stuk in tekst
    with klok.op(laat), cast.als("oco") as actor:
        (kaart,) = kaarten_van(actor, dossier)
        assert kaart.invoer is not None
        assert kaart.invoer.signaal is not None
        assert kaart.invoer.signaal.regel == "RCH-32"
    adres = reverse("invoer_vastleggen", args=[dossier.pk])
    morgen = vandaag() + timedelta(days=1)
    assert oco.post(adres, {"datum": morgen.isoformat()}).status_code == 409
    assert oco.post(adres, {"datum": vandaag().isoformat()}).status_code == 302
    assert oco.post(adres, {"datum": vandaag().isoformat()}).status_code == 409
    assert "nog niet vastgelegd</dd>" not in oco.get(bewijs).content.decode()


def test_a_school_does_not_move_a_tlv(cast: Cast) -> None:
    dossier, tlv = verzonden(cast)
    with cast.als("oco") as actor, pytest.raises(GeenRecht):
        register.terugkeer_vastleggen(actor=actor, dossier_id=dossier.pk, datum=tlv.einddatum)


def test_15_march_is_not_asked_where_the_policy_does_not_select_it(cast: Cast) -> None:
    """TLV-123: no task, and nothing to record."""
    dossier, _ = verzonden(cast)
    with cast.als("oco") as actor:
        (kaart,) = kaarten_van(actor, dossier)
        assert kaart.opvolging is None
        with pytest.raises(NuNietMogelijk):
            register.terugplaatsing_vastleggen(
                actor=actor, dossier_id=dossier.pk, datum=vandaag(), uitkomst="kan_terug", toelichting="x"
            )


def test_zandbergen_watches_whether_the_pupil_can_go_back(cast: Cast) -> None:
    """TLV-123: open from the first day of the last school year, a signal without record, done once recorded."""
    dossier = maak.dossier_verzonden(cast, maak.ZANDBERGEN)
    with cast.als("secretariaat.zandbergen") as actor:
        (kaart,) = kaarten_van(actor, dossier)
    assert kaart.opvolging is not None
    taak = kaart.opvolging.taak
    stappen = ((taak.begin, "open", False), (taak.uiterste_dag, "open", False))
    for dag, stand, signaal in (*stappen, (taak.uiterste_dag + timedelta(days=1), "te_laat", True)):
        with klok.op(dag), cast.als("secretariaat.zandbergen") as actor:
            (kaart,) = kaarten_van(actor, dossier)
            assert kaart.opvolging is not None
            assert (kaart.opvolging.stand, kaart.opvolging.signaal is not None) == (stand, signaal)
    with klok.op(taak.uiterste_dag), cast.als("secretariaat.zandbergen") as actor:
        rij = register.terugplaatsing_vastleggen(
            actor=actor,
            dossier_id=dossier.pk,
            datum=taak.uiterste_dag,
            uitkomst="kan_niet_terug",
            toelichting="De groep is nog te groot.",
        )
        assert rij.veldgroep == Veldgroep.ONDERWIJS
        (kaart,) = kaarten_van(actor, dossier)
    assert kaart.opvolging is not None
    assert kaart.opvolging.stand == "gedaan"


def test_a_page_without_a_tlv_says_so(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(cast)
    tekst = binnen("oco").get(reverse("tlv_bekijken", args=[dossier.pk])).content.decode()
    assert "In dit dossier is geen toelaatbaarheidsverklaring" in tekst
