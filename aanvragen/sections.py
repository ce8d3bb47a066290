"""The form of one section, made from its questions, and what a page sends along to keep versions apart."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from aanvragen.rules.samenvoegen import Verschil, kenmerk
from swv.kern.beleid.formulier import Sectie, Vraag
from swv.kern.beleid.predicaten import geldt
from swv.kern.weergave.antwoorden import antwoordtekst
from swv.kern.weergave.velden import DatumField

JA_NEE = (("ja", "Ja"), ("nee", "Nee"))


class SectieForm(forms.Form):
    """The questions of one section that the earlier answers call for; nothing is required while drafting.

    `gelezen` is what the page sends along: per question that stood on it the mark of the answer it was made from. A
    question that somebody else's answer has made disappear since then is still read.
    """

    def __init__(
        self,
        *args: Any,
        sectie: Sectie,
        antwoorden: dict[str, Any],
        bewerkbaar: Iterable[str],
        gelezen: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{**kwargs, "initial": _beginwaarden(sectie, antwoorden)})
        mag = set(bewerkbaar)
        op_de_pagina = gelezen or {}
        self.vragen = [
            vraag for vraag in sectie.vragen if geldt(vraag.als, antwoorden) or vraag.sleutel in op_de_pagina
        ]
        for vraag in self.vragen:
            veld = _veld(vraag)
            veld.te_vergelijken = True  # type: ignore[attr-defined]
            veld.verschil = None  # type: ignore[attr-defined]
            veld.waarom = vraag.waarom  # type: ignore[attr-defined]
            veld.regel = vraag.regel  # type: ignore[attr-defined]
            veld.voorbeeld = vraag.voorbeeld  # type: ignore[attr-defined]
            veld.voorwaardelijk = vraag.verplicht  # type: ignore[attr-defined]
            veld.disabled = vraag.veldgroep not in mag
            self.fields[vraag.sleutel] = veld

    def antwoorden(self) -> dict[str, Any]:
        """The answers as they are stored: JSON values, empty ones included, so that an answer can be erased."""
        uit: dict[str, Any] = {}
        for vraag in self.vragen:
            if self.fields[vraag.sleutel].disabled or vraag.sleutel not in self.cleaned_data:
                continue
            waarde = self.cleaned_data[vraag.sleutel]
            if vraag.soort == "ja_nee":
                waarde = {"ja": True, "nee": False}.get(waarde)
            elif vraag.soort == "datum":
                waarde = waarde.isoformat() if waarde else None
            uit[vraag.sleutel] = waarde
        return uit

    def toon_verschillen(self, verschillen: Iterable[Verschil]) -> None:
        """Let each field show both versions of an answer that was changed in two places."""
        per_sleutel = {vraag.sleutel: vraag for vraag in self.vragen}
        for verschil in verschillen:
            vraag = per_sleutel[verschil.sleutel]
            self.fields[verschil.sleutel].verschil = {  # type: ignore[attr-defined]
                "eigen": antwoordtekst(vraag, verschil.eigen),
                "andere": antwoordtekst(vraag, verschil.andere),
                "kenmerk": kenmerk(verschil.andere),
            }

    def in_verschil(self) -> list[forms.BoundField]:
        """The fields that show two versions."""
        return [veld for veld in self if veld.field.verschil]  # type: ignore[attr-defined]


def _beginwaarden(sectie: Sectie, antwoorden: dict[str, Any]) -> dict[str, Any]:
    return {vraag.sleutel: _beginwaarde(vraag, antwoorden.get(vraag.sleutel)) for vraag in sectie.vragen}


def _beginwaarde(vraag: Vraag, antwoord: Any) -> Any:
    if vraag.soort == "ja_nee" and antwoord is not None:
        return "ja" if antwoord else "nee"
    return antwoord


def als_invoer(vraag: Vraag, antwoord: Any) -> list[str]:
    """A stored answer as a browser would send it."""
    waarde = _beginwaarde(vraag, antwoord)
    if waarde in (None, "", []):
        return []
    return [str(deel) for deel in waarde] if isinstance(waarde, list) else [str(waarde)]


def _veld(vraag: Vraag) -> forms.Field:
    basis: dict[str, Any] = {"label": vraag.label, "help_text": vraag.hulp, "required": False}
    keuzes = [(keuze.waarde, keuze.label) for keuze in vraag.keuzes]
    match vraag.soort:
        case "lange_tekst":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000, **basis)
        case "keuze" if len(keuzes) > 7:
            return forms.ChoiceField(choices=[("", "Kies…"), *keuzes], **basis)
        case "keuze":
            return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **basis)
        case "meerkeuze":
            return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **basis)
        case "ja_nee":
            return forms.ChoiceField(choices=JA_NEE, widget=forms.RadioSelect, **basis)
        case "datum":
            return DatumField(**basis)
        case "getal":
            return forms.IntegerField(**basis)
    return forms.CharField(max_length=300, **basis)


def schrijf_kenmerken(kenmerken: Mapping[str, str]) -> str:
    """The marks of a page as one hidden field."""
    return " ".join(f"{sleutel}:{merk}" for sleutel, merk in kenmerken.items())


def lees_kenmerken(tekst: str) -> dict[str, str]:
    """The marks that a page sent; what is not one is left out."""
    delen = (deel.partition(":") for deel in tekst.split())
    return {sleutel: merk for sleutel, _, merk in delen if merk}


def begin_kenmerken(vragen: Iterable[Vraag], opgeslagen: Mapping[str, Any]) -> dict[str, str]:
    """The marks of a page that has just been made."""
    return {vraag.sleutel: kenmerk(opgeslagen.get(vraag.sleutel)) for vraag in vragen}


def lees_keuze(gegevens: QueryDict) -> tuple[str, str] | None:
    """Which version somebody chose ('eigen' or 'andere') and of which question; None when nobody chose."""
    welke, _, sleutel = gegevens.get("kies", "").partition(":")
    return (welke, sleutel) if welke in ("eigen", "andere") and sleutel else None
