"""The meeting week of a committee, as its people work it (issue 4, acceptance 3): from schedule to letter."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from aanvragen.choices import Status
from swv.kern.kalender import klok
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import (
    ADVIEZEN,
    BUREAU,
    brieftekst,
    geeft_advies,
    kent_toe,
    melden_zich,
    print_brieven,
    verklaart_volledig_en_wijst_toe,
    verzendt_brieven,
)

pytestmark = [pytest.mark.browser, pytest.mark.echte_taken, pytest.mark.xdist_group("browser")]

WEEK_EERDER, DAG_ERVOOR = DAG - timedelta(days=8), DAG - timedelta(days=1)
VERGADERING = "10 maart 2026"
HERZIEN = "Na de bespreking: ook ik vind een kleine groep genoeg."


def test_de_vergaderweek_van_de_commissie(
    vers: Cast, werker: object, bezoek: Callable[..., Bezoeker], tmp_path: Path
) -> None:
    klok.verschuif(WEEK_EERDER)
    eerste_dossier, tweede_dossier = (maak.dossier_ingediend(vers).pk for _ in range(2))
    secretariaat, eerste, tweede, voorzitter = melden_zich(vers, bezoek, *BUREAU)
    secretariaat_plant_het_schooljaar(secretariaat)
    for pk in (eerste_dossier, tweede_dossier):
        verklaart_volledig_en_wijst_toe(vers, secretariaat, pk)
        secretariaat.ziet(f"Op de agenda van {VERGADERING}, 09:30 uur")
    deskundigen_lezen_en_adviseren(eerste, tweede, eerste_dossier)

    klok.verschuif(DAG_ERVOOR)
    secretariaat_sluit_de_agenda(secretariaat, tweede_dossier)

    klok.verschuif(DAG)
    voorzitter_leidt_de_vergadering(voorzitter, eerste_dossier, tweede_dossier)
    geeft_advies(eerste, eerste_dossier, ADVIEZEN[0]).heeft_status(Status.IN_BEOORDELING.label)
    geeft_advies(tweede, eerste_dossier, HERZIEN).heeft_status(Status.ADVIES_GEREED.label)
    voorzitter.ga(f"/dossiers/{eerste_dossier}/besluit-nemen/").ziet("De deskundigen adviseren hetzelfde", HERZIEN)
    nummer = kent_toe(voorzitter.foto("44-besluit"))
    secretariaat_rondt_af(secretariaat, eerste_dossier)

    tekst = brieftekst(secretariaat.ga(f"/dossiers/{eerste_dossier}/"), "Besluit aan", tmp_path)
    assert not [zin for zin in (nummer, VERGADERING, "21 april 2026") if zin not in tekst], tekst
    voorzitter.ga(f"/dossiers/{tweede_dossier}/").heeft_status(Status.IN_BEOORDELING.label).ziet(
        "Op de agenda van 17 maart 2026"
    )


def secretariaat_plant_het_schooljaar(secretariaat: Bezoeker) -> None:
    """Every Tuesday until the summer, but not in a holiday (TLV-101)."""
    secretariaat.ga("/vergaderingen/").klik("Vergaderingen plannen")
    secretariaat.vul(weekdag=1, van=DAG, tot_en_met=date(2026, 6, 30), begintijd="09:30", plaats="Vergaderzaal 2")
    secretariaat.bevestig().ziet("dinsdag 10 maart 2026", "Vergaderzaal 2", "gepland").foto("40-vergaderingen")


def deskundigen_lezen_en_adviseren(eerste: Bezoeker, tweede: Bezoeker, dossier_id: int) -> None:
    """Each reads with answers and documents side by side, keeps a note of one's own and advises alone (ROL-41)."""
    eerste.ga(f"/dossiers/{dossier_id}/vergadering/").ziet("1 van 2", "Documenten", "Verslag van de vergadering")
    eerste.vul(tekst="Vragen naar de rustruimte.")
    eerste.klik(eerste.page.get_by_role("button", name="Notitie bewaren")).foto("41-lezen")
    geeft_advies(eerste, dossier_id, ADVIEZEN[0]).heeft_status(Status.IN_BEOORDELING.label)
    tweede.ga(f"/dossiers/{dossier_id}/vergadering/").ziet_niet("Vragen naar de rustruimte", ADVIEZEN[0])
    geeft_advies(tweede, dossier_id, ADVIEZEN[1], tot_en_met=date(2029, 7, 31))
    tweede.heeft_status(Status.ADVIES_GEREED.label).ziet(ADVIEZEN[0], ADVIEZEN[1])


def secretariaat_sluit_de_agenda(secretariaat: Bezoeker, dossier_id: int) -> None:
    """One dossier waits for its advices and moves a week, with the reason; then nothing lands by itself any more."""
    secretariaat.ga("/vergaderingen/").klik(VERGADERING).ziet("1. Sam de Vries", "2. Sam de Vries")
    secretariaat.ga(f"/dossiers/{dossier_id}/dossier-agenderen/")
    keuze = secretariaat.page.locator('[name="vergadering"] option', has_text="17 maart 2026").get_attribute("value")
    secretariaat.vul(vergadering=keuze).bevestig(status=409).ziet("Schrijf op waarom")
    secretariaat.vul(vergadering=keuze, reden="De adviezen zijn er nog niet.").bevestig()
    secretariaat.ziet("Op de agenda van 17 maart 2026")
    secretariaat.ga("/vergaderingen/").klik(VERGADERING)
    secretariaat.klik(secretariaat.page.get_by_role("button", name="Agenda sluiten"))
    secretariaat.ziet("agenda gesloten").ziet_niet("2. Sam de Vries").foto("42-agenda")


def voorzitter_leidt_de_vergadering(voorzitter: Bezoeker, dossier_id: int, ander: int) -> None:
    """The advices differ: minutes, and a round in which each expert confirms or changes the own advice (RCH-23)."""
    voorzitter.ga("/vergaderingen/").klik(VERGADERING).klik("1. Sam de Vries").ziet("1 van 1")
    voorzitter.ziet_niet(f"/dossiers/{ander}/vergadering/")
    voorzitter.vul(tekst="Besproken. De einddatum verschilt.")
    voorzitter.klik(voorzitter.page.get_by_role("button", name="Verslag bewaren")).ziet("De einddatum verschilt")
    voorzitter.ga(f"/dossiers/{dossier_id}/besluit-nemen/").ziet("U kunt nog geen besluit nemen", "RCH-23")
    voorzitter.ga(f"/dossiers/{dossier_id}/herbespreking-vastleggen/").ziet("De adviezen verschillen bij")
    voorzitter.foto("43-herbespreking").vul(tekst="Twee jaar is genoeg; daarna opnieuw kijken.").bevestig()
    voorzitter.heeft_status(Status.IN_BEOORDELING.label)


def secretariaat_rondt_af(secretariaat: Bezoeker, dossier_id: int) -> None:
    """The meeting is done, and the letters go out the same day, one of them on paper."""
    secretariaat.ga("/vergaderingen/").klik(VERGADERING)
    secretariaat.klik(secretariaat.page.get_by_role("button", name="Vergadering afronden")).ziet("afgerond")
    verzendt_brieven(secretariaat, dossier_id).foto("45-brieven")
    print_brieven(secretariaat, dossier_id, "Ouder2 Van Ouder2")
