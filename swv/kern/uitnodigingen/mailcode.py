"""Proving that a mail address is one's own before there is an account: six digits, in the session and in the mail."""

import secrets
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare

from swv.kern.kalender.klok import nu
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.uitnodigingen.codes import hash_van

SLEUTEL = "nieuw_account"
GELDIG = timedelta(minutes=15)
POGINGEN_HOOGSTENS = 5


@dataclass(frozen=True, slots=True)
class NieuwAccount:
    """What a visitor chose, until the code of the mail is typed; the code and password as hashes only."""

    email: str
    wachtwoord_hash: str
    code_hash: str
    tot: float
    pogingen: int = 0


def mailcode_sturen(sessie: MutableMapping[str, Any], *, email: str, wachtwoord: str) -> None:
    """Mail a code to an address and remember the choice in the session.

    An address that has an account gets a mail that says so, and no code: the page does not tell which it is.
    NuNietMogelijk when the mail server refuses.
    """
    adres, code = email.strip().lower(), f"{secrets.randbelow(1_000_000):06d}"
    bekend = Gebruiker.objects.filter(email=adres).exists()
    tekst = render_to_string(f"kern/mail/{'account_bestaat' if bekend else 'adres_bevestigen'}.txt", {"code": code})
    onderwerp = "U hebt al een account" if bekend else "Uw code om uw account te maken"
    try:
        EmailMessage(onderwerp, tekst, to=[adres], headers={"Auto-Submitted": "auto-generated"}).send()
    except (SMTPException, OSError) as fout:
        melding = "Wij konden geen e-mail sturen. Klopt het adres? Probeer het anders later nog eens."
        raise NuNietMogelijk(melding) from fout
    nieuw = NieuwAccount(
        email=adres,
        wachtwoord_hash=make_password(wachtwoord),
        code_hash="" if bekend else hash_van(code),
        tot=(nu() + GELDIG).timestamp(),
    )
    sessie[SLEUTEL] = asdict(nieuw)


def bevestigd_account(sessie: MutableMapping[str, Any], code: str) -> NieuwAccount:
    """The choice of which the code is right; NuNietMogelijk when it is wrong, too old or tried too often."""
    gekozen = gekozen_account(sessie)
    if gekozen is None:
        raise NuNietMogelijk("De code is verlopen. Vul uw e-mailadres opnieuw in, dan sturen wij een nieuwe.")
    if not gekozen.code_hash or not constant_time_compare(hash_van(code), gekozen.code_hash):
        sessie[SLEUTEL] = asdict(gekozen) | {"pogingen": gekozen.pogingen + 1}
        raise NuNietMogelijk("Deze code klopt niet. Kijk goed naar de nieuwste e-mail en vul de 6 cijfers in.")
    return gekozen


def gekozen_account(sessie: MutableMapping[str, Any]) -> NieuwAccount | None:
    """What the visitor chose, as long as a code can still be typed."""
    gegevens = sessie.get(SLEUTEL)
    gekozen = NieuwAccount(**gegevens) if gegevens else None
    if gekozen is None or nu().timestamp() > gekozen.tot or gekozen.pogingen >= POGINGEN_HOOGSTENS:
        return None
    return gekozen
