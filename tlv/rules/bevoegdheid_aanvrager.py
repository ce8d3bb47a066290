"""Who may apply: a school of which the pupil is, or wants to become, a pupil (TLV-01, TLV-127)."""

from __future__ import annotations

from typing import Literal

from swv.kern.beleid.uitleg import Reden, reden
from tlv.rules.bevoegdheid_feiten import Vraag

Relatie = Literal["inschrijving", "aanmelding"]


def toets_aanvrager(relatie: Relatie | None, vraag: Vraag, schoolsoort: str) -> Reden | None:
    """Why this school may not apply; None when it may.

    TLV-01: the pupil is enrolled or signed up there; a parent or another organisation is referred to the school.
    TLV-127: a new period or category is asked by the VSO school where the pupil is, not where it is only signed up.
    """
    if relatie is None:
        return reden("TLV-01", "aanvrager_zonder_leerling")
    if vraag == Vraag.VERVOLG and (schoolsoort != "VSO" or relatie != "inschrijving"):
        return reden("TLV-127", "aanvrager_niet_de_vso")
    return None
