"""The inzage table INZ-01..18: which role reads (L) or changes (B) which field group, and under which condition.

Aard Ha. One cell is written as "L" or "B" with its condition after a colon; B includes reading. Empty is no.
The same cells are loaded into `kern_inzageregel`, which row-level security reads: two locks, one table on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from swv.kern.choices import Conditie, Inzagerol, Veldgroep

ALTIJD, CONCEPT, AANVULBAAR = Conditie.ALTIJD, Conditie.CONCEPT, Conditie.AANVULBAAR
NA_BESLUIT, NA_TOEKENNING = Conditie.NA_BESLUIT, Conditie.NA_TOEKENNING
ADVIEZEN_VAST, PER_DELING = Conditie.ADVIEZEN_VAST, Conditie.PER_DELING


@dataclass(frozen=True, slots=True)
class Cel:
    """Reading and changing of one field group by one role; None is no."""

    lezen: Conditie | None = None
    bewerken: Conditie | None = None


L = Cel(lezen=ALTIJD)
L_BESLUIT = Cel(lezen=NA_BESLUIT)
L_TOEKENNING = Cel(lezen=NA_TOEKENNING)
L_VAST = Cel(lezen=ADVIEZEN_VAST)
L_DELING = Cel(lezen=PER_DELING)
B = Cel(lezen=ALTIJD, bewerken=ALTIJD)
B_CONCEPT = Cel(lezen=ALTIJD, bewerken=CONCEPT)
B_AANVULLING = Cel(lezen=ALTIJD, bewerken=AANVULBAAR)

V = Veldgroep
INZAGE: dict[Inzagerol, dict[Veldgroep, Cel]] = {
    # INZ-01
    Inzagerol.AANVRAGER: {
        V.BASIS: B_CONCEPT,
        V.CONTACT: B_CONCEPT,
        V.ONDERWIJS: B_AANVULLING,
        V.MEDISCH: B_AANVULLING,
        V.GEZIN: B_AANVULLING,
        V.ZIENSWIJZE: B_AANVULLING,
        V.ADVIES: L_BESLUIT,
        V.FINANCIEEL: L,
    },
    # INZ-02
    Inzagerol.ONTVANGER: {
        V.BASIS: L,
        V.CONTACT: L_TOEKENNING,
        V.ONDERWIJS: L,
        V.MEDISCH: L_TOEKENNING,
        V.GEZIN: L_TOEKENNING,
        V.ADVIES: L_TOEKENNING,
    },
    # INZ-03; the row of the schoolbestuur in Betrokkenheid is written at indiening
    Inzagerol.BESTUUR: {V.BASIS: L, V.FINANCIEEL: L},
    # INZ-03b
    Inzagerol.BESTUUR_BEZWAAR: {
        V.BASIS: L,
        V.CONTACT: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L,
    },
    # INZ-04
    Inzagerol.OUDER: {
        V.BASIS: L,
        V.CONTACT: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L_BESLUIT,
    },
    # INZ-05
    Inzagerol.LEERLING_12: {V.BASIS: L, V.CONTACT: L, V.ONDERWIJS: L},
    # INZ-06
    Inzagerol.LEERLING_16: {
        V.BASIS: L,
        V.CONTACT: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L_BESLUIT,
    },
    # INZ-07
    Inzagerol.LEERLING_18: {
        V.BASIS: L,
        V.CONTACT: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ADVIES: L_BESLUIT,
    },
    # INZ-08
    Inzagerol.SECRETARIAAT: {
        V.BASIS: B,
        V.CONTACT: B,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L,
        V.INTERN: B,
        V.FINANCIEEL: L,
    },
    # INZ-09; the expert's own advice has its own row in the access table of Deskundigenadvies
    Inzagerol.DESKUNDIGE: {
        V.BASIS: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L_VAST,
        V.INTERN: B,
    },
    # INZ-10
    Inzagerol.VOORZITTER: {
        V.BASIS: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L_VAST,
        V.INTERN: B,
    },
    # INZ-11
    Inzagerol.ADVIESTEAM: {V.BASIS: L, V.ONDERWIJS: L, V.MEDISCH: L, V.GEZIN: L, V.ZIENSWIJZE: L},
    # INZ-12
    Inzagerol.DIRECTEUR_BESLUIT: {
        V.BASIS: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
        V.ADVIES: L,
        V.INTERN: L,
        V.FINANCIEEL: L,
    },
    # INZ-12b
    Inzagerol.DIRECTEUR: {V.BASIS: L, V.FINANCIEEL: L},
    # INZ-13; that the dossier exists at all is seen after toekenning
    Inzagerol.FINANCIEN: {V.BASIS: L, V.FINANCIEEL: B},
    # INZ-15
    Inzagerol.VOORZIENING: {
        V.BASIS: L,
        V.CONTACT: L,
        V.ONDERWIJS: L,
        V.MEDISCH: L,
        V.GEZIN: L,
        V.ZIENSWIJZE: L,
    },
    # INZ-16
    Inzagerol.DELING: {
        V.BASIS: L,
        V.ONDERWIJS: L_DELING,
        V.MEDISCH: L_DELING,
        V.GEZIN: L_DELING,
        V.ZIENSWIJZE: L_DELING,
    },
    # Tasks of one SWV: they make letters and keep terms
    Inzagerol.SYSTEEM: dict.fromkeys(Veldgroep, L),
}
# INZ-14, INZ-17 and INZ-18 (kwaliteit, beheer, fg) have no row: they see no dossier at all.


def regels() -> Iterator[tuple[Inzagerol, Veldgroep, str, Conditie]]:
    """Every right in the table as (row, field group, 'lezen'|'bewerken', condition)."""
    for rol, cellen in INZAGE.items():
        for veldgroep, cel in cellen.items():
            if cel.lezen:
                yield rol, veldgroep, "lezen", cel.lezen
            if cel.bewerken:
                yield rol, veldgroep, "bewerken", cel.bewerken
