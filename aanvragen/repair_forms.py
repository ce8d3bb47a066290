"""Forms of the acts that put an aanvraag right."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms

from aanvragen.forms import HandelingForm
from aanvragen.services.moving import Verplaatsing
from aanvragen.services.sharing import Meelezer
from swv.kern.choices import InschrijvingSoort
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.organisatie.models import School
from swv.kern.personen.lidmaatschappen import Coordinator
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.velden import DatumField

TWEE_WEKEN = timedelta(days=14)
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


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


class ZienswijzeOpvragenForm(HandelingForm):
    """What the commission wants to know of the parents, and until when (TLV-63)."""

    vraag = forms.CharField(
        label="Wat wilt u van de ouders weten?",
        help_text="De ouders en de school lezen dit.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    uiterste_dag = DatumField(label="Tot en met welke dag kunnen zij antwoorden?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uiterste_dag"].initial = self.actor.vandaag + TWEE_WEKEN


class MeelezenBeeindigenForm(HandelingForm):
    """Who reads along no more."""

    wie = forms.TypedChoiceField(label="Wie leest niet meer mee?", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, meelezers: Iterable[Meelezer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(wie.pk, f"{wie.naam} ({wie.betrokkenheid.get_rol_display()})") for wie in meelezers]
        veld = self.fields["wie"]
        veld.choices = keuzes  # type: ignore[attr-defined]
        if not keuzes:
            veld.help_text = "Niemand leest nu mee in dit dossier."


class VerplaatsenForm(HandelingForm):
    """To which school, and where the leerling is enrolled (TLV-01)."""

    school_id = forms.TypedChoiceField(label="Naar welke school gaat de aanvraag?", coerce=int)
    soort = forms.ChoiceField(
        label="Is de leerling daar ingeschreven of aangemeld?",
        choices=InschrijvingSoort.choices,
        widget=forms.RadioSelect,
    )
    sinds = DatumField(label="Sinds wanneer?")
    blijft_ingeschreven = forms.ChoiceField(
        label="Blijft de leerling ook bij de oude school ingeschreven?", choices=JA_NEE, widget=forms.RadioSelect
    )
    reden = forms.CharField(
        label="Waarom gaat de aanvraag naar een andere school?",
        help_text="De nieuwe school, de ouders en het samenwerkingsverband kunnen dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, scholen: Iterable[School], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(school.pk, f"{school.naam}, {school.plaats}") for school in scholen]
        veld = self.fields["school_id"]
        veld.choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]
        if not keuzes:
            veld.help_text = "Er is geen andere school waar deze aanvraag heen kan. Bel het secretariaat."


class SamenvoegenForm(HandelingForm):
    """In which aanvraag this one goes on."""

    met = forms.TypedChoiceField(label="In welke aanvraag gaat deze verder?", coerce=int, widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Waarom voegt u de aanvragen samen?",
        help_text="De school en de ouders kunnen dit lezen, in beide aanvragen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, anderen: Iterable[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(ander.pk, _omschreven(ander)) for ander in anderen]
        veld = self.fields["met"]
        veld.choices = keuzes  # type: ignore[attr-defined]
        if not keuzes:
            veld.help_text = (
                "Deze school heeft voor deze leerling geen andere aanvraag die loopt. Staat zij bij een andere school?"
                " Breng haar dan eerst naar deze school."
            )


def _omschreven(dossier: Dossier) -> str:
    ingediend, uiterste = dossier.ingediend_op, dossier.aanvraag.uiterste_datum
    delen = [f"Aanvraag {dossier.nummer}"]
    if ingediend:
        delen.append(f"ingediend op {datum_lang(ingediend.astimezone(AMSTERDAM).date())}")
    if uiterste:
        delen.append(f"besluit uiterlijk op {datum_lang(uiterste)}")
    return f"{', '.join(delen)} ({dossier.aanvraag.get_status_display()})"


def als_verplaatsing(gegevens: dict[str, Any]) -> Verplaatsing:
    """The fields of the form as the service takes them."""
    return Verplaatsing(
        school_id=gegevens["school_id"],
        soort=InschrijvingSoort(gegevens["soort"]),
        sinds=gegevens["sinds"],
        blijft_ingeschreven=gegevens["blijft_ingeschreven"] == "ja",
        reden=gegevens["reden"],
    )
