"""The mailbox of a demonstration: what would have gone out to a real address, kept for an hour.

Only the text is kept and never for whom it was: a visitor may have typed an address of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from swv.kern.kalender.klok import nu

SLEUTEL, BEWAARD_SECONDEN, HOOGSTENS = "demo-postbus", 3600, 20


@dataclass(frozen=True, slots=True)
class Demomail:
    """One mail as a demonstration shows it."""

    onderwerp: str
    tekst: str
    op: datetime


class Postbus(BaseEmailBackend):
    """Keeps mail for the page of the demo instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Put each in front of what came before."""
        nieuw = [Demomail(str(mail.subject), str(mail.body), nu()) for mail in email_messages]
        cache.set(SLEUTEL, [*reversed(nieuw), *in_postbus()][:HOOGSTENS], BEWAARD_SECONDEN)
        return len(nieuw)


def in_postbus() -> list[Demomail]:
    """The newest first."""
    gevonden: list[Demomail] = cache.get(SLEUTEL, [])
    return gevonden
