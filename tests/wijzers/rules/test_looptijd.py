"""tlv-looptijd: the worked examples of chapter 10 section 8, each with just the facts that it names."""

from typing import Any

import pytest

from swv.kern.beleid.regels import regels_van
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.velden import OngeldigeInvoer
from tests.wijzers.proef import antwoord, uit
from tlv.wijzers.looptijd import VAN_GEBOORTEDATUM, VAN_START

G, S = "geboortedatum", "start"

VOORBEELDEN: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("TLV-81", "portvolio", {G: "2013-09-14"}, {"vroegste_start": "2026-08-01"}),
    ("TLV-81", "portvolio", {G: "2014-05-02"}, {"vroegste_start": "2026-08-01"}),
    ("TLV-81", "portvolio", {G: "2014-07-31"}, {"vroegste_start": "2026-08-01"}),
    ("TLV-81", "portvolio", {G: "2014-08-01"}, {"vroegste_start": "2027-08-01"}),
    ("TLV-81 PRO", "portvolio", {G: "2014-08-01", "soort_tlv": "PRO"}, {"vroegste_start": "2027-08-01"}),
    ("TLV-86", "portvolio", {G: "2009-07-31"}, {"uiterste_einde": "2027-07-31"}),
    ("TLV-86", "portvolio", {G: "2009-08-01"}, {"uiterste_einde": "2028-07-31"}),
    ("TLV-86", "portvolio", {G: "2010-02-17", S: "2026-08-01"}, {"uiterste_einde": "2028-07-31", "toegestaan": True}),
    ("TLV-84", "portvolio", {S: "2026-08-01"}, {"vroegste_einde": "2027-07-31"}),
    ("TLV-87", "portvolio", {S: "2026-08-01", "terugkeer_verwacht": True}, {"uiterste_einde": "2028-07-31"}),
    ("TLV-87", "portvolio", {S: "2025-11-17", "terugkeer_verwacht": True},
     {"vroegste_einde": "2027-07-31", "uiterste_einde": "2027-07-31"}),
    ("TLV-87", "portvolio", {S: "2026-02-02", "terugkeer_verwacht": True},
     {"vroegste_einde": "2027-07-31", "uiterste_einde": "2027-07-31"}),
    ("TLV-88", "portvolio", {G: "2012-03-15", "doelgroep": "ZML"}, {"voorstel_einde": "2030-07-31"}),
    ("TLV-83", "portvolio", {G: "2014-10-01", S: "2026-08-01"}, {"toegestaan": False, "verwijzing": "swv_po"}),
    ("TLV-92", "mhr", {S: "2025-11-17", "leerroute": "vmbo_onderbouw"},
     {"voorstel_einde": "2027-07-31", "uiterste_einde": "2027-07-31"}),
    ("TLV-92", "mhr", {"gewenste_start": "2026-08-01", "leerroute": "havo_onderbouw"}, {"voorstel_einde": "2029-07-31"}),
    ("TLV-93", "mhr", {G: "2010-02-17", "regulier_haalbaar": False}, {"voorstel_einde": "2028-07-31"}),
    ("TLV-94", "mhr", {G: "2010-02-17", S: "2026-08-01", "doelgroep": "EMB"}, {"voorstel_einde": "2028-07-31"}),
    ("TLV-95", "mhr", {G: "2007-02-17", S: "2026-08-01"}, {"toegestaan": False}),
    ("TLV-96", "mhr", {G: "2007-02-17", S: "2026-08-01", "eerste_tlv": False, "diploma_haalbaar": True,
                       "diplomagericht": True, "gevraagde_jaren": 2}, {"toegestaan": True, "uiterste_einde": "2028-07-31"}),
    ("TLV-96", "mhr", {G: "2007-02-17", S: "2026-08-01", "eerste_tlv": False, "diploma_haalbaar": True,
                       "diplomagericht": True, "gevraagde_jaren": 3},
     {"toegestaan": False, "uiterste_einde": "2028-07-31", "voorstel_einde": None}),
    ("TLV-97", "mhr", {G: "2007-02-17", S: "2026-08-01", "eerste_tlv": False, "diploma_haalbaar": True,
                       "diplomagericht": False, "afspraak_gemeente": False}, {"toegestaan": False}),
    ("TLV-97", "mhr", {G: "2007-02-17", S: "2026-08-01", "eerste_tlv": False, "naar_werk_toegeleid": True,
                       "diplomagericht": False, "afspraak_gemeente": True}, {"toegestaan": True}),
    ("TLV-98", "groningen", {G: "2008-11-05"}, {"uiterste_einde": "2029-07-31", "voorstel_einde": "2029-07-31"}),
    ("TLV-98", "groningen", {G: "2008-07-20"}, {"uiterste_einde": "2028-07-31", "voorstel_einde": "2028-07-31"}),
    ("TLV-99", "groningen", {G: "2013-03-03", "soort_tlv": "SO"}, {"uiterste_einde": "2027-07-31"}),
    ("TLV-99", "groningen", {G: "2013-03-03", "soort_tlv": "SBO", S: "2025-08-01"}, {"voorstel_einde": "2027-07-31"}),
    ("TLV-123", "mhr", {"huidig_einde": "2027-07-31"}, {"terugplaatsing_bekend_uiterlijk": "2027-03-14"}),
    ("TLV-137", "mhr", {G: "2010-02-17", "soort_tlv": "PRO"}, {"uiterste_einde": "2028-07-31"}),
    ("TLV-144", "portvolio", {G: "2010-02-17", "soort_tlv": "PRO", S: "2026-08-01"}, {"voorstel_einde": "2028-07-31"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("swv", "invoer", "verwacht"), [v[1:] for v in VOORBEELDEN], ids=[f"{v[0]} {v[1]}" for v in VOORBEELDEN]
)
def test_a_worked_example(swv: str, invoer: dict[str, Any], verwacht: dict[str, Any]) -> None:
    uitkomst = uit("tlv-looptijd", swv=swv, **invoer)
    assert {naam: uitkomst[naam] for naam in verwacht} == verwacht


@pytest.mark.parametrize(
    ("einde", "toegestaan", "regel"),
    [
        ("2027-07-31", True, "TLV-84"),
        ("2026-07-31", False, "TLV-84"),
        ("2030-07-31", False, "TLV-86"),
        ("2028-06-30", False, "TLV-85"),
    ],
)
def test_an_end_that_is_asked_is_judged(einde: str, toegestaan: bool, regel: str) -> None:
    gevonden = antwoord(
        "tlv-looptijd", swv="portvolio", geboortedatum="2010-02-17", start="2026-01-12", gevraagd_einde=einde
    )
    assert gevonden["uitkomst"]["toegestaan"] is toegestaan
    assert (gevonden["uitkomst"]["voorstel_einde"] is None) is not toegestaan
    assert gevonden["uitkomst"]["uiterste_einde"] == "2028-07-31"
    assert regel in gevonden["regels"]


def test_a_renewal_starts_the_day_after_the_tlv_that_runs() -> None:
    uitkomst = uit("tlv-looptijd", swv="portvolio", geboortedatum="2010-02-17", huidig_einde="2026-07-31")
    assert (uitkomst["vroegste_einde"], uitkomst["toegestaan"]) == ("2027-07-31", True)
    assert uitkomst["uiterste_einde"] is None, "the limit of a first TLV is none of a renewal (TLV-86)"


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "geboortedatum"),
        ({"geboortedatum": "2026-02-30"}, "geboortedatum"),
        ({"geboortedatum": "2027-01-01", "start": "2026-08-01"}, "geboortedatum"),
        ({"start": "2026-08-01", "gewenste_start": "2027-08-01"}, "gewenste_start"),
        ({"start": "2026-08-01", "gevraagd_einde": "2026-07-31"}, "gevraagd_einde"),
        ({"start": "2026-08-01", "gevraagd_einde": "2027-07-31", "gevraagde_jaren": 3}, "gevraagde_jaren"),
        ({"start": "2026-08-01", "leerroute": "gymnasium"}, "leerroute"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)
def test_impossible_input_is_named(invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("tlv-looptijd", swv="portvolio", **invoer)
    assert list(fout.value.velden) == [veld]


@pytest.mark.parametrize(
    ("swv", "soort", "tabel"),
    [("portvolio", "SO", "leeftijd_looptijd"), ("mhr", "SBO", "leeftijd_looptijd"), ("groningen", "PRO", "pro")],
)
def test_a_kind_without_policy_names_its_table(swv: str, soort: str, tabel: str) -> None:
    with pytest.raises(NietTeBepalen) as gat:
        uit("tlv-looptijd", swv=swv, soort_tlv=soort, geboortedatum="2014-03-03", start="2026-08-01")
    assert gat.value.tabel == tabel


def test_each_rule_says_whether_it_needs_a_birth_date_or_a_start() -> None:
    """A new rule of the looptijd has to be placed, or the wijzer would compute with a day that nobody gave."""
    zonder = {"TLV-85", "TLV-119", "TLV-121"}
    regels = {r.id for groep in ("looptijd_doelgroep", "looptijd_begin", "looptijd_einde") for r in regels_van(groep)}
    assert regels == VAN_GEBOORTEDATUM | VAN_START | zonder
