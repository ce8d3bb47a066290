"""What the competence table says when it answers and when it cannot yet: TLV-20, 22, 27, 39, 40, 126, OPEN-84."""

from dataclasses import replace
from typing import Any, cast

import pytest

import tlv.rules
from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.regels import regels_van
from tlv.rules.bevoegdheid import BEVOEGDHEID, Uitspraak, bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_feiten import (
    FEITNAMEN,
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Cluster,
    Doel,
    Regio,
    Residentieel,
    Schoolsoort,
    Vraag,
    Woonregio,
)
from tlv.rules.bevoegdheid_tabel import BRON, TABEL

assert tlv.rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
UIT_PO = Bevoegdheidsfeiten(
    cluster=Cluster.ANDERS,
    residentieel=Residentieel.NEE,
    tlv=BestaandeTlv.GEEN,
    woonregio=Woonregio.EIGEN,
    school=Schoolsoort.PO,
    doelregio=Regio.EIGEN,
)


def uit(sleutel: str = "portvolio", **anders: Any) -> Uitspraak:
    rijen = gekozen_rijen(cast(Bevoegdheid, PROFIELEN[sleutel].onderdeel("bevoegdheid")).regels)
    return bepaal_bevoegdheid(replace(UIT_PO, **anders), rijen)


WISSEL = {"school": Schoolsoort.VSO, "schoolregio": Regio.EIGEN, "doelregio": Regio.ANDER} | {
    "woonregio": Woonregio.ANDER,
    "tlv": BestaandeTlv.GELDIG_ANDER,
}


@pytest.mark.parametrize(
    ("anders", "regel", "code", "elders"),
    [
        ({}, "TLV-20", "bevoegdheid_eigen", False),
        ({"woonregio": Woonregio.ANDER}, "TLV-21", "bevoegdheid_ander", True),
        (WISSEL, "TLV-27", "bevoegdheid_geen_aanvraag", True),
        ({"woonregio": Woonregio.ONBEKEND}, "OPEN-84", "bevoegdheid_onbekend", False),
    ],
    ids=["TLV-20 eigen", "TLV-21 van een ander", "TLV-27 geen aanvraag nodig", "OPEN-84 nog niet bekend"],
)
def test_the_reason_says_whose_request_it_is(anders: dict[str, Any], regel: str, code: str, elders: bool) -> None:
    uitspraak = uit(**anders)
    assert (uitspraak.reden.regel, uitspraak.reden.code, uitspraak.elders) == (regel, code, elders)
    assert uitspraak.reden.tekst


def test_tlv_22_from_abroad_the_school_of_now_need_not_be_known() -> None:
    """One way into the row still waits for the school, another holds already."""
    uitspraak = uit(school=Schoolsoort.ONBEKEND, woonregio=Woonregio.BUITENLAND)
    assert uitspraak.rij is not None
    assert (uitspraak.rij.id, uitspraak.eigen) == ("TLV-22", True)


@pytest.mark.parametrize(
    ("anders", "vragen"),
    [
        ({"woonregio": Woonregio.ONBEKEND}, ["woonregio"]),
        ({"residentieel": Residentieel.ONBEKEND}, ["residentieel"]),
        ({"woonregio": Woonregio.TABEL_LEEG, "residentieel": Residentieel.ONBEKEND}, ["residentieel"]),
        ({"woonregio": Woonregio.ONBEKEND, "residentieel": Residentieel.ONBEKEND}, ["residentieel", "woonregio"]),
    ],
    ids=["de woonplaats", "de instelling", "de instelling, bij een lege tabel", "allebei"],
)
def test_open_84_the_reason_names_the_facts_that_are_waited_for(anders: dict[str, Any], vragen: list[str]) -> None:
    onbekend = uit(**anders).reden
    assert onbekend.code.startswith("bevoegdheid_onbekend")
    assert list(cast(Any, onbekend.feit("vragen"))) == [FEITNAMEN[naam] for naam in vragen]


def test_open_84_only_the_table_of_the_swv_is_missing() -> None:
    assert uit(woonregio=Woonregio.TABEL_LEEG).reden.code == "bevoegdheid_tabel_leeg"


@pytest.mark.parametrize(
    ("doel", "vraag", "tekst"),
    [
        (Doel.VSO, Vraag.EERSTE, "voortgezet speciaal onderwijs"),
        (Doel.PRO, Vraag.EERSTE, "praktijkonderwijs"),
        (Doel.VSO, Vraag.VERVOLG, "een verlenging in het voortgezet speciaal onderwijs"),
    ],
)
def test_tlv_40_without_a_row_the_reason_says_for_what(doel: Doel, vraag: Vraag, tekst: str) -> None:
    uitspraak = bepaal_bevoegdheid(replace(UIT_PO, doel=doel, vraag=vraag), ())
    assert (uitspraak.reden.code, uitspraak.reden.feit("doel")) == ("bevoegdheid_geen_rij", tekst)
    assert (uitspraak.rij, uitspraak.eigen, uitspraak.elders) == (None, None, False)


def test_each_rule_bears_the_title_and_source_of_its_first_row() -> None:
    geregistreerd = {r.id: (r.titel, r.bron) for r in regels_van(BEVOEGDHEID)}
    eerste = {rij.id: (rij.titel, BRON[rij.tabel]) for rij in reversed(TABEL)}
    assert geregistreerd == eerste
