"""The first account of an SWV comes from the command line of the server (ROL-32)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from swv.kern.berichten.models import Mail
from swv.kern.choices import Rol
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from tests.bouw.cast import Cast

NIEUW = ("Noor@Voorbeeld.example", "--voornaam", "Noor", "--achternaam", "Visser")


def test_the_first_administrator_chooses_a_password_by_mail(vers: Cast) -> None:
    uit = StringIO()
    call_command("beheerder_maken", *NIEUW, "--swv", "portvolio", stdout=uit)
    assert "Noor is beheerder van" in uit.getvalue()
    assert "noor@voorbeeld.example" in uit.getvalue()
    account = Gebruiker.objects.using("aanmelden").get(email="noor@voorbeeld.example")
    assert not account.has_usable_password()
    with vers.als("systeem"):
        lid = Lidmaatschap.objects.get(gebruiker_id=account.pk)
        assert (lid.rol, lid.partij.functie, lid.open_einde) == (Rol.BEHEER, Rol.BEHEER, True)
        assert Mail.objects.get(gebruiker_id=account.pk).soort == "account_gemaakt"
    with pytest.raises(CommandError, match="al een account"):
        call_command("beheerder_maken", *NIEUW, "--swv", "portvolio")


def test_an_swv_that_is_not_there_is_named_with_those_that_are(vers: Cast) -> None:
    with pytest.raises(CommandError, match=r"Er is geen samenwerkingsverband nergens\. Wel: .*portvolio"):
        call_command("beheerder_maken", *NIEUW, "--swv", "nergens")
