"""From the HTML of a letter to a PDF/UA-1, and its seal.

The path: contract (letter.py) -> HTML -> maak_pdf -> verzegel -> storage. The task that stores a letter
seals what it checked; a preview calls maak_pdf alone.
"""

import logging

from django.conf import settings

from swv.kern.documenten.pdf_fouten import PdfFout, PdfWaarschuwing
from swv.kern.documenten.pdf_tekst import tekst_van

__all__ = [
    "PdfFout",
    "PdfWaarschuwing",
    "als_plaatjes",
    "lees_tekst",
    "maak_pdf",
    "tekst_van",
    "verzegel",
    "warm_op",
]

logger = logging.getLogger(__name__)


def maak_pdf(html: str, *, titel: str) -> bytes:
    """Return the letter as tagged PDF (PDF/UA-1, language from <html lang>, document title `titel`).

    The title shows in windows and download lists: put no name of a leerling in it. The first call in a
    process takes one to two seconds longer than the next ones; see warm_op. The same HTML and title give
    the same bytes. Raises PdfFout when the HTML asks for anything but our own letter files, and
    PdfWaarschuwing for any complaint of WeasyPrint when settings.PDF_STRENG is on; without it the
    complaint is logged as an error and the letter is made.
    """
    from swv.kern.documenten.pdf_toegankelijk import maak_toegankelijk  # noqa: PLC0415  (only workers pay for it)
    from swv.kern.documenten.pdf_weasyprint import zet_op  # noqa: PLC0415

    pdf, meldingen = zet_op(html, titel=titel)
    if meldingen:
        _meld(meldingen)
    return maak_toegankelijk(pdf)


def _meld(meldingen: list[str]) -> None:
    tekst = "; ".join(meldingen)
    if settings.configured and getattr(settings, "PDF_STRENG", False):
        raise PdfWaarschuwing(tekst)
    logger.error("WeasyPrint meldt bij een brief: %s", tekst)


def lees_tekst(pdf: bytes) -> list[str]:
    """The text of each page of a finished PDF, as a reader would select it."""
    from swv.kern.documenten.pdf_lezen import lees_tekst  # noqa: PLC0415  (only workers pay for it)

    return lees_tekst(pdf)


def als_plaatjes(pdf: bytes) -> list[bytes]:
    """Each page as a PNG, to look at."""
    from swv.kern.documenten.pdf_lezen import als_plaatjes  # noqa: PLC0415

    return als_plaatjes(pdf)


def warm_op() -> None:
    """Load WeasyPrint, fonts and style sheets, so that the first real letter is as fast as the others."""
    maak_pdf('<!doctype html><html lang="nl"><title>-</title><body><p>-</p></body></html>', titel="-")


def verzegel(pdf: bytes, swv: str) -> bytes:
    """Return the letter with the electronic seal of an SWV, by its key; unchanged when no key is configured."""
    if not (settings.ZEGEL or settings.DEMO):
        return pdf
    from swv.kern.documenten.zegel import zegel_op  # noqa: PLC0415

    return zegel_op(pdf, swv)
