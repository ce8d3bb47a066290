"""Reminders of the terms of an objection: passing on and deciding (RCH-11, RCH-12)."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Min, Q, QuerySet

from aanvragen.services.reminders import Herinnering, registreer_herinnering
from swv.kern.beleid.schema import Termijnen
from swv.kern.toegang.models import Dossier
from tlv.choices import Bezwaarstatus
from tlv.mails import meld_behandelaars, meld_bezwaar
from tlv.models import Bezwaar
from tlv.models.bezwaar import LOPEND


def _met_dag(veld: str, open_: Q) -> Callable[[QuerySet[Dossier]], QuerySet[Dossier]]:
    """Dossiers with a running objection that is still open for this term, with the first last day."""

    def kies(rijen: QuerySet[Dossier]) -> QuerySet[Dossier]:
        lopend = Bezwaar.objects.filter(LOPEND & open_).values("pk")
        dag = Min(f"bezwaren__{veld}", filter=Q(bezwaren__in=lopend))
        return rijen.filter(bezwaren__in=lopend).annotate(bezwaardag=dag)

    return kies


def _voor(dagen: Callable[[Termijnen], int]) -> Callable[[Dossier, Termijnen], date | None]:
    def vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
        dag: date | None = dossier.bezwaardag  # type: ignore[attr-defined]
        return dag - timedelta(days=dagen(beleid)) if dag else None

    return vanaf


DOOR_TE_ZENDEN = _met_dag("doorzenden_uiterlijk", Q(status=Bezwaarstatus.ONTVANGEN))
TE_BESLISSEN = _met_dag("beslissen_uiterlijk", ~Q(status=Bezwaarstatus.BESLIST))

for _herinnering in (
    Herinnering("bezwaar_doorzenden", DOOR_TE_ZENDEN, _voor(lambda beleid: beleid.waarschuwing_dagen), meld_bezwaar),
    Herinnering("bezwaar_beslissen", TE_BESLISSEN, _voor(lambda beleid: beleid.waarschuwing_dagen), meld_behandelaars),
    Herinnering("bezwaar_te_laat", TE_BESLISSEN, _voor(lambda _: -1), meld_behandelaars),
):
    registreer_herinnering(_herinnering)
