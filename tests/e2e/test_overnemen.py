"""The TLVs of an old system: from a workbook to the register, on a wide screen and on a telephone (SYS-74)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.overname import opnieuw, werkboek
from tests.e2e.bezoeker import SMAL, Bezoeker
from tests.e2e.stappen import melden_zich
from tlv.models import Overname
from tlv.tasks import overname_verwerken

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.traag]
VAN, TOT = date(2025, 8, 1), date(2026, 7, 31)
RIJEN = (
    ["OUD-25-0001", "Sanne", "van der", "Velde", date(2011, 5, 3), "93CC", 1, VAN, TOT, "", ""],
    ["OUD-25-0002", "Zoë", "", "Yılmaz-Ødegård", date(2010, 12, 12), "93CC", "hoog", VAN, TOT, "SWV Noord", "elders"],
    ["OUD-25-0003", "Tim", "", "Bos", date(2010, 12, 12), "91AA", 4, VAN, TOT, "", ""],
    ["OUD-25-0004", "Tim", "", "Bos", date(2010, 12, 12), "00ZZ", 2, TOT, VAN, "", ""],
    ["OUD-25-0005", "Ida", "", "Berg", date(2010, 12, 12), "91AA", 2, date(2023, 8, 1), date(2025, 7, 31), "", ""],
)


@pytest.mark.parametrize("breedte", [1200, SMAL])
def test_from_workbook_to_register(
    vers: Cast, taken: list[Any], bezoek: Callable[..., Bezoeker], tmp_path: Path, breedte: int
) -> None:
    maak.dossier_verzonden(vers)
    pad = tmp_path / "lopende-tlvs.xlsx"
    pad.write_bytes(werkboek(*RIJEN).read())
    secretariaat, school = melden_zich(
        vers, lambda wie, **_: bezoek(wie, breedte=breedte), "secretariaat", "oco.wissel"
    )
    secretariaat.ga("/register/").klik("TLV's overnemen uit een ander systeem")
    secretariaat.page.set_input_files('main [name="bestand"]', pad)
    secretariaat.vul(bron="Het oude systeem").bevestig().ziet("zoals: Sanne, Zoë, Tim").foto(f"overnemen-1-{breedte}")
    secretariaat.bevestig().ziet("Elke rij wordt nagekeken")
    with vers.als("secretariaat"):
        overname = Overname.objects.get()
    overname_verwerken(overname.pk, overname.swv_id)
    secretariaat.ga(f"/register/overnemen/{overname.pk}/").foto(f"overnemen-2-{breedte}").ziet(
        "2 TLV's komen in het register",
        "2 rijen kunnen niet mee",
        "1 TLV is al afgelopen",
        "Deze categorie bestaat niet",
        "De laatste dag ligt voor de eerste dag",
    )
    secretariaat.bevestig().ziet("0 van de 2")
    overname_verwerken(overname.pk, overname.swv_id)
    secretariaat.ga(f"/register/overnemen/{overname.pk}/").foto(f"overnemen-3-{breedte}").ziet("2 TLV's", "Per rij")
    secretariaat.ziet_niet("Velde").klik("Bekijk ze in het register").ziet("Sanne van der Velde", "overgenomen")
    secretariaat.ga("/register/").foto(f"overnemen-4-{breedte}").ziet("3 verklaringen", "Herkomst")
    secretariaat.klik("OUD-25-0002").foto(f"overnemen-5-{breedte}").ziet("SWV Noord", "3 (hoog)", "in OSO code H")
    secretariaat.ga("/register/overnemen/").foto(f"overnemen-6-{breedte}").ziet("lopende-tlvs.xlsx")
    school.ga("/aflopende-tlvs/").foto(f"overnemen-7-{breedte}").ziet("Overgenomen uit het oude systeem", "OUD-25-0001")
    school.klik("OUD-25-0001").ziet("als eerdere TLV het nummer")
    secretariaat.ga(f"/register/overnemen/{overname.pk}/intrekken/").foto(f"overnemen-8-{breedte}")
    secretariaat.vul(reden="Het was het bestand van vorig jaar.").bevestig().ziet("Ingetrokken op")
    assert opnieuw(vers, overname).status == "ingetrokken"
    school.ga("/aflopende-tlvs/").ziet_niet("OUD-25-0001")
