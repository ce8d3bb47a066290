"""How Sphinx makes the site under /hulp/ of the pages in this folder (ADR 0019): manage.py hulp_bouwen.

The pages stay plain Markdown. What the site adds stands here: the menu, the language of a page, and tables that
scroll. Everything that a page loads is a file of the site itself, because the product's Content-Security-Policy
allows no inline script or style and nothing from elsewhere.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

HIER = Path(__file__).parent

project = "swv"
author = "swv"
language = "nl"
extensions = ["myst_parser"]
root_doc = "index"
exclude_patterns = ["_thema/**", "onderzoek/**", "brief/**", "vendor/chartjs/**", "vendor/htmx/**"]
source_suffix = {".md": "markdown"}
nitpicky = True
# The menu below takes the place of a table of contents; `site_menu` sees to it that no page is missing there.
suppress_warnings = ["toc.not_included"]
myst_heading_anchors = 3
highlight_language = "none"
pygments_style = "bw"

html_theme = "swv"
html_theme_path = ["_thema"]
html_static_path = ["../swv/kern/static/kern"]
html_permalinks = False
html_search_scorer = str(HIER / "_thema" / "volgorde.js")
html_use_index = False
html_copy_source = False
html_show_sphinx = False

MENU: dict[str, tuple[str, ...]] = {
    "Voor wie aanvraagt": ("gebruikers/school", "gebruikers/schoolbestuur", "gebruikers/ouder", "gebruikers/leerling"),
    "Bij het samenwerkingsverband": (
        "gebruikers/secretariaat",
        "gebruikers/deskundige",
        "gebruikers/voorzitter",
        "gebruikers/directeur",
        "gebruikers/kwaliteit",
        "gebruikers/beheer",
        "gebruikers/meelezen",
        "gebruikers/verslag",
    ),
    "Installeren en beheren": (
        "beheer/installeren",
        "beheer/tls-proxy",
        "beheer/back-up",
        "beheer/bijwerken",
        "beheer/inlezen",
        "beheer/configuratie",
        "beheer/schaal",
    ),
    "Nakijken": ("autorisatiematrix", "regels", "woordenlijst", "brieven/README", "kwaliteit/mutatie"),
    "Koppelen": ("api/README",),
    "For developers": (
        "ontwikkelaars/kaart",
        "ontwikkelaars/toevoegen",
        "adr/README",
    ),
}
"""The menu on every page: a heading, and its pages in order."""
BUITEN_MENU = ("index", "adr/")
"""Pages that another page leads to."""
ENGELS = ("adr/", "ontwikkelaars/")
BREED = 3
"""A table with more columns than this scrolls inside its own box on a narrow screen."""


def site_menu(app: Sphinx, env: Any) -> None:
    """Error: a page that no menu leads to, or a menu that leads nowhere."""
    in_menu = {pagina for paginas in MENU.values() for pagina in paginas}
    zoek = {pagina for pagina in env.found_docs if not pagina.startswith(BUITEN_MENU)} - in_menu
    if zoek or (in_menu - set(env.found_docs)):
        raise ValueError(
            f"docs/conf.py, MENU: {sorted(zoek)} ontbreekt, {sorted(in_menu - set(env.found_docs))} is er niet"
        )


def pagina_context(app: Sphinx, pagina: str, sjabloon: str, context: dict[str, Any], doctree: Any) -> None:
    """What the layout asks about a page."""
    titels = app.env.titles
    context["taal"] = "en" if pagina.startswith(ENGELS) else "nl"
    context["menu"] = {
        kop: [(naam, titels[naam].astext(), "en" if naam.startswith(ENGELS) else "nl") for naam in paginas]
        for kop, paginas in MENU.items()
    }


def schuivende_tabellen(app: Sphinx, doctree: nodes.document, pagina: str) -> None:
    """A wide table gets a box that scrolls, also with the keyboard; the page itself never grows wider."""
    for nummer, tabel in enumerate(list(doctree.findall(nodes.table)), start=1):
        if len(list(tabel.findall(nodes.colspec))) > BREED:
            naam = f"Table {nummer}" if pagina.startswith(ENGELS) else f"Tabel {nummer}"
            doos = f'<div class="hulp-tabel" role="region" tabindex="0" aria-label="{naam}">'
            begin = nodes.raw("", doos, format="html")
            einde = nodes.raw("", "</div>", format="html")
            tabel.parent.insert(tabel.parent.index(tabel), begin)
            tabel.parent.insert(tabel.parent.index(tabel) + 1, einde)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("env-updated", site_menu)
    app.connect("html-page-context", pagina_context)
    app.connect("doctree-resolved", schuivende_tabellen)
