"""Steps of a request that several end-to-end tests walk, each through the pages of who takes it."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from aanvragen.choices import Status
from tests.bouw.cast import Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan

BUREAU = ("secretariaat", "deskundige1", "deskundige2", "voorzitter")
ADVIEZEN = ("Een kleine groep past bij deze leerling.", "De leerling heeft rust nodig.")
MOTIVERING = "De leerling leert goed in een kleine groep. Dat kan de school niet elke les bieden."


def melden_zich(cast: Cast, bezoek: Callable[..., Bezoeker], *wie: str) -> list[Bezoeker]:
    """These people of the cast signed in with their second step; parents and pupils on a telephone."""
    for naam in wie:
        koppel_app(cast.gebruikers[naam])
    return [
        meld_aan(
            bezoek(naam, breedte=360 if naam in ("ouder", "ouder2", "leerling") else 1200), f"{naam}@voorbeeld.example"
        )
        for naam in wie
    ]


def tekent(wie: Bezoeker, dossier_id: int) -> Bezoeker:
    """Signs online with the declaration (TLV-54, TLV-60)."""
    wie.ga(f"/dossiers/{dossier_id}/aanvraag-tekenen/").vul(stand="getekend")
    wie.page.locator('main [name="verklaard"]').check()
    return wie.bevestig().ziet("Uw antwoord is bewaard", ", online")


def tekent_niet(wie: Bezoeker, dossier_id: int, reden: str) -> Bezoeker:
    """Says online not to sign, and why (TLV-60a)."""
    wie.ga(f"/dossiers/{dossier_id}/aanvraag-tekenen/").vul(stand="geweigerd", reden=reden)
    return wie.bevestig().ziet("Uw antwoord is bewaard", reden)


def dient_in(oco: Bezoeker, dossier_id: int) -> Bezoeker:
    """The school submits what is complete (TLV-06)."""
    oco.ga(f"/dossiers/{dossier_id}/aanvraag-indienen/").ziet("Alles wat nodig is, is er")
    return oco.bevestig().heeft_status(Status.INGEDIEND.label)


def verklaart_volledig_en_wijst_toe(cast: Cast, secretariaat: Bezoeker, dossier_id: int) -> None:
    """The secretariaat finds everything there and chooses two experts (TLV-44, RCH-20)."""
    secretariaat.ga(f"/dossiers/{dossier_id}/").klik("Aanvraag volledig verklaren").bevestig()
    secretariaat.heeft_status(Status.VOLLEDIG.label).ga(f"/dossiers/{dossier_id}/deskundigen-toewijzen/")
    secretariaat.vul(deskundige_1=cast.lidmaatschappen["deskundige1"], deskundige_2=cast.lidmaatschappen["deskundige2"])
    secretariaat.bevestig().heeft_status(Status.IN_BEOORDELING.label)


TWEE_JAAR = date(2028, 7, 31)


def geeft_advies(deskundige: Bezoeker, dossier_id: int, motivering: str, *, tot_en_met: date = TWEE_JAAR) -> Bezoeker:
    """An expert advises to grant, and signs that (RCH-21)."""
    deskundige.ga(f"/dossiers/{dossier_id}/advies-opslaan/")
    deskundige.vul(strekking="toekennen", ivo_aandacht="Een kleine groep.", categorie="1")
    deskundige.vul(categorie_motivering="De hele dag steun.", vraag_tijdelijk="nee", reden_tijdelijk="Het blijft.")
    deskundige.vul(tot_en_met=tot_en_met, duur_motivering="Twee jaar is nodig.", motivering=motivering)
    return deskundige.bevestig()


def kent_toe(voorzitter: Bezoeker, motivering: str = MOTIVERING) -> str:
    """On the page of the besluit: grants for the proposed period; returns the TLV number."""
    voorzitter.vul(uitkomst="toegekend", categorie="1", motivering=motivering)
    voorzitter.bevestig().ziet("Toegekend", motivering)
    nummer = re.search(r"VO3004-2026-\d{4}", voorzitter.tekst)
    assert nummer
    return nummer[0]


def verzendt_brieven(secretariaat: Bezoeker, dossier_id: int) -> Bezoeker:
    """Orders the letters and waits until the worker has made each of them."""
    secretariaat.ga(f"/dossiers/{dossier_id}/").klik("Brieven verzenden").bevestig()
    for _ in range(60):
        secretariaat.page.reload()
        if "Wordt gemaakt" not in secretariaat.tekst:
            break
        secretariaat.page.wait_for_timeout(500)
    secretariaat.keur()
    return secretariaat


def print_brieven(secretariaat: Bezoeker, dossier_id: int, *aan: str) -> None:
    """Confirms that the letters on paper to these people are sent; then every letter is."""
    secretariaat.ga(f"/dossiers/{dossier_id}/").klik("Naar de brieven op papier")
    for naam in aan:
        secretariaat.page.get_by_label(f"Brief aan {naam} is vandaag verzonden").check()
    secretariaat.bevestig().ziet("De verzending van")
    secretariaat.ga(f"/dossiers/{dossier_id}/").heeft_status(Status.BRIEF_VERZONDEN.label)


def brieftekst(wie: Bezoeker, link: str, map: Path) -> str:
    """What the PDF behind a link says, on one line."""
    bestand = wie.open_pdf(link, map / f"{wie.naam}.pdf")
    assert bestand.read_bytes().startswith(b"%PDF-")
    tekst = subprocess.run(["pdftotext", "-layout", bestand, "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", tekst)
