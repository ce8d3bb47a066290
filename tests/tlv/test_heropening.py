"""Looking again at what was decided, because there is new information (TLV-114)."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from aanvragen.transitions import MET_TLV, OVERGANGEN, Overgang
from swv.kern.berichten.models import Mail
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tlv.choices import Besluitsoort, Heropeningstand
from tlv.models import Heropeningsverzoek, Toelaatbaarheidsverklaring
from tlv.selectors import geldend_besluit
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden
from tlv.services.register import Bestemming, gebruik_terugdraaien, invoer_vastleggen, overstap_vastleggen
from tlv.services.reopening import (
    REDELIJKE_TERMIJN,
    dossier_heropenen,
    heropening_afwijzen,
    heropening_intrekken,
    heropening_vragen,
)

NIEUW = "Er is een diagnose bij gekomen. De ondersteuning moet zwaarder zijn dan wij dachten."


def vraag(cast: Cast, dossier: Dossier, wie: str = "oco", nieuw: str = NIEUW) -> Heropeningsverzoek:
    with cast.als(wie) as actor:
        return heropening_vragen(actor=actor, dossier_id=dossier.pk, nieuwe_informatie=nieuw)


def heropen(cast: Cast, dossier: Dossier) -> None:
    with cast.als("voorzitter") as actor:
        dossier_heropenen(actor=actor, dossier_id=dossier.pk, antwoord="Dit verandert het beeld.")


def test_tlv_114_a_school_asks_and_says_what_is_new(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    verzoek = vraag(cast, dossier)
    assert (verzoek.stand, verzoek.nieuwe_informatie) == (Heropeningstand.OPEN, NIEUW)
    assert verzoek.uiterste_datum == DAG + REDELIJKE_TERMIJN
    with cast.als("systeem"):
        gemaild = Mail.objects.filter(dossier=dossier, soort="heropening_gevraagd")
        assert {rij.gebruiker_id for rij in gemaild} == {cast.gebruikers["secretariaat"], cast.gebruikers["voorzitter"]}
    assert not mail.outbox


@pytest.mark.parametrize(
    ("wie", "fout"),
    [("oco.elders", NietZichtbaar), ("ouder", GeenRecht), ("secretariaat", GeenRecht), ("voorzitter", GeenRecht)],
)
def test_only_the_applying_school_asks(cast: Cast, wie: str, fout: type[Exception]) -> None:
    dossier = maak.dossier_verzonden(cast)
    with pytest.raises(fout):
        vraag(cast, dossier, wie)


@pytest.mark.parametrize("nieuw", ["", "   "])
def test_without_new_information_there_is_nothing_to_ask(cast: Cast, nieuw: str) -> None:
    dossier = maak.dossier_verzonden(cast)
    with pytest.raises(NuNietMogelijk, match="TLV-114"):
        vraag(cast, dossier, nieuw=nieuw)


def test_one_question_at_a_time(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    vraag(cast, dossier)
    with pytest.raises(NuNietMogelijk, match="al gevraagd"):
        vraag(cast, dossier)
    with cast.als("oco") as actor:
        heropening_intrekken(actor=actor, dossier_id=dossier.pk, reden="Het is anders opgelost.")
    assert vraag(cast, dossier).stand == Heropeningstand.OPEN


def test_before_the_letters_have_gone_out_a_besluit_is_corrected_instead(cast: Cast) -> None:
    with pytest.raises(NuNietMogelijk):
        vraag(cast, maak.dossier_besloten(cast))


def test_a_refusal_has_a_reason_and_changes_nothing_else(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    vraag(cast, dossier)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="Schrijf op waarom"):
        heropening_afwijzen(actor=actor, dossier_id=dossier.pk, antwoord=" ")
    with cast.als("voorzitter") as actor:
        verzoek = heropening_afwijzen(actor=actor, dossier_id=dossier.pk, antwoord="Dit wisten wij al.")
        assert (verzoek.stand, verzoek.antwoord) == (Heropeningstand.AFGEWEZEN, "Dit wisten wij al.")
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BRIEF_VERZONDEN
    with cast.als("systeem"):
        gemaild = Mail.objects.filter(dossier=dossier, soort="heropening_beantwoord")
        assert cast.gebruikers["oco"] in {rij.gebruiker_id for rij in gemaild}
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="geen verzoek"):
        dossier_heropenen(actor=actor, dossier_id=dossier.pk, antwoord="Toch wel.")


def test_nobody_reopens_without_a_question(cast: Cast) -> None:
    with pytest.raises(NuNietMogelijk, match="geen verzoek"):
        heropen(cast, maak.dossier_verzonden(cast))


def test_after_reopening_experts_advise_anew_and_a_new_besluit_replaces_the_old(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        oud = geldend_besluit(dossier)
        assert oud is not None
    vraag(cast, dossier)
    heropen(cast, dossier)
    with cast.als("voorzitter"):
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        assert (aanvraag.status, aanvraag.adviesronde) == (Status.IN_BEOORDELING, 2)
        assert geldend_besluit(dossier) == oud, "it counts until another one replaces it"
    for wie in ("deskundige1", "deskundige2"):
        maak.stel_advies_vast(cast, dossier, wie)
    with cast.als("voorzitter") as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier))
        nieuw = besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
        assert (nieuw.soort, nieuw.vervangt_id, nieuw.adviesronde) == (Besluitsoort.HEROPENING, oud.pk, 2)
        reden = nieuw.teksten.get(soort="vervanging").tekst
        assert reden.startswith("De school vroeg ons op 10 maart 2026 om opnieuw te kijken")
    with cast.als("secretariaat") as actor:
        nummers = Toelaatbaarheidsverklaring.objects.filter(dossier=dossier).order_by("pk").values_list("nummer")
        assert len(set(nummers)) == 2
        brieven = brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        assert {brief.onderwerp_id for brief in brieven} == {nieuw.pk}


def registerhandelingen(cast: Cast, dossier: Dossier) -> set[str]:
    with cast.als("secretariaat") as actor:
        mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    return {naam for naam in mag if OVERGANGEN.get(naam) == Overgang(MET_TLV)}


def test_the_acts_of_the_register_stay_while_a_dossier_is_looked_at_again(cast: Cast) -> None:
    """TLV-114: in both statuses through which it goes."""
    dossier = maak.dossier_verzonden(cast)
    vooraf = registerhandelingen(cast, dossier)
    assert {"overstap_vastleggen", "invoer_vastleggen", "gebruik_beeindigen"} <= vooraf
    vraag(cast, dossier)
    heropen(cast, dossier)
    assert registerhandelingen(cast, dossier) == vooraf
    for wie in ("deskundige1", "deskundige2"):
        maak.stel_advies_vast(cast, dossier, wie)
    assert registerhandelingen(cast, dossier) == vooraf


def test_the_register_follows_the_tlv_in_force(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """TLV-126, TLV-128, RCH-32: what happens with the TLV is recorded while the dossier is looked at again."""
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        oud = Toelaatbaarheidsverklaring.objects.get(dossier=dossier)
    naar = Bestemming(naam="De Verte", brin="99ZZ")
    vraag(cast, dossier)
    heropen(cast, dossier)
    with cast.als("secretariaat") as actor:
        rij = overstap_vastleggen(actor=actor, dossier_id=dossier.pk, naar=naar, datum=oud.ingangsdatum)
        assert rij.tlv_id == oud.pk
        gebruik_terugdraaien(actor=actor, dossier_id=dossier.pk, melding=rij.pk, reden="Vergissing.")
    for wie in ("deskundige1", "deskundige2"):
        maak.stel_advies_vast(cast, dossier, wie)
    with cast.als("secretariaat") as actor:
        assert invoer_vastleggen(actor=actor, dossier_id=dossier.pk, datum=DAG).tlv_id == oud.pk
    bij_kantoor = binnen("secretariaat").get(reverse("tlv_bekijken", args=[dossier.pk])).content.decode()
    assert reverse("overstap_vastleggen", args=[dossier.pk]) in bij_kantoor
    with cast.als("voorzitter") as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier))
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="kan nu niet"):
        overstap_vastleggen(actor=actor, dossier_id=dossier.pk, naar=naar, datum=oud.ingangsdatum)


def test_no_act_of_the_register_without_a_tlv(cast: Cast) -> None:
    """The same statuses before the first besluit: nothing to record, and nobody has the right."""
    dossier = maak.dossier_met_adviezen(cast)
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht):
        invoer_vastleggen(actor=actor, dossier_id=dossier.pk, datum=DAG)


def test_the_pages(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_verzonden(cast)
    pagina = reverse("dossier", args=[dossier.pk])
    vragen, afwijzen, openen, intrekken = (
        reverse(naam, args=[dossier.pk])
        for naam in ("heropening_vragen", "heropening_afwijzen", "dossier_heropenen", "heropening_intrekken")
    )
    oco, voorzitter = binnen("oco"), binnen("voorzitter")
    assert vragen in oco.get(pagina).content.decode()
    assert openen not in voorzitter.get(pagina).content.decode()
    assert oco.post(vragen, {"nieuwe_informatie": ""}).status_code == 422
    assert oco.post(vragen, {"nieuwe_informatie": NIEUW}).status_code == 302
    bij_school = oco.get(pagina).content.decode()
    assert vragen not in bij_school
    assert intrekken in bij_school
    bij_voorzitter = voorzitter.get(pagina).content.decode()
    assert all(pad in bij_voorzitter for pad in (openen, afwijzen, NIEUW))
    for pad in (openen, afwijzen):
        assert NIEUW in voorzitter.get(pad).content.decode()
    assert "Deskundige1" in voorzitter.get(openen).content.decode()
    assert NIEUW in binnen("ouder").get(pagina).content.decode()
    assert voorzitter.post(openen, {"antwoord": "Dit verandert het beeld."}).status_code == 302
    assert "Dit verandert het beeld." in oco.get(pagina).content.decode()
    assert "heropend" in oco.get(pagina).content.decode()
