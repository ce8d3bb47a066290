"""Every theme keeps WCAG AA: 4.5 for text, 3 for borders of controls."""

import re
from pathlib import Path

import pytest

KERN = Path(__file__).parents[2] / "swv" / "kern" / "static" / "kern"
THEMA_CSS = (KERN / "thema.css").read_text(encoding="utf-8")
VOORBEELD_CSS = (KERN / "vendor" / "voorbeeld" / "voorbeeld.css").read_text(encoding="utf-8")
KLEUR = re.compile(r"--voorbeeld-kleuren-([a-z]+-\d+):\s*(#[0-9a-f]{6})")
THEMAS = {
    naam: dict(KLEUR.findall(blok))
    for naam, blok in re.findall(r'data-thema="([a-z-]+)"\] \{(.*?)\}', THEMA_CSS, flags=re.DOTALL)
}
VAST = dict(KLEUR.findall(VOORBEELD_CSS)) | dict(KLEUR.findall(THEMA_CSS.rsplit(":root", 1)[1]))
WIT = "#ffffff"


def luminance(kleur: str) -> float:
    parts = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(een: str, ander: str) -> float:
    hoog, laag = sorted((luminance(een), luminance(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def test_the_five_themes_are_there():
    assert set(THEMAS) == {"blauw", "groen", "paars", "petrol", "oranje-bruin"}


@pytest.mark.parametrize("thema", THEMAS)
def test_accent_is_readable(thema):
    kleuren = THEMAS[thema]
    accent = kleuren["violet-500"]
    for achtergrond in (WIT, kleuren["violet-50"], kleuren["violet-100"], VAST["grijs-50"]):
        assert contrast(accent, achtergrond) >= 4.5
    assert contrast(kleuren["violet-600"], kleuren["violet-200"]) >= 4.5
    assert contrast(kleuren["violet-400"], WIT) >= 3


@pytest.mark.parametrize("thema", THEMAS)
def test_body_and_muted_text_are_readable_on_the_tinted_surfaces(thema):
    for achtergrond in (WIT, VAST["grijs-50"], THEMAS[thema]["violet-50"], THEMAS[thema]["violet-100"]):
        assert contrast(VAST["grijs-700"], achtergrond) >= 7
        assert contrast(VAST["grijs-400"], achtergrond) >= 4.5


@pytest.mark.parametrize("kleur", ["grijs", "blauw", "oranje", "groen", "rood"])
def test_status_labels_are_readable(kleur):
    assert contrast(VAST[f"{kleur}-500"], VAST[f"{kleur}-100"]) >= 4.5
