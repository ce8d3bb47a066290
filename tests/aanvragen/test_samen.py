"""One act on several dossiers of the work list: an outcome and an event for each."""

from collections.abc import Callable
from datetime import time, timedelta

from django.test import Client

from aanvragen.models import Agendapunt, Vergadering
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast

Binnen = Callable[[str], Client]
ADRES = "/werk/samen/"
AGENDEREN = "dossier_agenderen"


def vergadering(cast: Cast) -> Vergadering:
    with cast.als("secretariaat"):
        return Vergadering.objects.create(
            swv_id=cast.swvs[HOOFD], datum=DAG + timedelta(days=21), begintijd=time(9), online=False, plaats="zaal 1"
        )


def test_several_go_on_an_agenda_each_with_its_outcome(cast: Cast, binnen: Binnen) -> None:
    naar = vergadering(cast)
    vol, ingediend = maak.dossier_volledig(cast), maak.dossier_ingediend(cast)
    concept = maak.dossier_begonnen(cast)
    gekozen = [vol.pk, ingediend.pk, concept.pk, vol.pk]
    venster = binnen("secretariaat")
    assert 'name="dossier" value=' in venster.get("/").content.decode()
    vraag = venster.get(ADRES, {"handeling": AGENDEREN, "dossier": gekozen}).content.decode()
    assert "Hier kan het nu niet" in vraag
    assert ingediend.nummer in vraag
    assert concept.nummer not in vraag  # INZ-08
    leeg = venster.post(ADRES, {"handeling": AGENDEREN, "dossier": gekozen})
    assert leeg.status_code == 422
    gedaan = venster.post(ADRES, {"handeling": AGENDEREN, "dossier": gekozen, "vergadering": naar.pk}).content.decode()
    assert "Gelukt bij 1 van 1 dossier." in gedaan
    weer = venster.post(ADRES, {"handeling": AGENDEREN, "dossier": gekozen, "vergadering": naar.pk}).content.decode()
    assert "Gelukt bij 0 van 1 dossier. Bij de andere staat waarom niet." in weer
    assert "Dit dossier staat al op de agenda van die vergadering." in weer
    with cast.als("secretariaat"):
        assert list(Agendapunt.objects.values_list("dossier_id", flat=True)) == [vol.pk]
        assert Gebeurtenis.objects.filter(dossier=vol, soort__startswith="agendapunt.").count() == 1


def test_one_refusal_leaves_the_others(cast: Cast, binnen: Binnen) -> None:
    """The second is on the agenda already and needs a reason to move; the first is done all the same."""
    naar = vergadering(cast)
    eerste, tweede = maak.dossier_volledig(cast), maak.dossier_volledig(cast)
    with cast.als("secretariaat"):
        Agendapunt.objects.create(dossier=tweede, vergadering=naar, volgorde=1)
    gedaan = binnen("secretariaat").post(
        ADRES, {"handeling": AGENDEREN, "dossier": [tweede.pk, eerste.pk], "vergadering": naar.pk}
    )
    assert "Gelukt bij 1 van 2 dossiers." in gedaan.content.decode()


def test_a_school_hands_over_several(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_begonnen(cast)
    venster = binnen("oco")
    vraag = venster.get(ADRES, {"handeling": "aanvraag_overdragen", "dossier": dossier.pk})
    assert "Aan wie draagt u de aanvraag over?" in vraag.content.decode()
    verkeerd = venster.post(ADRES, {"handeling": "aanvraag_overdragen", "dossier": dossier.pk, "aan": "1"})
    assert verkeerd.status_code == 422


def test_who_cannot_or_chose_nothing(cast: Cast, binnen: Binnen) -> None:
    concept: Dossier = maak.dossier_begonnen(cast)
    assert binnen("oco").get(ADRES, {"handeling": AGENDEREN, "dossier": concept.pk}).status_code == 404
    assert binnen("secretariaat").get(ADRES, {"handeling": "besluit_nemen"}).status_code == 404
    for dossier in ("", "x", "9" * 30, concept.pk):
        assert binnen("secretariaat").get(ADRES, {"handeling": AGENDEREN, "dossier": dossier})["Location"] == "/"
    assert 'name="handeling"' not in binnen("ouder").get("/").content.decode()
