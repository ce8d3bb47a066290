"""Forms of the objection."""

from typing import Any, ClassVar

from django import forms

from aanvragen.forms import HandelingForm, bestandsveld
from swv.kern.beleid.schema import Bezwaar as Bezwaarbeleid
from swv.kern.weergave.velden import DatumField
from tlv.bezwaren import Indiener, mogelijke_indieners
from tlv.choices import Bezwaarkanaal, Bezwaarstapsoort, Bezwaarstuksoort, Bezwaaruitkomst
from tlv.models import Bezwaar
from tlv.services.bezwaar import BEWEEGT, OpPapier

WAT_MAG = "Een PDF, of een foto (JPEG of PNG) die goed te lezen is."


class BezwaarForm(HandelingForm):
    """Why somebody objects; kept while typing, so nothing is required until it is sent."""

    gronden = forms.CharField(
        label="Waarom maakt u bezwaar?",
        help_text="Schrijf op met wat van het besluit u het niet eens bent, en waarom. Kort mag ook.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    bestand = bestandsveld("Een stuk toevoegen", f"Dit hoeft niet. {WAT_MAG}", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gronden"].voorwaardelijk = True  # type: ignore[attr-defined]


class BezwaarstukForm(forms.Form):
    """One more file."""

    bestand = bestandsveld("Stuk", WAT_MAG)


class KantoorstukForm(BezwaarstukForm):
    """The same for the office, which also adds the defence."""

    soort = forms.ChoiceField(
        label="Wat is het?",
        choices=[
            (Bezwaarstuksoort.VERWEER, "verweerschrift"),
            (Bezwaarstuksoort.STUK, "ander stuk, zoals een afspraak die erbij hoort"),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("soort", "bestand")


class BezwaarstapForm(HandelingForm):
    """What happened in the course of an objection; only what fits where it stands."""

    voorwaardelijk = ("uitkomst",)
    alleen_bij: ClassVar = {"uitkomst": ("soort", (Bezwaarstapsoort.ADVIES.value,))}

    soort = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    uitkomst = forms.ChoiceField(
        label="Wat adviseert de commissie?", choices=Bezwaaruitkomst.choices, required=False, widget=forms.RadioSelect
    )
    dag = DatumField(label="Wanneer?")
    tekst = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Bij een geplande hoorzitting: hoe laat en waar. Bij bemiddeling en een gehouden hoorzitting: wie"
        " erbij was en wat er is gezegd. Bij het advies: wat de commissie vindt. De indiener en het"
        " schoolbestuur lezen dit.",
    )

    def __init__(self, *args: Any, bezwaar: Bezwaar, beleid: Bezwaarbeleid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kan = [soort for soort, (van, _) in BEWEEGT.items() if bezwaar.status == van and beleid.adviescommissie]
        kan += [Bezwaarstapsoort.BEMIDDELING] if beleid.bemiddeling else []
        kan += [Bezwaarstapsoort.GEPLAND, Bezwaarstapsoort.GEHOORD]
        self.fields["soort"].choices = [(soort.value, soort.label) for soort in kan]  # type: ignore[attr-defined]
        self.fields["dag"].initial = self.actor.vandaag


class BezwaarIntrekkenForm(HandelingForm):
    """Withdrawing; a reason is asked of the office, which records it for somebody else."""

    reden = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Trekt u het bezwaar voor iemand anders in? Schrijf dan op wie het vroeg, wanneer en hoe.",
    )


class VerweerForm(HandelingForm):
    """The defence; kept while typing, so nothing is required until it is signed."""

    tekst = forms.CharField(
        label="Verweer",
        help_text="Ga in op elk punt van het bezwaar: waarom besloot u zo? Een lege regel begint een nieuwe alinea.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    gelezen_op = forms.DateTimeField(
        required=False, widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"].voorwaardelijk = True  # type: ignore[attr-defined]


class VerdagenForm(HandelingForm):
    """Why the decision comes later."""

    reden = forms.CharField(
        label="Waarom duurt het langer?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst staat in de brief.",
    )


class BezwaarVastleggenForm(HandelingForm):
    """An objection that came on paper, by mail or over the counter (TLV-161, TLV-164)."""

    voorwaardelijk = ("naam", "gepost_op")
    alleen_bij: ClassVar = {
        "naam": ("indiener", ("anders",)),
        "gepost_op": ("kanaal", (Bezwaarkanaal.POST.value,)),
    }

    indiener = forms.ChoiceField(label="Wie maakt bezwaar?", widget=forms.RadioSelect)
    naam = forms.CharField(label="Naam van de indiener", max_length=200, required=False)
    kanaal = forms.ChoiceField(
        label="Hoe kwam het binnen?",
        choices=[keuze for keuze in Bezwaarkanaal.choices if keuze[0] != Bezwaarkanaal.PORTAAL],
        widget=forms.RadioSelect,
    )
    ontvangen_op = DatumField(label="Wanneer kwam het binnen?")
    gepost_op = DatumField(
        label="Datum van het poststempel",
        required=False,
        help_text="Wat op tijd is gepost en binnen een week na de laatste dag aankomt, is op tijd.",
    )
    gronden = forms.CharField(
        label="Wat staat erin?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Kort, in de woorden van de indiener. Met het bezwaarschrift erbij hoeft dit niet.",
    )
    bestand = bestandsveld("Het bezwaarschrift", f"Een scan of foto. {WAT_MAG}", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indieners = {rij.sleutel: rij for rij in mogelijke_indieners(self.actor, self.dossier)}
        self.fields["indiener"].choices = [  # type: ignore[attr-defined]
            (sleutel, _omschrijf(rij)) for sleutel, rij in self.indieners.items()
        ]
        self.fields["ontvangen_op"].initial = self.actor.vandaag

    def ontvangst(self) -> OpPapier:
        """What was filled in, as the service wants it."""
        gegevens = self.cleaned_data
        return OpPapier(
            indiener=self.indieners[gegevens["indiener"]],
            naam=gegevens["naam"] if gegevens["indiener"] == "anders" else "",
            kanaal=Bezwaarkanaal(gegevens["kanaal"]),
            ontvangen_op=gegevens["ontvangen_op"],
            gepost_op=gegevens["gepost_op"] if gegevens["kanaal"] == Bezwaarkanaal.POST else None,
            gronden=gegevens["gronden"],
        )


def _omschrijf(rij: Indiener) -> str:
    return f"{rij.naam} ({rij.hoedanigheid.label})" if rij.naam else "Iemand anders"
