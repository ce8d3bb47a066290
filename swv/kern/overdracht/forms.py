"""Choosing a file with schools, and saying which column of any file is which field."""

from collections.abc import Sequence
from typing import Any

from django import forms

from swv.kern.overdracht.koppeling import Veld
from swv.kern.overdracht.ontvangst import Kolommen
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.weergave.velden import DatumField

GEEN_KOLOM = "Staat niet in het bestand"


class InlezingForm(forms.Form):
    """The file, where it comes from and of which day it is (SYS-71)."""

    bestand = forms.FileField(
        label="Bestand met scholen",
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Excel (xlsx) of csv, met koppen in de eerste rij. Er mogen geen gegevens van leerlingen in staan.",
    )
    bron = forms.CharField(
        label="Waar komt het bestand vandaan?", max_length=200, help_text="Bijvoorbeeld: DUO, vestigingen vo."
    )
    peildatum = DatumField(
        label="Peildatum", help_text="De dag waarop het register zo was. Nieuwe relaties beginnen op deze dag."
    )

    def neem_weigering_over(self, melding: str, veld: str | None = None) -> None:
        """Show why the service refused, with the field or above the form."""
        self.add_error(veld, melding)


class KoppelForm(forms.Form):
    """Per field one column of this file; the guess is filled in."""

    def __init__(
        self, *args: Any, kolommen: Kolommen, koppeling: dict[str, str], velden: Sequence[Veld], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(kop, f"{kop} (zoals: {deel})" if deel else kop) for kop, deel in kolommen]
        for veld in velden:
            leeg = "Kies een kolom" if veld.verplicht else GEEN_KOLOM
            self.fields[veld.sleutel] = forms.ChoiceField(
                label=veld.label,
                help_text=veld.hulp,
                required=veld.verplicht,
                choices=[("", leeg), *keuzes],
                initial=koppeling.get(veld.sleutel, ""),
            )

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Show why the service refused, above the form."""
        self.add_error(None, fout.melding)

    @property
    def koppeling(self) -> dict[str, str]:
        """Field → heading, of what was chosen."""
        return {veld: kop for veld, kop in self.cleaned_data.items() if kop}
