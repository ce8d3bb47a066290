"""The plain text of a letter: stored beside HTML and PDF, readable anywhere, comparable in tests."""

import re
from html.parser import HTMLParser

MET_WITREGEL = frozenset({"caption", "dl", "h1", "h2", "h3", "h4", "header", "ol", "p", "section", "table", "ul"})
BLOKKEN = MET_WITREGEL | {"body", "dd", "div", "dt", "footer", "li", "main", "tbody", "thead", "tr"}
OVERGESLAGEN = frozenset({"head", "script", "style", "svg"})
WIT = re.compile(r"[ \t\r\n\f]+")


class _Tekst(HTMLParser):
    """Collects one line per block element; cells of a table row share a line, split by " | "."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.regels: list[str] = []
        self._huidig = ""
        self._overslaan = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in OVERGESLAGEN:
            self._overslaan += 1
        elif tag == "br":
            self._sluit_regel()
        elif tag in BLOKKEN:
            self._sluit_regel()
            if tag in MET_WITREGEL:
                self._witregel()
            if tag == "li":
                self._huidig = "- "
        elif tag in ("td", "th") and self._huidig.strip():
            self._huidig = f"{self._huidig.rstrip()} | "

    def handle_endtag(self, tag: str) -> None:
        if tag in OVERGESLAGEN:
            self._overslaan = max(0, self._overslaan - 1)
        elif tag == "dt":
            self._huidig = f"{self._huidig.rstrip()}: "
        elif tag in BLOKKEN:
            self._sluit_regel()
            if tag in MET_WITREGEL:
                self._witregel()

    def handle_data(self, data: str) -> None:
        if not self._overslaan:
            tekst = WIT.sub(" ", data)
            self._huidig += tekst.lstrip(" ") if self._huidig[-1:] in ("", " ") else tekst

    def _sluit_regel(self) -> None:
        if self._huidig.strip() and not self._huidig.endswith(": "):
            self.regels.append(self._huidig.rstrip())
            self._huidig = ""
        elif not self._huidig.strip():
            self._huidig = ""

    def _witregel(self) -> None:
        if self.regels and self.regels[-1]:
            self.regels.append("")


def tekst_van(html: str) -> str:
    """Return the text of a letter: blocks on lines of their own, headings and paragraphs set apart.

    Leaves out the head of the document, style sheets and pictures. Ends with one line break.
    """
    lezer = _Tekst()
    lezer.feed(html)
    lezer.close()
    return "\n".join(lezer.regels).strip() + "\n"
