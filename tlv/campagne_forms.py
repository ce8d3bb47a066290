"""Forms of the renewal campaign: its days, and why a TLV need not be renewed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from aanvragen.forms import HandelingForm, Weigerform
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.velden import DatumField
from tlv.choices import Verlengreden
from tlv.rules.campagne import Campagnedagen
from tlv.services.campagne import Campagneplan


class CampagneForm(Weigerform):
    """The days of a campaign, and what schools read."""

    uiterlijk = DatumField(
        label="Uiterlijk op welke dag sturen scholen de verlenging in?",
        help_text="Deze dag staat in de brief en bij de school in het portaal.",
    )
    herinneren_op = DatumField(
        label="Op welke dag krijgen scholen een herinnering?",
        required=False,
        help_text="Alleen scholen die nog iets te doen hebben, krijgen dan een mail. Laat dit leeg als u zelf belt.",
    )
    toelichting = forms.CharField(
        label="Toelichting voor scholen",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dit komt in de brief. Alle scholen lezen het, dus noem geen leerlingen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("herinneren_op", "toelichting"):
            self.fields[naam].voorwaardelijk = True  # type: ignore[attr-defined]

    def plan(self) -> Campagneplan:
        """What was filled in, for the service; only after `is_valid`."""
        waarden = self.cleaned_data
        dagen = Campagnedagen(waarden["uiterlijk"], waarden["herinneren_op"])
        return Campagneplan(dagen, waarden["toelichting"])


class NieuweCampagneForm(CampagneForm):
    """Which TLVs besides."""

    einddatum = forms.TypedChoiceField(
        label="Welke TLV's?",
        coerce=date.fromisoformat,
        help_text="De TLV's van uw samenwerkingsverband die op deze dag aflopen en nog worden gebruikt.",
    )

    field_order = ("einddatum", "uiterlijk", "herinneren_op", "toelichting")

    def __init__(self, *args: Any, einddatums: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(dag.isoformat(), f"TLV's die aflopen op {datum_lang(dag)}") for dag in einddatums]
        self.fields["einddatum"].choices = keuzes  # type: ignore[attr-defined]


class GeenVerlengingForm(HandelingForm):
    """Why no renewal is needed."""

    voorwaardelijk = ("toelichting",)

    uitkomst = forms.ChoiceField(label="Waarom niet?", choices=Verlengreden.choices, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij een andere reden.",
    )
