"""The form with which a user makes a token."""

from datetime import date, timedelta
from typing import Any

from django import forms

from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import LANGSTE_DAGEN
from swv.kern.weergave.velden import DatumField


class ApitokenForm(forms.Form):
    """What it is for, what it may, and until when."""

    naam = forms.CharField(
        label="Waarvoor is het token?",
        max_length=80,
        help_text="Zo herkent u het later. Bijvoorbeeld: 'rooster van school'.",
    )
    omvang = forms.ChoiceField(
        label="Wat mag het programma?",
        initial=Tokenomvang.LEZEN,
        widget=forms.RadioSelect,
        help_text="Kies alleen 'alles' als het programma ook iets moet wijzigen.",
    )
    laatste_dag = DatumField(label="Tot en met welke dag werkt het?", help_text="Hoogstens een jaar vooruit.")

    def __init__(self, *args: Any, vandaag: date, vergadert: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vandaag = vandaag
        mogelijk = [keuze for keuze in Tokenomvang if vergadert or keuze != Tokenomvang.AGENDA]
        self.fields["omvang"].choices = [  # type: ignore[attr-defined]
            (keuze.value, str(keuze.label).capitalize()) for keuze in mogelijk
        ]
        self.fields["laatste_dag"].initial = vandaag + timedelta(days=90)

    def clean_laatste_dag(self) -> date:
        """From today to a year from now."""
        dag: date = self.cleaned_data["laatste_dag"]
        if not self._vandaag <= dag <= self._vandaag + timedelta(days=LANGSTE_DAGEN):
            raise forms.ValidationError("Kies een dag vanaf vandaag, en hoogstens een jaar vooruit.")
        return dag
