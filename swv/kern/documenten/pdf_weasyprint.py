"""WeasyPrint, set up once per process; import this module lazily, it costs a quarter of a second."""

import logging
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from swv.kern.documenten.pdf_fouten import PdfFout

BRIEFMAP = Path(__file__).resolve().parents[1] / "static" / "kern" / "brief"
STANDAARDACCENT = "#1f4e79"
KLEUR = re.compile(r"#[0-9a-fA-F]{6}")

# FontConfiguration wraps a Pango font map, which two threads must not lay out with at the same time.
# One lock per process: a lock that was held during a fork would stay held in the child.
_sloten: dict[int, threading.Lock] = {}


class AdresGeweigerd(FatalURLFetchingError):  # type: ignore[misc]  # weasyprint has no type hints
    """The letter asks for something that is not one of our own letter files."""


class BriefFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no type hints
    """Serves "brief:NAME" for the font files of the letters; refuses everything else, the network first."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("brief",))
        self.geweigerd: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the font file, or raise AdresGeweigerd.

        The refusal is also noted, because the SVG code of WeasyPrint swallows every exception.
        """
        schema, _, naam = url.partition(":")
        bestand = _lettertypen().get(naam)
        if schema != "brief" or bestand is None:
            self.geweigerd.append(url[:80])
            raise AdresGeweigerd(url[:80])
        return URLFetcherResponse(url, bestand.read_bytes(), {"Content-Type": "font/woff2"})


@cache
def _lettertypen() -> dict[str, Path]:
    return {pad.name: pad for pad in (BRIEFMAP / "fonts").glob("*.woff2")}


@cache
def _fetcher() -> BriefFetcher:
    return BriefFetcher()


@cache
def _opmaak() -> tuple[FontConfiguration, list[weasyprint.CSS]]:
    lettertypen = FontConfiguration()
    css = [
        weasyprint.CSS(
            string=(BRIEFMAP / naam).read_text(encoding="utf-8"),
            font_config=lettertypen,
            url_fetcher=_fetcher(),
            base_url="brief:",
        )
        for naam in ("lettertype.css", "letter.css")
    ]
    return lettertypen, css


@cache
def _accent(kleur: str) -> weasyprint.CSS:
    return weasyprint.CSS(string=f":root {{ --accent: {kleur} }}", url_fetcher=_fetcher())


def _kleur_van(document: weasyprint.HTML) -> str:
    for meta in document.etree_element.iter("meta"):
        if meta.get("name") == "theme-color" and KLEUR.fullmatch(meta.get("content", "")):
            return str(meta.get("content"))
    return STANDAARDACCENT


class _Verzamelaar(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.meldingen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.meldingen.append(record.getMessage())


@contextmanager
def _meldingen() -> Iterator[list[str]]:
    verzamelaar = _Verzamelaar()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(verzamelaar)
    try:
        yield verzamelaar.meldingen
    finally:
        logger.removeHandler(verzamelaar)


def zet_op(html: str, *, titel: str) -> tuple[bytes, list[str]]:
    """Lay out one letter; return the PDF/UA-1 as WeasyPrint writes it, and what WeasyPrint complained about.

    One letter at a time per process: layout is CPU-bound Python, so more speed comes from more processes.
    Raises PdfFout when the HTML asks for anything outside our own letter files.
    """
    with _sloten.setdefault(os.getpid(), threading.Lock()), _meldingen() as meldingen:
        geweigerd = _fetcher().geweigerd
        geweigerd.clear()
        try:
            lettertypen, css = _opmaak()
            bron = weasyprint.HTML(string=html, url_fetcher=_fetcher())
            document = bron.render(
                font_config=lettertypen,
                stylesheets=[*css, _accent(_kleur_van(bron))],
                pdf_variant="pdf/ua-1",
            )
            document.metadata.title = titel
            pdf = document.write_pdf(pdf_variant="pdf/ua-1")
        except AdresGeweigerd as fout:
            raise PdfFout(f"De brief vraagt om {fout}; een brief haalt niets op.") from fout
        if geweigerd:
            raise PdfFout(f"De brief vraagt om {', '.join(geweigerd)}; een brief haalt niets op.")
    return pdf, meldingen
