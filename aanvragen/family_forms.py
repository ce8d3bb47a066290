"""Forms of parents and pupil: signing, and telling what they think."""

from typing import Any, ClassVar

from django import forms

from aanvragen.choices import Ondertekenstand
from aanvragen.forms import HandelingForm


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
        help_text="De school leest dan niet wat u schrijft, en een andere ouder ook niet. Wel zien zij dat u iets hebt"
        " geschreven.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].voorwaardelijk = True  # type: ignore[attr-defined]
