"""Readable PDF documents for the demo: one per kind of document, made once and used for every dossier."""

from functools import lru_cache

from django.utils.html import format_html, format_html_join

from swv.kern.documenten.pdf import maak_pdf
from swv.project.demo.schema import Stuk, stukken

PAGINA = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{}</title></head>
<body><h1>{}</h1><p>Voorbeeldstuk bij een demonstratie. Alle gegevens zijn verzonnen.</p>{}</body></html>"""


def stuk_voor(code: str) -> Stuk:
    """What a document of this kind is called; an unknown kind gets a general text."""
    return stukken().get(code) or Stuk(
        titel=f"Bijlage {code}", bestand=f"Bijlage {code}", alineas=("Dit stuk hoort bij de aanvraag.",)
    )


@lru_cache(maxsize=32)
def pdf_voor(code: str) -> bytes:
    """The document of this kind as accessible PDF."""
    stuk = stuk_voor(code)
    alineas = format_html_join("", "<p>{}</p>", ((alinea,) for alinea in stuk.alineas))
    return maak_pdf(str(format_html(PAGINA, stuk.titel, stuk.titel, alineas)), titel=stuk.titel)
