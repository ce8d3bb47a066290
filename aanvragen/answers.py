"""Reads of the form and its answers, and what parents and pupil said themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aanvragen.kinds import soort_van
from aanvragen.models import Aanvraag, Antwoord, Handtekening
from aanvragen.rules.zienswijze import met_zienswijzen
from swv.kern.beleid.formulier import Formulier, Vraag
from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.selectors import beleidsversie_op, inhoud_van
from swv.kern.choices import Veldgroep
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier

LEEG: tuple[Any, ...] = (None, "", [])
"""How an answer that nobody gave is stored."""


def formulier_van(dossier: Dossier) -> Formulier:
    """The form version in which this aanvraag was begun; a concept stays in it."""
    return inhoud_van(Aanvraag.objects.select_related("formulier").get(dossier=dossier).formulier, Formulier)


def nieuwere_formulierversie(dossier: Dossier, vandaag: date) -> Beleidsversie | None:
    """The version of today, when newer than that of the aanvraag; None after submission (OPEN-83). Two queries."""
    if dossier.ingediend_op is not None:
        return None
    aanvraag = Aanvraag.objects.select_related("formulier").get(dossier=dossier)
    versie = beleidsversie_op(dossier.swv_id, Formulier, vandaag, dossier.soort)
    return versie if versie.geldig_van > aanvraag.formulier.geldig_van else None


def antwoorden_van(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """All answers that the actor may read, by question; field groups without a right are simply absent."""
    samen: dict[str, Any] = {}
    for rij in Antwoord.objects.van(actor, dossier).order_by("pk"):
        samen |= rij.waarden
    return samen


def eerdere_aanvraag(actor: Actor, dossier: Dossier) -> Dossier | None:
    """The latest submitted aanvraag about the same pupil that the actor may read, besides this one; one query."""
    rijen = Dossier.objects.zichtbaar_voor(actor).filter(
        leerling_id=dossier.leerling_id, swv_id=dossier.swv_id, ingediend_op__isnull=False
    )
    return rijen.exclude(pk=dossier.pk).select_related("school").order_by("-ingediend_op", "-pk").first()


@dataclass(frozen=True, slots=True)
class Overneemvoorstel:
    """Answers that a school may take over into one section; never taken over by themselves."""

    eerder: Dossier | None
    antwoorden: dict[str, Any]


def overneemvoorstel(
    actor: Actor, dossier: Dossier, vragen: Iterable[Vraag], antwoorden: Mapping[str, Any]
) -> Overneemvoorstel:
    """What an earlier aanvraag and the register say about questions that are still empty.

    An answer keeps its readers: it is proposed only for a question of the same kind and field group. Declarations and
    what parents and pupil think are left out: those are asked anew each time (TLV-54, TLV-61).
    """
    feiten = soort_van(dossier.soort).feiten_voorstellen(actor, dossier)
    eerder = eerdere_aanvraag(actor, dossier)
    bekend = antwoorden_van(actor, eerder) if eerder else {}
    vroeger = formulier_van(eerder).vragen() if eerder else ()
    toen = {vraag.sleutel: (vraag.soort, vraag.veldgroep) for vraag in vroeger}
    voorstel: dict[str, Any] = {}
    for vraag in vragen:
        waarde = feiten.get(vraag.feit or "")
        if waarde is None and toen.get(vraag.sleutel) == (vraag.soort, vraag.veldgroep):
            waarde = bekend.get(vraag.sleutel)
        vast = vraag.moet_ja or Veldgroep(vraag.veldgroep) == Veldgroep.ZIENSWIJZE
        if not vast and antwoorden.get(vraag.sleutel) in LEEG and waarde not in LEEG and _kan_nog(vraag, waarde):
            voorstel[vraag.sleutel] = waarde
    return Overneemvoorstel(eerder, voorstel)


def _kan_nog(vraag: Vraag, waarde: Any) -> bool:
    """Whether every chosen value is still a choice."""
    keuzes = {keuze.waarde for keuze in vraag.keuzes}
    gekozen = waarde if isinstance(waarde, list) else [waarde]
    return not keuzes or keuzes >= {str(deel) for deel in gekozen}


def namen_met_zienswijze(actor: Actor, dossier: Dossier) -> list[str]:
    """Who told online what they think, also when the actor may not read it; one query."""
    gegeven = Handtekening.objects.van(actor, dossier).filter(zienswijze_op__isnull=False)
    return list(gegeven.values_list("naam", flat=True))


def antwoorden_met_zienswijzen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The answers with the views that parents and pupil gave online; two queries."""
    gegeven = set(
        Handtekening.objects.van(actor, dossier).filter(zienswijze_op__isnull=False).values_list("partij_id", flat=True)
    )
    return met_zienswijzen(antwoorden_van(actor, dossier), ouders=bool(gegeven - {None}), leerling=None in gegeven)
