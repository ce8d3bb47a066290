"""Steps of those who keep accounts: letting somebody in, and ending a role."""

from aanvragen.services import people
from swv.kern.choices import Rol
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen import services as personen
from swv.kern.personen.models import Gebruiker
from tests.bouw.cast import HOOFD
from tests.toegang.wereld import Wereld


def lidmaatschappen(wereld: Wereld) -> None:
    """Giving a lidmaatschap, and ending one: by the administrator, and by a coordinator to a colleague."""
    cast = wereld.cast
    for wie, rol, partij in (("beheer", Rol.ADVIESTEAM, "verzuim"), ("oco", Rol.OCO, "brug")):
        with cast.als(wie) as actor:
            lid = personen.lidmaatschap_toekennen(
                actor=actor,
                gebruiker=Gebruiker(pk=cast.gebruikers["verzuim"], persoon_id=cast.personen["verzuim"]),
                rol=rol,
                partij=Partij.objects.get(pk=cast.partijen[partij]),
                swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
                van=actor.vandaag,
            )
            type(lid).objects.filter(pk=lid.pk).update(tot=actor.vandaag)


def medewerkers(wereld: Wereld) -> None:
    """The same with the account looked up, over the sign-in role."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        nieuw = people.NieuweMedewerker(
            "verzuim@voorbeeld.example",
            personen.NieuwePersoon("-", "-"),
            Rol.OCO,
            actor.vandaag,
            cast.partijen["elders"],
        )
        lid = people.medewerker_toevoegen(actor=actor, nieuw=nieuw)
        people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=lid.pk, vanaf=actor.vandaag)
