"""Forms: one made from the questions of a section, and one per act. No domain logic; services decide."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from aanvragen.choices import Ondertekenstand
from aanvragen.services.experts import Werklast
from aanvragen.services.messages import LENGTE_BERICHT, keuzes_van
from aanvragen.services.sharing import LENGTE_GROND
from swv.kern.beleid.schema import Document as Documenteis
from swv.kern.choices import Veldgroep
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import DEELBAAR
from swv.kern.weergave.velden import DatumField


def bestandsveld(label: str, hulp: str, *, required: bool = True) -> forms.FileField:
    """A field for one file of a kind that we take in."""
    kiezer = forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})
    return forms.FileField(label=label, help_text=hulp, max_length=400, widget=kiezer, required=required)


class Weigerform(forms.Form):
    """A form that shows why the service refused, with everything that was typed."""

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Above the form."""
        for melding in (fout.melding, *fout.redenen):
            self.add_error(None, melding)


class BestandForm(forms.Form):
    """A file with the date that stands on it (TLV-49)."""

    datum = DatumField(label="Datum van het stuk", help_text="De datum die op het stuk zelf staat.")
    bestand = bestandsveld("Bestand", "Een PDF, of een foto (JPEG of PNG) die goed te lezen is.")


class DocumentForm(BestandForm):
    """One document with its kind."""

    code = forms.ChoiceField(label="Wat voor stuk is het?")

    field_order = ("code", "datum", "bestand")

    def __init__(self, *args: Any, eisen: Iterable[Documenteis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(eis.code, f"{eis.omschrijving}") for eis in eisen if eis.vervuld_door == "bestand"]
        self.fields["code"].choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]


def toon_alleen_bij(form: forms.Form, velden: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
    """Let the page hide fields that do not belong to the chosen answer; without JavaScript all of them show."""
    for naam, (vraag, waarden) in velden.items():
        form.fields[naam].bij_vraag = form.add_prefix(vraag)  # type: ignore[attr-defined]
        form.fields[naam].bij_waarden = " ".join(waarden)  # type: ignore[attr-defined]


class HandtekeningForm(forms.Form):
    """How one person signed, or why not (TLV-60a)."""

    stand = forms.ChoiceField(
        label="Is er getekend?",
        choices=[(Ondertekenstand.OPEN, "nog niet, wel herinnerd"), *Ondertekenstand.choices[1:]],
        widget=forms.RadioSelect,
    )
    op = DatumField(label="Op welke dag?", help_text="De dag van de handtekening, of de dag waarop u dit vastlegt.")
    herinnerd_op = DatumField(label="Wanneer stuurde u een herinnering?", required=False)
    reden = forms.CharField(
        label="Waarom is er niet getekend?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    formulier = bestandsveld(
        "Het getekende formulier",
        "Een scan of foto van de bladzijde met de handtekening. Printen kan bij 'Samenvatting lezen of afdrukken'.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("herinnerd_op", "reden"):
            self.fields[naam].voorwaardelijk = True  # type: ignore[attr-defined]
        zonder = (Ondertekenstand.GEWEIGERD, Ondertekenstand.GEEN_REACTIE, Ondertekenstand.ONVERMOGEN)
        herinnerd = (Ondertekenstand.OPEN, Ondertekenstand.GEEN_REACTIE)
        bij = {"herinnerd_op": ("stand", herinnerd), "reden": ("stand", zonder)}
        bij["formulier"] = ("stand", (Ondertekenstand.GETEKEND,))
        toon_alleen_bij(self, bij)

    def clean(self) -> dict[str, Any]:
        """Point at the field that is missing for this answer (TLV-60a)."""
        gegevens = super().clean() or {}
        stand = gegevens.get("stand")
        open_of_getekend = (Ondertekenstand.OPEN, Ondertekenstand.GETEKEND)
        if stand and stand not in open_of_getekend and not gegevens.get("reden", "").strip():
            self.add_error("reden", "Er staat nog geen reden. Schrijf op waarom er niet is getekend.")
        if stand in (Ondertekenstand.OPEN, Ondertekenstand.GEEN_REACTIE) and not gegevens.get("herinnerd_op"):
            self.add_error("herinnerd_op", "Er staat nog geen dag. Vul in wanneer u een herinnering stuurde.")
        return gegevens


class HandelingForm(forms.Form):
    """The form of an act; most acts need nothing but the confirmation.

    `voorwaardelijk` names fields that are needed in some cases, so that they are not labelled as optional.
    `alleen_bij` names fields that belong to some answers only: the name of that question and those answers.
    """

    voorwaardelijk: tuple[str, ...] = ()
    alleen_bij: ClassVar[Mapping[str, tuple[str, tuple[str, ...]]]] = {}

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.dossier = actor, dossier
        for naam in self.voorwaardelijk:
            self.fields[naam].voorwaardelijk = True  # type: ignore[attr-defined]
        toon_alleen_bij(self, self.alleen_bij)

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Show why the service refused: above the form, unless a form knows which field it is about."""
        for melding in (fout.melding, *fout.redenen):
            self.add_error(None, melding)


class RedenForm(HandelingForm):
    """A reason in words."""

    reden = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 4}))


class AanvullingForm(HandelingForm):
    """What is missing and until when (RCH-03); the page shows what the chosen day does to the term."""

    wat = forms.CharField(label="Wat ontbreekt er?", widget=forms.Textarea(attrs={"rows": 5}))
    hersteltermijn = DatumField(
        label="Uiterlijk aanvullen op", help_text="Geef de school genoeg tijd, maar niet meer dan nodig is."
    )

    def __init__(self, *args: Any, dagen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["hersteltermijn"]
        veld.initial = self.actor.vandaag + timedelta(days=dagen)
        gevolg = reverse("hersteltermijn_gevolg", args=[self.dossier.pk])
        wanneer = "load, change" if self.is_bound else "change"
        veld.widget.attrs |= {"hx-get": gevolg, "hx-trigger": wanneer, "hx-target": "#hersteltermijn-gevolg"}


class ToewijzingForm(HandelingForm):
    """The experts in order: per place those whom the rules allow there."""

    def __init__(
        self, *args: Any, plaatsen: Iterable[Iterable[Lidmaatschap]], last: Mapping[int, Werklast], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for nummer, mogelijk in enumerate(plaatsen, start=1):
            keuzes = deskundigen_per_discipline(mogelijk, last)
            self.fields[f"deskundige_{nummer}"] = forms.TypedChoiceField(
                label=f"{nummer}e deskundige",
                choices=[("", "Kies…"), *keuzes],
                coerce=int,
                help_text="" if keuzes else "Niemand kan deze deskundige zijn. Hieronder leest u waarom.",
            )


def deskundigen_per_discipline(
    leden: Iterable[Lidmaatschap], last: Mapping[int, Werklast]
) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices grouped by discipline, in the order given, each with how many advices wait for that expert."""
    groepen: dict[str, list[tuple[int, str]]] = {}
    for lid in leden:
        groepen.setdefault(lid.get_discipline_display(), []).append((lid.pk, _deskundige_in_woorden(lid, last)))
    return list(groepen.items())


def _deskundige_in_woorden(lid: Lidmaatschap, last: Mapping[int, Werklast]) -> str:
    werkgever = f", in dienst van {lid.werkgever}" if lid.werkgever else ""
    eigen = last.get(lid.persoon.partij.pk, Werklast())
    return f"{lid.persoon.volledige_naam} ({eigen.nu} open, {eigen.deze_week} in deze vergaderweek{werkgever})"


class TekstForm(HandelingForm):
    """One text."""

    tekst = forms.CharField(label="Tekst", widget=forms.Textarea(attrs={"rows": 5}))


class BerichtForm(HandelingForm):
    """A message, and who reads it."""

    tekst = forms.CharField(label="Uw bericht", max_length=LENGTE_BERICHT, widget=forms.Textarea(attrs={"rows": 5}))
    zichtbaar_voor = forms.ChoiceField(label="Wie mag dit lezen?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(wie.value, str(wie.label).capitalize()) for wie in keuzes_van(self.actor)]
        self.fields["zichtbaar_voor"].choices = keuzes  # type: ignore[attr-defined]


class ToelichtingForm(HandelingForm):
    """An optional explanation."""

    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class DelenForm(HandelingForm):
    """Sharing with an outsider: who, until when, why, and which field groups (INZ-16)."""

    lidmaatschap = forms.TypedChoiceField(label="Met wie deelt u dit dossier?", coerce=int)
    tot = DatumField(label="Tot", help_text="Vanaf deze dag kan diegene het dossier niet meer zien.")
    veldgroepen = forms.MultipleChoiceField(
        label="Wat mag diegene zien, naast de basisgegevens?",
        choices=[(groep.value, groep.label) for groep in DEELBAAR],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reden = forms.CharField(
        label="Waarom, en op welke grondslag?", widget=forms.Textarea(attrs={"rows": 3}), max_length=300
    )

    def __init__(self, *args: Any, buitenstaanders: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lidmaatschap"].choices = [  # type: ignore[attr-defined]
            (lid.pk, f"{lid.persoon.volledige_naam} ({lid.get_rol_display()})") for lid in buitenstaanders
        ]

    def groepen(self) -> list[Veldgroep]:
        """The chosen field groups."""
        return [Veldgroep(groep) for groep in self.cleaned_data["veldgroepen"]]


class MeelezenForm(HandelingForm):
    """Who may read the dossier, until when and why."""

    wie = forms.TypedChoiceField(label="Wie mag dit dossier lezen?", coerce=int)
    tot = DatumField(label="Tot", help_text="Vanaf deze dag kan diegene het dossier niet meer zien.")
    grond = forms.CharField(label="Waarom?", max_length=LENGTE_GROND)

    def __init__(self, *args: Any, mogelijk: Iterable[tuple[int, str]], dagen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [("", "Kies…"), *mogelijk]  # type: ignore[attr-defined]
        self.fields["tot"].initial = self.actor.vandaag + timedelta(days=dagen)
