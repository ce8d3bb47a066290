"""The site under /hulp/: whole, under the product's Content-Security-Policy, and for everybody."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.weergave.hulp import GIDS
from tests.bouw.cast import Cast

DOCS = Path(settings.BASE_DIR) / "docs"


class Blad(HTMLParser):
    """What a page refers to, its anchors, and what the policy would refuse."""

    def __init__(self, pad: Path) -> None:
        super().__init__()
        self.verwijst: list[str] = []
        self.ankers: set[str] = set()
        self.inline: list[str] = []
        self.taal = ""
        self.feed(pad.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        van = {naam: waarde or "" for naam, waarde in attrs}
        self.verwijst += [van[naam] for naam in ("href", "src", "action") if naam in van]
        self.ankers.add(van.get("id", ""))
        if tag == "html":
            self.taal = van["lang"]
        if tag == "style" or "style" in van or (tag == "script" and "src" not in van):
            self.inline.append(tag)
        self.inline += [naam for naam in van if naam.startswith("on")]


@pytest.fixture(scope="module")
def bladen(site_map: Path) -> dict[str, Blad]:
    return {str(pad.relative_to(site_map)): Blad(pad) for pad in site_map.rglob("*.html")}


def test_every_page_of_docs_is_there_but_the_reviews(bladen: dict[str, Blad]) -> None:
    """A site that anybody may read is no place for what a review found."""
    eigen = {str(pad.relative_to(DOCS).with_suffix(".html")) for pad in DOCS.rglob("*.md")}
    reviews = {naam for naam in eigen if naam.startswith("onderzoek/")}
    assert reviews
    assert set(bladen) == (eigen - reviews) | {"search.html"}


def test_no_page_holds_what_the_policy_refuses(bladen: dict[str, Blad]) -> None:
    assert {naam: blad.inline for naam, blad in bladen.items() if blad.inline} == {}


def test_every_reference_leads_somewhere_and_nothing_is_loaded_from_elsewhere(
    bladen: dict[str, Blad], site_map: Path
) -> None:
    fout = []
    for naam, blad in bladen.items():
        for doel in blad.verwijst:
            delen = urlsplit(urljoin(f"/{naam}", doel))
            if delen.scheme or delen.path == "/":
                continue
            binnen = delen.path.removeprefix("/")
            anker = delen.fragment not in bladen[binnen].ankers if delen.fragment and binnen in bladen else False
            if not (site_map / binnen).is_file() or anker:
                fout.append(f"{naam}: {doel}")
    assert fout == []
    geladen = "".join(pad.read_text(encoding="utf-8") for pad in (site_map / "_static").glob("*.css"))
    assert not re.findall(r"url\([\"']?(?:https?:)?//", geladen)


def test_pages_for_developers_are_english_and_the_others_dutch(bladen: dict[str, Blad]) -> None:
    engels = {naam for naam, blad in bladen.items() if blad.taal == "en"}
    assert engels == {naam for naam in bladen if naam.startswith(("adr/", "ontwikkelaars/"))}
    assert {blad.taal for blad in bladen.values()} == {"nl", "en"}


def test_every_role_has_a_guide(bladen: dict[str, Blad]) -> None:
    assert set(GIDS) == {rol for rol in Rol if rol != Rol.SYSTEEM}
    assert {f"gebruikers/{gids}.html" for gids in GIDS.values()} <= set(bladen)


def test_a_broken_link_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    (docs / "_thema").mkdir(parents=True)
    (docs / "conf.py").write_text('extensions = ["myst_parser"]\n')
    (docs / "index.md").write_text("# Hulp\n\n[nergens](nergens.md)\n")
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match="in welke pagina"):
        call_command("hulp_bouwen", naar=tmp_path / "site")
    assert [pad.name for pad in tmp_path.iterdir()] == ["docs"]


def haal(client: Client, pad: str, **koppen: str) -> tuple[HttpResponseBase, bytes]:
    antwoord = client.get(pad, headers=koppen)
    return antwoord, b"".join(antwoord)  # type: ignore[arg-type]


def test_the_help_is_for_everybody_and_under_the_policy(cast: Cast, site_map: Path, client: Client) -> None:
    voordeur, _ = haal(client, "/hulp/")
    assert (voordeur.status_code, voordeur["Content-Type"]) == (200, "text/html")
    assert "style-src 'self'" in voordeur["Content-Security-Policy"]
    assert "unsafe" not in voordeur["Content-Security-Policy"]
    assert voordeur["Cache-Control"] == "public, max-age=600"
    klein, inhoud = haal(client, "/hulp/regels.html", **{"Accept-Encoding": "gzip"})
    assert klein["Content-Encoding"] == "gzip"
    assert len(inhoud) < 60_000
    assert haal(client, "/hulp/_static/thema.css")[0]["Content-Type"] == "text/css"
    for niets in ("nergens.html", "../settings.py", "gebruikers/", "%2e%2e/conf.py"):
        assert haal(client, f"/hulp/{niets}")[0].status_code in (400, 404), niets
    assert client.post("/hulp/").status_code == 405


def test_a_page_leads_to_the_guide_of_the_role(cast: Cast, binnen: Callable[[str], Client], client: Client) -> None:
    for wie, gids in (("oco", "school"), ("beheer", "beheer"), ("leerplicht", "meelezen")):
        assert f'href="/hulp/gebruikers/{gids}.html"' in binnen(wie).get("/").content.decode()
    aanmelden = client.get(reverse("account_login"))
    assert aanmelden.status_code == 200
    assert 'href="/hulp/"' in aanmelden.content.decode()
