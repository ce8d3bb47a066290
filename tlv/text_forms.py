"""Forms of the texts of letters."""

from collections.abc import Iterable
from typing import Any

from django import forms

from aanvragen.forms import Weigerform
from swv.kern.briefteksten.blokken import BRIEFNAMEN
from swv.kern.briefteksten.bouwstenen import Bouwsteeninhoud, Waarvoor
from swv.kern.weergave.velden import DatumField


class TekstblokForm(Weigerform):
    """One text of a letter. What is typed is kept, right or wrong."""

    tekst = forms.CharField(label="Tekst", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].voorwaardelijk = True  # type: ignore[attr-defined]


class VoorleggenForm(Weigerform):
    """For which aanvragen the new texts are, from which day, and why."""

    soorten = forms.MultipleChoiceField(
        label="Voor welke aanvragen gelden de nieuwe teksten?", widget=forms.CheckboxSelectMultiple
    )
    geldig_van = DatumField(
        label="Vanaf welke dag?",
        help_text="Op zijn vroegst morgen. Een besluit van voor die dag krijgt een brief met de oude teksten.",
    )
    toelichting = forms.CharField(
        label="Wat verandert er en waarom?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit leest wie uw voorstel bekijkt. Het blijft bij de teksten staan.",
    )

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soorten"].choices = soorten  # type: ignore[attr-defined]


class TerugsturenForm(Weigerform):
    """What should be otherwise."""

    prefix = "terug"
    reden = forms.CharField(label="Wat moet er anders?", widget=forms.Textarea(attrs={"rows": 3}))


class VoorstelIntrekkenForm(Weigerform):
    """Why new texts do not go through."""

    prefix = "intrekken"
    reden = forms.CharField(label="Waarom trekt u het in?", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, verplicht: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = verplicht


class VoorbeeldForm(Weigerform):
    """Which letter to look at: an example, or a real dossier."""

    brief = forms.ChoiceField(label="Welke brief?")
    kenmerk = forms.CharField(
        label="Kenmerk van een dossier",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"list": "dossiers", "autocomplete": "off"}),
        help_text="Leeg is: een verzonnen leerling. Vult u een dossier in, dan staat in de brief wat daar is besloten.",
    )

    def __init__(self, *args: Any, varianten: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(f"{veld}|{naam}", f"{BRIEFNAMEN[veld]}: {naam}") for veld, naam in varianten]
        self.fields["brief"].choices = keuzes  # type: ignore[attr-defined]


class BouwsteenForm(Weigerform):
    """A text that others put into what they write."""

    titel = forms.CharField(
        label="Titel", max_length=80, help_text="Hieraan herkent wie schrijft de tekst in de lijst."
    )
    waarvoor = forms.MultipleChoiceField(
        label="Waarvoor is de tekst?", choices=Waarvoor.choices, widget=forms.CheckboxSelectMultiple
    )
    soorten = forms.MultipleChoiceField(
        label="Voor welke aanvragen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kiest u niets, dan staat de tekst bij alle aanvragen.",
    )
    tekst = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Noem geen leerlingen. Zet tussen [haakjes] wat de schrijver zelf invult.",
    )
    geldig_van = DatumField(label="Vanaf welke dag?", help_text="Vandaag of later.")

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soorten"].choices = soorten  # type: ignore[attr-defined]

    def inhoud(self) -> Bouwsteeninhoud:
        """What was filled in, for the service; only after `is_valid`."""
        waarden = self.cleaned_data
        return Bouwsteeninhoud(
            waarden["titel"],
            tuple(waarden["waarvoor"]),
            tuple(waarden["soorten"]),
            waarden["tekst"],
            waarden["geldig_van"],
        )
