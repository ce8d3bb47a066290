"""Forms with which people are let in, and stop."""

from datetime import timedelta
from typing import Any

from django import forms

from aanvragen.forms import Weigerform
from aanvragen.services.people import organisaties_voor
from swv.kern.choices import BUITEN_BUREAU, Discipline, Rol
from swv.kern.organisatie.models import Partij, Schoolbestuur
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.mensen import geefbare_rollen
from swv.kern.weergave.velden import DatumField

HOOGSTENS_VOORUIT = timedelta(days=365)


class MedewerkerForm(Weigerform):
    """Who, in which role, for which organisation. Which questions there are depends on the role, chosen before."""

    email = forms.EmailField(
        label="E-mailadres van het werk",
        help_text="Hiermee meldt deze persoon zich aan. Heeft dit adres al een account, dan komt de rol erbij.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    voornaam = forms.CharField(label="Voornaam", max_length=100)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=30, required=False)
    achternaam = forms.CharField(label="Achternaam", max_length=150)
    partij = forms.TypedChoiceField(label="Waar werkt deze persoon?", coerce=int)
    discipline = forms.ChoiceField(
        label="Discipline",
        choices=[("", "Kies…"), *Discipline.choices],
        help_text="De wet vraagt advies van deskundigen van bepaalde disciplines (RCH-20).",
    )
    werkgever = forms.TypedChoiceField(
        label="In dienst van een schoolbestuur?",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Wie bij het bestuur van de school werkt, mag over een leerling van die school soms niet adviseren"
        " (RCH-22).",
    )
    van = DatumField(label="Vanaf welke dag?")

    def __init__(self, *args: Any, actor: Actor, rol: Rol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["van"].initial = actor.vandaag
        organisaties = [(partij.pk, naam_van(partij)) for partij in organisaties_voor(actor, rol)]
        if rol not in (Rol.OCO, Rol.SCHOOLBESTUUR, Rol.OPDC):
            del self.fields["partij"]
        else:
            keuzes = sorted(organisaties, key=lambda keuze: keuze[1])
            self.fields["partij"].choices = keuzes if len(keuzes) == 1 else [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]
        if rol != Rol.DESKUNDIGE:
            del self.fields["discipline"], self.fields["werkgever"]
        else:
            besturen = Schoolbestuur.objects.order_by("naam").values_list("pk", "naam")
            self.fields["werkgever"].choices = [("", "Nee"), *besturen]  # type: ignore[attr-defined]

    def clean_van(self) -> Any:
        """From today: rights do not begin in the past."""
        van = self.cleaned_data["van"]
        if van < self.actor.vandaag:
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        if van > self.actor.vandaag + HOOGSTENS_VOORUIT:
            raise forms.ValidationError("Kies een dag binnen een jaar. Klopt het jaar?")
        return van


class RolForm(forms.Form):
    """The first step for who gives more than one role."""

    rol = forms.ChoiceField(label="Wat gaat deze persoon doen?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rollen = geefbare_rollen(actor)
        groepen = [
            ("Bij een school of organisatie", [rol for rol in rollen if rol in BUITEN_BUREAU]),
            ("Bij het samenwerkingsverband", [rol for rol in rollen if rol not in BUITEN_BUREAU]),
        ]
        self.fields["rol"].choices = [  # type: ignore[attr-defined]
            (naam, [(rol.value, hoofdletter(rol.label)) for rol in groep]) for naam, groep in groepen if groep
        ]


class BeeindigenForm(Weigerform):
    """From which day a role counts no more."""

    vanaf = DatumField(label="Vanaf welke dag niet meer?", help_text="Vandaag betekent: meteen.")


def naam_van(partij: Partij) -> str:
    """How people know an organisation: a vestiging bears the name of its school, unless that is in its own name."""
    if partij.vestiging is not None:
        school, naam = partij.vestiging.school.naam, partij.vestiging.naam
        return naam if naam.startswith(school) else f"{school}, {naam}"
    return str(partij.school or partij.bestuur or partij.voorziening or "")


def hoofdletter(tekst: Any) -> str:
    """The first letter as a capital."""
    return f"{str(tekst)[:1].upper()}{str(tekst)[1:]}"
