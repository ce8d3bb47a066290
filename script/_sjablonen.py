"""Template check of script/quality: every template compiles, and every template is used somewhere."""

import sys
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

WORTEL = Path(__file__).resolve().parents[1]
BRONNEN = ("*.py", "*.html", "*.toml", "*.txt")
MAPPEN = ("swv", "aanvragen", "tlv", "arrangementen", "verzuim", "financien", "templates")
# Found by name by a library or by Django itself.
VAN_BIBLIOTHEEK = ("account/", "allauth/", "mfa/", "django/", "registration/", "429.html")
VAN_DJANGO = ("400.html", "403.html", "404.html", "500.html", "403_csrf.html")


def bronnen() -> str:
    """The text of every file that can name a template."""
    delen = [
        pad.read_text(encoding="utf-8")
        for map_ in MAPPEN
        for soort in BRONNEN
        for pad in sorted((WORTEL / map_).rglob(soort))
    ]
    return "\n".join(delen)


def sjabloonnamen() -> list[str]:
    """Every template of this project by the name that Django knows it by."""
    mappen = [WORTEL / "templates", *WORTEL.glob("*/templates"), *WORTEL.glob("swv/*/templates")]
    return sorted({str(pad.relative_to(map_)) for map_ in mappen for pad in map_.rglob("*") if pad.is_file()})


def in_gebruik(naam: str, tekst: str) -> bool:
    """Named in full somewhere, or found by name by a library."""
    if naam.startswith(VAN_BIBLIOTHEEK) or naam in VAN_DJANGO:
        return True
    return naam in tekst


def main() -> int:
    """Prints what is wrong; returns the exit code."""
    sys.path.insert(0, str(WORTEL))
    django.setup()
    tekst = bronnen()
    fouten = []
    for naam in sjabloonnamen():
        try:
            get_template(naam)
        except (TemplateSyntaxError, TemplateDoesNotExist) as fout:
            fouten.append(f"{naam}: {type(fout).__name__}: {fout}")
        if not in_gebruik(naam, tekst):
            fouten.append(f"{naam}: nergens gebruikt")
    sys.stdout.writelines(f"{fout}\n" for fout in fouten)
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
