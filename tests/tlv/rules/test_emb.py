"""EMB of TLV-119: IQ and a second characteristic; a question to the experts, but no EMB without them."""

from datetime import date
from typing import Any

import pytest

from tests.tlv.rules.profielen import bereken, codes

NIETS: dict[str, bool | None] = {"emb_sensomotorisch": False, "emb_lichamelijk": False, "emb_psychiatrisch": False}
ALLES: dict[str, bool | None] = dict.fromkeys(NIETS, True)
A, B, C = ({**NIETS, naam: True} for naam in NIETS)
ONBEKEND: dict[str, bool | None] = dict.fromkeys(NIETS)


@pytest.mark.parametrize(
    ("iq", "kenmerken", "code", "groepen"),
    [
        (34, A, "emb_past", ("A",)),
        (35, B, "emb_past", ("B",)),
        (35, C, "emb_past", ("C",)),
        (70, B, "emb_past", ("B",)),
        (70, C, "emb_past", ("C",)),
        (50, ALLES, "emb_past", ("B", "C")),
        (20, ALLES, "emb_past", ("A",)),
        (35, A, "geen_emb_kenmerk", None),
        (34, B, "geen_emb_kenmerk", None),
        (34, C, "geen_emb_kenmerk", None),
        (71, ALLES, "geen_emb_iq", None),
        (71, ONBEKEND, "geen_emb_iq", None),
        (34, NIETS, "geen_emb_kenmerk", None),
        (70, NIETS, "geen_emb_kenmerk", None),
        (None, NIETS, "geen_emb_kenmerk", None),
        (None, ALLES, "emb_gegevens_ontbreken", None),
        (None, A, "emb_gegevens_ontbreken", None),
        (34, ONBEKEND, "emb_gegevens_ontbreken", None),
        (50, {**NIETS, "emb_psychiatrisch": None}, "emb_gegevens_ontbreken", None),
        (50, {**NIETS, "emb_sensomotorisch": None}, "geen_emb_kenmerk", None),
        (50, {**B, "emb_psychiatrisch": None}, "emb_past", ("B",)),
    ],
    ids=[
        "TLV-119 A: IQ onder 35 en sensomotorisch",
        "TLV-119 B: IQ 35 en lichamelijk",
        "TLV-119 C: IQ 35 en psychiatrisch",
        "TLV-119 B: IQ 70 telt mee",
        "TLV-119 C: IQ 70 telt mee",
        "TLV-119 B en C tegelijk",
        "TLV-119 onder 35 alleen A",
        "TLV-119 IQ 35 zonder kenmerk van B of C: geen EMB",
        "TLV-119 IQ 34 met kenmerk B: geen EMB",
        "TLV-119 IQ 34 met kenmerk C: geen EMB",
        "TLV-119 IQ 71: geen EMB",
        "TLV-119 IQ 71: de kenmerken doen er niet toe",
        "TLV-119 laag IQ zonder kenmerk: geen EMB",
        "TLV-119 IQ 70 zonder kenmerk: geen EMB",
        "TLV-119 zonder kenmerk is ook bij onbekend IQ geen EMB",
        "TLV-119 IQ onbekend: vragen",
        "TLV-119 IQ onbekend, een kenmerk: vragen",
        "TLV-119 kenmerken onbekend: vragen",
        "TLV-119 een kenmerk dat telt is onbekend: vragen",
        "TLV-119 een kenmerk dat niet telt is onbekend: geen EMB",
        "TLV-119 een kenmerk is genoeg",
    ],
)
def test_groups_of_emb(
    iq: int | None, kenmerken: dict[str, bool | None], code: str, groepen: tuple[str, ...] | None
) -> None:
    voorstel = bereken("mhr", doelgroep="EMB", leerroute="vmbo_onderbouw", emb_iq=iq, **kenmerken)
    gezegd = {r.code: r for r in (*voorstel.redenen, *voorstel.signalen)}
    assert code in gezegd
    assert gezegd[code].tekst
    if groepen is not None:
        assert gezegd[code].feit("groepen") == groepen
    geen_emb = code.startswith("geen_emb")
    assert ("doelgroep_altijd" in gezegd) is not geen_emb
    assert voorstel.voorstel_einde == (date(2028, 7, 31) if geen_emb else date(2030, 7, 31))


def test_tlv_119_what_fits_is_no_warning_and_what_does_not_is() -> None:
    past = bereken("mhr", doelgroep="EMB", emb_iq=30, **A)
    assert "emb_past" in {r.code for r in past.redenen}
    te_hoog = bereken("mhr", doelgroep="EMB", emb_iq=71, **A)
    assert "geen_emb_iq" in {r.code for r in te_hoog.signalen}


@pytest.mark.parametrize(
    ("swv", "anders"),
    [("mhr", {"doelgroep": "ZML", "emb_iq": 90}), ("portvolio", {"doelgroep": "EMB", "emb_iq": 90})],
    ids=["TLV-119 andere doelgroep", "TLV-119 niet gekozen in het beleid van Portvolio"],
)
def test_who_is_not_asked(swv: str, anders: dict[str, Any]) -> None:
    voorstel = bereken(swv, **anders)
    assert not {code for code in codes(voorstel) if "emb" in code}
    assert voorstel.voorstel_einde == (date(2030, 7, 31) if swv == "portvolio" else None)
