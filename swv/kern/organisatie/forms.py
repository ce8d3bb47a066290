"""Forms with which one school is kept."""

from datetime import timedelta
from typing import Any

from django import forms

from swv.kern.choices import RelatieSoort, SchoolSoort
from swv.kern.organisatie.models import School, Schoolbestuur, SchoolRelatie
from swv.kern.organisatie.scholen import LENGTES, Schoolgegevens, lees_school
from swv.kern.periods import OPEN_EINDE
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.weergave.velden import DatumField

EERSTE_VESTIGING = "00"
EEN_DAG = timedelta(days=1)


class Schoolform(forms.Form):
    """What a school is called and where it is, checked as a row of a file is."""

    brin = forms.CharField(
        label="BRIN", max_length=10, help_text="Twee cijfers en twee letters, zoals 14SH. U vindt hem bij DUO."
    )
    naam = forms.CharField(label="Naam van de school", max_length=LENGTES["naam"])
    soort = forms.ChoiceField(label="Soort onderwijs", choices=[("", "Kies…"), *SchoolSoort.choices])
    bestuur = forms.CharField(
        label="Schoolbestuur",
        max_length=LENGTES["bestuur"],
        help_text="Kies een bestuur dat er al is, of schrijf de naam van een nieuw bestuur.",
    )
    straat = forms.CharField(label="Straat en huisnummer", max_length=LENGTES["straat"], required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=LENGTES["plaats"])

    besturen: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.besturen = list(Schoolbestuur.objects.order_by("naam").values_list("naam", flat=True))
        self.fields["bestuur"].widget.attrs["list"] = "voorstellen"

    def cellen(self) -> dict[str, str]:
        """What was filled in, as the cells of a row."""
        return {naam: str(waarde) for naam, waarde in self.cleaned_data.items() if waarde is not None}

    def clean(self) -> dict[str, Any]:
        """The same judgement as over a row of a file."""
        gegevens = super().clean() or {}
        self._gelezen: Schoolgegevens | None = None
        if not self.errors:
            self._gelezen, fouten = lees_school(self.cellen())
            for fout in fouten:
                self.add_error(self._veld_van(fout), fout)
        return gegevens

    def gegevens(self) -> Schoolgegevens:
        """The school as the services know it; only of a form without errors."""
        if self._gelezen is None:
            raise ValueError("Het formulier heeft fouten.")
        return self._gelezen

    @staticmethod
    def _veld_van(fout: str) -> str | None:
        delen = {"BRIN": "brin", "postcode": "postcode", "vestigingsnummer": "vestigingsnummer"}
        return next((veld for woord, veld in delen.items() if woord in fout), None)

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Why it was refused, above the form."""
        self.add_error(None, fout.melding)


class NieuweSchoolform(Schoolform):
    """A school with its first location and its relation with the SWV."""

    vestigingsnummer = forms.CharField(
        label="Nummer van de vestiging",
        max_length=6,
        initial=EERSTE_VESTIGING,
        help_text="De hoofdvestiging heeft meestal nummer 00.",
    )
    relatie = forms.ChoiceField(
        label="Hoe werkt de school met u samen?", choices=RelatieSoort.choices, widget=forms.RadioSelect
    )
    van = DatumField(label="Vanaf welke dag?")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relatie"].initial = RelatieSoort.AANGESLOTEN
        self.fields["van"].initial = actor.vandaag


class WijzigSchoolform(Schoolform):
    """Its data again; the BRIN says which school it is."""

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        eigen = {naam: getattr(school, naam) for naam in ("brin", "naam", "soort", "postcode", "plaats")}
        begin = {**eigen, "bestuur": school.bestuur.naam, "straat": school.straat_huisnummer}
        super().__init__(*args, **{**kwargs, "initial": begin})
        self.fields["brin"].disabled = True
        for naam in ("straat", "postcode"):
            self.fields[naam].help_text = "Laat u dit leeg, dan blijft staan wat er stond."


class Vestigingform(forms.Form):
    """A location below a school."""

    nummer = forms.RegexField(
        r"^[0-9A-Za-z]{1,6}$",
        label="Nummer",
        help_text="Bestaat dit nummer al, dan wijzigt u die vestiging.",
        error_messages={"invalid": "Schrijf bijvoorbeeld 01."},
    )
    naam = forms.CharField(label="Naam", max_length=LENGTES["vestigingsnaam"])
    plaats = forms.CharField(label="Plaats", max_length=LENGTES["vestigingsplaats"])

    def clean_nummer(self) -> str:
        """As DUO writes it."""
        nummer: str = self.cleaned_data["nummer"].upper()
        return f"0{nummer}" if len(nummer) == 1 and nummer.isdecimal() else nummer

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Why it was refused, above the form."""
        self.add_error(None, fout.melding)


class Relatieform(forms.Form):
    """How a school works with the SWV, from when and until when."""

    soort = forms.ChoiceField(
        label="Hoe werkt de school met u samen?", choices=RelatieSoort.choices, widget=forms.RadioSelect
    )
    van = DatumField(label="Vanaf welke dag geldt dit?", help_text="Alleen nodig als u iets anders kiest dan nu geldt.")
    laatste_dag = DatumField(
        label="Wat is de laatste dag?", required=False, help_text="Laat leeg als er geen laatste dag is."
    )

    def __init__(self, *args: Any, geldend: SchoolRelatie | None, actor: Actor, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"soort": RelatieSoort.AANGESLOTEN, "van": actor.vandaag}
        if geldend is not None:
            einde = None if geldend.open_einde else geldend.tot - EEN_DAG
            begin = {"soort": geldend.soort, "van": max(actor.vandaag, geldend.van), "laatste_dag": einde}
        super().__init__(*args, **{**kwargs, "initial": begin})

    def tot(self) -> Any:
        """The first day on which it holds no more."""
        laatste = self.cleaned_data["laatste_dag"]
        return laatste + EEN_DAG if laatste else OPEN_EINDE

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Why it was refused, above the form."""
        self.add_error(None, fout.melding)
