"""The little Markdown that the generated documents need."""

from collections.abc import Iterable, Sequence

GEMAAKT = "<!-- Gemaakt met `manage.py documenten_maken`; niet met de hand wijzigen. -->\n"


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A table; cells are escaped, an empty one becomes a dash."""
    regels = [_rij(koppen), _rij(["---"] * len(koppen)), *(_rij(rij) for rij in rijen)]
    return "\n".join(regels) + "\n"


def _rij(cellen: Sequence[str]) -> str:
    return "| " + " | ".join(cel.replace("|", "\\|") or "–" for cel in cellen) + " |"


def code(tekst: str) -> str:
    """Inline code; nothing stays nothing."""
    return f"`{tekst}`" if tekst else ""


def document(*delen: str) -> str:
    """The parts of a document with an empty line between them."""
    return GEMAAKT + "\n" + "\n\n".join(deel.strip("\n") for deel in delen if deel) + "\n"
