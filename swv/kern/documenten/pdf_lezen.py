"""Reading a finished PDF back: its text for the last check, its pages as pictures for people to look at."""

import threading
from io import BytesIO

import pypdfium2 as pdfium

# PDFium may be used by one thread at a time.
_slot = threading.Lock()


def lees_tekst(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn."""
    with _slot:
        document = pdfium.PdfDocument(pdf)
        try:
            return [pagina.get_textpage().get_text_range() for pagina in document]
        finally:
            document.close()


def als_plaatjes(pdf: bytes, *, dpi: int = 96) -> list[bytes]:
    """Each page as a PNG in shades of grey and colour of a palette, small enough to keep beside the documents."""
    with _slot:
        document = pdfium.PdfDocument(pdf)
        try:
            return [_png(pagina, dpi) for pagina in document]
        finally:
            document.close()


def _png(pagina: pdfium.PdfPage, dpi: int) -> bytes:
    uit = BytesIO()
    beeld = pagina.render(scale=dpi / 72).to_pil().convert("RGB").quantize(64)
    beeld.save(uit, format="PNG", optimize=True)
    return uit.getvalue()
