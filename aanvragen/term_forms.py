"""Forms of the acts on the term of an aanvraag (RCH-04, 05, 06, 14)."""

from django import forms

from aanvragen.choices import Berichtsoort
from aanvragen.forms import HandelingForm
from swv.kern.weergave.velden import DatumField


class BuitenBehandelingForm(HandelingForm):
    """Why an aanvraag is not treated (RCH-14)."""

    reden = forms.CharField(
        label="Waarom kan de aanvraag zo niet worden behandeld?",
        help_text="Dit komt in de brief aan school en ouders. Wat er is gevraagd, staat er al in.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class VerdagenForm(HandelingForm):
    """The new last day, and why (RCH-05)."""

    nieuwe_dag = DatumField(
        label="Wanneer is het besluit er uiterlijk?", help_text="Kies een redelijke dag: niet later dan nodig is."
    )
    reden = forms.CharField(
        label="Waarom komt het besluit later?",
        help_text="School en ouders lezen dit. Schrijf niets op over de gezondheid of het gezin.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OpschortenForm(HandelingForm):
    """On what ground the term stands still, and from when until when (RCH-04)."""

    grond = forms.ChoiceField(
        label="Waarom staat de termijn stil?", choices=Berichtsoort.choices[1:], widget=forms.RadioSelect
    )
    van = DatumField(label="Vanaf welke dag?")
    tot = DatumField(label="Op welke dag loopt de termijn weer?", help_text="Deze dag zelf telt weer mee.")
    reden = forms.CharField(
        label="Wat is er aan de hand?",
        help_text="School en ouders lezen dit. Schrijf niets op over de gezondheid of het gezin.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class IngebrekestellingForm(HandelingForm):
    """When a notice of default came in (RCH-06)."""

    ontvangen_op = DatumField(label="Wanneer kwam de ingebrekestelling binnen?")
