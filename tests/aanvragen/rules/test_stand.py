"""When a signature counts, and the day on which is signed: TLV-60, TLV-60a."""

from datetime import date

import pytest

from aanvragen.rules.stand import Dossierstand, Ondertekening

PEILDATUM, MAART, APRIL, MEI = (date(2026, 9, 1), date(2026, 3, 3), date(2026, 4, 4), date(2026, 5, 5))


@pytest.mark.parametrize(
    ("ondertekening", "vervuld"),
    [
        (Ondertekening("A"), False),
        (Ondertekening("A", "open", MAART), False),
        (Ondertekening("A", "getekend", MAART), True),
        (Ondertekening("A", "getekend"), False),
        (Ondertekening("A", "getekend", MAART, verlopen=True), False),
        (Ondertekening("A", "geweigerd", MAART, "wil niet"), True),
        (Ondertekening("A", "geweigerd", MAART, "  "), False),
        (Ondertekening("A", "onvermogen", MAART, "ligt in het ziekenhuis"), True),
        (Ondertekening("A", "geen_reactie", MAART, "nooit gereageerd"), False),
        (Ondertekening("A", "geen_reactie", APRIL, "nooit gereageerd", herinnerd_op=MAART), True),
        (Ondertekening("A", "geen_reactie", APRIL, "", herinnerd_op=MAART), False),
    ],
    ids=[
        "nog niets",
        "nog open",
        "getekend",
        "getekend zonder dag",
        "getekend en daarna veranderd",
        "geweigerd met reden",
        "geweigerd zonder reden",
        "niet in staat",
        "geen reactie, niet herinnerd",
        "geen reactie na herinnering",
        "geen reactie zonder reden",
    ],
)
def test_tlv_60a_when_it_counts(ondertekening: Ondertekening, vervuld: bool) -> None:
    assert ondertekening.vervuld is vervuld


def getekend(op: date | None, *, verlopen: bool = False) -> Ondertekening:
    return Ondertekening("A", "getekend" if op else "open", op, verlopen=verlopen)


@pytest.mark.parametrize(
    ("leerling", "ouders", "dag"),
    [
        (getekend(MAART), (getekend(MEI),), MAART),
        (None, (getekend(APRIL), getekend(MEI)), MEI),
        (getekend(None), (getekend(APRIL),), APRIL),
        (getekend(MAART, verlopen=True), (getekend(APRIL),), APRIL),
        (None, (getekend(APRIL), getekend(MEI, verlopen=True)), APRIL),
        (None, (getekend(APRIL), getekend(None)), APRIL),
        (None, (getekend(None),), PEILDATUM),
        (None, (), PEILDATUM),
    ],
    ids=[
        "de leerling gaat voor",
        "de laatste ouder",
        "de leerling nog niet",
        "die van de leerling is verlopen",
        "die van een ouder is verlopen",
        "een ouder nog niet",
        "nog niemand",
        "niemand hoeft",
    ],
)
def test_tlv_60_the_day_of_signing(
    leerling: Ondertekening | None, ouders: tuple[Ondertekening, ...], dag: date
) -> None:
    stand = Dossierstand(PEILDATUM, date(2012, 4, 5), ouders=ouders, leerling=leerling)
    assert stand.ondertekendatum == dag
    assert stand.leeftijd_bij_ondertekening == dag.year - 2012 - (dag < date(dag.year, 4, 5))
