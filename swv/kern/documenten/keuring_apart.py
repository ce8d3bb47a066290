"""Opens files to see whether they can be read; a program of its own, with little memory.

What a broken or hostile file does to a library happens here, and not in the process that serves others. It knows
nothing of Django: a line `pdf <path>`, `beeld <path>`, `kaal <path>` or `blad <path>` comes in, a line `goed`,
`wachtwoord`, `stuk`, `zonder_bladzijde` or `te_groot` goes out. It ends with its input, so it never outlives who
started it.
"""

import io
import resource
import sys
import warnings

GEHEUGEN = 1024 * 1024 * 1024
MAX_PAGINAS = 2000
MAX_BEELDPUNTEN = 100_000_000
MAX_UITGEPAKT = 600_000_000
MAX_RIJEN = 130_000
ORIENTATIE = 0x0112
"""Of EXIF: how the camera was held; 1 is upright."""
BIJSCHRIFTEN = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif", "photoshop", "comment"})
"""What beside the picture may say where, when, with what and by whom it was taken."""


def begrens() -> None:
    """From now on this process may use so much memory and no more; a core file is not written."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pdf(pad: str) -> str:
    """Whether a PDF opens, without a password and with a sensible number of pages."""
    import pikepdf  # noqa: PLC0415  (after the limits, so that loading it counts too)

    try:
        with pikepdf.open(pad) as document:
            paginas = len(document.pages)
            for pagina in document.pages:
                pagina.obj.get("/Contents")
    except pikepdf.PasswordError:
        return "wachtwoord"
    except Exception:
        return "stuk"
    if not paginas:
        return "zonder_bladzijde"
    return "goed" if paginas <= MAX_PAGINAS else "te_groot"


def beeld(pad: str) -> str:
    """Whether an image can be drawn whole, and is not a small file that unpacks into a huge picture."""
    from PIL import Image  # noqa: PLC0415  (after the limits, so that loading it counts too)

    Image.MAX_IMAGE_PIXELS = MAX_BEELDPUNTEN
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(pad, formats=("JPEG", "PNG")) as plaatje:
            plaatje.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return "te_groot"
    except Exception:
        return "stuk"
    return "goed"


def kaal(pad: str) -> str:
    """Take out of a photo, on its place on disk, what is not picture; it stays upright and loses no sharpness."""
    from PIL import Image, ImageOps  # noqa: PLC0415  (after the limits, so that loading it counts too)

    Image.MAX_IMAGE_PIXELS = MAX_BEELDPUNTEN
    nieuw = io.BytesIO()
    try:
        with Image.open(pad, formats=("JPEG", "PNG")) as plaatje:
            plaatje.load()
            if not (BIJSCHRIFTEN & plaatje.info.keys() or getattr(plaatje, "text", None)):
                return "goed"
            if plaatje.getexif().get(ORIENTATIE, 1) == 1 and plaatje.format == "JPEG":
                plaatje.save(nieuw, "JPEG", quality="keep", exif=b"", xmp=b"", comment=b"")
            else:
                recht = ImageOps.exif_transpose(plaatje)
                soort = "PNG" if plaatje.format == "PNG" else "JPEG"
                recht.info = {naam: recht.info[naam] for naam in ("icc_profile", "transparency") if naam in recht.info}
                recht.save(nieuw, soort, quality=95)
    except MemoryError:
        return "te_groot"
    except Exception:
        return "stuk"
    with open(pad, "wb") as bestand:
        bestand.write(nieuw.getvalue())
    return "goed"


def blad(pad: str) -> str:
    """Whether the first sheet of a workbook can be read to its end, and is not a small file that unpacks hugely."""
    from zipfile import ZipFile  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415  (after the limits, so that loading it counts too)

    try:
        with ZipFile(pad) as zip_:
            if sum(deel.file_size for deel in zip_.infolist()) > MAX_UITGEPAKT:
                return "te_groot"
        with open(pad, "rb") as bestand:
            boek = load_workbook(bestand, read_only=True, data_only=True, keep_links=False)
            rijen = sum(1 for _ in boek.worksheets[0].iter_rows(values_only=True))
    except MemoryError:
        return "te_groot"
    except Exception:
        return "stuk"
    return "goed" if rijen <= MAX_RIJEN else "te_groot"


KEURINGEN = {"pdf": pdf, "beeld": beeld, "kaal": kaal, "blad": blad}

if __name__ == "__main__":
    begrens()
    for regel in sys.stdin:
        soort, _, pad = regel.rstrip("\n").partition(" ")
        print(KEURINGEN[soort](pad), flush=True)
