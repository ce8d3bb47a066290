"""The whole way of one request, from school to letter, as its people walk it (issue 2, acceptance 2).

In the slow tier; the second half is always walked by the meeting week. One test on purpose: every person finds what the
one before left behind, with the real server, database, broker and worker. Each page that anybody meets is examined
(`Bezoeker`). With SWV_FOTOS set, pictures of the main steps go to `test-uitvoer/`.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from aanvragen.answers import formulier_van
from aanvragen.choices import Status
from swv.kern.choices import Rol
from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Gezag
from swv.kern.personen.services import account_maken, lidmaatschap_toekennen
from swv.kern.toegang.models import Dossier
from tests.bouw.bestanden import pdf
from tests.bouw.cast import HOOFD, SINDS, WACHTWOORD, Cast
from tests.bouw.formulier import beantwoord
from tests.e2e.bezoeker import HOOFDKNOP, Bezoeker
from tests.e2e.stappen import brieftekst, geeft_advies, kent_toe, verzendt_brieven
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.echte_taken, pytest.mark.xdist_group("browser")]

LEERLING = "Sanne van der Velde"
OUDER, ANDERE_OUDER = "Noor Bakker", "Karim el Amrani"
ADRES, ANDER_ADRES = "Lindelaan 12", "Havenkade 88"
ADVIES_1 = "Een kleine groep met vaste begeleiding past bij Sanne."
ADVIES_2 = "Ik zie op school en thuis hetzelfde: Sanne heeft rust nodig."
MOTIVERING = "Sanne leert goed in een kleine groep. Dat kan het Lyceum niet elke les bieden."
START, EINDE, LAATSTE_BEZWAARDAG = "1 augustus 2026", "31 juli 2028", "21 april 2026"
GEZIN = {
    "voornaam": "Sanne",
    "tussenvoegsel": "van der",
    "achternaam": "Velde",
    "geboortedatum": date(2011, 9, 1),
    "gezag": "twee",
    "ouder1-voornaam": "Noor",
    "ouder1-achternaam": "Bakker",
    "ouder1-straat_huisnummer": ADRES,
    "ouder1-postcode": "5011 AA",
    "ouder1-plaats": "Tilburg",
    "ouder2-voornaam": "Karim",
    "ouder2-tussenvoegsel": "el",
    "ouder2-achternaam": "Amrani",
    "ouder2-straat_huisnummer": ANDER_ADRES,
    "ouder2-postcode": "5051 BB",
    "ouder2-plaats": "Goirle",
}


@pytest.mark.traag
def test_van_school_tot_brief(vers: Cast, werker: object, bezoek: Callable[..., Bezoeker], tmp_path: Path) -> None:
    for wie in ("oco", "secretariaat", "deskundige1", "deskundige2", "voorzitter"):
        koppel_app(vers.gebruikers[wie])

    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example")
    dossier_id = school_begint(oco)
    school_vult_in(vers, oco, dossier_id)
    school_voegt_stukken_toe(oco, dossier_id)
    oco.ga(f"/dossiers/{dossier_id}/formulier/").klik("Aan ouders en leerling voorleggen")
    oco.ziet(OUDER, ANDERE_OUDER, LEERLING).foto("03-voorleggen").bevestig().heeft_status(
        Status.TER_ONDERTEKENING.label
    )

    geef_ouder_een_account(vers, dossier_id)
    ouder = meld_aan(bezoek("ouder", breedte=360), "noor@voorbeeld.example")
    ouder_leest_mee(ouder)
    school_legt_handtekeningen_vast_en_dient_in(oco, dossier_id)

    secretariaat = meld_aan(bezoek("secretariaat"), "secretariaat@voorbeeld.example")
    secretariaat_controleert(secretariaat)
    secretariaat_wijst_toe(vers, secretariaat, dossier_id)
    eerste = meld_aan(bezoek("deskundige1"), "deskundige1@voorbeeld.example")
    tweede = meld_aan(bezoek("deskundige2"), "deskundige2@voorbeeld.example")
    deskundigen_adviseren(eerste, tweede, dossier_id)

    voorzitter = meld_aan(bezoek("voorzitter"), "voorzitter@voorbeeld.example")
    nummer = voorzitter_besluit(voorzitter)
    secretariaat_verzendt(secretariaat, dossier_id)
    secretariaat_print(secretariaat, dossier_id)

    lees_de_brief(
        ouder.ga("/brieven/").foto("12-ouder-brieven"), "Besluit op de aanvraag", nummer, tmp_path, naam=OUDER
    )
    ouder.ga("/").klik(LEERLING).heeft_status(Status.BRIEF_VERZONDEN.label).ziet(nummer).foto("13-ouder-dossier")
    school_brief = (
        oco.ga(f"/dossiers/{dossier_id}/")
        .heeft_status(Status.BRIEF_VERZONDEN.label)
        .ziet(nummer)
        .foto("14-school-dossier")
    )
    lees_de_brief(school_brief, "Besluit aan Lyceum De Brug", nummer, tmp_path, naam="Lyceum De Brug")
    for deskundige in (eerste, tweede):
        deskundige.ga(f"/dossiers/{dossier_id}/", status=404)
    gezien = [pad for mens in (oco, ouder, secretariaat, eerste, tweede, voorzitter) for pad in mens.bezocht]
    assert len(gezien) > 90, "pages were examined along the way"


# --- The school -------------------------------------------------------------------------------------------------


def school_begint(oco: Bezoeker) -> int:
    """A new pupil with two parents; a page that is not filled in yet comes back with what is missing."""
    oco.ziet("Mijn werk", "Er wacht niets op u").klik("TLV aanvragen").bevestig().ziet("Nieuwe leerling")
    oco.vul(voornaam="Sanne").bevestig(status=422).ziet("dingen die u moet aanpassen", "Achternaam")
    assert oco.page.locator('[name="voornaam"]').input_value() == "Sanne"
    oco.vul(**GEZIN).foto("01-nieuwe-leerling").bevestig().ziet(LEERLING, "Nog niet begonnen")
    gevonden = re.fullmatch(r"/dossiers/(\d+)/formulier/", oco.pad)
    assert gevonden
    return int(gevonden[1])


def school_vult_in(cast: Cast, oco: Bezoeker, dossier_id: int) -> None:
    """Every section; the first text is only typed, left and found again."""
    with cast.als("oco"):
        formulier = formulier_van(Dossier.objects.get(pk=dossier_id))
    antwoorden: dict[str, dict[str, Any]] = beantwoord(formulier, {"reden_aanvraag": "Sanne raakt overprikkeld."})
    typt_en_vindt_terug(oco, f"/dossiers/{dossier_id}/formulier/aanleiding/")
    for sectie, waarden in antwoorden.items():
        oco.ga(f"/dossiers/{dossier_id}/formulier/{sectie}/")
        for _ in range(6):
            oco.vul(**waarden).bevestig()
            if not oco.pad.endswith(f"/formulier/{sectie}/"):
                break
            oco.ziet("Door uw antwoord zijn er vragen bij gekomen")
        assert not oco.pad.endswith(f"/formulier/{sectie}/"), f"{sectie} is never done"
    assert oco.pad.endswith("/formulier/"), "after the last section nothing is open"
    vragen = oco.page.locator("section", has=oco.page.get_by_role("heading", name="1. De vragen beantwoorden"))
    assert set(re.findall("Nog niet begonnen|Aandacht nodig|Bezig|Klaar", vragen.inner_text())) == {"Klaar"}
    oco.ziet("Verder met: Documenten toevoegen").foto("02-onderdelen")


def typt_en_vindt_terug(oco: Bezoeker, pad: str) -> None:
    veld = oco.ga(pad).page.locator('[name="reden_aanvraag"]')
    veld.press_sequentially("Zomaar getypt", delay=5)
    oco.page.locator("#opgeslagen", has_text="Opgeslagen om").wait_for()
    oco.keur()
    oco.ga(pad)
    assert oco.page.locator('[name="reden_aanvraag"]').input_value() == "Zomaar getypt"


def school_voegt_stukken_toe(oco: Bezoeker, dossier_id: int) -> None:
    """Every document that the page says is missing; what is refused is tried in test_documenten.py."""
    oco.ga(f"/dossiers/{dossier_id}/documenten/")
    nodig = [code for code in ontbrekende_stukken(oco) if code not in ("D02", "D03")]
    assert len(nodig) >= 3, nodig
    for code in nodig:
        knop = kies_bestand(oco, code, f"{code} van Sanne.pdf", pdf())
        with oco.page.expect_navigation():
            knop.click()
        oco.ziet(f"{code} van Sanne.pdf")
    assert set(ontbrekende_stukken(oco)) <= {"D02", "D03"}


def ontbrekende_stukken(oco: Bezoeker) -> list[str]:
    return re.findall(r"\b(D\d\d)\b", oco.page.locator("aside").inner_text().partition("Gewenst")[0])


def kies_bestand(oco: Bezoeker, code: str, naam: str, inhoud: bytes) -> Locator:
    """One file with its kind and date, ready to be sent with the button that this returns."""
    oco.page.set_input_files('[name="bestand"]', {"name": naam, "mimeType": "application/pdf", "buffer": inhoud})
    oco.page.get_by_label(f"Wat voor stuk is {naam}?").select_option(code)
    oco.page.get_by_label(f"Datum van {naam}").fill("2026-02-01")
    return oco.page.get_by_role("button", name="1 document toevoegen")


def school_legt_handtekeningen_vast_en_dient_in(oco: Bezoeker, dossier_id: int) -> None:
    oco.ga(f"/dossiers/{dossier_id}/aanvraag-indienen/").ziet("De aanvraag is nog niet af", "Handtekeningen")
    assert oco.page.locator(HOOFDKNOP).count() == 0, "what cannot be sent has no button to send it"
    for naam in (OUDER, ANDERE_OUDER, LEERLING):
        oco.ga(f"/dossiers/{dossier_id}/").klik(f"{naam} (")
        oco.vul(stand="getekend").bevestig()
    oco.foto("04-handtekeningen").klik("Aanvraag indienen").ziet("Alles wat nodig is, is er")
    oco.bevestig().heeft_status(Status.INGEDIEND.label).ziet("De aanvraag is ingediend").foto("05-ingediend")
    oco.ga(f"/dossiers/{dossier_id}/termijnen/").ziet("Uiterste dag volgens de regels")


# --- The parent -------------------------------------------------------------------------------------------------


def geef_ouder_een_account(cast: Cast, dossier_id: int) -> None:
    """What the functional administrator does: an account for the person whom the school entered (TLV-02)."""
    with cast.als("oco"):
        leerling = Dossier.objects.select_related("leerling").get(pk=dossier_id).leerling
        partij = Gezag.objects.select_related("partij__persoon").get(
            leerling=leerling, partij__persoon__voornaam="Noor"
        )
    with cast.als("systeem") as systeem:
        gebruiker = account_maken(
            actor=systeem, email="noor@voorbeeld.example", persoon=partij.partij.persoon_id, wachtwoord=WACHTWOORD
        )
        lidmaatschap_toekennen(
            actor=systeem,
            gebruiker=gebruiker,
            rol=Rol.OUDER,
            partij=partij.partij,
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=SINDS,
        )
    koppel_app(gebruiker.pk)


def ouder_leest_mee(ouder: Bezoeker) -> None:
    """At 360 px: reads the request, sees only the own address, asks for letters in the portal (OPEN-82, RCH-15)."""
    ouder.ziet("Mijn aanvragen").klik(LEERLING).heeft_status(Status.TER_ONDERTEKENING.label).ziet(OUDER).ziet_niet(
        ANDER_ADRES
    )
    ouder.foto("06-ouder-leest").klik("Contactgegevens").ziet(ADRES, "Op papier").ziet_niet(ANDER_ADRES)
    ouder.klik("Wijzigen")
    ouder.page.get_by_label("Ik wil brieven in dit portaal krijgen").check()
    ouder.bevestig().ziet("In het portaal, sinds 10 maart 2026")
    ouder.ga("/brieven/").ziet("U hebt nog geen brieven")


# --- The bureau, the experts and the chair ----------------------------------------------------------------------


def secretariaat_controleert(secretariaat: Bezoeker) -> None:
    secretariaat.ziet("Mijn werk", "Controleren of alles er is").foto("07-werkvoorraad").klik(LEERLING)
    secretariaat.klik("Aanvraag volledig verklaren").ziet("Alles wat nodig is, is er").bevestig()
    secretariaat.heeft_status(Status.VOLLEDIG.label).ziet("Nog niet op een agenda", "16 maart 2026")


def secretariaat_wijst_toe(cast: Cast, secretariaat: Bezoeker, dossier_id: int) -> None:
    """No physician first (RCH-20), nobody whom the board of the school employs (RCH-22): not to be chosen, by rule."""

    def te_kiezen(plaats: int) -> str:
        return secretariaat.page.locator(f'[name="deskundige_{plaats}"]').inner_text()

    secretariaat.ga(f"/dossiers/{dossier_id}/deskundigen-toewijzen/")
    assert "Deskundige3" in te_kiezen(2)
    assert "Deskundige3" not in te_kiezen(1)
    assert "Noordrand" not in te_kiezen(1) + te_kiezen(2)
    secretariaat.page.get_by_text("Wie kunt u niet kiezen").click()
    secretariaat.ziet("RCH-22", "Noordrand").foto("08-wie-kan-er-niet")
    secretariaat.vul(deskundige_1=cast.lidmaatschappen["deskundige1"], deskundige_2=cast.lidmaatschappen["deskundige2"])
    secretariaat.bevestig().heeft_status(Status.IN_BEOORDELING.label).ziet("De deskundigen kunnen het dossier nu lezen")


def deskundigen_adviseren(eerste: Bezoeker, tweede: Bezoeker, dossier_id: int) -> None:
    """Each on their own: the second sees nothing of the first advice until both are final (ROL-41)."""
    eerste.ziet("Advies schrijven").klik(LEERLING).klik("Advies schrijven")
    eerste.vul(motivering=ADVIES_1).klik(eerste.page.get_by_role("button", name="Concept bewaren"))
    eerste.ziet("Concept, alleen voor u", ADVIES_1)
    geeft_advies(eerste, dossier_id, ADVIES_1).heeft_status(Status.IN_BEOORDELING.label).ziet(
        "Uw advies is vastgesteld"
    )
    tweede.klik(LEERLING).ziet_niet(ADVIES_1, "Vastgesteld").foto("09-tweede-deskundige")
    tweede.klik("Advies schrijven").ziet_niet(ADVIES_1)
    geeft_advies(tweede, dossier_id, ADVIES_2).heeft_status(Status.ADVIES_GEREED.label).ziet(ADVIES_1, ADVIES_2)
    eerste.ga(f"/dossiers/{dossier_id}/").ziet(ADVIES_1, ADVIES_2)


def voorzitter_besluit(voorzitter: Bezoeker) -> str:
    """With the dates that the rules propose, untouched; returns the TLV number."""
    voorzitter.ziet("Besluit nemen").klik(LEERLING).klik("Besluit nemen").ziet(ADVIES_1, ADVIES_2, START, EINDE)
    waarden = [voorzitter.page.locator(f'[name="{naam}"]').input_value() for naam in ("ingangsdatum", "einddatum")]
    assert waarden == ["2026-08-01", "2028-07-31"]
    nummer = kent_toe(voorzitter.foto("10-besluit-nemen"), MOTIVERING)
    voorzitter.ziet(f"{START} tot en met {EINDE}").foto("11-besloten")
    assert nummer == "VO3004-2026-0001"
    return nummer


def secretariaat_verzendt(secretariaat: Bezoeker, dossier_id: int) -> None:
    """The worker makes three letters; two are delivered in the portal, one waits for the post."""
    secretariaat.ga(f"/dossiers/{dossier_id}/brieven-verzenden/")
    secretariaat.ziet("krijgt de brief meteen in het portaal", "krijgt de brief op papier")
    verzendt_brieven(secretariaat, dossier_id)
    secretariaat.heeft_status(Status.BESLOTEN.label)
    secretariaat.ziet("Besluit aan Lyceum De Brug", f"Besluit aan {OUDER}", "Klaar om te printen")
    brieven = secretariaat.page.locator("section", has=secretariaat.page.get_by_role("heading", name="Brieven"))
    assert brieven.get_by_text("Verzonden", exact=True).count() == 2


def secretariaat_print(secretariaat: Bezoeker, dossier_id: int) -> None:
    secretariaat.klik("Naar de brieven op papier")
    secretariaat.ziet(ANDERE_OUDER, LEERLING, "10 maart 2026").ziet_niet(OUDER).foto("12-brieven-op-papier")
    secretariaat.bevestig(status=409).ziet("Het is niet gelukt")
    secretariaat.page.get_by_label(f"Brief aan {ANDERE_OUDER} is vandaag verzonden").check()
    secretariaat.bevestig().ziet("De verzending van 1 brief is vastgelegd", "Er zijn geen brieven op papier")
    secretariaat.ga(f"/dossiers/{dossier_id}/").heeft_status(Status.BRIEF_VERZONDEN.label).ziet(
        "De brief met het besluit is verstuurd"
    )


# --- The letter -------------------------------------------------------------------------------------------------


def lees_de_brief(wie: Bezoeker, link: str, nummer: str, map: Path, *, naam: str) -> None:
    """The file behind the link is the PDF letter of this reader, and says what the law asks (RCH-08..10, TLV-112)."""
    plat = brieftekst(wie, link, map)
    nodig = (LEERLING, naam, nummer, START, EINDE, LAATSTE_BEZWAARDAG, "10 maart 2026", MOTIVERING)
    assert not [zin for zin in nodig if zin not in plat], plat
    assert ANDER_ADRES not in plat
    assert (ADRES in plat) == (wie.naam == "ouder")
