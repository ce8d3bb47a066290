"""Forms of the register: searching, and what is recorded about a TLV."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from aanvragen.forms import HandelingForm
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.velden import DatumField
from tlv.choices import Categorie, Eindereden, Terugplaatsing
from tlv.overgenomen import eindjaren_overgenomen
from tlv.register import Zoekvraag, eindjaren, geldend_gebruik, scholen_in_register
from tlv.services.register import Bestemming, vso_scholen

STANDEN = (
    ("geldig", "geldig"),
    ("gaat_nog_in", "gaat nog in"),
    ("gebruik_gestopt", "niet meer in gebruik"),
    ("verlopen", "verlopen"),
    ("vervangen", "vervangen"),
)
HERKOMSTEN = (("hier", "besloten in dit systeem"), ("overgenomen", "overgenomen"))


class ZoekForm(forms.Form):
    """What to look for in the register; every field may stay empty."""

    tekst = forms.CharField(label="Nummer of naam", required=False, max_length=100)
    school = forms.TypedChoiceField(label="Aangevraagd door", required=False, coerce=int, empty_value=None)
    categorie = forms.TypedChoiceField(
        label="Categorie", required=False, coerce=int, empty_value=None, choices=[("", "Alle"), *Categorie.choices]
    )
    einde = forms.TypedChoiceField(label="Eindigt op", required=False, coerce=int, empty_value=None)
    stand = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), *STANDEN])
    herkomst = forms.ChoiceField(label="Herkomst", required=False, choices=[("", "Alle"), *HERKOMSTEN])

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scholen, overgenomen = scholen_in_register(actor), eindjaren_overgenomen(actor)
        jaren = sorted({*eindjaren(actor), *overgenomen})
        if not overgenomen:
            del self.fields["herkomst"]
        self.fields["school"].choices = [("", "Alle"), *scholen]  # type: ignore[attr-defined]
        self.fields["einde"].choices = [("", "Alle"), *((jaar, f"31 juli {jaar}") for jaar in jaren)]  # type: ignore[attr-defined]
        for veld in self.fields.values():
            veld.voorwaardelijk = True  # type: ignore[attr-defined]

    def vraag(self) -> Zoekvraag:
        """What was asked; a choice that does not exist counts as no choice."""
        self.is_valid()
        return Zoekvraag(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in ("", None)})


class OverstapForm(HandelingForm):
    """Which VSO school, and from which day."""

    voorwaardelijk = ("school", "naam", "brin")

    datum = DatumField(label="Vanaf welke dag?", help_text="De eerste schooldag op deze school.")
    school = forms.TypedChoiceField(label="School", required=False, coerce=int, empty_value=None)
    naam = forms.CharField(label="Naam van een school die niet in de lijst staat", required=False, max_length=200)
    brin = forms.CharField(
        label="BRIN van die school",
        required=False,
        max_length=6,
        help_text="Vier tekens, zoals 01AB. Met het nummer van de vestiging zijn het er zes.",
        validators=[
            RegexValidator(
                r"^[0-9]{2}[A-Za-z]{2}([0-9]{2})?$",
                "Dit is geen BRIN. Vul twee cijfers en twee letters in, zoals 01AB.",
            )
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scholen = [(school.pk, school.naam) for school in vso_scholen(self.dossier, self.actor.vandaag)]
        self.fields["school"].choices = [("", "Een andere school, die ik hieronder invul"), *scholen]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The school as one value for the service."""
        gegevens = super().clean() or {}
        gegevens["naar"] = Bestemming(gegevens.get("school"), gegevens.get("naam", ""), gegevens.get("brin", ""))
        return gegevens


class TerugkeerForm(HandelingForm):
    """The first day in the VO."""

    datum = DatumField(label="Eerste dag in het gewone voortgezet onderwijs")


class EindeForm(HandelingForm):
    """From when the TLV is not used any more, and why."""

    datum = DatumField(label="Vanaf welke dag wordt de TLV niet meer gebruikt?")
    uitkomst = forms.ChoiceField(label="Waarom?", choices=Eindereden.choices, widget=forms.RadioSelect)


class InvoerForm(HandelingForm):
    """The day on which the number was entered."""

    datum = DatumField(label="Ingevoerd op")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["datum"].initial = self.actor.vandaag


class TerugplaatsingForm(HandelingForm):
    """What came out of looking whether the pupil can go back."""

    datum = DatumField(label="Op welke dag was de uitkomst bekend?")
    uitkomst = forms.ChoiceField(label="Wat is de uitkomst?", choices=Terugplaatsing.choices, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting", widget=forms.Textarea(attrs={"rows": 4}), help_text="Kort: waar blijkt dat uit?"
    )


class TerugdraaienForm(HandelingForm):
    """Which entry was a mistake, and why."""

    melding = forms.TypedChoiceField(label="Welke melding klopt niet?", coerce=int, widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom draait u dit terug?", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rijen = geldend_gebruik(self.actor).filter(dossier=self.dossier, tlv__besluit__vervangen_door__isnull=True)
        self.fields["melding"].choices = [  # type: ignore[attr-defined]
            (rij.pk, f"{rij.get_soort_display().capitalize()}, {datum_lang(rij.datum)}{_waar(rij.school_naam)}")
            for rij in rijen
        ]


def _waar(school: str) -> str:
    return f": {school}" if school else ""
