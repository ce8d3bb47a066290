"""Going over to a newer version of the form, while the aanvraag is still with the school."""

from collections import defaultdict
from typing import Any

from aanvragen.answers import nieuwere_formulierversie
from aanvragen.kinds import soort_van
from aanvragen.models import Aanvraag, Antwoord
from aanvragen.rules.formulierversie import Formulierverschil, vergelijk
from aanvragen.services.act import handelen
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.selectors import inhoud_van
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from swv.kern.weergave.antwoorden import antwoordtekst

VERVALLEN = "antwoorden.vervallen"
"""The event that keeps, per field group, the answers that a newer version has no place for."""


def formulier_bijwerken(*, actor: Actor, dossier_id: int) -> Formulierverschil:
    """Move a concept to the form version of today; after submission it keeps its own (OPEN-83).

    Answers to the same question remain, the others are emptied: they stay in the history of the row and in an event
    that only the readers of their field group see. Whoever signed online is asked again, because the version is part
    of what was signed. Raises NuNietMogelijk when there is no newer version.
    """
    with handelen(actor, "formulier_bijwerken", dossier_id) as dossier:
        aanvraag = Aanvraag.objects.select_related("formulier").get(dossier=dossier)
        versie = nieuwere_formulierversie(dossier, actor.vandaag)
        if versie is None:
            raise NuNietMogelijk("Deze aanvraag staat al in de nieuwste versie van het formulier.")
        oud, nieuw = inhoud_van(aanvraag.formulier, Formulier), inhoud_van(versie, Formulier)
        rijen = {(rij.sectie, rij.veldgroep): rij for rij in Antwoord.objects.filter(dossier=dossier).order_by("pk")}
        if {veldgroep for (_, veldgroep), rij in rijen.items() if rij.waarden} - set(
            bewerkbare_veldgroepen(actor, dossier)
        ):
            raise GeenRecht("U kunt een of meer van deze antwoorden nu niet wijzigen. Bel het secretariaat.")
        gegeven = {sleutel: waarde for rij in rijen.values() for sleutel, waarde in rij.waarden.items()}
        verschil = vergelijk(oud, nieuw, gegeven)
        aanvraag.formulier = versie
        aanvraag.save(update_fields=["formulier"])
        _herschik(dossier, rijen, nieuw, verschil.behouden)
        _zet_feiten(dossier, nieuw, verschil)
        leg_vast(actor, dossier, "formulier.bijgewerkt", van=oud.versie, naar=nieuw.versie)
        _bewaar_vervallen(actor, dossier, verschil)
        return verschil


def _herschik(
    dossier: Dossier, rijen: dict[tuple[str, str], Antwoord], nieuw: Formulier, behouden: dict[str, Any]
) -> None:
    """Give each row the answers of its section in the newer version; a section without a row gets one."""
    straks: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for sectie in nieuw.secties:
        for vraag in sectie.vragen:
            if vraag.sleutel in behouden:
                straks[sectie.sleutel, vraag.veldgroep][vraag.sleutel] = behouden[vraag.sleutel]
    moment = nu()
    for plaats, rij in rijen.items():
        if not rij.waarden and plaats not in straks:
            continue
        rij.waarden = straks.pop(plaats, {})
        rij.bijgewerkt_op = moment  # also when nothing moved: a signature from before is about another version
        rij.save(update_fields=["waarden", "bijgewerkt_op"])
    for (sectie_, veldgroep), waarden in straks.items():
        Antwoord.objects.create(
            dossier=dossier, sectie=sectie_, veldgroep=veldgroep, waarden=waarden, bijgewerkt_op=moment
        )


def _zet_feiten(dossier: Dossier, nieuw: Formulier, verschil: Formulierverschil) -> None:
    """The typed facts follow the answers: those of lapsed answers are emptied."""
    per_groep: dict[str, dict[str, Any]] = defaultdict(dict)
    for vervallen in verschil.vervallen:
        if vervallen.vraag.feit:
            per_groep[vervallen.vraag.veldgroep][vervallen.vraag.feit] = None
    feiten = nieuw.feiten(verschil.behouden)
    for vraag in nieuw.vragen():
        if vraag.feit and vraag.sleutel in verschil.behouden:
            per_groep[vraag.veldgroep][vraag.feit] = feiten[vraag.feit]
    for veldgroep, waarden in sorted(per_groep.items()):
        soort_van(dossier.soort).feiten_opslaan(dossier, veldgroep, waarden)


def _bewaar_vervallen(actor: Actor, dossier: Dossier, verschil: Formulierverschil) -> None:
    per_groep: dict[str, list[dict[str, str]]] = defaultdict(list)
    for rij in verschil.vervallen:
        regel = {"vraag": rij.vraag.label, "antwoord": antwoordtekst(rij.vraag, rij.antwoord)}
        per_groep[rij.vraag.veldgroep].append(regel)
    for veldgroep, regels in sorted(per_groep.items()):
        leg_vast(actor, dossier, VERVALLEN, veldgroep=veldgroep, antwoorden=regels)
