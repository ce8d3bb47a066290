"""Many large files at once: each goes in, the page says how far it is, and the server's memory stays flat.

Issue 3, acceptance 4. Measured on the running product, over all processes of the web server together.
"""

import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from swv.kern.documenten.models import Document
from tests.bouw.browser import neem_sessie_over
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_begonnen
from tests.storing.processen import Opstelling

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MB = 1024 * 1024
RUIMTE = 64 * MB
"""What the server may grow: far less than the files together, and less than one file for each of its threads twice."""


def grote_pdf(doel: Path, grootte: int) -> Path:
    """A readable PDF that does not compress."""
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.Vulling = pikepdf.Stream(document, os.urandom(grootte))
    uit = io.BytesIO()
    document.save(uit, compress_streams=False)
    doel.write_bytes(uit.getvalue())
    return doel


def geheugen(groep: int) -> int:
    """Bytes of memory of the process group, shared pages counted once per process."""
    totaal = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if os.getpgid(int(status.parent.name)) == groep:
                regels = dict(regel.split(":", 1) for regel in status.read_text().splitlines() if ":" in regel)
                totaal += int(regels.get("VmRSS", "0 kB").split()[0]) * 1024
        except (ProcessLookupError, FileNotFoundError):
            continue
    return totaal


@contextmanager
def hoogste_geheugen(groep: int) -> Iterator[list[int]]:
    """The highest figure so far, as the only item of a list."""
    hoogste, klaar = [geheugen(groep)], threading.Event()

    def meet() -> None:
        while not klaar.wait(0.1):
            hoogste[0] = max(hoogste[0], geheugen(groep))

    meter = threading.Thread(target=meet)
    meter.start()
    try:
        yield hoogste
    finally:
        klaar.set()
        meter.join()


@pytest.mark.parametrize("aantal", [pytest.param(6, id="zes"), pytest.param(40, id="veertig", marks=pytest.mark.traag)])
def test_ze_komen_er_allemaal_in(
    aantal: int,
    vers: Cast,
    opstelling: Opstelling,
    binnen: Callable[[str], Client],
    chromium: Browser,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    opstelling.start_web()
    dossier = dossier_begonnen(vers)
    groot = grote_pdf(tmp_path / "groot.pdf", 10 * MB)
    bestanden = [tmp_path / f"stuk {nummer}.pdf" for nummer in range(aantal)]
    for bestand in bestanden:
        bestand.hardlink_to(groot)
    context = chromium.new_context(base_url=f"http://127.0.0.1:{opstelling.webpoort}", locale="nl-NL")
    context.set_default_timeout(120_000)
    neem_sessie_over(context, binnen("oco"))
    page = context.new_page()
    pad = f"/dossiers/{dossier.pk}/documenten/"
    page.goto(pad)

    # One first, alone: it warms up what is loaded at the first file.
    page.locator("select[name=code]").select_option("D06")
    page.locator("input[name=datum]").fill("2026-03-01")
    page.locator("input[type=file]").set_input_files(groot)
    page.get_by_role("button", name="1 document toevoegen").click()
    expect(page.get_by_role("link", name="groot.pdf").first).to_be_visible(timeout=120_000)
    voor = geheugen(opstelling.groep("web"))

    page.locator("select[name=code]").select_option("D06")
    page.locator("input[name=datum]").fill("2026-03-01")
    page.locator("input[type=file]").set_input_files(bestanden)
    with hoogste_geheugen(opstelling.groep("web")) as hoogste:
        page.get_by_role("button", name=f"{aantal} documenten toevoegen").click()
        stand = page.get_by_role("status")
        expect(stand.filter(has_text=f"Bestand 2 van {aantal} wordt toegevoegd.")).to_be_visible(timeout=120_000)
        expect(page.get_by_role("link", name=f"stuk {aantal - 1}.pdf").first).to_be_visible(timeout=600_000)
    record_property("groei_in_mb", round((hoogste[0] - voor) / MB, 1))
    assert hoogste[0] - voor < RUIMTE, opstelling.staarten()
    with vers.als("oco"):
        namen = set(Document.objects.filter(dossier=dossier).values_list("naam", flat=True))
    assert namen == {"groot.pdf", *(bestand.name for bestand in bestanden)}
    context.close()
