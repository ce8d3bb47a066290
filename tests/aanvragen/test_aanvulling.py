"""Asking for additions: the day until which comes from the policy of the day of indiening (TLV-51, RCH-03)."""

from datetime import date, timedelta

import pytest

from aanvragen.models import Opschorting
from aanvragen.services.submission import aanvulling_vragen
from swv.kern.beleid.schema import lees_onderdeel
from swv.kern.toegang.errors import NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import GEWOON, ZANDBERGEN, Wie

TERMIJNEN = {"regels": (), "hersteltermijn_dagen": 14, "herinnering_dagen": 7, "waarschuwing_dagen": 7}


@pytest.mark.parametrize(("wie", "dagen"), [(GEWOON, 42), (ZANDBERGEN, 28)], ids=["zes weken", "eigen beleid"])
def test_a_hersteltermijn_has_a_longest(cast: Cast, wie: Wie, dagen: int) -> None:
    dossier = maak.dossier_ingediend(cast, wie)

    def vraag(tot: date) -> None:
        with cast.als(wie.secretariaat) as actor:
            aanvulling_vragen(actor=actor, dossier_id=dossier.pk, hersteltermijn=tot, wat="het OPP ontbreekt")

    with pytest.raises(NuNietMogelijk, match=f"hoogstens {dagen} dagen na het verzoek"):
        vraag(DAG + timedelta(days=dagen + 1))
    with cast.als(wie.secretariaat):
        assert not Opschorting.objects.filter(dossier=dossier).exists()
    vraag(DAG + timedelta(days=dagen))
    with cast.als(wie.secretariaat):
        assert Opschorting.objects.get(dossier=dossier).hersteltermijn == DAG + timedelta(days=dagen)


def test_policy_that_was_loaded_earlier_reads_as_six_weeks() -> None:
    assert lees_onderdeel("termijnen", TERMIJNEN).hersteltermijn_hoogstens_dagen == 42  # type: ignore[attr-defined]
