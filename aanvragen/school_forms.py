"""The form with which the profile of a school is added."""

from datetime import date
from typing import Any

from django import forms

from swv.kern.documenten.schoolprofielen import te_kiezen_jaren
from swv.kern.kalender.schooljaren import Schooljaar


class SchoolprofielForm(forms.Form):
    """For which school year, and the document."""

    beginjaar = forms.TypedChoiceField(label="Voor welk schooljaar?", coerce=int)
    bestand = forms.FileField(
        label="Het profiel",
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text="Het schoolondersteuningsprofiel als PDF. Let op: er mag niets in staan over een leerling.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaren = [(jaar, Schooljaar(jaar).naam) for jaar in te_kiezen_jaren(vandaag)]
        self.fields["beginjaar"].choices = jaren  # type: ignore[attr-defined]
