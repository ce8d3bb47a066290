"""What a newer version of the form changes for one aanvraag, before and after the school goes over to it."""

from typing import Any

from aanvragen.answers import antwoorden_van, formulier_van, nieuwere_formulierversie
from aanvragen.rules.formulierversie import Formulierverschil, vergelijk
from aanvragen.services.form_version import VERVALLEN
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.selectors import inhoud_van
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.antwoorden import antwoordtekst


def versiemelding(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """For the task list: whether there is a newer version, and which answers lapsed before; three queries."""
    gebeurtenissen = Gebeurtenis.objects.van(actor, dossier).filter(soort=VERVALLEN)
    vervallen = [regel for gebeurtenis in gebeurtenissen for regel in gebeurtenis.gegevens["antwoorden"]]
    return {
        "nieuwere_versie": nieuwere_formulierversie(dossier, actor.vandaag),
        "vervallen_antwoorden": vervallen,
    }


def versieverschil(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """For the page of the act: what changes; without a newer version nothing does. Four queries."""
    versie = nieuwere_formulierversie(dossier, actor.vandaag)
    if versie is None:
        return {"versie": None}
    nieuw = inhoud_van(versie, Formulier)
    verschil = vergelijk(formulier_van(dossier), nieuw, antwoorden_van(actor, dossier))
    return {"versie": versie, "formulier": nieuw, "verschil": verschil, **_in_woorden(verschil)}


def _in_woorden(verschil: Formulierverschil) -> dict[str, Any]:
    vervallen = [(rij.vraag.label, antwoordtekst(rij.vraag, rij.antwoord)) for rij in verschil.vervallen]
    met_antwoord = {rij.vraag.sleutel for rij in verschil.vervallen}
    return {
        "vervallen": vervallen,
        "weg_zonder_antwoord": [vraag.label for vraag in verschil.weg if vraag.sleutel not in met_antwoord],
    }
