"""Putting a building block of the SWV into a text that somebody is writing, before anything is saved.

Works without JavaScript: the page comes back with what was typed and the text added. With it only the field changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from swv.kern.briefteksten.bouwstenen import Bouwsteen, Waarvoor, geldende_bouwstenen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier

Invoegplekken = Mapping[str, tuple[Waarvoor, ...]]
"""Which field of a form takes blocks for which texts."""


@dataclass(frozen=True, slots=True)
class Invoegkeuze:
    """One choice: a block in a field, as `veld:id`."""

    waarde: str
    titel: str
    voor: str


def keuzes_voor(actor: Actor, dossier: Dossier, plekken: Invoegplekken) -> list[Invoegkeuze]:
    """What the writer can put where today; no query without places, else one."""
    if not plekken:
        return []
    alle = {waarvoor for rij in plekken.values() for waarvoor in rij}
    rijen = _bouwstenen(actor, dossier, alle)
    return [
        Invoegkeuze(f"{veld}:{rij.pk}", rij.titel, str(waarvoor.label))
        for veld, voor in plekken.items()
        for waarvoor in voor
        for rij in rijen
        if waarvoor in rij.waarvoor
    ]


def _bouwstenen(actor: Actor, dossier: Dossier, waarvoor: set[Waarvoor]) -> list[Bouwsteen]:
    return list(geldende_bouwstenen(actor, dossier.swv_id, actor.vandaag, waarvoor=waarvoor, soort=dossier.soort))


def voeg_in(
    actor: Actor, dossier: Dossier, plekken: Invoegplekken, formulier: forms.Form, getypt: QueryDict
) -> str | None:
    """Fill the unbound form with what was typed and add the chosen block; the name of its field, None without one.

    What was typed stays as it is; the block comes below it as a paragraph of its own.
    """
    for naam, veld in formulier.fields.items():
        meer = isinstance(veld, forms.MultipleChoiceField)
        if meer or naam in getypt:
            formulier.initial[naam] = getypt.getlist(naam) if meer else getypt[naam]
        elif isinstance(veld, forms.BooleanField):
            formulier.initial[naam] = False
    veldnaam, _, sleutel = getypt.get("bouwsteen", "").partition(":")
    if veldnaam not in plekken or not sleutel.isdecimal():
        return None
    gekozen = next((rij for rij in _bouwstenen(actor, dossier, set(plekken[veldnaam])) if rij.pk == int(sleutel)), None)
    if gekozen is None:
        return None
    stond = str(formulier.initial.get(veldnaam) or "").rstrip()
    formulier.initial[veldnaam] = f"{stond}\n\n{gekozen.tekst}" if stond else gekozen.tekst
    return veldnaam
