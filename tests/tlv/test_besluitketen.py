"""Several besluiten in one dossier: a chain of which one counts (TLV-114, TLV-115, RCH-33)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from swv.kern.documenten.letter_weergave import BESLUIT_TLV
from swv.kern.documenten.models import WACHTEND, Brief
from swv.kern.kalender import klok
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tlv.choices import Besluitsoort
from tlv.models import IN_KRACHT, Besluit, Besluittekst, Toelaatbaarheidsverklaring
from tlv.rules.besluit import Voornemen, toets_besluit
from tlv.selectors import beoordeling_van, feiten_uit_register, geldend_besluit
from tlv.services.recording import Vervanging, leg_besluit_vast

HERSTEL = Vervanging(Besluitsoort.HERSTEL, "De laatste dag klopte niet.")


def vervang(cast: Cast, dossier: Dossier, voornemen: Voornemen | None = None) -> Besluit:
    """A new besluit in the place of the one that counts, a day later."""
    morgen = DAG + timedelta(days=1)
    with klok.op(morgen), cast.als("voorzitter", morgen) as actor:
        nu = maak.opnieuw(dossier)
        voornemen = voornemen or maak.voornemen_tot_toekennen(actor, nu)
        beoordeling = beoordeling_van(actor, nu)
        toets = toets_besluit(voornemen, beoordeling.stand, beoordeling.route, beoordeling.voorstel)
        return leg_besluit_vast(actor, nu, beoordeling, toets, voornemen, HERSTEL)


def test_the_last_of_the_chain_counts_and_its_tlv_is_the_only_one_in_force(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast)
    with cast.als("voorzitter") as actor:
        eerste = geldend_besluit(dossier, actor)
        assert eerste is not None
        voor = Besluit.objects.filter(pk=eerste.pk).values().get()
    nieuw = vervang(cast, dossier)
    with cast.als("voorzitter") as actor:
        assert geldend_besluit(dossier) == geldend_besluit(dossier, actor) == nieuw
        assert (nieuw.vervangt_id, nieuw.soort) == (eerste.pk, Besluitsoort.HERSTEL)
        assert Besluit.objects.filter(pk=eerste.pk).values().get() == voor
        assert Besluittekst.objects.get(besluit=nieuw, soort="vervanging").tekst == HERSTEL.reden
        tlvs = list(Toelaatbaarheidsverklaring.objects.filter(dossier=dossier).order_by("volgnummer"))
        assert [tlv.besluit_id for tlv in tlvs] == [eerste.pk, nieuw.pk]
        assert list(Toelaatbaarheidsverklaring.objects.filter(IN_KRACHT, dossier=dossier)) == tlvs[1:]
        assert tlvs[1].volgnummer == tlvs[0].volgnummer + 1
        assert feiten_uit_register(actor, dossier)["eerdere_tlv_nummer"] == tlvs[1].nummer
        assert maak.opnieuw(dossier).besloten_op == maak.opnieuw(dossier).toegekend_op == nieuw.genomen_op


def test_a_refusal_in_the_place_of_a_grant_leaves_no_tlv_in_force(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast)
    vervang(cast, dossier, Voornemen(uitkomst="afgewezen", motivering="Toch niet.", advies="Ga door."))
    with cast.als("voorzitter"):
        assert not Toelaatbaarheidsverklaring.objects.filter(IN_KRACHT, dossier=dossier).exists()
        assert maak.opnieuw(dossier).toegekend_op is None


def test_letters_of_a_replaced_besluit_that_wait_go_out_no_more(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast)
    with cast.als("secretariaat"):
        oud = geldend_besluit(dossier)
        assert oud is not None
    vervang(cast, dossier)
    with cast.als("secretariaat"):
        brieven = Brief.objects.filter(dossier=dossier, soort=BESLUIT_TLV)
        assert set(brieven.values_list("onderwerp_id", flat=True)) == {oud.pk}
        assert not brieven.filter(WACHTEND).exists()
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BESLOTEN


def test_a_second_besluit_needs_one_to_replace_and_a_reason(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast)
    with pytest.raises(NuNietMogelijk, match="vervangt een eerder besluit"):
        vervang(cast, dossier)


def probeer(cast: Cast, wie: str, **velden: object) -> bool:
    """Whether the database takes this row from the product's own role."""
    with cast.als(wie) as actor:
        try:
            with transaction.atomic():
                Besluit.objects.create(
                    uitkomst="afgewezen",
                    beleid=[],
                    bevoegdheid="proef",
                    naam="proef",
                    functie="proef",
                    genomen_op=klok.nu(),
                    genomen_door_id=actor.persoon_id,
                    **velden,  # type: ignore[misc]
                )
                transaction.set_rollback(True)
        except DatabaseError:
            return False
        return True


def test_the_database_keeps_the_chain_whole(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast)
    ander = maak.dossier_besloten(cast, maak.VERLENGING)
    with cast.als("voorzitter"):
        eerste, vreemd = geldend_besluit(dossier), geldend_besluit(ander)
    herstel = {"dossier": dossier, "soort": Besluitsoort.HERSTEL}
    assert probeer(cast, "voorzitter", **herstel, vervangt=eerste)
    assert not probeer(cast, "secretariaat", **herstel, vervangt=eerste)
    assert not probeer(cast, "voorzitter", **herstel, vervangt=vreemd)  # of another dossier
    assert not probeer(cast, "voorzitter", **herstel, vervangt=None)  # a correction corrects something
    assert not probeer(cast, "voorzitter", dossier=dossier, vervangt=None)  # a second first
    vervang(cast, dossier)
    assert not probeer(cast, "voorzitter", **herstel, vervangt=eerste)  # replaced once
