"""Files outside the web root, under names that we make ourselves (RCH-61). Never a public address."""

import hashlib
import uuid
from pathlib import Path, PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage


def bewaar(map: str, inhoud: bytes, einde: str) -> str:
    """Store bytes under a fresh name below `map`; returns the key. The user's file name never reaches the disk."""
    return _bewaar(map, ContentFile(inhoud), einde)


def bewaar_bestand(map: str, pad: Path, einde: str) -> str:
    """Store a file from disk in the same way, without holding it in memory."""
    with pad.open("rb") as bestand:
        return _bewaar(map, File(bestand), einde)


def _bewaar(map: str, inhoud: "File[bytes]", einde: str) -> str:
    return str(default_storage.save(f"{map}/{uuid.uuid4().hex}{einde}", inhoud))


def open_bestand(sleutel: str) -> File:  # type: ignore[type-arg]
    """The stored file, open for reading: open it before the response starts, inside the access check."""
    return default_storage.open(sleutel, "rb")


def verwijder(sleutel: str) -> None:
    """Remove a stored file; a missing one is fine (destruction may run twice)."""
    default_storage.delete(sleutel)


def controlegetal(inhoud: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(inhoud).hexdigest()


def veilige_naam(naam: str) -> str:
    """The last part of a file name without control characters, at most 120 long; the ending is kept."""
    kaal = "".join(teken for teken in PurePath(naam.replace("\\", "/")).name if teken.isprintable()).strip()
    stam, punt, einde = kaal.rpartition(".")
    if not punt:
        stam, einde = kaal, ""
    kort = stam[: 120 - len(einde) - len(punt)]
    return f"{kort}{punt}{einde}" or "document.pdf"


def met_einde(naam: str, einden: tuple[str, ...]) -> str:
    """The name with an ending that says what the file holds: 'brief.html' of a PDF becomes 'brief.html.pdf'.

    The first of `einden` is added when the name has none of them; a file that was kept is opened by its name.
    """
    if naam.lower().endswith(einden):
        return naam
    return f"{naam[: 120 - len(einden[0])]}{einden[0]}"
