"""What always holds for begin and end date, whatever the pupil and whichever SWV (TLV-81 to TLV-99)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.regels import Regelkeuze
from swv.kern.beleid.schema import LeeftijdLooptijd
from swv.kern.kalender.schooljaren import schooljaar, schooljaar_waarin, vol_schooljaar_vanaf
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.looptijd import bereken_looptijd

ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
BELEID: dict[str, tuple[Regelkeuze, ...]] = {
    profiel.sleutel: cast(LeeftijdLooptijd, profiel.onderdeel("leeftijd_looptijd")).regels
    for profiel in (*lees_profielen(), ZANDBERGEN)
}
STARTDAGEN = st.dates(date(2024, 8, 1), date(2030, 7, 31))
JA_NEE = st.sampled_from([True, False, None])


@st.composite
def situaties(draw: st.DrawFn) -> Looptijdfeiten:
    start = draw(STARTDAGEN)
    leeftijd = draw(st.integers(9 * 365, 21 * 365))
    return Looptijdfeiten(
        geboortedatum=start - timedelta(days=leeftijd),
        gewenste_start=start,
        besluitdatum=start - timedelta(days=draw(st.integers(0, 200))),
        eerste_tlv=draw(st.booleans()),
        herkomst=draw(st.sampled_from(["VO", "SO_lagere_klas", "SO_schoolverlatersklas", "SBO", "BaO", None])),
        leerroute=draw(st.sampled_from(["vmbo_onderbouw", "vmbo_bovenbouw", "havo_onderbouw", "onbekend", None])),
        leerjaar=draw(st.none() | st.integers(1, 6)),
        doelgroep=draw(st.sampled_from(["ZML", "EMB", "gedrag", None])),
        categorie=draw(st.sampled_from([1, 2, 3, None])),
        terugkeer_verwacht=draw(JA_NEE),
        regulier_haalbaar=draw(JA_NEE),
        diplomagericht=draw(JA_NEE),
        diploma_haalbaar=draw(JA_NEE),
        naar_werk_toegeleid=draw(JA_NEE),
        afspraak_gemeente=draw(JA_NEE),
        beperkt_tot_jaren=draw(st.none() | st.integers(1, 4)),
    )


@pytest.mark.parametrize("swv", BELEID)
@settings(deadline=None)
@given(feiten=situaties())
def test_what_always_holds(swv: str, feiten: Looptijdfeiten) -> None:
    """Ends are 31 juli, span a full school year, respect the limits; every reason reads as text."""
    voorstel = bereken_looptijd(feiten, BELEID[swv])
    einden = [voorstel.vroegste_einde, voorstel.uiterste_einde, voorstel.voorstel_einde]
    for einde in filter(None, einden):
        assert (einde.month, einde.day) == (7, 31)
        assert einde >= vol_schooljaar_vanaf(voorstel.start)
    if voorstel.voorstel_einde:
        assert voorstel.vroegste_einde <= voorstel.voorstel_einde
        assert voorstel.uiterste_einde is None or voorstel.voorstel_einde <= voorstel.uiterste_einde
    assert voorstel.toegestaan is not bool(voorstel.weigeringen)
    assert voorstel.start >= feiten.gewenste_start
    for reden in (*voorstel.redenen, *voorstel.signalen, *voorstel.weigeringen):
        assert reden.tekst
        assert "onbekend" not in reden.tekst


@settings(deadline=None)
@given(feiten=situaties())
def test_only_the_full_school_year_may_break_the_cap_and_it_says_so(feiten: Looptijdfeiten) -> None:
    assume(feiten.eerste_tlv)
    voorstel = bereken_looptijd(feiten, BELEID["portvolio"])
    grens = schooljaar_waarin(feiten.geboortedatum, 18).einde
    assert voorstel.uiterste_einde is not None
    gebroken = voorstel.uiterste_einde > grens
    assert not gebroken or voorstel.uiterste_einde == vol_schooljaar_vanaf(voorstel.start)
    assert not gebroken or "vol_schooljaar_wint" in {signaal.code for signaal in voorstel.signalen}


@settings(deadline=None)
@given(feiten=situaties())
def test_expected_return_never_gives_more_time(feiten: Looptijdfeiten) -> None:
    met = bereken_looptijd(replace(feiten, terugkeer_verwacht=True), BELEID["portvolio"])
    zonder = bereken_looptijd(replace(feiten, terugkeer_verwacht=False), BELEID["portvolio"])
    assert met.uiterste_einde is not None
    assert zonder.uiterste_einde is None or met.uiterste_einde <= zonder.uiterste_einde
    assert met.uiterste_einde <= schooljaar(met.start).verder(2).einde
