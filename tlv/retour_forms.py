"""Forms about post that came back."""

from datetime import date
from typing import Any

from django import forms

from aanvragen.forms import Weigerform
from swv.kern.documenten.models import Retourreden
from swv.kern.documenten.retour import Retour
from swv.kern.weergave.velden import DatumField


class RetourForm(Weigerform):
    """What the post wrote on the envelope, for all letters that were chosen."""

    op = DatumField(label="Op welke dag kwam de post terug?")
    reden = forms.ChoiceField(
        label="Waarom kwam de brief terug?",
        choices=[("", "Kies wat er op de envelop staat"), *Retourreden.choices],
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld wat de postbode op de envelop schreef.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", vandaag)

    def retour(self) -> Retour:
        """What was filled in, for the service; only after `is_valid`."""
        waarden = self.cleaned_data
        return Retour(waarden["op"], Retourreden(waarden["reden"]), waarden["toelichting"])


class OpnieuwForm(Weigerform):
    """Whether somebody looked at the address."""

    adres_klopt = forms.BooleanField(
        label="Ik heb dit adres gecontroleerd",
        help_text="Bijvoorbeeld gebeld met de school of met de ouder.",
        error_messages={"required": "Controleer eerst het adres en kruis dat aan."},
    )


class BekendmakenForm(Weigerform):
    """How the letter reached somebody after all."""

    dag = DatumField(label="Op welke dag kreeg de ontvanger de brief?")
    hoe = forms.CharField(
        label="Hoe kreeg de ontvanger de brief?",
        max_length=200,
        help_text="Bijvoorbeeld: meegegeven aan de balie, met een handtekening voor ontvangst.",
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("dag", vandaag)
