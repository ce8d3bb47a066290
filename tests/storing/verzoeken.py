"""Requests over HTTP to the running product, one at a time or all at the same moment."""

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

CSRF = "c" * 32
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back."""

    status: int
    tekst: str
    naar: str
    seconden: float


@dataclass(frozen=True, slots=True)
class Bezoeker:
    """Somebody who is signed in, at a browser that follows no redirects."""

    poort: int
    sessie: str
    wachttijd: float = 120.0

    @classmethod
    def van(cls, client: Client, poort: int) -> "Bezoeker":
        """The session that a test client got, used over the network."""
        return cls(poort, client.cookies[settings.SESSION_COOKIE_NAME].value)

    def vraag(self, methode: str, pad: str, velden: dict[str, object] | None = None) -> Antwoord:
        """One request on a connection of its own."""
        begin = time.monotonic()
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=self.wachttijd)
        koppen = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.sessie}; {settings.CSRF_COOKIE_NAME}={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            verbinding.request(
                methode, pad, body=urlencode(velden or {}, doseq=True) if methode == "POST" else None, headers=koppen
            )
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode(errors="replace")
        finally:
            verbinding.close()
        naar = antwoord.getheader("Location") or ""
        return Antwoord(antwoord.status, tekst, naar, time.monotonic() - begin)

    def post(self, pad: str, velden: dict[str, object] | None = None) -> Antwoord:
        """A form that is sent."""
        return self.vraag("POST", pad, velden)

    def get(self, pad: str) -> Antwoord:
        """A page."""
        return self.vraag("GET", pad)


def tegelijk(opdrachten: Sequence[Callable[[], T]], *, hoogstens: float = 240.0) -> list[T]:
    """Run each in a thread of its own, let go at the same moment; the results in order, or the first error."""
    start = threading.Barrier(len(opdrachten))
    uitkomsten: list[T | BaseException | None] = [None] * len(opdrachten)

    def doe(plaats: int) -> None:
        try:
            start.wait(timeout=60)
            uitkomsten[plaats] = opdrachten[plaats]()
        except BaseException as fout:
            uitkomsten[plaats] = fout

    draden = [threading.Thread(target=doe, args=(plaats,), daemon=True) for plaats in range(len(opdrachten))]
    for draad in draden:
        draad.start()
    einde = time.monotonic() + hoogstens
    for draad in draden:
        draad.join(timeout=max(0.1, einde - time.monotonic()))
    hangt = sum(draad.is_alive() for draad in draden)
    assert not hangt, f"{hangt} van {len(draden)} opdrachten waren na {hoogstens:.0f} s niet klaar"
    for uitkomst in uitkomsten:
        if isinstance(uitkomst, BaseException):
            raise uitkomst
    return uitkomsten  # type: ignore[return-value]
