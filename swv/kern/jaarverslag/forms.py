"""Choosing the year of a report, and entering a count of pupils."""

from typing import Any

from django import forms

from swv.kern.jaarverslag.perioden import JAARSOORTEN, Verslagjaar, keuzes, lees_jaar, lopend
from swv.kern.jaarverslag.register import LIJST_ZIEN
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.velden import DatumField


def jaarcode(jaar: Verslagjaar) -> str:
    """A year as it stands in an address: 'schooljaar-2025'."""
    return f"{jaar.soort}-{jaar.jaar}"


def jaar_uit(code: str, actor: Actor) -> Verslagjaar:
    """The year that an address names; the running school year for one that this reader cannot choose.

    Who sees masked numbers has school years only: two reports that overlap could be taken from one another (INZ-14).
    """
    soort, _, jaar = code.partition("-")
    gevonden = lees_jaar(soort, int(jaar), actor.vandaag) if jaar.isascii() and jaar.isdecimal() else None
    if gevonden is None or (gevonden.soort != "schooljaar" and not mag_swv(actor, LIJST_ZIEN)):
        return lopend("schooljaar", actor.vandaag)
    return gevonden


class JaarForm(forms.Form):
    """Which year; the choice stands in the address."""

    jaar = forms.ChoiceField(label="Jaar", required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = JAARSOORTEN if mag_swv(actor, LIJST_ZIEN) else ("schooljaar",)
        veld = self.fields["jaar"]
        veld.voorwaardelijk = True  # type: ignore[attr-defined]
        veld.choices = [  # type: ignore[attr-defined]
            (f"{soort.capitalize()}", [(jaarcode(jaar), jaar.naam) for jaar in keuzes(soort, actor.vandaag)])
            for soort in soorten
        ]


class TellingForm(forms.Form):
    """How many pupils there were on a day."""

    peildatum = DatumField(label="Van welke dag is de telling?")
    vo = forms.IntegerField(label="Leerlingen in het voortgezet onderwijs (vo)", min_value=0, max_value=999_999)
    vso = forms.IntegerField(
        label="Leerlingen in het voortgezet speciaal onderwijs (vso)", min_value=0, max_value=999_999
    )
    bron = forms.CharField(
        label="Waar komt de telling vandaan?",
        max_length=200,
        help_text="Bijvoorbeeld: DUO, telling van 1 oktober 2025.",
    )

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Show why the service refused, above the form."""
        self.add_error(None, fout.melding)
