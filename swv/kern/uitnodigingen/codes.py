"""One-time codes: easy to type over from paper, hard to guess, and kept as a keyed hash only."""

import secrets

from django.utils.crypto import salted_hmac

TEKENS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 and O, no 1, I and L, no U beside V
LENGTE, GROEP = 12, 4


def nieuwe_code() -> str:
    """Twelve random signs in groups of four: 59 bits."""
    tekens = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
    return "-".join(tekens[begin : begin + GROEP] for begin in range(0, LENGTE, GROEP))


def hash_van(code: str) -> str:
    """The HMAC of a code as it was typed, whatever the case, spaces and hyphens; 64 hexadecimal digits."""
    tekens = "".join(teken for teken in code.upper() if teken.isalnum())
    return str(salted_hmac("swv.uitnodiging", tekens, algorithm="sha256").hexdigest())
