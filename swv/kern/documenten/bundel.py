"""One PDF of many files: an inventory, bookmarks, and on every page which stuk it is (RCH-11).

Memory stays flat: sources are opened from disk and read when the bundle is written, and a photo is one page at a time.
"""

import io
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

from swv.kern.documenten.models import Inhoudstype

A4 = (595, 842)
RAND = 36
STEMPEL = 16
"""Height in points of the strip with the number of the stuk."""
BEELD = (1654, 2339)
"""A photo is kept at 200 dots per inch of A4."""
VOORBLAD_HOOGSTENS = 5


@dataclass(frozen=True, slots=True)
class Bundelstuk:
    """A file that goes into the bundle."""

    titel: str
    pad: Path
    inhoudstype: Inhoudstype = Inhoudstype.PDF


@dataclass(frozen=True, slots=True)
class Inventarisregel:
    """One line of the inventory: which number, and on which page of the whole bundle it begins."""

    nummer: int
    titel: str
    paginas: int
    eerste: int


Voorblad = Callable[[Sequence[Inventarisregel], int], bytes]


def maak_bundel(stukken: Sequence[Bundelstuk], *, uit: Path, titel: str, voorblad: Voorblad) -> list[Inventarisregel]:
    """Write the bundle to `uit` and return its inventory.

    `voorblad` makes the first pages from the inventory and the number of pages of the whole. Raises pikepdf.PdfError or
    OSError for a file that cannot be read.
    """
    aantallen = [_aantal(stuk) for stuk in stukken]
    kop, regels = _voorblad(stukken, aantallen, voorblad)
    with ExitStack() as stapel:
        bundel = stapel.enter_context(pikepdf.new())
        bron = stapel.enter_context(pikepdf.open(io.BytesIO(kop)))
        bundel.pages.extend(bron.pages)
        totaal = len(bron.pages) + sum(aantallen)
        for regel, stuk in zip(regels, stukken, strict=True):
            if stuk.inhoudstype == Inhoudstype.PDF:
                bundel.pages.extend(stapel.enter_context(pikepdf.open(stuk.pad)).pages)
            else:
                _beeldpagina(bundel, stuk.pad)
            for nummer in range(1, regel.paginas + 1):
                plek = regel.eerste + nummer - 1
                _stempel(
                    bundel,
                    bundel.pages[plek - 1],
                    f"bijlage {regel.nummer}, p. {nummer} van {regel.paginas}  ·  bundel p. {plek} van {totaal}",
                )
        with bundel.open_outline() as inhoud:
            inhoud.root.append(pikepdf.OutlineItem("Inventaris", 0))
            inhoud.root.extend(
                pikepdf.OutlineItem(f"{regel.nummer}. {regel.titel}", regel.eerste - 1) for regel in regels
            )
        bundel.Root.Lang = pikepdf.String("nl")
        bundel.docinfo["/Title"] = titel
        bundel.save(uit)
    return regels


def _voorblad(
    stukken: Sequence[Bundelstuk], aantallen: Sequence[int], voorblad: Voorblad
) -> tuple[bytes, list[Inventarisregel]]:
    """The first pages, made again until they count themselves right."""
    lengte = 1
    for _ in range(VOORBLAD_HOOGSTENS):
        eerste, regels = lengte + 1, []
        for nummer, (stuk, aantal) in enumerate(zip(stukken, aantallen, strict=True), start=1):
            regels.append(Inventarisregel(nummer, stuk.titel, aantal, eerste))
            eerste += aantal
        kop = voorblad(regels, eerste - 1)
        with pikepdf.open(io.BytesIO(kop)) as gemaakt:
            if len(gemaakt.pages) == lengte:
                return kop, regels
            lengte = len(gemaakt.pages)
    raise ValueError("De inventaris van de bundel past niet.")


def _aantal(stuk: Bundelstuk) -> int:
    if stuk.inhoudstype != Inhoudstype.PDF:
        return 1
    with pikepdf.open(stuk.pad) as document:
        return len(document.pages)


def _beeldpagina(bundel: pikepdf.Pdf, pad: Path) -> None:
    """A photo upright on a page of A4, above the strip."""
    with Image.open(pad, formats=("JPEG", "PNG")) as plaatje:
        plaatje.draft("RGB", BEELD)
        recht = ImageOps.exif_transpose(plaatje).convert("RGB")
        recht.thumbnail(BEELD)
        jpeg = io.BytesIO()
        recht.save(jpeg, "JPEG", quality=85)
        breed, hoog = recht.size
    schaal = min((A4[0] - 2 * RAND) / breed, (A4[1] - 2 * RAND) / hoog)
    b, h = breed * schaal, hoog * schaal
    beeld = pikepdf.Stream(
        bundel,
        jpeg.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=breed,
        Height=hoog,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    pagina = bundel.add_blank_page(page_size=A4)
    pagina.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=beeld))
    plek = f"q {b:.2f} 0 0 {h:.2f} {(A4[0] - b) / 2:.2f} {(A4[1] - h) / 2:.2f} cm /Foto Do Q"
    pagina.Contents = bundel.make_stream(plek.encode())


def _stempel(bundel: pikepdf.Pdf, pagina: pikepdf.Page, tekst: str) -> None:
    """A line at the foot of the page as it is read, whichever way it is turned."""
    x0, y0, x1, y1 = (float(kant) for kant in pagina.cropbox)
    gedraaid = int(pagina.obj.get("/Rotate", 0)) % 360
    breed = (y1 - y0) if gedraaid in (90, 270) else (x1 - x0)
    strook = {
        0: (x0, y0, x1, y0 + STEMPEL),
        90: (x1 - STEMPEL, y0, x1, y1),
        180: (x0, y1 - STEMPEL, x1, y1),
        270: (x0, y0, x0 + STEMPEL, y1),
    }[gedraaid]
    veilig = tekst.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    inhoud = b"1 g 0 0 %.1f %d re f 0 g BT /F 8 Tf 36 5 Td (%s) Tj ET" % (breed, STEMPEL, veilig)
    letter = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    vorm = pikepdf.Stream(
        bundel,
        inhoud,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, breed, STEMPEL],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=letter)),
    )
    pagina.add_overlay(vorm, pikepdf.Rectangle(*strook))
