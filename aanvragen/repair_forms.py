"""Forms of the acts that put an aanvraag right."""

from collections.abc import Iterable
from typing import Any

from django import forms

from aanvragen.forms import HandelingForm
from swv.kern.personen.lidmaatschappen import Coordinator


class OverdragenForm(HandelingForm):
    """Who of the school is the first contact from now on."""

    aan = forms.TypedChoiceField(label="Aan wie draagt u de aanvraag over?", coerce=int)

    def __init__(self, *args: Any, opvolgers: Iterable[Coordinator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(wie.persoon_id, wie.naam) for wie in opvolgers]
        veld = self.fields["aan"]
        veld.choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]
        if not keuzes:
            veld.help_text = "Uw school heeft geen andere coördinator met een account. Vraag het secretariaat erom."
