"""People of the cast who also work for a school, for tests in which a school has more than one coordinator."""

from swv.kern.choices import Rol
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.personen.services import lidmaatschap_toekennen
from swv.kern.toegang.actor import Actor
from tests.bouw.cast import HOOFD, Cast


def lid_van_school(cast: Cast, wie: str, school: str) -> Lidmaatschap:
    """`wie` becomes a coordinator of this school too."""
    with cast.als("beheer") as beheer:
        return lidmaatschap_toekennen(
            actor=beheer,
            gebruiker=Gebruiker(pk=cast.gebruikers[wie], persoon_id=cast.personen[wie]),
            rol=Rol.OCO,
            partij=Partij.objects.get(pk=cast.partijen[school]),
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=beheer.vandaag,
        )


def actor_van_lid(lid: Lidmaatschap) -> Actor:
    """The Actor of a lidmaatschap, as sign-in makes it."""
    rij = next(rij for rij in lidmaatschappen_van(lid.gebruiker_id, lid.van) if rij.pk == lid.pk)
    return actor_voor(rij, lid.van)
