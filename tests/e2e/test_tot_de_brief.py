"""Five families, each in their own way from the request to the final letter (issue 3, acceptance 1).

All in the slow tier. Everybody uses the pages, parents and pupil on a telephone;
the letters are made by the real worker and read as PDF.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from aanvragen.choices import Status
from aanvragen.services.terms import buiten_behandeling_laten
from swv.kern.kalender import klok
from swv.project.celery import app as celery_app
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import (
    ADVIEZEN,
    BUREAU,
    MOTIVERING,
    brieftekst,
    dient_in,
    geeft_advies,
    kent_toe,
    melden_zich,
    print_brieven,
    tekent,
    tekent_niet,
    verklaart_volledig_en_wijst_toe,
    verzendt_brieven,
)
from tlv.services.dispatch import brieven_verzenden

pytestmark = [pytest.mark.browser, pytest.mark.echte_taken, pytest.mark.xdist_group("browser")]
Bezoek = Callable[..., Bezoeker]

LEERLING = "Sam de Vries"
OUDER, ANDERE_OUDER = "Ouder Van Ouder", "Ouder2 Van Ouder2"


def tot_het_besluit(cast: Cast, bezoek: Bezoek, dossier_id: int) -> tuple[Bezoeker, Bezoeker]:
    """From submission to two signed advices; returns the secretariaat and the chair."""
    secretariaat, eerste, tweede, voorzitter = melden_zich(cast, bezoek, *BUREAU)
    verklaart_volledig_en_wijst_toe(cast, secretariaat, dossier_id)
    geeft_advies(eerste, dossier_id, ADVIEZEN[0])
    geeft_advies(tweede, dossier_id, ADVIEZEN[1]).heeft_status(Status.ADVIES_GEREED.label)
    return secretariaat, voorzitter.ga(f"/dossiers/{dossier_id}/besluit-nemen/")


def leest_toekenning(wie: Bezoeker, nummer: str, map: Path) -> str:
    """The last letter in the own list of letters: the besluit in full."""
    tekst = brieftekst(wie.ga("/brieven/"), "Besluit op de aanvraag", map)
    assert not [zin for zin in (LEERLING, nummer, MOTIVERING, "U kunt bezwaar maken") if zin not in tekst], tekst
    return tekst


@pytest.mark.traag
def test_beide_ouders_tekenen(vers: Cast, werker: object, bezoek: Bezoek, tmp_path: Path) -> None:
    dossier_id = maak.dossier_ter_ondertekening(vers).pk
    ouder, ouder2, leerling, oco = melden_zich(vers, bezoek, "ouder", "ouder2", "leerling", "oco")
    oco.ga(f"/dossiers/{dossier_id}/aanvraag-indienen/").ziet("De aanvraag is nog niet af", OUDER, ANDERE_OUDER)
    for wie in (ouder, ouder2, leerling):
        tekent(wie, dossier_id)
    dient_in(oco, dossier_id)
    secretariaat, voorzitter = tot_het_besluit(vers, bezoek, dossier_id)
    nummer = kent_toe(voorzitter)
    verzendt_brieven(secretariaat, dossier_id).ziet(OUDER, ANDERE_OUDER)
    print_brieven(secretariaat, dossier_id, ANDERE_OUDER)
    for wie in (ouder, leerling):
        leest_toekenning(wie, nummer, tmp_path)
    ouder2.ga(f"/dossiers/{dossier_id}/").heeft_status(Status.BRIEF_VERZONDEN.label).ziet(nummer)


@pytest.mark.traag
def test_een_ouder_weigert(vers: Cast, werker: object, bezoek: Bezoek, tmp_path: Path) -> None:
    """Then there is a talk before the besluit, whatever the advices say (TLV-60a, TLV-62)."""
    dossier_id = maak.dossier_ter_ondertekening(vers).pk
    ouder, ouder2, leerling, oco = melden_zich(vers, bezoek, "ouder", "ouder2", "leerling", "oco")
    tekent(ouder, dossier_id)
    tekent(leerling, dossier_id)
    tekent_niet(ouder2, dossier_id, "Wij willen eerst hulp op school.")
    dient_in(oco, dossier_id).ziet("wil niet tekenen")
    secretariaat, voorzitter = tot_het_besluit(vers, bezoek, dossier_id)
    voorzitter.ziet("U kunt nog geen besluit nemen", "TLV-62").foto("30-besluit-wacht-op-gesprek")
    secretariaat.ga(f"/dossiers/{dossier_id}/gesprek-vastleggen/")
    secretariaat.vul(
        niet_gehoord="zienswijze", op=DAG, verslag="Vader is gehoord. Hij wil zijn zoon dicht bij huis houden."
    ).bevestig()
    voorzitter.ga(f"/dossiers/{dossier_id}/besluit-nemen/").ziet_niet("U kunt nog geen besluit nemen")
    nummer = kent_toe(voorzitter)
    verzendt_brieven(secretariaat, dossier_id)
    print_brieven(secretariaat, dossier_id, ANDERE_OUDER)
    leest_toekenning(ouder, nummer, tmp_path)


@pytest.mark.traag
def test_een_ouder_antwoordt_nooit(vers: Cast, werker: object, bezoek: Bezoek, tmp_path: Path) -> None:
    """Without an answer to a reminder the school records that, and the request goes on (TLV-60a)."""
    with klok.op(DAG - timedelta(days=28)):
        dossier_id = maak.dossier_ter_ondertekening(vers).pk
    ouder, leerling, oco = melden_zich(vers, bezoek, "ouder", "leerling", "oco")
    tekent(ouder, dossier_id)
    tekent(leerling, dossier_id)
    oco.ga(f"/dossiers/{dossier_id}/").klik(f"{ANDERE_OUDER} (")
    oco.vul(stand="geen_reactie", op=DAG).bevestig(status=422).ziet("Vul in wanneer u een herinnering stuurde")
    oco.vul(herinnerd_op=DAG - timedelta(days=14), reden="Ook na bellen kwam er geen antwoord.").bevestig()
    dient_in(oco, dossier_id).ziet("Ook na bellen kwam er geen antwoord.")
    secretariaat, voorzitter = tot_het_besluit(vers, bezoek, dossier_id)
    nummer = kent_toe(voorzitter)
    verzendt_brieven(secretariaat, dossier_id)
    print_brieven(secretariaat, dossier_id, ANDERE_OUDER)
    leest_toekenning(ouder, nummer, tmp_path)


@pytest.mark.traag
def test_de_leerling_wordt_achttien(
    vers: Cast, werker: object, bezoek: Bezoek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the birthday on the parents see no dossier any more, but keep what they got; the besluit is the pupil's."""
    wie = maak.anders(geboortedatum=date(DAG.year - 18, DAG.month, DAG.day))
    with monkeypatch.context() as mp:  # the worker lives today, when these letters would lapse
        mp.setattr(celery_app, "send_task", lambda *args, **opties: None)
        eerder = eerdere_aanvraag_niet_behandeld(vers, wie)
    with klok.op(DAG - timedelta(days=21)):
        with vers.als("oco"):
            kind = maak.opnieuw_op(eerder).leerling_id
        dossier_id = maak.dossier_ter_ondertekening(vers, maak.anders(wie, bekende_leerling=kind)).pk

    klok.verschuif(DAG - timedelta(days=1))
    ouder, ouder2, leerling, oco = melden_zich(vers, bezoek, "ouder", "ouder2", "leerling", "oco")
    for mens in (ouder, ouder2, leerling):
        tekent(mens, dossier_id)
    dient_in(oco, dossier_id)

    klok.verschuif(DAG)
    for pad in (f"/dossiers/{dossier_id}/", f"/dossiers/{dossier_id}/zienswijze/", f"/dossiers/{eerder}/"):
        ouder.ga(pad, status=404)
    ouder.ga("/").ziet_niet(LEERLING)
    assert "het OPP ontbreekt" in brieftekst(
        ouder.ga("/brieven/").foto("31-brieven-van-toen"), "Besluit om de aanvraag niet", tmp_path
    )

    secretariaat, voorzitter = tot_het_besluit(vers, bezoek, dossier_id)
    nummer = kent_toe(voorzitter)
    verzendt_brieven(secretariaat, dossier_id).ziet(LEERLING).ziet_niet(f"Besluit aan {OUDER}")
    secretariaat.krijgt_status(Status.BRIEF_VERZONDEN.label)
    leest_toekenning(leerling, nummer, tmp_path)
    assert ouder.ga("/brieven/").page.locator("main").get_by_role("link", name="(pdf)").count() == 1
    ouder.ga(f"/dossiers/{dossier_id}/", status=404)


def eerdere_aanvraag_niet_behandeld(cast: Cast, wie: maak.Wie) -> int:
    """A request of months ago that was never completed, with its letters delivered."""
    with klok.op(DAG - timedelta(days=120)):
        dossier = maak.dossier_met_aanvulling_gevraagd(cast, wie)
    with klok.op(DAG - timedelta(days=100)):
        with cast.als("voorzitter") as actor:
            buiten_behandeling_laten(actor=actor, dossier_id=dossier.pk, reden="Zonder OPP kan het niet.")
        with cast.als("secretariaat") as actor:
            brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        maak.maak_brieven(cast, dossier, wie)
    return dossier.pk


@pytest.mark.traag
def test_de_aanvulling_komt_niet(vers: Cast, werker: object, bezoek: Bezoek, tmp_path: Path) -> None:
    """An addition that lapses ends with a letter that says so, and with the way to object (RCH-14)."""
    with klok.op(DAG - timedelta(days=15)):
        dossier_id = maak.dossier_met_aanvulling_gevraagd(vers).pk
    secretariaat, voorzitter, ouder, oco = melden_zich(vers, bezoek, "secretariaat", "voorzitter", "ouder", "oco")
    secretariaat.ga("/").ziet("Hersteltermijn verlopen")
    voorzitter.ga("/").ziet("Hersteltermijn verlopen").klik(LEERLING).klik("Buiten behandeling laten")
    voorzitter.ziet("De school heeft niet op tijd aangevuld", "7 april 2026").foto("32-buiten-behandeling")
    voorzitter.vul(reden="Zonder ontwikkelingsperspectiefplan kunnen wij niet beoordelen.").bevestig()
    voorzitter.heeft_status(Status.BUITEN_BEHANDELING.label)
    verzendt_brieven(secretariaat, dossier_id)
    print_brieven(secretariaat, dossier_id, ANDERE_OUDER)
    tekst = brieftekst(ouder.ga("/brieven/"), "Besluit om de aanvraag niet", tmp_path)
    nodig = (LEERLING, "artikel 4:5", "het OPP ontbreekt", "U kunt bezwaar maken tot en met 21 april 2026")
    assert not [zin for zin in nodig if zin not in tekst], tekst
    oco.ga(f"/dossiers/{dossier_id}/").ziet("De aanvraag wordt niet behandeld", "21 april 2026")
