"""How a service refuses one row: unseen does not exist, seen but not allowed is said, and so is a state (INZ-22).

`NietZichtbaar` becomes 404, `GeenRecht` 403 and `NuNietMogelijk` 409; the right is asked before what was filled in.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.services.documents import document_intrekken, handtekening_vastleggen
from swv.kern.choices import Veldgroep
from swv.kern.documenten.models import Document
from swv.kern.personen.models import Contactgegevens
from swv.kern.personen.services import Adres, contactgegevens_wijzigen, digitale_post_zetten
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

WEIGERINGEN = [
    pytest.param("oco.elders", NietZichtbaar, id="unseen"),
    pytest.param("ouder", GeenRecht, id="seen by a parent"),
    pytest.param("secretariaat", GeenRecht, id="seen by the secretariaat"),
    pytest.param("oco", NuNietMogelijk, id="not in this state"),
]


@pytest.mark.parametrize(("wie", "fout"), WEIGERINGEN)
def test_a_document_of_a_submitted_dossier_stays(cast: Cast, wie: str, fout: type[Exception]) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat"):
        document = Document.objects.filter(dossier=dossier).order_by("pk")[0].pk
    with cast.als(wie) as actor, pytest.raises(fout):
        document_intrekken(actor=actor, document_id=document)


def test_a_document_is_withdrawn_once(cast: Cast) -> None:
    dossier = maak.dossier_in_concept(cast)
    with cast.als("oco") as oco:
        document = Document.objects.filter(dossier=dossier).order_by("pk")[0].pk
        moment = document_intrekken(actor=oco, document_id=document).ingetrokken_op
        with pytest.raises(NuNietMogelijk, match="al ingetrokken"):
            document_intrekken(actor=oco, document_id=document)
        assert Document.objects.get(pk=document).ingetrokken_op == moment


def test_a_document_of_a_group_that_is_not_asked_for_stays(cast: Cast) -> None:
    """With additions asked the school changes every group but the basis (INZ-01)."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("secretariaat"):
        document = Document.objects.filter(dossier=dossier).order_by("pk")[0]
        document.pk, document.veldgroep, document.sleutel = None, Veldgroep.BASIS, f"{document.sleutel}-2"
        document.save(force_insert=True)
    with cast.als("oco") as oco, pytest.raises(NuNietMogelijk, match="fase"):
        document_intrekken(actor=oco, document_id=document.pk)


@pytest.mark.parametrize(("wie", "fout"), WEIGERINGEN)
def test_a_signature_of_a_submitted_dossier_stays(cast: Cast, wie: str, fout: type[Exception]) -> None:
    """Also with a day that nobody may enter: the right comes first."""
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat"):
        rij = Handtekening.objects.filter(dossier=dossier).order_by("pk")[0].pk
    with cast.als(wie) as actor, pytest.raises(fout):
        handtekening_vastleggen(
            actor=actor, handtekening_id=rij, stand=Ondertekenstand.GEWEIGERD, op=DAG + timedelta(days=1)
        )


def _wijzig(actor: Actor, contact: Contactgegevens) -> object:
    return contactgegevens_wijzigen(actor=actor, contact_id=contact.pk, adres=Adres(plaats="Breda"))


def _papier(actor: Actor, contact: Contactgegevens) -> object:
    return digitale_post_zetten(actor=actor, contact=contact, sinds=None)


@pytest.mark.parametrize("doe", [_wijzig, _papier])
@pytest.mark.parametrize(
    ("wie", "van", "fout"),
    [
        pytest.param("ouder", "ouder2", NietZichtbaar, id="of the other parent"),
        pytest.param("ouder", None, GeenRecht, id="of the pupil, for a parent"),
        pytest.param("leerling", None, GeenRecht, id="of the pupil, for the pupil"),
        pytest.param("oco.elders", None, NietZichtbaar, id="of a pupil of another school"),
    ],
)
def test_contact_data_of_others_stay(
    cast: Cast,
    doe: Callable[[Actor, Contactgegevens], object],
    wie: str,
    van: str | None,
    fout: type[Exception],
) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat"):
        partij = cast.partijen[van] if van else None
        contact = Contactgegevens.objects.get(leerling_id=dossier.leerling_id, partij_id=partij)
    with cast.als(wie) as actor, pytest.raises(fout):
        doe(actor, contact)
