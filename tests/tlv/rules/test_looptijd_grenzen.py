"""The edges of the period: limits that meet, a start on the last day, and no proposal at all (TLV-84 to TLV-88)."""

from datetime import date

import pytest

from swv.kern.beleid.regels import kies
from tests.tlv.rules.profielen import feiten
from tlv.rules.looptijd import bereken_looptijd

ACHTTIEN_OP_DE_LAATSTE_DAG = date(2009, 7, 31)
"""18 on 31 juli 2027: the school year of that birthday ends the same day."""


@pytest.mark.parametrize(
    ("start", "einde", "codes"),
    [
        (date(2026, 8, 1), date(2027, 7, 31), ["geen_voorstel"]),
        (date(2026, 9, 1), date(2028, 7, 31), ["vol_schooljaar_wint", "geen_voorstel"]),
    ],
    ids=["TLV-86 valt samen met het volle schooljaar", "OPEN-09 het volle schooljaar gaat verder"],
)
def test_tlv_84_the_full_school_year_wins_only_when_it_goes_further(start: date, einde: date, codes: list[str]) -> None:
    gevraagd = feiten(geboortedatum=ACHTTIEN_OP_DE_LAATSTE_DAG, gewenste_start=start)
    voorstel = bereken_looptijd(gevraagd, [kies("TLV-84"), kies("TLV-86", leeftijd=18)])
    assert (voorstel.vroegste_einde, voorstel.uiterste_einde) == (einde, einde)
    assert [signaal.code for signaal in voorstel.signalen] == codes
    assert (voorstel.voorstel_einde, voorstel.vastgelegd) == (None, False)


@pytest.mark.parametrize(
    ("start", "einde"),
    [(date(2027, 7, 31), date(2027, 7, 31)), (date(2027, 8, 1), None)],
    ids=["TLV-88 op de laatste dag", "TLV-88 een dag later"],
)
def test_tlv_88_who_starts_after_the_school_year_gets_no_proposal(start: date, einde: date | None) -> None:
    gevraagd = feiten(geboortedatum=ACHTTIEN_OP_DE_LAATSTE_DAG, gewenste_start=start, doelgroep="ZML")
    assert bereken_looptijd(gevraagd, [kies("TLV-88", leeftijd=18, doelgroepen=("ZML",))]).voorstel_einde == einde
