"""Forms of the committee's own work."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from aanvragen.agenda import te_kiezen_vergaderingen
from aanvragen.choices import Belang, Gesprekspartner, NietGehoord
from aanvragen.forms import HandelingForm, Weigerform, deskundigen_per_discipline
from aanvragen.models import Toewijzing, Vergadering
from aanvragen.services.experts import Werklast
from aanvragen.services.mandates import functies_van, mogelijke_gemachtigden, routes_met_mandaat
from swv.kern.beleid.uitleg import WEEKDAGEN
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.velden import DatumField


class MandaatForm(Weigerform):
    """A new row in the register of mandates."""

    lidmaatschap = forms.TypedChoiceField(label="Wie krijgt het mandaat?", coerce=int)
    functie = forms.ChoiceField(label="Om te besluiten als")
    plaatsvervanger = forms.BooleanField(
        label="Als plaatsvervanger",
        required=False,
        help_text="Voor wie invalt, bijvoorbeeld bij ziekte of vakantie.",
    )
    route = forms.ChoiceField(label="Voor welke aanvragen?", required=False)
    van = DatumField(label="Eerste dag")
    tot_en_met = DatumField(label="Laatste dag")
    grondslag = forms.CharField(
        label="Op grond waarvan?",
        max_length=120,
        help_text="Dit komt in de brief. Bijvoorbeeld: delegatiebesluit van 1 augustus 2023.",
    )
    document = forms.CharField(
        label="Kenmerk van het besluit", max_length=120, help_text="Waar het ondertekende besluit te vinden is."
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leden = [
            (lid.pk, f"{lid.persoon.volledige_naam} ({lid.get_rol_display()})") for lid in mogelijke_gemachtigden(actor)
        ]
        self.fields["lidmaatschap"].choices = [("", "Kies…"), *leden]  # type: ignore[attr-defined]
        functies = [(rol.value, str(rol.label)) for rol in functies_van(actor)]
        self.fields["functie"].choices = functies  # type: ignore[attr-defined]
        routes = routes_met_mandaat(actor.swv_ids[0], actor.vandaag)
        self.fields["route"].choices = [("", "alle aanvragen"), *routes]  # type: ignore[attr-defined]


class IntrekkenForm(Weigerform):
    """Why a mandate ends."""

    reden = forms.CharField(label="Waarom stopt het mandaat?", widget=forms.Textarea(attrs={"rows": 3}))


class WaarForm(Weigerform):
    """When on the day, and where."""

    begintijd = forms.TimeField(label="Begint om", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    online = forms.BooleanField(label="De vergadering is online", required=False)
    plaats = forms.CharField(
        label="Waar?", max_length=200, required=False, help_text="Adres en zaal. Bij een online vergadering: de link."
    )


class PlanningForm(WaarForm):
    """A series of meetings: one in every schoolweek of a period."""

    weekdag = forms.TypedChoiceField(
        label="Op welke dag van de week?",
        coerce=int,
        choices=list(enumerate(WEEKDAGEN[:5])),
    )
    van = DatumField(label="Eerste dag")
    tot_en_met = DatumField(label="Laatste dag", help_text="Meestal de laatste dag van het schooljaar.")

    field_order = ("weekdag", "van", "tot_en_met", "begintijd", "online", "plaats")


class AgenderenForm(HandelingForm):
    """The meeting in which a dossier is discussed."""

    vergadering = forms.TypedChoiceField(label="In welke vergadering?", coerce=int)
    reden = forms.CharField(
        label="Waarom?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als het dossier al op een agenda staat. School en ouders lezen dit niet.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(v.pk, _naam(v)) for v in te_kiezen_vergaderingen(self.dossier, self.actor.vandaag)]
        self.fields["vergadering"].choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]


def _naam(vergadering: Vergadering) -> str:
    gesloten = "" if vergadering.status == "gepland" else f" ({vergadering.get_status_display()})"
    return f"{_dag(vergadering.datum)}, {vergadering.begintijd:%H:%M}{gesloten}"


def _dag(dag: date) -> str:
    return f"{WEEKDAGEN[dag.weekday()]} {datum_lang(dag)}"


class VerslagForm(HandelingForm):
    """Minutes of a dossier."""

    tekst = forms.CharField(
        label="Wat is er besproken?",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Voor de commissie en de deskundigen. School en ouders lezen dit niet.",
    )


class LeesnotitieForm(HandelingForm):
    """A note of one's own."""

    tekst = forms.CharField(
        label="Uw eigen notitie",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Alleen u leest dit.",
    )


class BelangForm(HandelingForm):
    """What an expert declares about the own interest (RCH-22)."""

    soort = forms.ChoiceField(label="Wat is er?", choices=Belang.choices, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Leg kort uit waarom",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: u kent het gezin, of u begeleidde de leerling eerder. Alleen het samenwerkingsverband"
        " leest dit.",
    )


class VervangenForm(HandelingForm):
    """Who leaves, and who comes instead."""

    weg = forms.TypedChoiceField(label="Wie vervangt u?", coerce=int, widget=forms.RadioSelect)
    nieuw = forms.TypedChoiceField(label="Wie komt ervoor in de plaats?", coerce=int)
    reden = forms.CharField(
        label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), help_text="School en ouders lezen dit niet."
    )

    def __init__(
        self,
        *args: Any,
        toewijzingen: list[Toewijzing],
        kandidaten: list[Lidmaatschap],
        last: Mapping[int, Werklast],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        huidig = [(rij.pk, f"{rij.naam}, {rij.get_discipline_display()}") for rij in toewijzingen]
        self.fields["weg"].choices = huidig  # type: ignore[attr-defined]
        keuzes = deskundigen_per_discipline(kandidaten, last)
        self.fields["nieuw"].choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]


def _partners(*args: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    keuze = forms.MultipleChoiceField(
        *args, choices=Gesprekspartner.choices, widget=forms.CheckboxSelectMultiple, **kwargs
    )
    keuze.initial = [Gesprekspartner.OUDERS, Gesprekspartner.SCHOOL]
    return keuze


class GesprekPlannenForm(HandelingForm):
    """An invitation to a talk."""

    met = _partners(label="Met wie?")
    dag = DatumField(label="Op welke dag?")
    tijd = forms.TimeField(label="Hoe laat?", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    online = forms.BooleanField(label="Het gesprek is online", required=False)
    plaats = forms.CharField(
        label="Waar?", max_length=200, required=False, help_text="Adres en zaal. Bij een online gesprek: de link."
    )
    uitleg = forms.CharField(
        label="Wat wilt u erbij schrijven?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class GesprekForm(HandelingForm):
    """A talk that was held (TLV-62, RCH-36)."""

    voorwaardelijk = ("niet_gehoord",)

    met = _partners(label="Met wie was het gesprek?", help_text="Was de leerling erbij? Kies dat ook (RCH-36).")
    niet_gehoord = forms.ChoiceField(
        label="Was de leerling er niet bij? Waarom niet?",
        choices=[("", "De leerling was erbij"), *NietGehoord.choices],
        required=False,
        help_text="De leerling heeft recht om gehoord te worden. School, ouders en leerling lezen deze reden.",
    )
    op = DatumField(label="Wanneer was het gesprek?")
    verslag = forms.CharField(label="Kort verslag", widget=forms.Textarea(attrs={"rows": 6}))

    def clean(self) -> dict[str, Any]:
        """Ask why the pupil was not heard, when it was not there (RCH-36)."""
        gegevens = super().clean() or {}
        if Gesprekspartner.LEERLING not in gegevens.get("met", ()) and not gegevens.get("niet_gehoord"):
            self.add_error("niet_gehoord", "De leerling was er niet bij. Kies waarom niet.")
        return gegevens


class GesprekVragenForm(HandelingForm):
    """What the school or a parent wants to talk about (TLV-64)."""

    vraag = forms.CharField(
        label="Waarover wilt u praten?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Dit komt als bericht bij het secretariaat.",
    )
