"""What always holds for begin and end date, whatever the pupil and whichever SWV (TLV-81 to TLV-99)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swv.kern.beleid.regels import toegepast
from swv.kern.kalender.schooljaren import schooljaar, schooljaar_waarin, vol_schooljaar_vanaf
from tests.tlv.rules.profielen import BELEID
from tlv.rules.bijdrage import BEGIN, DOELGROEP, EINDE, NIETS, Bijdrage, Looptijdfeiten
from tlv.rules.looptijd import Looptijdvoorstel, bereken_looptijd, past_in_looptijd

STARTDAGEN = st.dates(date(2024, 8, 1), date(2030, 7, 31))
JA_NEE = st.sampled_from([True, False, None])
GRENS = {"portvolio": 18, "mhr": 18, "groningen": 20, "zandbergen": 19}
"""Per SWV the age whose school year limits a first TLV (TLV-86, TLV-95, TLV-98)."""

elke_swv = pytest.mark.parametrize("swv", BELEID)
bescheiden = settings(deadline=None, max_examples=60)


@st.composite
def situaties(draw: st.DrawFn) -> Looptijdfeiten:
    start = draw(STARTDAGEN | st.sampled_from([date(2026, 7, 31), date(2026, 8, 1), date(2028, 2, 29)]))
    leeftijd = draw(st.integers(9 * 365, 22 * 365))
    return Looptijdfeiten(
        geboortedatum=start - timedelta(days=leeftijd),
        gewenste_start=start,
        besluitdatum=start - timedelta(days=draw(st.integers(0, 200))),
        eerste_tlv=draw(st.booleans()),
        herkomst=draw(st.sampled_from(["VO", "SO_lagere_klas", "SO_schoolverlatersklas", "SBO", "BaO", None])),
        leerroute=draw(st.sampled_from(["vmbo_onderbouw", "vmbo_bovenbouw", "havo_onderbouw", "onbekend", None])),
        doelgroep=draw(st.sampled_from(["ZML", "EMB", "gedrag", None])),
        emb_iq=draw(st.sampled_from([20, 34, 35, 70, 71, None])),
        emb_sensomotorisch=draw(JA_NEE),
        emb_lichamelijk=draw(JA_NEE),
        emb_psychiatrisch=draw(JA_NEE),
        categorie=draw(st.sampled_from([1, 2, 3, None])),
        terugkeer_verwacht=draw(JA_NEE),
        regulier_haalbaar=draw(JA_NEE),
        diplomagericht=draw(JA_NEE),
        diploma_haalbaar=draw(JA_NEE),
        naar_werk_toegeleid=draw(JA_NEE),
        afspraak_gemeente=draw(JA_NEE),
        einde_schoolloopbaan=draw(JA_NEE),
        stroomschema_akkoord=draw(JA_NEE),
        beperkt_tot_jaren=draw(st.none() | st.integers(1, 4)),
    )


def _gezegd(voorstel: Looptijdvoorstel) -> set[str]:
    return {r.regel for r in (*voorstel.redenen, *voorstel.signalen, *voorstel.weigeringen)}


@elke_swv
@bescheiden
@given(feiten=situaties())
def test_rch_31_what_always_holds(swv: str, feiten: Looptijdfeiten) -> None:
    """Ends are 31 juli, span a full school year, respect the limits; every reason reads as text; and again the same."""
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
    assert bereken_looptijd(replace(feiten), list(BELEID[swv])) == voorstel


@elke_swv
@bescheiden
@given(feiten=situaties())
def test_the_proposal_itself_never_deviates(swv: str, feiten: Looptijdfeiten) -> None:
    voorstel = bereken_looptijd(feiten, BELEID[swv])
    if voorstel.voorstel_einde:
        assert past_in_looptijd(voorstel, voorstel.start, voorstel.voorstel_einde) == ()


@elke_swv
@bescheiden
@given(feiten=situaties())
def test_the_explanation_names_every_rule_that_contributed(swv: str, feiten: Looptijdfeiten) -> None:
    voorstel = bereken_looptijd(feiten, BELEID[swv])
    gezegd = _gezegd(voorstel)
    na_begin = replace(feiten, gewenste_start=voorstel.start)
    if any(signaal.code.startswith("geen_emb") for signaal in voorstel.signalen):
        na_begin = replace(na_begin, doelgroep=None)
    for groep in (DOELGROEP, BEGIN, EINDE):
        for keuze, regel in toegepast(BELEID[swv], groep):
            bijdrage: Bijdrage = regel.functie(feiten if groep != EINDE else na_begin, keuze.parameters)
            assert bijdrage == NIETS or regel.id in gezegd


@elke_swv
@bescheiden
@given(feiten=situaties())
def test_only_the_full_school_year_may_break_the_cap_and_it_says_so(swv: str, feiten: Looptijdfeiten) -> None:
    feiten = replace(feiten, eerste_tlv=True)
    voorstel = bereken_looptijd(feiten, BELEID[swv])
    grens = schooljaar_waarin(feiten.geboortedatum, GRENS[swv]).einde
    if voorstel.uiterste_einde is None:
        assert voorstel.start > grens
        return
    if voorstel.uiterste_einde <= grens or not voorstel.toegestaan:
        return
    assert voorstel.uiterste_einde == vol_schooljaar_vanaf(voorstel.start)
    assert "vol_schooljaar_wint" in {signaal.code for signaal in voorstel.signalen}


@elke_swv
@bescheiden
@given(feiten=situaties(), dagen=st.integers(1, 800))
def test_a_younger_pupil_never_starts_or_ends_earlier(swv: str, feiten: Looptijdfeiten, dagen: int) -> None:
    """Monotone in the birth date, as long as both may start and the same rules speak."""
    ouder = bereken_looptijd(feiten, BELEID[swv])
    jonger = bereken_looptijd(replace(feiten, geboortedatum=feiten.geboortedatum + timedelta(days=dagen)), BELEID[swv])
    if ouder.vroegste_start and jonger.vroegste_start:
        assert ouder.vroegste_start <= jonger.vroegste_start
    zelfde_regels = {r.code for r in ouder.redenen} == {r.code for r in jonger.redenen}
    if not (ouder.toegestaan and jonger.toegestaan and zelfde_regels):
        return
    for laat, later in (
        (ouder.uiterste_einde, jonger.uiterste_einde),
        (ouder.voorstel_einde, jonger.voorstel_einde),
        (ouder.vroegste_einde, jonger.vroegste_einde),
    ):
        assert laat is None or later is None or laat <= later


@elke_swv
@bescheiden
@given(feiten=situaties())
def test_expected_return_never_gives_more_time(swv: str, feiten: Looptijdfeiten) -> None:
    met = bereken_looptijd(replace(feiten, terugkeer_verwacht=True), BELEID[swv])
    zonder = bereken_looptijd(replace(feiten, terugkeer_verwacht=False), BELEID[swv])
    if met.uiterste_einde and zonder.uiterste_einde:
        assert met.uiterste_einde <= zonder.uiterste_einde
    if swv == "portvolio":
        assert met.uiterste_einde
        assert met.uiterste_einde <= schooljaar(met.start).verder(2).einde
