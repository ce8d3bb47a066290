"""A mail server of a few lines: it takes mail, remembers what it took, and can be away."""

import email
import socketserver
import threading
from contextlib import suppress
from email.message import Message

from tests.storing.processen import vrije_poort


class _Gesprek(socketserver.StreamRequestHandler):
    """One SMTP conversation: just enough of RFC 5321 for `smtplib`."""

    server: "_Luisteraar"

    def handle(self) -> None:
        self._zeg("220 proef")
        while regel := self.rfile.readline():
            opdracht = regel.decode().strip().upper()
            if opdracht.startswith("EHLO"):
                self._zeg("250 proef")
            elif opdracht == "DATA":
                self._zeg("354 ga uw gang")
                self._neem_aan()
            elif opdracht == "QUIT":
                self._zeg("221 tot ziens")
                return
            else:
                self._zeg("250 goed")

    def _neem_aan(self) -> None:
        regels = []
        while (regel := self.rfile.readline()) not in (b".\r\n", b""):
            regels.append(regel)
        self.server.ontvangen.append(email.message_from_bytes(b"".join(regels)))
        self.server.antwoordt.wait(timeout=120)
        self._zeg("250 aangenomen")

    def _zeg(self, regel: str) -> None:
        with suppress(OSError):  # whoever asked was shot
            self.wfile.write(f"{regel}\r\n".encode())


class _Luisteraar(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    ontvangen: list[Message]
    antwoordt: threading.Event


class Mailserver:
    """On one port of 127.0.0.1, over every stop and start; `ontvangen` is what it ever took.

    As long as `antwoordt` is clear it takes a mail and does not say so: the moment at which a worker can be shot.
    """

    def __init__(self) -> None:
        self.poort = vrije_poort()
        self.ontvangen: list[Message] = []
        self.antwoordt = threading.Event()
        self.antwoordt.set()
        self._luisteraar: _Luisteraar | None = None

    @property
    def adres(self) -> str:
        """The value of SWV_MAIL."""
        return f"smtp://127.0.0.1:{self.poort}"

    def start(self) -> None:
        """Listen."""
        self._luisteraar = _Luisteraar(("127.0.0.1", self.poort), _Gesprek)
        self._luisteraar.ontvangen, self._luisteraar.antwoordt = self.ontvangen, self.antwoordt
        threading.Thread(target=self._luisteraar.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Away: connections are refused."""
        self.antwoordt.set()
        if self._luisteraar is not None:
            self._luisteraar.shutdown()
            self._luisteraar.server_close()
            self._luisteraar = None
