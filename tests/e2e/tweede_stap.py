"""The authenticator app of a test: the codes that an app on a telephone would show (RFC 6238)."""

import base64
import hmac
import struct
import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from swv.kern.personen.models import Gebruiker
from tests.bouw.cast import WACHTWOORD
from tests.e2e.bezoeker import Bezoeker

PERIODE = 30
GEHEIM = base64.b32encode(b"twintig-tekens-lang!").decode()


def code_voor(geheim: str) -> str:
    """The six digits of this moment; waits for the next ones when these are about to run out."""
    over = PERIODE - time.time() % PERIODE
    if over < 4:
        time.sleep(over)
    teller = struct.pack(">Q", int(time.time()) // PERIODE)
    hmac_ = hmac.digest(base64.b32decode(geheim), teller, "sha1")
    begin = hmac_[-1] & 15
    return f"{(struct.unpack('>I', hmac_[begin : begin + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def koppel_app(gebruiker_id: int) -> None:
    """Give an account a second factor, as if its owner had set it up before."""
    TOTP.activate(Gebruiker.objects.get(pk=gebruiker_id), GEHEIM)


def maak_herstelcodes(gebruiker_id: int) -> list[str]:
    """The recovery codes that somebody keeps in a safe place."""
    return RecoveryCodes.activate(Gebruiker.objects.get(pk=gebruiker_id)).generate_codes()


def meld_aan(bezoeker: Bezoeker, email: str, *, geheim: str = GEHEIM) -> Bezoeker:
    """Password, then the code of the app."""
    bezoeker.ga("/accounts/aanmelden/").vul(login=email, password=WACHTWOORD)
    bezoeker.bevestig().ziet("Vul uw code in")
    return bezoeker.vul(code=code_voor(geheim)).bevestig()
