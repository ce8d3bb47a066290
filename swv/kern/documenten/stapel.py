"""Many letters in one PDF, to print in one go: in order, with bookmarks, each on a sheet of its own (RCH-15)."""

import io
from collections.abc import Iterable
from typing import BinaryIO

import pikepdf

A4 = (595, 842)


def maak_stapel(brieven: Iterable[tuple[str, BinaryIO]], *, titel: str) -> bytes:
    """One PDF of (bookmark, letter). Printed on both sides, every letter begins on the front of a sheet.

    Raises pikepdf.PdfError for a letter that cannot be read. The seal of a letter does not hold in the pile: what
    counts is the stored letter itself.
    """
    uit = io.BytesIO()
    with pikepdf.new() as stapel:
        plekken: list[pikepdf.OutlineItem] = []
        for naam, bron in brieven:
            if len(stapel.pages) % 2:
                stapel.add_blank_page(page_size=A4)
            plekken.append(pikepdf.OutlineItem(naam, len(stapel.pages)))
            with pikepdf.open(bron) as brief:
                stapel.pages.extend(brief.pages)
        with stapel.open_outline() as inhoud:
            inhoud.root.extend(plekken)
        stapel.Root.Lang = pikepdf.String("nl")
        stapel.docinfo["/Title"] = titel
        stapel.save(uit)
    return uit.getvalue()
