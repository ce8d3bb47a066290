"""A TLV that was taken over hangs on no dossier: it goes by its own date (RCH-60)."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.bouw import omgeving
from tests.bouw.cast import Cast
from tests.bouw.overname import SANNE, kies, neem_over, opnieuw
from tlv.models import OvergenomenTlv, Overname, Overnameregel
from tlv.services import overname as diensten


def vernietig() -> str:
    uit = StringIO()
    call_command("vernietigen", "--op-tijd", stdout=uit)
    return uit.getvalue()


def zet(opdracht: str) -> None:
    """As time would: nobody of the product can change these columns."""
    with omgeving.beheer(omgeving.VERS) as conn:
        conn.execute(opdracht)


def test_rch_60_three_years_after_its_last_day_and_at_once_when_withdrawn(vers: Cast, taken: list[Any]) -> None:
    oud, loopt, fout = (
        neem_over(vers, SANNE.replace("0001", nummer).replace("Sanne", naam))
        for nummer, naam in (("0001", "Sanne"), ("0002", "Tim"), ("0003", "Bo"))
    )
    wacht = kies(vers)
    assert "overgenomen" not in vernietig()
    zet("update tlv_overgenomentlv set ingangsdatum = '2019-08-01', einddatum = '2021-07-31' where nummer like '%0001'")
    with vers.als("secretariaat") as actor:
        diensten.overname_intrekken(actor=actor, overname_id=fout.pk, reden="proef")
    assert "tlv_overgenomentlv: 2 rijen" in vernietig()
    with vers.als("secretariaat"):
        assert [tlv.nummer for tlv in OvergenomenTlv.objects.all()] == ["OUD-25-0002"]
        assert Overname.objects.count() == 4
    zet("update tlv_overname set aangeboden_op = '2021-07-31'")
    verslag = vernietig()
    assert "tlv_overname: 2 rijen" in verslag
    assert "tlv_overnameregel: 2 rijen" in verslag
    with vers.als("secretariaat"):
        assert set(Overname.objects.values_list("pk", flat=True)) == {loopt.pk, wacht.pk}
        assert not Overnameregel.objects.filter(overname_id=oud.pk).exists()
    assert opnieuw(vers, loopt).rijen == 1


def test_a_dossier_or_what_goes_by_its_date_not_both() -> None:
    for opties in (("1", "--op-tijd"), ("1",), ("1", "--bevestig", "2"), ()):
        with pytest.raises(CommandError, match="Er is niets vernietigd"):
            call_command("vernietigen", *opties)
