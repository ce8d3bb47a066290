"""Every situation that tests can ask for is what its name says, and is reached by the services of the product."""

from collections.abc import Callable

import pytest

from aanvragen.choices import Status
from swv.kern.documenten.models import Brief
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import ZANDBERGEN

SITUATIES: dict[Callable[[Cast], Dossier], Status] = {
    maak.dossier_begonnen: Status.CONCEPT,
    maak.dossier_in_concept: Status.CONCEPT,
    maak.dossier_ter_ondertekening: Status.TER_ONDERTEKENING,
    maak.dossier_ingediend: Status.INGEDIEND,
    maak.dossier_met_aanvulling_gevraagd: Status.AANVULLING_GEVRAAGD,
    maak.dossier_volledig: Status.VOLLEDIG,
    maak.dossier_bij_deskundigen: Status.IN_BEOORDELING,
    maak.dossier_met_een_advies: Status.IN_BEOORDELING,
    maak.dossier_met_adviezen: Status.ADVIES_GEREED,
    maak.dossier_besloten: Status.BESLOTEN,
    maak.dossier_afgewezen: Status.BESLOTEN,
    maak.dossier_met_brieven_klaar: Status.BESLOTEN,
}


@pytest.mark.parametrize(("situatie", "status"), SITUATIES.items(), ids=lambda deel: getattr(deel, "__name__", ""))
def test_a_situation(cast: Cast, situatie: Callable[[Cast], Dossier], status: Status) -> None:
    dossier = situatie(cast)
    with cast.als("systeem"):
        assert dossier.aanvraag.status == status


def test_sent_means_that_every_letter_has_gone(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        assert dossier.aanvraag.status == Status.BRIEF_VERZONDEN
        assert not Brief.objects.filter(dossier=dossier, verzonden_op__isnull=True).exists()


def test_the_fourth_swv_gets_to_a_besluit_with_data_files_alone(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast, ZANDBERGEN)
    with cast.als("systeem:zandbergen"):
        assert dossier.aanvraag.status == Status.BESLOTEN
        assert dossier.adviezen.count() == 3
