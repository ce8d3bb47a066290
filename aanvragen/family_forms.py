"""Forms of parents and pupil: making an account, signing, and telling what they think."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from aanvragen.choices import Ondertekenstand
from aanvragen.forms import HandelingForm
from swv.kern.personen.models import Gebruiker
from swv.kern.weergave.velden import DatumField


class TekenForm(HandelingForm):
    """What a parent or pupil does with the request to sign: sign with the declaration, or say why not (TLV-54)."""

    voorwaardelijk = ("verklaard", "reden")
    alleen_bij: ClassVar = {
        "verklaard": ("stand", (Ondertekenstand.GETEKEND,)),
        "reden": ("stand", (Ondertekenstand.GEWEIGERD,)),
    }

    stand = forms.ChoiceField(
        label="Tekent u de aanvraag?",
        choices=[(Ondertekenstand.GETEKEND, "Ja, ik teken"), (Ondertekenstand.GEWEIGERD, "Nee, ik teken niet")],
        widget=forms.RadioSelect,
    )
    verklaard = forms.BooleanField(label="Ik heb de aanvraag gelezen en wat er staat klopt.", required=False)
    reden = forms.CharField(
        label="Waarom tekent u niet?",
        help_text="De school en het samenwerkingsverband lezen dit. Er komt een gesprek voordat er een besluit is.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Point at the field that is missing for this answer."""
        gegevens = super().clean() or {}
        if gegevens.get("stand") == Ondertekenstand.GETEKEND and not gegevens.get("verklaard"):
            self.add_error("verklaard", "Kruis aan dat u de aanvraag hebt gelezen en dat die klopt.")
        if gegevens.get("stand") == Ondertekenstand.GEWEIGERD and not gegevens.get("reden", "").strip():
            self.add_error("reden", "Er staat nog geen reden. Schrijf op waarom u niet tekent.")
        return gegevens


class ZienswijzeForm(HandelingForm):
    """What a parent or the pupil thinks; saved while typing, so nothing is required until it is sent."""

    tekst = forms.CharField(
        label="Wat vindt u van de aanvraag?",
        help_text="Schrijf het op zoals u het zou zeggen. Wat gaat goed, wat niet, en wat hoopt u?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    alleen_commissie = forms.BooleanField(
        label="Alleen voor de commissie",
        help_text="Kruist u dit niet aan? Dan lezen ook de school, ouders met gezag en een leerling vanaf 16 jaar wat u"
        " schrijft. Kruist u dit wel aan? Dan zien zij alleen dat u iets hebt geschreven.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].voorwaardelijk = True  # type: ignore[attr-defined]


class UitnodigingscodeForm(forms.Form):
    """The code from a letter or mail, and what a stranger who finds it does not know."""

    code = forms.CharField(
        label="Code",
        help_text="De code staat in de brief of e-mail. Hoofdletters, spaties en streepjes maken niet uit.",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    geboortedatum = DatumField(
        label="Geboortedatum van de leerling", help_text="Zo weten wij dat de code bij de goede persoon is."
    )


class NieuwAccountForm(forms.Form):
    """The own address and a password."""

    email = forms.EmailField(
        label="Uw e-mailadres",
        help_text="Gebruik een adres dat alleen u leest. Hierheen sturen wij een code.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    wachtwoord = forms.CharField(
        label="Kies een wachtwoord",
        help_text="Minstens 12 tekens. Een paar woorden achter elkaar is makkelijk te onthouden.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    nog_eens = forms.CharField(
        label="Vul het wachtwoord nog een keer in",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Two times the same, and a password that is hard to guess."""
        gegevens = super().clean() or {}
        wachtwoord, email = gegevens.get("wachtwoord"), gegevens.get("email")
        if wachtwoord and gegevens.get("nog_eens") and wachtwoord != gegevens["nog_eens"]:
            self.add_error("nog_eens", "Dit is niet hetzelfde wachtwoord. Vul twee keer hetzelfde in.")
        if wachtwoord and email:
            try:
                validate_password(wachtwoord, Gebruiker(email=email))
            except ValidationError as fout:
                self.add_error("wachtwoord", fout)
        return gegevens


class MailcodeForm(forms.Form):
    """The six digits that prove an address."""

    code = forms.CharField(
        label="Code van 6 cijfers",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
