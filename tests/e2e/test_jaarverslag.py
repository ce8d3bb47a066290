"""The charts of the report: drawn from the tables, and each bar leads to the dossiers of its number."""

from collections.abc import Callable

import pytest

from tests.bouw import omgeving
from tests.bouw.cast import HOOFD, Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import melden_zich
from tests.jaarverslag.wereld import vul

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.traag]
EERSTE_BALK = """() => {
    const doek = document.querySelector("#aanvragen canvas");
    const balk = window.Chart.getChart(doek).getDatasetMeta(0).data[0];
    const vlak = doek.getBoundingClientRect();
    return [vlak.x + balk.x - 4, vlak.y + balk.y];
}"""


def test_a_bar_leads_where_its_number_in_the_table_leads(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    with omgeving.beheer(omgeving.VERS) as conn:
        vul(conn, vers, HOOFD)
    (secretariaat,) = melden_zich(vers, bezoek, "secretariaat")
    page = secretariaat.ga("/verslag/?jaar=schooljaar-2025").page
    page.locator("#aanvragen canvas").first.wait_for()
    page.get_by_role("img", name="Grafiek: Ingediende aanvragen").first.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    page.mouse.click(*page.evaluate(EERSTE_BALK))
    page.wait_for_url("**/verslag/aanvragen/**")
    assert page.locator("[data-label=Dossier]").count() == 10
    secretariaat.ga("/verslag/leerlingtellingen/")
