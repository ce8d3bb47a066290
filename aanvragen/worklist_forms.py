"""Filters and order of the work list, which stand in its address."""

from collections.abc import Mapping

from django import forms

from aanvragen.choices import Status
from aanvragen.kinds import alle_soorten
from aanvragen.rules.werklijst import TERMIJNEN, VAN_WIE, VOLGORDES, Lijstkeuze
from aanvragen.wording import statussen_met_werk
from aanvragen.worklist import scholen_om_te_kiezen
from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor


def gevraagde_keuze(vraag: Mapping[str, str]) -> Lijstkeuze:
    """What the address of the work list asks."""
    return Lijstkeuze.lees(vraag, statussen=Status.values, soorten=[soort.sleutel for soort in alle_soorten()])


class LijstForm(forms.Form):
    """What can be chosen by this reader in this tab; every field may stay empty."""

    def __init__(self, *, keuze: Lijstkeuze, actor: Actor) -> None:
        super().__init__({veld: getattr(keuze, veld) for veld in Lijstkeuze.__slots__}, auto_id="lijst-%s")
        statussen = Status.choices
        if not keuze.toon and (eigen := statussen_met_werk(actor.rol)):
            statussen = [(waarde, label) for waarde, label in Status.choices if waarde in eigen]
        self._kies("status", "Status", [(waarde, str(label).capitalize()) for waarde, label in statussen])
        self._kies("termijn", "Termijn", TERMIJNEN.items())
        soorten = [(soort.sleutel, soort.naam) for soort in alle_soorten()]
        if len(soorten) > 1:
            self._kies("soort", "Soort aanvraag", soorten)
        if actor.is_bureau:
            self._kies("school", "School", scholen_om_te_kiezen(actor))
        if actor.rol == Rol.OCO:
            self._kies("van", "Van wie", VAN_WIE.items())
        self._kies("volgorde", "Volgorde", VOLGORDES.items(), geen="Zoals altijd")
        if keuze.toon:
            self.fields["toon"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def _kies(self, naam: str, label: str, keuzes: object, geen: str = "Alle") -> None:
        veld = forms.ChoiceField(label=label, required=False, choices=[("", geen), *keuzes])  # type: ignore[misc]
        veld.voorwaardelijk = True  # type: ignore[attr-defined]
        self.fields[naam] = veld
