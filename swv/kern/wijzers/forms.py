"""The form of a wijzer, made from its declaration. The machinery judges what was typed, as it does for the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from swv.kern.beleid.uitleg import datum_nl
from swv.kern.weergave.velden import DatumInput
from swv.kern.wijzers.register import Wijzer
from swv.kern.wijzers.velden import LANGSTE_TOELICHTING, Veld

RIJEN = 3
"""So many rows of a list a page asks; a program may send more."""
SAMEN = "__"
_JA_NEE = (("true", "Ja"), ("false", "Nee"))
_NIETS = (("", "Weet ik niet"),)
_KORT = 4
"""Up to so many choices stand below each other; more go in a list."""
_LEEG: tuple[Any, ...] = ("", None, [])


class MomentInput(forms.DateTimeInput):
    """The browser's picker of a day with a time."""

    input_type = "datetime-local"


class Wijzerform(forms.Form):
    """The questions of a wijzer; nothing is required but the SWV, because each answer tells as much as it can."""

    def __init__(self, *args: Any, wijzer: Wijzer, swvs: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wijzer = wijzer
        swv, peildatum = wijzer.alle_velden[:2]
        self.fields["swv"] = forms.ChoiceField(
            label=swv.label, help_text=swv.uitleg, choices=[("", "Kies een samenwerkingsverband"), *swvs]
        )
        for veld in wijzer.velden:
            for naam, deel in _delen(veld):
                self.fields[naam] = _formulierveld(deel)
        self.fields["peildatum"] = _formulierveld(peildatum)

    def invoer(self) -> dict[str, Any]:
        """What was typed, in the shape in which a program sends it; what was left out is not in it."""
        gegeven = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in _LEEG}
        samen: dict[str, Any] = {naam: gegeven[naam] for naam in ("swv", "peildatum") if naam in gegeven}
        for veld in self.wijzer.velden:
            waarde = _samen(veld, gegeven)
            if waarde not in _LEEG:
                samen[veld.naam] = waarde
        return samen

    def neem_over(self, fouten: Mapping[str, str]) -> None:
        """Put the mistakes that the machinery found at their questions."""
        for plek, melding in fouten.items():
            naam = plek.replace(".", SAMEN)
            namen = [veld for veld in self.fields if veld == naam or veld.startswith(f"{naam}{SAMEN}")]
            self.add_error(namen[0] if namen else None, melding)

    def groepen(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions under their headings, in the order in which they were declared."""
        gevonden: dict[str, list[forms.BoundField]] = {"": [self["swv"]]}
        for veld in self.wijzer.velden:
            gevonden.setdefault(veld.groep, []).extend(self[naam] for naam, _ in _delen(veld))
        gevonden.setdefault("Andere dag", []).append(self["peildatum"])
        return list(gevonden.items())

    def ingevuld(self) -> list[tuple[str, str]]:
        """Question and answer in words, of what was filled in; to print beside the outcome."""
        regels = []
        for naam, veld in self.fields.items():
            waarde = self.cleaned_data.get(naam)
            if waarde in _LEEG:
                continue
            keuzes = dict(getattr(veld, "choices", ()))
            woorden = waarde if isinstance(waarde, list) else [waarde]
            regels.append((str(veld.label), ", ".join(_in_woorden(keuzes.get(woord, woord)) for woord in woorden)))
        return regels


def _delen(veld: Veld) -> Iterator[tuple[str, Veld]]:
    """The questions of which one field of the input is made."""
    if veld.soort == "object":
        for deel in veld.velden:
            yield f"{veld.naam}{SAMEN}{deel.naam}", deel
    elif veld.soort in ("lijst", "perioden"):
        delen = veld.velden or (Veld("van", "Eerste dag", "datum"), Veld("tot", "Laatste dag", "datum"))
        for nummer in range(RIJEN):
            for plek, deel in enumerate(delen):
                uitleg = f"{veld.label} {veld.uitleg}" if nummer == plek == 0 else deel.uitleg
                eigen = Veld(deel.naam, f"{deel.label} ({nummer + 1})", deel.soort, uitleg, deel.keuzes, bij=veld.bij)
                yield f"{veld.naam}{SAMEN}{nummer}{SAMEN}{deel.naam}", eigen
    else:
        yield veld.naam, veld


def _samen(veld: Veld, gegeven: Mapping[str, Any]) -> Any:
    """The answers to the questions of one field, put together again."""
    if veld.soort == "object":
        return _object(f"{veld.naam}{SAMEN}", gegeven) or None
    if veld.soort == "lijst":
        return [rij for n in range(RIJEN) if (rij := _object(f"{veld.naam}{SAMEN}{n}{SAMEN}", gegeven))]
    if veld.soort == "perioden":
        rijen = [_object(f"{veld.naam}{SAMEN}{n}{SAMEN}", gegeven) for n in range(RIJEN)]
        return [[rij.get("van", ""), rij.get("tot", "")] for rij in rijen if rij]
    return gegeven.get(veld.naam)


def _object(kop: str, gegeven: Mapping[str, Any]) -> dict[str, Any]:
    return {naam.removeprefix(kop): waarde for naam, waarde in gegeven.items() if naam.startswith(kop)}


def _formulierveld(veld: Veld) -> forms.Field:
    gemaakt = _veld_van_soort(veld)
    gemaakt.voorwaardelijk = True  # type: ignore[attr-defined]
    if veld.bij:
        gemaakt.bij_vraag, gemaakt.bij_waarden = veld.bij[0], " ".join(veld.bij[1:])  # type: ignore[attr-defined]
    return gemaakt


def _veld_van_soort(veld: Veld) -> forms.Field:
    soort: dict[str, Any] = {"label": veld.label, "help_text": veld.uitleg, "required": False}
    if veld.soort in ("ja_nee", "keuze"):
        keuzes = _JA_NEE if veld.soort == "ja_nee" else tuple((w, _kapitaal(label)) for w, label in veld.keuzes)
        kort = len(keuzes) <= _KORT
        return forms.ChoiceField(
            choices=[*keuzes, *_NIETS] if kort else [("", "Kies"), *keuzes],
            widget=forms.RadioSelect if kort else forms.Select,
            **soort,
        )
    if veld.soort == "meerkeuze":
        keuzes = tuple((waarde, f"{waarde}: {label}") for waarde, label in veld.keuzes)
        return forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **soort)
    if veld.soort == "toelichting":
        return forms.CharField(max_length=LANGSTE_TOELICHTING, widget=forms.Textarea(attrs={"rows": 3}), **soort)
    return forms.CharField(widget=_invoerveld(veld), **soort)


def _invoerveld(veld: Veld) -> forms.Widget:
    if veld.soort == "datum":
        return DatumInput()
    if veld.soort == "moment":
        return MomentInput()
    if veld.soort in ("getal", "geheel_getal"):
        return forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.TextInput()


def _in_woorden(waarde: Any) -> str:
    """A typed day as people write it, and anything else as it is."""
    try:
        return datum_nl(date.fromisoformat(str(waarde)))
    except ValueError:
        return str(waarde)


def _kapitaal(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
