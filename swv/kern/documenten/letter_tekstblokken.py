"""Text blocks of letters: policy text with a closed list of placeholders, in a stripped template engine.

A text block is plain text, not HTML. `{{ naam }}` puts in a fact, `{% if naam %}` chooses, an empty line
begins a paragraph, lines that begin with "- " make a list. Nothing else exists: no other tags, no filters,
no attributes, no HTML.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar

from django.template import Context, Engine, Library, Template, TemplateSyntaxError
from django.template.base import FilterExpression, TextNode, Variable, VariableNode
from django.template.defaulttags import IfNode, TemplateLiteral, do_if
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

Feiten = Mapping[str, str | bool | None]

STANDAARDTEKSTEN = Path(__file__).with_name("standaardteksten.toml")
ALINEAGRENS = re.compile(r"\n[ \t]*\n")
ONDEELBAAR = re.compile(
    r"(?P<mail>[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+[A-Za-z0-9])"
    r"|(?P<site>(?:https://|www\.)[A-Za-z0-9./-]+[A-Za-z0-9])"
    r"|\d{1,2} [a-z]{3,9} \d{4}"
)

register = Library()
register.tag("if", do_if)


class TekstblokFout(ValueError):
    """A text block uses something that does not exist, or misses a fact; the message names both."""


class _KaleEngine(Engine):
    default_builtins: ClassVar[list[str]] = []


@cache
def _engine() -> Engine:
    return _KaleEngine(dirs=[], app_dirs=False, loaders=[], libraries={}, builtins=[__name__], autoescape=True)


def controleer_tekstblok(naam: str, bron: str, *, namen: frozenset[str]) -> None:
    """Check a text block when policy is loaded; raise TekstblokFout with the block and the fault.

    `namen` are the placeholders that this kind of letter offers.
    """
    _lees(naam, bron, namen)


def vul_tekstblok(naam: str, bron: str, feiten: Feiten) -> SafeString:
    """Return the text block as HTML paragraphs and lists, every fact and every literal escaped.

    Raises TekstblokFout for an unknown tag, filter or placeholder, and for a placeholder whose fact is
    empty (a besluit must not go out with a hole in it).
    """
    return _alineas(_vul(naam, bron, feiten))


def alineas_van(tekst: str) -> SafeString:
    """Return plain text, not a template, as escaped HTML with the paragraphs and lists of a text block."""
    return _alineas(escape(tekst.replace("\r\n", "\n")))


def vul_regel(naam: str, bron: str, feiten: Feiten) -> SafeString:
    """Return the text block as one line without paragraphs, for a heading or a salutation."""
    return mark_safe(" ".join(_vul(naam, bron, feiten).split()))  # noqa: S308  # escaped in _vul


@cache
def standaardteksten(soort: str) -> Mapping[str, str]:
    """Return the default blocks of a kind of letter, used for what policy leaves out."""
    with STANDAARDTEKSTEN.open("rb") as bestand:
        teksten: dict[str, str] = tomllib.load(bestand)[soort]
    return teksten


def _vul(naam: str, bron: str, feiten: Feiten) -> str:
    template = _lees(naam, bron, frozenset(feiten))
    waarden = {sleutel: _waarde(feit) for sleutel, feit in feiten.items()}
    context = Context(waarden, autoescape=True, use_l10n=False, use_tz=False)
    with context.bind_template(template):
        return "".join(_delen(naam, template.nodelist, context))


def _waarde(feit: str | bool | None) -> str | bool | None:
    """A fact is one run of text: a line break in it would start a paragraph or a list of its own."""
    return " ".join(feit.split()) if isinstance(feit, str) else feit


def _delen(naam: str, nodes: Any, context: Context) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, TextNode):
            yield escape(node.s)
        elif isinstance(node, VariableNode):
            feit = context.get(str(node.filter_expression.var))
            if not isinstance(feit, str) or not feit:
                raise TekstblokFout(
                    f"Tekstblok '{naam}': '{node.filter_expression.var}' heeft hier geen tekst. Zet hem in een keuze."
                )
            yield node.render(context)
        elif isinstance(node, IfNode):
            yield from _delen(naam, _gekozen_tak(node, context), context)


def _gekozen_tak(node: IfNode, context: Context) -> Any:
    conditie: Any
    for conditie, nodelist in node.conditions_nodelists:
        if conditie is None or conditie.eval(context):
            return nodelist
    return ()


@lru_cache(maxsize=512)
def _lees(naam: str, bron: str, namen: frozenset[str]) -> Template:
    """Parse and check; the cache is bounded because policy texts change, but rarely."""
    try:
        template = Template(bron.replace("\r\n", "\n"), engine=_engine())
    except TemplateSyntaxError as fout:
        raise TekstblokFout(f"Tekstblok '{naam}': {_in_het_nederlands(str(fout))}") from fout
    for gebruikt in _gebruikte_namen(naam, template.nodelist):
        if gebruikt not in namen:
            raise TekstblokFout(
                f"Tekstblok '{naam}': '{gebruikt}' bestaat niet. Kies een naam uit de lijst met plaatshouders."
            )
    return template


def _in_het_nederlands(fout: str) -> str:
    """What the template engine says, for who writes the text."""
    if treffer := re.match(r"Invalid block tag on line (\d+): '(\w+)'", fout):
        regel, tag = treffer.groups()
        if tag in ("else", "elif", "endif"):
            return f"op regel {regel} staat {{% {tag} %}} zonder dat er een keuze begint met {{% if … %}}."
        return f"op regel {regel} staat {{% {tag} %}}, maar dat bestaat niet. Alleen {{% if … %}} kan."
    if treffer := re.match(r"Unclosed tag on line (\d+)", fout):
        return f"de keuze die begint op regel {treffer[1]} is niet afgesloten. Zet {{% endif %}} aan het eind."
    if fout.startswith("Empty variable tag"):
        return "tussen {{ en }} staat geen naam. Zet daar een plaatshouder uit de lijst."
    if fout.startswith("Invalid filter"):
        return "gebruik alleen namen, zonder | erachter."
    if treffer := re.search(r"from '([^']*)'", fout):
        return f"'{treffer[1]}' is geen naam uit de lijst met plaatshouders."
    return "een plaatshouder of keuze is niet goed geschreven. Kijk naar de voorbeelden in de lijst."


def _gebruikte_namen(naam: str, nodes: Any) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, VariableNode):
            yield _kale_naam(naam, node.filter_expression)
        elif isinstance(node, IfNode):
            for conditie, nodelist in node.conditions_nodelists:
                yield from _namen_in_conditie(naam, conditie)
                yield from _gebruikte_namen(naam, nodelist)
        elif not isinstance(node, TextNode):
            raise TekstblokFout(f"Tekstblok '{naam}': {type(node).__name__} mag niet.")


def _namen_in_conditie(naam: str, conditie: Any) -> Iterator[str]:
    if isinstance(conditie, TemplateLiteral):
        expressie: Any = conditie.value
        yield _kale_naam(naam, expressie)
    elif conditie is not None:
        for deel in (conditie.first, conditie.second):
            yield from _namen_in_conditie(naam, deel)


def _kale_naam(naam: str, expressie: FilterExpression) -> str:
    """Return the bare name; anything with a dot, a filter or a literal is refused."""
    if not isinstance(expressie.var, Variable) or expressie.filters:
        raise TekstblokFout(f"Tekstblok '{naam}': gebruik alleen namen, geen '{expressie.token}'.")
    return str(expressie.var)


def _alineas(veilig: str) -> SafeString:
    """Return escaped text as paragraphs; dates stay on one line, e-mail and web addresses become links."""
    delen = [deel.strip() for deel in ALINEAGRENS.split(veilig)]
    html = "\n".join(_alinea(deel) for deel in delen if deel)
    return mark_safe(ONDEELBAAR.sub(_heel, html))  # noqa: S308  # was escaped, _heel adds only safe characters


def _heel(treffer: re.Match[str]) -> str:
    tekst = treffer[0]
    if treffer["mail"]:
        return f'<a class="heel" href="mailto:{tekst}">{tekst}</a>'
    if treffer["site"]:
        return f'<a class="heel" href="https://{tekst.removeprefix("https://")}">{tekst}</a>'
    return f'<span class="heel">{tekst}</span>'


def _alinea(deel: str) -> str:
    """Turn one escaped run of lines into a paragraph, a list, or a paragraph followed by a list."""
    regels = [regel.strip() for regel in deel.splitlines() if regel.strip()]
    uit: list[str] = []
    punten: list[str] = []
    for regel in regels:
        if regel.startswith("- "):
            punten.append(f"<li>{regel[2:]}</li>")
        elif punten:
            punten[-1] = f"{punten[-1][:-5]} {regel}</li>"
        else:
            uit.append(regel)
    tekst = f"<p>{' '.join(uit)}</p>" if uit else ""
    return tekst + (f"<ul>{''.join(punten)}</ul>" if punten else "")
