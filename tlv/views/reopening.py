"""Looking again at what was decided, as acts and a panel on the dossier page (TLV-114)."""

from typing import Any

from django import forms

from aanvragen.forms import HandelingForm, RedenForm
from aanvragen.models import Toewijzing
from aanvragen.views.acts import Actpagina
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg
from swv.kern.weergave.panels import Paneel
from tlv.models import Heropeningsverzoek
from tlv.services.reopening import dossier_heropenen, heropening_afwijzen, heropening_intrekken, heropening_vragen


class HeropeningForm(HandelingForm):
    """What is new since the besluit."""

    nieuwe_informatie = forms.CharField(
        label="Wat is er nieuw sinds het besluit?",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Bijvoorbeeld een nieuwe diagnose, of een onderzoek dat een ander beeld geeft. Ouders lezen dit ook.",
    )


class AntwoordForm(HandelingForm):
    """What the commission answers to the school."""

    antwoord = forms.CharField(
        label="Uw antwoord aan de school",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="School en ouders lezen dit bij het dossier.",
    )


def _verzoek(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {"verzoek": Heropeningsverzoek.objects.van(actor, dossier).first()}


def _na_heropenen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    deskundigen = Toewijzing.objects.van(actor, dossier).filter(vervangen_op__isnull=True, deskundige__isnull=False)
    namen = deskundigen.order_by("volgorde").values_list("naam", flat=True)
    return [
        *(Gevolg("leest het dossier weer, krijgt een mail en adviseert opnieuw", naam) for naam in namen),
        Gevolg("krijgt een mail dat er antwoord is", "De school"),
        Gevolg("blijft gelden tot er een nieuw besluit is", "Het besluit"),
    ]


ACTS = [
    Actpagina(
        "heropening_vragen",
        lambda actor, pk, g: heropening_vragen(actor=actor, dossier_id=pk, nieuwe_informatie=g["nieuwe_informatie"]),
        "Uw vraag is verstuurd. U krijgt een mail als er antwoord is.",
        formulier=HeropeningForm,
        uitleg=(
            "Is er nieuwe informatie die verandert hoe zwaar de ondersteuning moet zijn? Dan kunt u de commissie vragen"
            " om opnieuw te kijken (TLV-114). Hebt u nieuwe stukken? Doe dan een nieuwe aanvraag."
        ),
    ),
    Actpagina(
        "heropening_intrekken",
        lambda actor, pk, g: heropening_intrekken(actor=actor, dossier_id=pk, reden=g["reden"]),
        "Uw vraag is ingetrokken.",
        formulier=RedenForm,
        context=_verzoek,
        sjabloon="tlv/heropening.html",
    ),
    Actpagina(
        "heropening_afwijzen",
        lambda actor, pk, g: heropening_afwijzen(actor=actor, dossier_id=pk, antwoord=g["antwoord"]),
        "De school heeft uw antwoord. Het besluit blijft zoals het is.",
        formulier=AntwoordForm,
        context=_verzoek,
        sjabloon="tlv/heropening.html",
    ),
    Actpagina(
        "dossier_heropenen",
        lambda actor, pk, g: dossier_heropenen(actor=actor, dossier_id=pk, antwoord=g["antwoord"]),
        "Het dossier is heropend. De deskundigen adviseren opnieuw.",
        formulier=AntwoordForm,
        context=_verzoek,
        gevolgen=_na_heropenen,
        sjabloon="tlv/heropening.html",
    ),
]


def heropeningspaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """Every request with its answer, for who may read what it says."""
    verzoeken = list(Heropeningsverzoek.objects.van(actor, dossier))
    if not verzoeken:
        return None
    return Paneel("Vraag om heropening", "tlv/_heropening.html", {"verzoeken": verzoeken})
