"""Choosing a file with TLVs of an old system, and withdrawing what it brought."""

from django import forms

from swv.kern.toegang.errors import NuNietMogelijk
from tlv.services.overname import LENGTE_REDEN


class OvernameForm(forms.Form):
    """The file, and which system it comes from."""

    bestand = forms.FileField(
        label="Bestand met TLV's",
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Excel (xlsx) of csv, met koppen in de eerste rij en een TLV per rij. Haal kolommen die niet nodig"
        " zijn er eerst uit, zoals een BSN of een diagnose.",
    )
    bron = forms.CharField(
        label="Uit welk systeem komt het bestand?", max_length=200, help_text="De naam van het oude systeem."
    )

    def neem_weigering_over(self, melding: str, veld: str | None = None) -> None:
        """Show why the service refused, with the field or above the form."""
        self.add_error(veld, melding)


class IntrekkenForm(forms.Form):
    """Why what came from this file should count no more."""

    reden = forms.CharField(
        label="Waarom trekt u dit bestand in?", max_length=LENGTE_REDEN, widget=forms.Textarea(attrs={"rows": 3})
    )

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Show why the service refused, above the form."""
        self.add_error(None, fout.melding)
