"""Can an aanvraag be judged at all: the ground that somebody chose, held against the facts (10-tlv section 9). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.uitleg import Reden, reden, registreer_teksten

registreer_teksten(
    {
        "ontvankelijkheidsgrond_kiezen": "Kies waarom de aanvraag niet kan worden beoordeeld.",
        "ontvankelijkheid_doorverwijzen": (
            "Een ander samenwerkingsverband gaat over deze aanvraag. Vraag het secretariaat om haar door te verwijzen;"
            " niet-ontvankelijk verklaren kan dan niet (artikel 2:3 van de Algemene wet bestuursrecht)."
        ),
        "ontvankelijkheid_wel_bevoegd": (
            "Volgens de regels gaat dit samenwerkingsverband over deze aanvraag. Kies een andere grond, of een ander"
            " besluit."
        ),
        "ontvankelijkheidsgrond": "De aanvraag is niet-ontvankelijk, omdat {omdat} ({artikel}).",
        "ontvankelijkheid_aanvrager_klopt": (
            "Volgens het register kan deze school de aanvraag wel doen. Wie besloot, ziet dat anders. De motivering"
            " zegt waarom."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Ontvankelijkheidsfeiten:
    """What is known when an aanvraag may be niet-ontvankelijk.

    `eigen`: by the rules this SWV is competent; None when they cannot tell. `doorverwijzen`: it belongs to another SWV,
    and nobody recorded why it is treated here. `aanvrager`: what the rules have against who applied, None for nothing.
    """

    beleid: Ontvankelijkheid
    eigen: bool | None = None
    doorverwijzen: bool = False
    aanvrager: Reden | None = None


@dataclass(frozen=True, slots=True)
class Ontvankelijkheidstoets:
    """What blocks the choice, and what is kept with the besluit as its explanation."""

    blokkades: tuple[Reden, ...] = ()
    uitleg: tuple[Reden, ...] = ()


def toets_ontvankelijkheid(grond: str, feiten: Ontvankelijkheidsfeiten) -> Ontvankelijkheidstoets:
    """Whether an aanvraag may be niet-ontvankelijk on this ground (RCH-09, TLV-01, TLV-40, TLV-127).

    An aanvraag that belongs elsewhere is sent on and not turned away (TLV-40, Awb 2:3). The rules may be wrong about
    who applied, since they know the register only: then the besluit stands with what they say beside it.
    """
    if feiten.doorverwijzen:
        return Ontvankelijkheidstoets((reden("TLV-40", "ontvankelijkheid_doorverwijzen"),))
    gekozen = feiten.beleid.grond(grond)
    if gekozen is None:
        return Ontvankelijkheidstoets((reden("RCH-09", "ontvankelijkheidsgrond_kiezen"),))
    if gekozen.toets == "swv" and feiten.eigen:
        return Ontvankelijkheidstoets((reden("TLV-40", "ontvankelijkheid_wel_bevoegd"),))
    uitleg = [reden("RCH-09", "ontvankelijkheidsgrond", omdat=gekozen.titel, artikel=gekozen.artikel)]
    if gekozen.toets == "aanvrager":
        uitleg.append(feiten.aanvrager or reden("TLV-01", "ontvankelijkheid_aanvrager_klopt"))
    return Ontvankelijkheidstoets(uitleg=tuple(uitleg))
