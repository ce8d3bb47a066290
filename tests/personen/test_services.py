"""Accounts, lidmaatschappen and contact data: what a service refuses, and what it writes down (INZ-17, INZ-01)."""

import pytest

from swv.kern.choices import Rol, Veldgroep
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.models import Contactgegevens, Gebruiker
from swv.kern.personen.services import Adres, contactgegevens_wijzigen, digitale_post_zetten, lidmaatschap_toekennen
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import HOOFD, Cast


def geef(cast: Cast, wie: str, rol: Rol, partij: int, door: str = "beheer") -> None:
    with cast.als(door) as actor:
        lidmaatschap_toekennen(
            actor=actor,
            gebruiker=Gebruiker(pk=cast.gebruikers[wie], persoon_id=cast.personen[wie]),
            rol=rol,
            partij=Partij.objects.get(pk=partij),
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=actor.vandaag,
        )


def functie(cast: Cast, rol: Rol) -> int:
    with cast.als("beheer"):
        return Partij.objects.get(swv_id=cast.swvs[HOOFD], functie=rol).pk


def test_nobody_gives_the_own_account_a_role(cast: Cast) -> None:
    with pytest.raises(GeenRecht, match="uzelf"):
        geef(cast, "beheer", Rol.SECRETARIAAT, functie(cast, Rol.SECRETARIAAT))
    geef(cast, "verzuim", Rol.SECRETARIAAT, functie(cast, Rol.SECRETARIAAT))


def test_a_school_of_another_swv_gets_no_lidmaatschap_here(cast: Cast) -> None:
    with pytest.raises(NuNietMogelijk, match="geen relatie"):
        geef(cast, "verzuim", Rol.OCO, cast.partijen["maas"])
    geef(cast, "verzuim", Rol.OCO, cast.partijen["brug"])


def test_only_those_who_keep_people_give_roles(cast: Cast) -> None:
    with pytest.raises(GeenRecht):
        geef(cast, "verzuim", Rol.OCO, cast.partijen["brug"], door="voorzitter")
    with pytest.raises(GeenRecht, match="functioneel beheerder"):
        geef(cast, "verzuim", Rol.KWALITEIT, cast.partijen["verzuim"], door="secretariaat")


def contact_van(dossier: Dossier, partij: int | None) -> Contactgegevens:
    return Contactgegevens.objects.get(leerling_id=dossier.leerling_id, partij_id=partij)


def gemeld(cast: Cast, dossier: Dossier) -> list[Gebeurtenis]:
    with cast.als("secretariaat"):
        return list(Gebeurtenis.objects.filter(dossier=dossier, soort="contactgegevens.gewijzigd"))


def test_a_change_of_address_stands_in_the_log_without_the_address(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat") as actor:
        contact = contact_van(dossier, cast.partijen["ouder2"])
        contactgegevens_wijzigen(actor=actor, contact_id=contact.pk, adres=Adres(plaats="Breda", geheim=True))
    (regel,) = gemeld(cast, dossier)
    assert (regel.naam, regel.veldgroep, regel.gegevens) == (
        cast.actor("secretariaat").naam,
        Veldgroep.CONTACT,
        {},
    )


def test_a_parent_who_agrees_to_digital_post_is_written_down_as_the_one_who_did(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("ouder2") as ouder:
        digitale_post_zetten(actor=ouder, contact=contact_van(dossier, cast.partijen["ouder2"]), sinds=ouder.vandaag)
    (regel,) = gemeld(cast, dossier)
    assert regel.gebruiker_id == cast.gebruikers["ouder2"]


def test_after_the_submission_a_school_asks_the_secretariaat(cast: Cast) -> None:
    """INZ-01: contact data are the school's until the SWV knows the pupil."""
    concept, ingediend = maak.dossier_in_concept(cast), maak.dossier_ingediend(cast)
    with cast.als("oco") as oco:
        contact = contact_van(concept, cast.partijen["ouder"])
        contactgegevens_wijzigen(actor=oco, contact_id=contact.pk, adres=Adres(plaats="Breda"))
        with pytest.raises(GeenRecht):
            contactgegevens_wijzigen(
                actor=oco, contact_id=contact_van(ingediend, cast.partijen["ouder"]).pk, adres=Adres(plaats="Breda")
            )
