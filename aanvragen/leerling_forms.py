"""Forms about who the pupil is and who has gezag, and what is asked for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from aanvragen.kinds import Soort
from aanvragen.services.drafting import MEERDERJARIG, NieuweLeerling, NieuweOuder
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.organisatie.models import School, Swv
from swv.kern.personen.models import Leerling
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.velden import DatumField

OUDSTE_LEERLING = 25
NIEMAND = "geen"
AANTAL_MET_GEZAG = {"een": 1, "twee": 2}


class SoortForm(forms.Form):
    """What is asked for: a first TLV, a renewal or a higher category; the first when nothing is chosen."""

    def __init__(self, *args: Any, soorten: Iterable[Soort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(soort.sleutel, soort.naam) for soort in soorten]
        if len(keuzes) > 1:
            self.fields["soort"] = forms.ChoiceField(
                label="Wat wilt u aanvragen?", choices=keuzes, widget=forms.RadioSelect, initial=keuzes[0][0]
            )
        self.eerste_soort = keuzes[0][0]

    def soort(self) -> str:
        """The key of the chosen kind."""
        gekozen: str = self.cleaned_data.get("soort", self.eerste_soort)
        return gekozen


class LeerlingKiezenForm(SoortForm):
    """A pupil of the own school, or a new one."""

    leerling = forms.ModelChoiceField(
        queryset=Leerling.objects.none(),
        label="Voor welke leerling?",
        required=False,
        empty_label="Een nieuwe leerling",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eigen = Leerling.objects.zichtbaar_voor(actor).order_by("achternaam", "voornaam")
        self.fields["leerling"].queryset = eigen  # type: ignore[attr-defined]
        if "waarom_nog" in self.data:
            self.vraag_waarom_nog()

    def vraag_waarom_nog(self) -> None:
        """Ask why another aanvraag is needed beside one that is open."""
        self.fields["waarom_nog"] = forms.CharField(
            label="Waarom is er toch nog een aanvraag nodig?",
            help_text="Laat dit leeg als u verdergaat met de aanvraag die er al is.",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class NieuweLeerlingForm(SoortForm):
    """A pupil whom the SWV does not know yet."""

    voornaam = forms.CharField(label="Voornaam", max_length=100)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=30, required=False)
    achternaam = forms.CharField(label="Achternaam", max_length=150)
    geboortedatum = DatumField(label="Geboortedatum", help_text="Hiervan hangt af vanaf wanneer een TLV kan ingaan.")
    gezag = forms.ChoiceField(
        label="Wie heeft het gezag over de leerling?",
        help_text="Hebben twee mensen het gezag, ook na een scheiding? Vul ze dan allebei in. Wij vragen ze elk apart"
        " om te tekenen en sturen ze elk een eigen brief.",
        choices=[
            ("een", "Eén ouder of voogd"),
            ("twee", "Twee ouders of voogden"),
            (NIEMAND, "Niemand, want de leerling is 18 of ouder"),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("soort", "school", "swv", "voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "gezag")

    def __init__(
        self, *args: Any, scholen: Sequence[School], swvs: Sequence[Swv], vandaag: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.scholen, self.swvs, self.vandaag = scholen, swvs, vandaag
        keuzes = {
            "school": ("Op welke school?", [(school.pk, school.naam) for school in scholen]),
            "swv": ("Bij welk samenwerkingsverband vraagt u aan?", [(swv.pk, swv.korte_naam) for swv in swvs]),
        }
        for naam, (label, opties) in keuzes.items():
            if len(opties) > 1:
                self.fields[naam] = forms.TypedChoiceField(label=label, choices=opties, coerce=int)

    def clean_geboortedatum(self) -> date:
        """A pupil is born, and not longer ago than a school knows pupils."""
        geboren: date = self.cleaned_data["geboortedatum"]
        if geboren >= self.vandaag or leeftijd_op(geboren, self.vandaag) > OUDSTE_LEERLING:
            raise forms.ValidationError("Deze geboortedatum kan niet kloppen. Kijk de dag, de maand en het jaar na.")
        return geboren

    def clean(self) -> dict[str, Any]:
        """Nobody has gezag over an adult, and somebody over a minor (TLV-60)."""
        gegevens = super().clean() or {}
        gezag, geboren = gegevens.get("gezag"), gegevens.get("geboortedatum")
        if gezag and geboren:
            meerderjarig = leeftijd_op(geboren, self.vandaag) >= MEERDERJARIG
            if meerderjarig and gezag != NIEMAND:
                self.add_error("gezag", "Deze leerling is 18 jaar of ouder. Dan heeft niemand meer het gezag.")
            if not meerderjarig and gezag == NIEMAND:
                self.add_error("gezag", "Deze leerling is nog geen 18. Kies of een of twee mensen het gezag hebben.")
        return gegevens

    def met_gezag(self, ouders: Sequence["OuderForm"]) -> Sequence["OuderForm"]:
        """The forms of those who were said to have gezag; one that is empty then says so."""
        gekozen = ouders[: AANTAL_MET_GEZAG.get(self.cleaned_data.get("gezag", ""), 0)]
        for ouder in gekozen:
            if ouder.is_valid() and not ouder.has_changed():
                ouder.add_error("achternaam", "Vul in wie het gezag over de leerling heeft.")
        return gekozen

    def school(self) -> School:
        """The chosen school, or the only one."""
        return next(school for school in self.scholen if school.pk == self.cleaned_data.get("school", school.pk))

    def swv(self) -> Swv:
        """The chosen SWV, or the only one."""
        return next(swv for swv in self.swvs if swv.pk == self.cleaned_data.get("swv", swv.pk))

    def nieuwe_leerling(self, ouders: Iterable["OuderForm"]) -> NieuweLeerling:
        """What the service needs."""
        return NieuweLeerling(
            voornaam=self.cleaned_data["voornaam"],
            tussenvoegsel=self.cleaned_data["tussenvoegsel"],
            achternaam=self.cleaned_data["achternaam"],
            geboortedatum=self.cleaned_data["geboortedatum"],
            ouders=tuple(NieuweOuder(**ouder.cleaned_data) for ouder in ouders),
        )


class OuderForm(forms.Form):
    """Somebody with gezag."""

    voornaam = forms.CharField(label="Voornaam", max_length=100)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=30, required=False)
    achternaam = forms.CharField(label="Achternaam", max_length=150)
    relatie = forms.CharField(
        label="Wie is dit voor de leerling?",
        help_text="Bijvoorbeeld: moeder, vader of voogd.",
        initial="ouder",
        max_length=60,
    )
    straat_huisnummer = forms.CharField(
        label="Straat en huisnummer",
        help_text="Het adres is nodig voor brieven op papier. Een andere ouder ziet het nooit.",
        max_length=120,
        required=False,
    )
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=100, required=False)
    email = forms.EmailField(
        label="E-mail", help_text="Dan kan deze ouder straks online meelezen en tekenen.", required=False
    )
