"""The form of the decision on an objection, with the new besluit when it is gegrond (RCH-12)."""

from typing import Any, ClassVar

from django import forms

from aanvragen.forms import HandelingForm, toon_alleen_bij
from swv.kern.toegang.errors import NuNietMogelijk
from tlv.choices import Bezwaaruitkomst, NietGehoord, Uitkomst
from tlv.forms import BIJ_TOEKENNING, BesluitForm, voornemen_uit
from tlv.models import Besluit
from tlv.rules.bezwaarbeslissing import Beslisvoornemen, Bezwaarstand
from tlv.services.bezwaarbeslissing import Beslissing
from tlv.services.decision import BesluitGeweigerd

GEGROND_TOEKENNEN, GEGROND_AFWIJZEN = "gegrond_toekennen", "gegrond_afwijzen"
GEGROND_BEHANDELEN = "gegrond_behandelen"
NIET_GEGROND = [
    (Bezwaaruitkomst.ONGEGROND.value, "ongegrond: het besluit blijft zoals het is"),
    (Bezwaaruitkomst.NIET_ONTVANKELIJK.value, "niet-ontvankelijk: het bezwaar kan niet worden behandeld"),
]
UITKOMSTEN = [
    (GEGROND_TOEKENNEN, "gegrond: er komt een nieuw besluit, de TLV wordt toegekend"),
    (GEGROND_AFWIJZEN, "gegrond: er komt een nieuw besluit, de aanvraag wordt afgewezen"),
    *NIET_GEGROND,
]
UITKOMSTEN_ONBEHANDELD = [(GEGROND_BEHANDELEN, "gegrond: wij behandelen de aanvraag alsnog"), *NIET_GEGROND]
VELD_BIJ_CODE = {
    "horen_of_uitleggen": "niet_gehoord",
    "niet_horen_past_niet": "niet_gehoord",
    "niet_horen_uitleggen": "niet_gehoord_uitleg",
    "zonder_advies_uitleggen": "anders_dan_advies",
    "afwijken_uitleggen": "anders_dan_advies",
    "advies_afwachten": "uitkomst",
    "te_laat_uitleggen": "ontvankelijkheid",
    "belang_uitleggen": "ontvankelijkheid",
}


class BeslissingForm(BesluitForm):
    """What is decided on the objection; the fields of a new besluit belong to 'gegrond'. One text gives the reasons."""

    voorwaardelijk = (*BesluitForm.voorwaardelijk, "niet_gehoord", "niet_gehoord_uitleg", "anders_dan_advies",
                      "ontvankelijkheid")  # fmt: skip
    alleen_bij: ClassVar = {}

    uitkomst = forms.ChoiceField(label="Wat beslist u op het bezwaar?", choices=UITKOMSTEN, widget=forms.RadioSelect)
    niet_gehoord = forms.ChoiceField(
        label="Er is geen hoorzitting vastgelegd. Waarom hoeft horen niet?",
        choices=[("", "Kies…"), *NietGehoord.choices],
        required=False,
        help_text="Andere redenen kent de wet niet (artikel 7:3 van de Algemene wet bestuursrecht).",
    )
    niet_gehoord_uitleg = forms.CharField(
        label="Leg dat uit",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Deze tekst staat in de brief.",
    )
    anders_dan_advies = forms.CharField(
        label="Beslist u anders dan de adviescommissie, of zonder haar advies? Waarom?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst staat in de brief.",
    )
    ontvankelijkheid = forms.CharField(
        label="Waarom behandelt u het bezwaar toch?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als het bezwaar te laat kwam, of als het de vraag is of de indiener bezwaar kan maken.",
    )

    def __init__(
        self, *args: Any, oud: Besluit | None, teksten: dict[str, str], stand: Bezwaarstand, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["grond"]
        nu = ("categorie", "ingangsdatum", "einddatum")
        begin = {veld: getattr(oud, veld) for veld in nu if oud and getattr(oud, veld)}
        self.initial = {**self.initial, **begin, "advies": teksten.get("advies", "")}
        self.fields["motivering"].label = "Waarom beslist u dit?"
        self.fields["ingangsdatum"].label = "Eerste dag van de TLV"
        self.fields["einddatum"].label = "Laatste dag van de TLV"
        zonder_besluit = oud is None
        if zonder_besluit:
            self.fields["uitkomst"].choices = UITKOMSTEN_ONBEHANDELD  # type: ignore[attr-defined]
        for naam, nodig in (
            *((naam, not zonder_besluit) for naam in (*BIJ_TOEKENNING, "advies")),
            ("niet_gehoord", stand.gehoord_op is None),
            ("niet_gehoord_uitleg", stand.gehoord_op is None),
            ("anders_dan_advies", stand.commissie),
            ("ontvankelijkheid", not (stand.tijdig and stand.belanghebbend)),
        ):
            if not nodig:
                del self.fields[naam]
        bij: dict[str, tuple[str, tuple[str, ...]]] = {
            **dict.fromkeys(BIJ_TOEKENNING, ("uitkomst", (GEGROND_TOEKENNEN,))),
            "advies": ("uitkomst", (GEGROND_AFWIJZEN,)),
            "keuze": ("uitkomst", (GEGROND_TOEKENNEN, GEGROND_AFWIJZEN)),
        }
        toon_alleen_bij(self, {naam: wanneer for naam, wanneer in bij.items() if naam in self.fields})
        self.order_fields(["uitkomst", "motivering"])

    def neem_weigering_over(self, fout: NuNietMogelijk) -> None:
        """Put each reason at the field that solves it, here or in the new besluit."""
        if not isinstance(fout, BesluitGeweigerd):
            HandelingForm.neem_weigering_over(self, fout)
            return
        eigen = [reden for reden in fout.blokkades if VELD_BIJ_CODE.get(reden.code) in self.fields]
        for reden in eigen:
            self.add_error(VELD_BIJ_CODE[reden.code], f"{reden.tekst} ({reden.regel})")
        super().neem_weigering_over(BesluitGeweigerd(tuple(r for r in fout.blokkades if r not in eigen)))


def beslissing_uit(gegevens: dict[str, Any]) -> Beslissing:
    """Cleaned form data as the decision."""
    keuze = gegevens["uitkomst"]
    gegrond = keuze in (GEGROND_TOEKENNEN, GEGROND_AFWIJZEN, GEGROND_BEHANDELEN)
    voornemen = Beslisvoornemen(
        uitkomst="gegrond" if gegrond else keuze,
        motivering=gegevens["motivering"],
        niet_gehoord=gegevens.get("niet_gehoord", ""),
        niet_gehoord_uitleg=gegevens.get("niet_gehoord_uitleg", ""),
        afwijking=gegevens.get("anders_dan_advies", ""),
        ontvankelijkheid=gegevens.get("ontvankelijkheid", ""),
    )
    if keuze not in (GEGROND_TOEKENNEN, GEGROND_AFWIJZEN):
        return Beslissing(voornemen)
    nieuw = Uitkomst.TOEGEKEND if keuze == GEGROND_TOEKENNEN else Uitkomst.AFGEWEZEN
    return Beslissing(voornemen, voornemen_uit({**gegevens, "uitkomst": nieuw.value}))
