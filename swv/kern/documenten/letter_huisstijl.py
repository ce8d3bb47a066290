"""House style of an afzender: its mark and its accent colour."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LOGOMAP = Path(__file__).resolve().parents[1] / "static" / "kern" / "brief" / "logo"
KLEUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
MINIMAAL_CONTRAST = 4.5


class HuisstijlFout(ValueError):
    """The house style names a logo that does not exist or a colour that cannot be read."""


@cache
def logosleutels() -> tuple[str, ...]:
    """Return the marks that a house style may choose from."""
    return tuple(sorted(pad.stem for pad in LOGOMAP.glob("*.svg")))


def eis_huisstijl(*, logo: str, accentkleur: str) -> None:
    """Raise HuisstijlFout unless the logo exists and the colour has 4.5:1 on white (WCAG 1.4.3)."""
    if logo not in logosleutels():
        raise HuisstijlFout(f"Logo '{logo}' bestaat niet; kies uit {', '.join(logosleutels())}.")
    if contrast_op_wit(accentkleur) < MINIMAAL_CONTRAST:
        raise HuisstijlFout(f"Accentkleur {accentkleur} is te licht om te lezen op wit.")


def contrast_op_wit(kleur: str) -> float:
    """Return the contrast of "#rrggbb" with white, from 1 to 21; raise HuisstijlFout for another form."""
    delen = KLEUR.fullmatch(kleur)
    if delen is None:
        raise HuisstijlFout(f"Accentkleur '{kleur}' heeft niet de vorm #rrggbb.")
    rood, groen, blauw = (_lineair(int(deel, 16) / 255) for deel in delen.groups())
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def _lineair(waarde: float) -> float:
    return waarde / 12.92 if waarde <= 0.04045 else float(((waarde + 0.055) / 1.055) ** 2.4)


def logo_svg(sleutel: str, *, accentkleur: str, naam: str) -> SafeString:
    """Return the mark as SVG in the accent colour, with an accessible name; its shapes hold no text."""
    eis_huisstijl(logo=sleutel, accentkleur=accentkleur)
    svg = (LOGOMAP / f"{sleutel}.svg").read_text(encoding="utf-8").strip()
    svg = svg.replace("@ACCENT@", accentkleur).replace("@TITEL@", escape(f"Logo van {naam}"))
    return mark_safe(svg)  # noqa: S308  # our own file, a checked colour and an escaped name
