"""The advice of an expert as a page, and the round that follows when the advices differ."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from aanvragen.advice_forms import AdviesForm, AdviesVaststellenForm
from aanvragen.advices import eigen_advies, vergelijkingen_van
from aanvragen.meeting_forms import VerslagForm
from aanvragen.models import Toewijzing
from aanvragen.services import advising
from aanvragen.views.acts import Actpagina
from aanvragen.views.reading import leesstukken, weging_van
from swv.kern.briefteksten.bouwstenen import Waarvoor
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg


def _adviesform(soort: type[AdviesForm]) -> Callable[..., AdviesForm]:
    def maak(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> AdviesForm:
        return soort(*args, actor=actor, dossier=dossier, eigen=eigen_advies(actor, dossier), **kwargs)

    return maak


def _adviescontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Beside the own advice: the dossier, and after a first round what both said in it."""
    eigen = eigen_advies(actor, dossier)
    ronde = dossier.aanvraag.adviesronde
    vast = eigen.vastgesteld_op if eigen and eigen.ronde == ronde else None
    return {
        **leesstukken(actor, dossier),
        **weging_van(actor, dossier),
        "vastgesteld_op": vast,
        "standaardpad": reverse("advies_opslaan", args=[dossier.pk]),
        "ronde": ronde,
        "vergelijkingen": [v for v in vergelijkingen_van(actor, dossier) if v.ronde < ronde],
    }


def _verschillen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {**leesstukken(actor, dossier), "vergelijkingen": vergelijkingen_van(actor, dossier)}


def _na_herbespreking(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    deskundigen = Toewijzing.objects.van(actor, dossier).order_by("volgorde")
    return [
        *(Gevolg("krijgt een mail, en bevestigt of herziet het eigen advies", rij.naam) for rij in deskundigen),
        Gevolg("kunt besluiten als alle deskundigen dat hebben gedaan", "U"),
    ]


IN_ADVIES = {"motivering": (Waarvoor.DESKUNDIGE,)}

ACTS = [
    Actpagina(
        "advies_opslaan",
        lambda actor, pk, g: advising.advies_opslaan(actor=actor, dossier_id=pk, inhoud=g["inhoud"]),
        "Uw concept is bewaard. Alleen u ziet het.",
        formulier=_adviesform(AdviesForm),
        context=_adviescontext,
        sjabloon="aanvragen/advies.html",
        invoegen=IN_ADVIES,
        vanzelf=True,
    ),
    Actpagina(
        "advies_vaststellen",
        lambda actor, pk, g: advising.advies_vaststellen(actor=actor, dossier_id=pk, inhoud=g["inhoud"]),
        "Uw advies is vastgesteld.",
        formulier=_adviesform(AdviesVaststellenForm),
        context=_adviescontext,
        sjabloon="aanvragen/advies.html",
        invoegen=IN_ADVIES,
    ),
    Actpagina(
        "herbespreking_vastleggen",
        lambda actor, pk, g: advising.herbespreking_vastleggen(actor=actor, dossier_id=pk, verslag=g["tekst"]),
        "De bespreking is vastgelegd. De deskundigen bevestigen of herzien nu hun advies.",
        formulier=VerslagForm,
        uitleg=(
            "Verschillen de adviezen, dan bespreekt de commissie de aanvraag opnieuw (RCH-23). Schrijf kort op wat er"
            " is besproken. Het verslag wordt een notitie: school en ouders zien haar niet."
        ),
        gevolgen=_na_herbespreking,
        context=_verschillen,
        sjabloon="aanvragen/herbespreking.html",
    ),
]
