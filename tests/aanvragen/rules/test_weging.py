"""The order in which experts read what a pupil needs and what was asked about it (TLV-56, TLV-57)."""

from typing import cast

import pytest

from aanvragen.rules.weging import vragen_bij
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profielen

PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}


@pytest.mark.parametrize("swv", PROFIELEN)
@pytest.mark.parametrize(("regel", "aantal"), [("TLV-56", 9), ("TLV-57", 5)])
def test_tlv_56_and_57_stand_in_the_order_of_the_rule(swv: str, regel: str, aantal: int) -> None:
    formulier = cast(Formulier, PROFIELEN[swv].onderdeel("formulier.tlv_vso_eerste"))
    nummers = [int(vraag.regel.partition("/")[2]) for vraag in vragen_bij(formulier, regel)]
    assert nummers == sorted(nummers)
    assert set(nummers) == set(range(1, aantal + 1))
