"""The form of the besluit."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from aanvragen.forms import HandelingForm
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheidsgrond
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.weergave.velden import DatumField
from tlv.choices import Categorie, Fout, Uitkomst
from tlv.models import Besluit
from tlv.rules.besluit import Voornemen
from tlv.rules.looptijd import Looptijdvoorstel
from tlv.services.correction import Herstel
from tlv.services.decision import BesluitGeweigerd

BIJ_TOEKENNING = ("categorie", "categorie_onderbouwing", "ingangsdatum", "einddatum", "afwijking")
VELD_BIJ_CODE = {
    "motivering_ontbreekt": "motivering",
    "advies_bij_afwijzing": "advies",
    "categorie_ontbreekt": "categorie",
    "hogere_categorie_onderbouwen": "categorie_onderbouwing",
    "einde_niet_31_juli": "einddatum",
    "einde_niet_na_begin": "einddatum",
    "afwijking_motiveren": "afwijking",
    "keuze_motiveren": "keuze",
    "ontvankelijkheidsgrond_kiezen": "grond",
    "ontvankelijkheid_wel_bevoegd": "grond",
}
"""The field in which somebody solves what a rule finds; what stands with no field is said above the form."""


UITKOMSTEN = [
    *((keuze.value, keuze.label) for keuze in (Uitkomst.TOEGEKEND, Uitkomst.AFGEWEZEN)),
    (Uitkomst.NIET_ONTVANKELIJK.value, "niet-ontvankelijk: de aanvraag kan niet worden beoordeeld"),
]


class BesluitForm(HandelingForm):
    """What somebody is about to decide; the proposal of the rules is filled in; deviating takes a reason."""

    voorwaardelijk: tuple[str, ...] = (
        "categorie",
        "categorie_onderbouwing",
        "ingangsdatum",
        "einddatum",
        "afwijking",
        "advies",
        "keuze",
        "grond",
    )

    alleen_bij: ClassVar = {
        **dict.fromkeys(BIJ_TOEKENNING, ("uitkomst", (Uitkomst.TOEGEKEND,))),
        "advies": ("uitkomst", (Uitkomst.AFGEWEZEN,)),
        "keuze": ("uitkomst", (Uitkomst.TOEGEKEND, Uitkomst.AFGEWEZEN)),
        "grond": ("uitkomst", (Uitkomst.NIET_ONTVANKELIJK,)),
    }

    uitkomst = forms.ChoiceField(label="Wat besluit u?", choices=UITKOMSTEN, widget=forms.RadioSelect)
    grond = forms.ChoiceField(
        label="Waarom kan de aanvraag niet worden beoordeeld?",
        required=False,
        widget=forms.RadioSelect,
        help_text="In de brief staat: wij kunnen deze aanvraag niet beoordelen, omdat … Leg het bij de motivering uit.",
    )
    categorie = forms.TypedChoiceField(
        label="Bekostigingscategorie",
        choices=[("", "Kies…"), *Categorie.choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Alleen bij een toekenning.",
    )
    categorie_onderbouwing = forms.CharField(
        label="Waarom deze categorie?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij een hogere categorie dan gebruikelijk.",
    )
    ingangsdatum = DatumField(label="Eerste dag", required=False)
    einddatum = DatumField(label="Laatste dag", required=False, help_text="Altijd 31 juli.")
    afwijking = forms.CharField(
        label="Wijkt de periode af van het voorstel? Waarom?", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    keuze = forms.CharField(
        label="De adviezen verschillen. Waarom kiest u dit?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zeg waarom u het ene advies volgt en het andere niet.",
    )
    motivering = forms.CharField(
        label="Motivering",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Deze tekst staat in de brief. Schrijf voor de ouders; een lege regel begint een nieuwe alinea.",
    )
    advies = forms.CharField(
        label="Advies bij een afwijzing",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Een afwijzing heeft altijd een inhoudelijk advies.",
    )

    def __init__(
        self,
        *args: Any,
        voorstel: Looptijdvoorstel | None,
        categorie: int | None,
        verschil: bool,
        gronden: Sequence[Ontvankelijkheidsgrond],
        **kwargs: Any,
    ) -> None:
        begin = {"categorie": categorie}
        if voorstel is not None:
            begin |= {"ingangsdatum": voorstel.start, "einddatum": voorstel.voorstel_einde}  # type: ignore[dict-item]
        super().__init__(*args, initial=begin, **kwargs)
        self.voorstel = voorstel
        self.fields["grond"].choices = [  # type: ignore[attr-defined]
            (grond.sleutel, f"… omdat {grond.titel}. {grond.uitleg}") for grond in gronden
        ]
        if not verschil:
            del self.fields["keuze"]

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Put each reason at the field that solves it; reasons for a deviation follow the question about it."""
        if not isinstance(fout, BesluitGeweigerd):
            super().neem_weigering_over(fout)
            return
        bij_afwijking = {r.code for r in self.voorstel.weigeringen} if self.voorstel else set()
        for reden in fout.blokkades:
            veld = "afwijking" if reden.code in bij_afwijking else VELD_BIJ_CODE.get(reden.code)
            if reden.code == "periode_ontbreekt":
                veld = "einddatum" if self.cleaned_data.get("ingangsdatum") else "ingangsdatum"
            self.add_error(veld, f"{reden.tekst} ({reden.regel})")


def voornemen_uit(gegevens: dict[str, Any]) -> Voornemen:
    """Cleaned form data as a Voornemen."""
    return Voornemen(
        uitkomst=gegevens["uitkomst"],
        motivering=gegevens["motivering"],
        advies=gegevens["advies"],
        categorie=gegevens["categorie"],
        categorie_onderbouwing=gegevens["categorie_onderbouwing"],
        ingangsdatum=gegevens["ingangsdatum"],
        einddatum=gegevens["einddatum"],
        afwijking=gegevens["afwijking"],
        keuze=gegevens.get("keuze", ""),
        grond=gegevens.get("grond", ""),
    )


class HerstelForm(BesluitForm):
    """The besluit anew, with what it says now filled in, and what was wrong with the old one."""

    fouten = forms.MultipleChoiceField(
        label="Wat klopte er niet?", choices=Fout.choices, widget=forms.CheckboxSelectMultiple
    )
    reden = forms.CharField(
        label="Waarom neemt u een nieuw besluit?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Deze tekst staat in de brief, bij de datum van het oude besluit.",
    )

    def __init__(self, *args: Any, oud: Besluit | None, teksten: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = ("uitkomst", "categorie", "ingangsdatum", "einddatum")
        oude_grond = {"grond": oud.ontvankelijkheidsgrond} if oud else {}
        self.initial = {**self.initial, **{veld: getattr(oud, veld) for veld in nu if oud}, **oude_grond, **teksten}
        self.order_fields(["fouten", "reden"])


def herstel_uit(gegevens: dict[str, Any]) -> Herstel:
    """Cleaned form data as what was wrong."""
    return Herstel(tuple(Fout(fout) for fout in gegevens["fouten"]), gegevens["reden"])
