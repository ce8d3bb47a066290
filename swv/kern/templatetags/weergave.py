"""Template filters and tags for presentation only: they format, they decide nothing."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from swv.kern.weergave import datums, foutteksten, getallen, termijnwoorden

register = template.Library()

ICONEN = frozenset(
    {
        "aandacht",
        "bezig",
        "document",
        "downloaden",
        "fout",
        "info",
        "klaar",
        "klok",
        "menu",
        "merk",
        "neutraal",
        "pauze",
        "persoon",
        "pijl-links",
        "pijl-omlaag",
        "pijl-rechts",
        "slot",
        "vinkje",
        "zoeken",
    }
)
REGELS = re.compile(r" ?\(((?:[A-Z]{3,4}-\d+[a-z]?|D\d\d)(?:, (?:[A-Z]{3,4}-\d+[a-z]?|D\d\d))*)\)")
REGELLABEL = ' <span class="swv-regelnummer"><span class="swv-onzichtbaar">regel </span>{}</span>'
ICOON_BIJ_TERMIJN = {"fout": "aandacht", "aandacht": "klok", "neutraal": "klok", "klaar": "klaar"}
MELDING = {"error": "error", "warning": "warning", "success": "ok", "debug": "info", "info": "info"}
ICOON_BIJ_MELDING = {"error": "fout", "warning": "aandacht", "ok": "klaar", "info": "info"}


def _of_leeg(waarde: object) -> bool:
    return waarde is None or waarde == ""


@register.filter
def datum(waarde: date | datetime | None) -> str:
    """{{ d|datum }} → '3 november 2026'; nothing for an empty value."""
    return "" if _of_leeg(waarde) else datums.datum_lang(waarde)  # type: ignore[arg-type]


@register.filter
def datum_kort(waarde: date | datetime | None) -> str:
    """{{ d|datum_kort }} → '03-11-2026'; nothing for an empty value."""
    return "" if _of_leeg(waarde) else datums.datum_kort(waarde)  # type: ignore[arg-type]


@register.filter
def moment(waarde: date | datetime | None) -> str:
    """{{ m|moment }} → '3 november 2026, 14:05'; nothing for an empty value."""
    return "" if _of_leeg(waarde) else datums.moment(waarde)  # type: ignore[arg-type]


@register.filter
def tijdstip(waarde: date | datetime | str | None) -> str | SafeString:
    """A date or moment inside <time>; plain text such as 'verwacht in maart' passes unchanged."""
    if isinstance(waarde, date):
        return format_html('<time datetime="{}">{}</time>', datums.machineleesbaar(waarde), datums.moment(waarde))
    return "" if waarde is None else waarde


@register.filter
def grootte(bytes_: int | None) -> str:
    """{{ n|grootte }} → '1,4 MB'; nothing for an empty value."""
    return "" if _of_leeg(bytes_) else getallen.grootte_in_woorden(bytes_)  # type: ignore[arg-type]


@register.filter
def dagen_over(uiterste_dag: date | datetime | None, vandaag: date) -> str:
    """{{ d|dagen_over:vandaag }} → 'nog 12 dagen'; nothing for an empty value."""
    if uiterste_dag is None or uiterste_dag == "":
        return ""
    return termijnwoorden.dagen_in_woorden(termijnwoorden.dagen_over(uiterste_dag, vandaag))


@register.filter
def termijn_toon(uiterste_dag: date | datetime | None, vandaag: date) -> str:
    """The tone that goes with the days left; 'neutraal' for an empty value."""
    if uiterste_dag is None or uiterste_dag == "":
        return "neutraal"
    return termijnwoorden.termijn_toon(termijnwoorden.dagen_over(uiterste_dag, vandaag))


@register.filter
def termijn_icoon(toon: str) -> str:
    """The icon that goes with the tone of a term."""
    return ICOON_BIJ_TERMIJN.get(toon, "klok")


@register.filter
def regels_achteraan(tekst: str) -> SafeString:
    """A sentence without the rule ids that stand in it between brackets; those follow as small tags."""
    regels = [regel for haakjes in REGELS.findall(str(tekst)) for regel in haakjes.split(", ")]
    zin = REGELS.sub("", str(tekst))
    labels = format_html_join("", REGELLABEL, ((regel,) for regel in dict.fromkeys(regels)))
    return format_html("{}{}", zin, labels)


@register.filter
def melding_soort(level_tag: str) -> str:
    """Django's message level as the variant of the alert."""
    return MELDING.get(level_tag, "info")


@register.filter
def melding_icoon(soort: str) -> str:
    """The icon that goes with the variant of an alert."""
    return ICOON_BIJ_MELDING.get(soort, "info")


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """{% icoon "klok" %}: a decorative icon from the sprite; the words stand beside it.

    Raises ValueError for a name that is not in the sprite.
    """
    if naam not in ICONEN:
        raise ValueError(f"Onbekend icoon: {naam}")
    return format_html(
        '<svg class="swv-icoon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("kern/iconen.svg"),
        naam,
    )


@register.filter
def foutregels(veld: BoundField) -> list[str]:
    """The errors of a field in the form 'wat is er, wat doe je'."""
    return foutteksten.foutregels(veld)


@register.filter
def veld_anker(veld: BoundField) -> str:
    """The id a link must jump to: the control itself, or the first choice of a group."""
    if veld.id_for_label:
        return veld.id_for_label
    subwidgets = list(veld.subwidgets)
    return str(subwidgets[0].id_for_label) if subwidgets else veld.auto_id


@register.filter
def zonder_leesteken(label: str) -> str:
    """A label that something will be added to: without its full stop, colon or question mark."""
    return str(label).rstrip(".:?! ")


@register.simple_tag
def aantal_fouten(formulieren: list[BaseForm]) -> int:
    """How many places need attention: fields with errors plus errors of the forms as a whole."""
    velden = sum(bool(veld.errors) for form in formulieren for veld in form.visible_fields())
    return velden + sum(len(formulierfouten(form)) for form in formulieren)


@register.filter
def formulierfouten(form: BaseForm) -> list[str]:
    """The errors that belong to no visible field."""
    return foutteksten.formulierregels(form)


@register.filter
def wat_er_nog_staat(formulieren: list[BaseForm]) -> str:
    """What a person need not type again; empty when that would not be true."""
    return foutteksten.wat_er_nog_staat(formulieren)


@register.filter
def als_lijst(waarde: object) -> list[object]:
    """One object as a list of one, so that a partial can take a form or several."""
    return [waarde]


@register.filter
def paginanummers(pagina: "Page[Any]") -> Iterator[int | str]:
    """The page numbers to show, with '…' for what is left out."""
    return pagina.paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1)
