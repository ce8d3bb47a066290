"""The acts that put an aanvraag right, as pages."""

from typing import Any

from aanvragen import repair_forms
from aanvragen.services import repair
from aanvragen.views.acts import Actpagina
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg


def _overdragen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> repair_forms.OverdragenForm:
    return repair_forms.OverdragenForm(
        *args, actor=actor, dossier=dossier, opvolgers=repair.opvolgers(actor, dossier), **kwargs
    )


def _na_overdragen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("krijgt een mail en ziet de aanvraag bovenaan in de werkvoorraad", "Wie u kiest"),
        Gevolg("blijven de aanvraag zien en kunnen haar terugnemen", "De andere coördinatoren van de school"),
    ]


HERSTEL = [
    Actpagina(
        "aanvraag_overdragen",
        lambda actor, pk, g: repair.aanvraag_overdragen(actor=actor, dossier_id=pk, aan=g["aan"]),
        "De aanvraag is overgedragen. De nieuwe contactpersoon krijgt een mail.",
        formulier=_overdragen,
        gevolgen=_na_overdragen,
        uitleg="De contactpersoon is wie het samenwerkingsverband het eerst belt over deze aanvraag.",
    ),
]
