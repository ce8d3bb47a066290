"""The form in which each user chooses of what to be told by mail, and when."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from swv.kern.berichten.soorten import Mailsoort
from swv.kern.choices import Mailmoment


class MeldingenForm(forms.Form):
    """One choice per kind of mail; `gekozen` is what the user chose before."""

    def __init__(self, *args: Any, soorten: Iterable[Mailsoort], gekozen: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for soort in soorten:
            waarom = f" U kunt dit niet uitzetten. {soort.verplicht}" if soort.verplicht else ""
            self.fields[soort.naam] = forms.ChoiceField(
                label=soort.kort,
                choices=[(moment.value, str(moment.label).capitalize()) for moment in soort.keuzes],
                initial=soort.moment_na(gekozen.get(soort.naam)),
                help_text=f"{soort.tekst}{waarom}",
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": f"Kies {_opsomming(soort.keuzes)}."},
            )


def _opsomming(keuzes: Iterable[Mailmoment]) -> str:
    return " of ".join(f"'{moment.label}'" for moment in keuzes)
