"""Which pupils belong to EMB: TLV-119."""

from __future__ import annotations

from pydantic import Field

from swv.kern.beleid.regels import Parameters, regel
from swv.kern.beleid.uitleg import Reden, reden
from tlv.rules.bijdrage import DOELGROEP, NIETS, Bijdrage, Looptijdfeiten

EMB = "EMB"


class Embgrenzen(Parameters):
    """IQ points: group A lies below `iq_onder`, groups B and C from there to `iq_hoogstens`, both included."""

    iq_onder: int = Field(gt=0)
    iq_hoogstens: int = Field(gt=0)


@regel(
    "TLV-119",
    groep=DOELGROEP,
    titel="EMB alleen met een laag IQ en een tweede kenmerk",
    bron="plan deel B, H3.14 noot 15",
    parameters=Embgrenzen,
)
def hoort_bij_emb(feiten: Looptijdfeiten, parameters: Embgrenzen) -> Bijdrage:
    """An IQ above the limit, or no second characteristic, is no EMB (TLV-119). Nothing else is decided here.

    Facts that fit a group (A, B or C) are laid before the experts as a question; facts that are missing give a signal,
    and the group the school chose stays.
    """
    if feiten.doelgroep != EMB:
        return NIETS
    if feiten.emb_iq is not None and feiten.emb_iq > parameters.iq_hoogstens:
        te_hoog = reden("TLV-119", "geen_emb_iq", iq=feiten.emb_iq, grens=parameters.iq_hoogstens)
        return Bijdrage(signalen=(te_hoog,), geen_doelgroep=EMB)
    kenmerken = _kenmerken(feiten, parameters)
    groepen = tuple(groep for groep, geldt in kenmerken.items() if geldt)
    if groepen and feiten.emb_iq is not None:
        return Bijdrage(redenen=(reden("TLV-119", "emb_past", iq=feiten.emb_iq, groepen=groepen),))
    if groepen or None in kenmerken.values():
        return Bijdrage(signalen=(reden("TLV-119", "emb_gegevens_ontbreken"),))
    return Bijdrage(signalen=(reden("TLV-119", "geen_emb_kenmerk"),), geen_doelgroep=EMB)


def emb_groep(feiten: Looptijdfeiten, parameters: Embgrenzen) -> tuple[str | None, Reden]:
    """The group A, B or C that these facts make, None when they make none, and why (TLV-119).

    A characteristic that nobody confirmed does not count. Where B and C both fit the first is given; the reason names
    both. Raises ValueError without an IQ.
    """
    if feiten.emb_iq is None:
        raise ValueError("Zonder IQ is er geen indeling.")
    if feiten.emb_iq > parameters.iq_hoogstens:
        return None, reden("TLV-119", "geen_emb_iq", iq=feiten.emb_iq, grens=parameters.iq_hoogstens)
    groepen = tuple(groep for groep, geldt in _kenmerken(feiten, parameters).items() if geldt)
    if not groepen:
        return None, reden("TLV-119", "geen_emb_kenmerk")
    return groepen[0], reden("TLV-119", "emb_past", iq=feiten.emb_iq, groepen=groepen)


def _kenmerken(feiten: Looptijdfeiten, parameters: Embgrenzen) -> dict[str, bool | None]:
    """Per group that this IQ allows its second characteristic; every group when the IQ is not known."""
    alle = {"A": feiten.emb_sensomotorisch, "B": feiten.emb_lichamelijk, "C": feiten.emb_psychiatrisch}
    if feiten.emb_iq is None:
        return alle
    return {groep: geldt for groep, geldt in alle.items() if (groep == "A") is (feiten.emb_iq < parameters.iq_onder)}
