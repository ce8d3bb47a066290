"""Files to hand in."""

import io
from functools import cache

import pikepdf


@cache
def pdf() -> bytes:
    """The smallest readable PDF of one page."""
    document, uit = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(uit)
    return uit.getvalue()
