"""The form of an expert's own advice: outcome, support needed, category, duration, and the questions of policy."""

from typing import Any

from django import forms

from aanvragen.advices import adviesvragen_van
from aanvragen.choices import Strekking
from aanvragen.forms import HandelingForm, toon_alleen_bij
from aanvragen.models import Deskundigenadvies
from aanvragen.rules.advies import JA_NEE, Adviesinhoud, gebreken_in_advies
from swv.kern.beleid.advies import Adviesvraag, Adviesvragen
from swv.kern.weergave.velden import DatumField

CATEGORIEEN = ((1, "1 (laag)"), (2, "2 (midden)"), (3, "3 (hoog)"))
BIJ_TOEKENNEN = ("strekking", (Strekking.TOEKENNEN.value,))


def _tekst(label: str, hulp: str = "", *, rows: int = 2) -> forms.CharField:
    veld = forms.CharField(label=label, help_text=hulp, required=False, widget=forms.Textarea(attrs={"rows": rows}))
    veld.voorwaardelijk = True  # type: ignore[attr-defined]
    return veld


class AdviesForm(HandelingForm):
    """An expert's own advice, as a draft: nothing is required. Of another outcome nothing is kept."""

    voorwaardelijk = ("strekking", "categorie", "tot_en_met")

    strekking = forms.ChoiceField(
        label="Wat adviseert u?", choices=Strekking.choices, widget=forms.RadioSelect, required=False
    )
    categorie = forms.TypedChoiceField(
        label="Bekostigingscategorie",
        choices=[("", "Kies…"), *CATEGORIEEN],
        coerce=int,
        empty_value=None,
        required=False,
    )
    tot_en_met = DatumField(label="Tot en met", required=False, help_text="Een TLV eindigt altijd op 31 juli.")

    def __init__(self, *args: Any, eigen: Deskundigenadvies | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = adviesvragen_van(self.dossier, self.actor.vandaag)
        self._zet_velden(self.vragen)
        if eigen is not None:
            self.initial = {**self.initial, **_als_begin(eigen)}

    def _zet_velden(self, vragen: Adviesvragen) -> None:
        """In the order of thinking: outcome, need, category with its questions, duration, conditions, why."""
        alleen_bij: dict[str, tuple[str, tuple[str, ...]]] = {}
        volgorde = ["strekking"]

        def voeg_toe(naam: str, veld: forms.Field | None, bij: tuple[str, tuple[str, ...]] | None) -> None:
            if veld is not None:
                self.fields[naam] = veld
            volgorde.append(naam)
            if bij:
                alleen_bij[naam] = bij

        for ivo in vragen.ivo:
            voeg_toe(f"ivo_{ivo.sleutel}", _tekst(ivo.label, ivo.hulp), BIJ_TOEKENNEN)
        voeg_toe("categorie", None, BIJ_TOEKENNEN)
        self.fields["categorie"].help_text = " ".join(f"{v.categorie}: {v.tekst}" for v in vragen.vuistregels)
        voeg_toe("categorie_motivering", _tekst("Waarom deze categorie?"), BIJ_TOEKENNEN)
        for vraag in vragen.vragen:
            bij = _alleen_bij(vraag)
            if vraag.soort == "ja_nee":
                voeg_toe(f"vraag_{vraag.sleutel}", _ja_nee(vraag), bij)
            veld = _tekst("Wat vindt u daarvan?") if vraag.soort == "ja_nee" else _tekst(vraag.tekst, vraag.hulp)
            voeg_toe(f"reden_{vraag.sleutel}", veld, bij)
        voeg_toe("tot_en_met", None, BIJ_TOEKENNEN)
        voeg_toe("duur_motivering", _tekst("Waarom deze duur?"), BIJ_TOEKENNEN)
        hulp = "Bijvoorbeeld: na een jaar kijken of de leerling terug kan. Leeg is: geen voorwaarden."
        voeg_toe("voorwaarden", _tekst("Aan welke voorwaarden moet zijn voldaan?", hulp), BIJ_TOEKENNEN)
        voeg_toe("motivering", _tekst("Waarom adviseert u dit?", "Uw hele afweging, in eigen woorden.", rows=8), None)
        self.order_fields(volgorde)
        toon_alleen_bij(self, alleen_bij)

    def clean(self) -> dict[str, Any]:
        """Add what the service takes."""
        gegevens = super().clean() or {}
        return {**gegevens, "inhoud": self.inhoud()}

    def inhoud(self) -> Adviesinhoud:
        """What was filled in, without what does not belong to the chosen outcome."""
        gegevens = self.cleaned_data
        toekennen = gegevens.get("strekking") == Strekking.TOEKENNEN
        bij = {
            naam: gegevens.get(naam, "") if toekennen else ""
            for naam in ("categorie_motivering", "duur_motivering", "voorwaarden")
        }
        return Adviesinhoud(
            strekking=gegevens.get("strekking", ""),
            categorie=gegevens.get("categorie") if toekennen else None,
            tot_en_met=gegevens.get("tot_en_met") if toekennen else None,
            motivering=gegevens.get("motivering", ""),
            **bij,
            ivo={v.sleutel: gegevens.get(f"ivo_{v.sleutel}", "") for v in self.vragen.ivo} if toekennen else {},
            afwegingen={
                v.sleutel: (gegevens.get(f"vraag_{v.sleutel}", ""), gegevens.get(f"reden_{v.sleutel}", ""))
                for v in self.vragen.vragen
            },
        )


def _ja_nee(vraag: Adviesvraag) -> forms.ChoiceField:
    veld = forms.ChoiceField(
        label=vraag.tekst,
        help_text=vraag.hulp,
        choices=[(waarde, waarde) for waarde in JA_NEE],
        widget=forms.RadioSelect,
        required=False,
    )
    veld.voorwaardelijk = True  # type: ignore[attr-defined]
    return veld


def _alleen_bij(vraag: Adviesvraag) -> tuple[str, tuple[str, ...]] | None:
    if vraag.bij_categorie:
        return "categorie", tuple(str(nummer) for nummer in vraag.bij_categorie)
    return BIJ_TOEKENNEN if vraag.bij_toekennen else None


def _als_begin(advies: Deskundigenadvies) -> dict[str, Any]:
    velden = (
        "strekking",
        "categorie",
        "tot_en_met",
        "motivering",
        "categorie_motivering",
        "duur_motivering",
        "voorwaarden",
    )
    begin: dict[str, Any] = {veld: getattr(advies, veld) for veld in velden}
    begin |= {f"ivo_{rij['sleutel']}": rij["tekst"] for rij in advies.ivo}
    for rij in advies.afwegingen:
        begin |= {f"vraag_{rij['sleutel']}": rij["antwoord"], f"reden_{rij['sleutel']}": rij["toelichting"]}
    return begin


class AdviesVaststellenForm(AdviesForm):
    """An advice that becomes final: each thing that it lacks is said at its field."""

    def clean(self) -> dict[str, Any]:
        """Point at what is missing (RCH-21, TLV-57, TLV-70..80)."""
        gegevens = super().clean()
        for gebrek in gebreken_in_advies(gegevens["inhoud"], self.vragen):
            veld = f"ivo_{self.vragen.ivo[0].sleutel}" if gebrek.veld == "ivo" else gebrek.veld
            if veld not in self.errors:
                self.add_error(veld, f"{gebrek.reden.tekst} ({gebrek.reden.regel})")
        return gegevens
