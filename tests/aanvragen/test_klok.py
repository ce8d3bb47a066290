"""One dossier through addition, holiday, standstill, verdaging and a change of policy, against a table made by hand.

The table (Portvolio: 42 days, TLV-103; the promise is 8 schoolweken, TLV-102):

| day | what | last day | how |
| --- | --- | --- | --- |
| tue 10-03 | submitted | tue 21-04 | day 1 is 11-03, day 42 is 21-04 |
| thu 12-03 | asked, until 26-03 | mon 04-05 | 13-03 to 25-03 stand still: 13 days |
| sun 15-03 | policy becomes 14 days | mon 04-05 | the policy of the day of indiening holds |
| thu 19-03 | completed | tue 28-04 | 13-03 to 18-03: 6 days; day 42 is 27-04, Koningsdag |
| mon 23-03 | declared complete | tue 28-04 | promise: 8th schoolweek, the meivakantie skipped: fri 29-05 |
| wed 01-04 | agreed to delay until 09-04 | wed 06-05 | 8 more days; day 42 is 05-05, Bevrijdingsdag |
| mon 04-05 | verdaging | wed 20-05 | the day in the message |
"""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.selectors import termijnen_van
from aanvragen.services.submission import aanvraag_volledig_verklaren, aanvulling_leveren, aanvulling_vragen
from aanvragen.services.terms import ingebrekestelling_vastleggen, termijn_opschorten, termijn_verdagen
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import HOOFD, Cast

Binnen = Callable[[str], Client]


# What the page says of these days: a free day counts and cannot be the last, a standstill has its ground.
DAGEN_OP_DE_PAGINA = {
    "woensdag 11 maart 2026": ["dag 1", ""],
    "vrijdag 13 maart 2026": ["telt niet", "de termijn staat stil: de school vult aan"],
    "zondag 15 maart 2026": [
        "telt niet",
        "de termijn staat stil: de school vult aan; een zondag; vanaf deze dag heeft het SWV andere regels; voor deze"
        " aanvraag niet",
    ],
    "donderdag 19 maart 2026": ["dag 3", ""],
    "zaterdag 21 maart 2026": ["dag 5", "een zaterdag, telt mee"],
    "woensdag 1 april 2026": ["telt niet", "de termijn staat stil: schriftelijk uitstel"],
    "maandag 6 april 2026": ["telt niet", "de termijn staat stil: schriftelijk uitstel; Tweede paasdag"],
    "maandag 27 april 2026": ["dag 34", "Koningsdag, telt mee"],
    "dinsdag 5 mei 2026": ["dag 42", "Bevrijdingsdag, telt mee"],
    "woensdag 6 mei 2026": ["telt niet", "eerste werkdag"],
    "donderdag 7 mei 2026": ["telt niet", "uitstel na bericht"],
    "woensdag 20 mei 2026": ["telt niet", "uitstel na bericht"],
}


def dag(tekst: str) -> date:
    """'21-04' in 2026."""
    return date(2026, int(tekst[3:]), int(tekst[:2]))


def uiterste(cast: Cast, dossier: Dossier) -> date | None:
    """The stored last day, which must be the computed one."""
    with cast.als("secretariaat"):
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        overzicht = termijnen_van(maak.opnieuw(dossier), aanvraag)
        assert overzicht is not None
        assert overzicht.uiterste.uiterste_dag == aanvraag.uiterste_datum
        return aanvraag.uiterste_datum


def verander_beleid(cast: Cast, vanaf: date, dagen: int) -> None:
    """A next version of the terms of the SWV."""
    with omgeving.beheer(omgeving.VERS) as conn:
        rij = conn.execute(
            "select inhoud from kern_beleidsversie where swv_id = %s and onderdeel = 'termijnen'", [cast.swvs[HOOFD]]
        ).fetchone()
        assert rij is not None
        inhoud = rij[0] | {"regels": [{"regel": "TLV-103", "dagen": dagen, "termijnenwet": True}]}
        conn.execute(
            "insert into kern_beleidsversie (swv_id, onderdeel, geldig_van, inhoud, hash, geladen_op)"
            " values (%s, 'termijnen', %s, %s, 'later', now())",
            [cast.swvs[HOOFD], vanaf, json.dumps(inhoud)],
        )


def test_every_date_equals_the_table(vers: Cast, binnen: Binnen) -> None:
    cast = vers
    dossier = maak.dossier_ingediend(cast)
    pk = dossier.pk
    assert uiterste(cast, dossier) == dag("21-04")
    with klok.op(dag("12-03")), cast.als("secretariaat", dag("12-03")) as actor:
        aanvulling_vragen(actor=actor, dossier_id=pk, hersteltermijn=dag("26-03"), wat="het OPP ontbreekt")
    assert uiterste(cast, dossier) == dag("04-05")
    verander_beleid(cast, dag("15-03"), 14)
    assert uiterste(cast, dossier) == dag("04-05")
    with klok.op(dag("19-03")), cast.als("oco", dag("19-03")) as oco:
        aanvulling_leveren(actor=oco, dossier_id=pk)
    assert uiterste(cast, dossier) == dag("28-04")
    with klok.op(dag("23-03")), cast.als("secretariaat", dag("23-03")) as actor:
        aanvraag_volledig_verklaren(actor=actor, dossier_id=pk)
        assert Aanvraag.objects.get(dossier=dossier).beloofde_datum == dag("29-05")
    assert uiterste(cast, dossier) == dag("28-04")
    with klok.op(dag("01-04")), cast.als("voorzitter", dag("01-04")) as actor:
        termijn_opschorten(
            actor=actor, dossier_id=pk, grond="uitstel", van=dag("01-04"), tot=dag("09-04"), reden="brief van 31 maart"
        )
    assert uiterste(cast, dossier) == dag("06-05")
    with klok.op(dag("04-05")), cast.als("secretariaat", dag("04-05")) as actor:
        termijn_verdagen(actor=actor, dossier_id=pk, nieuwe_dag=dag("20-05"), reden="een deskundige is ziek")
    assert uiterste(cast, dossier) == dag("20-05")

    with cast.als("secretariaat"):
        overzicht = termijnen_van(maak.opnieuw(dossier), Aanvraag.objects.get(dossier=dossier))
    assert overzicht is not None
    dagen = overzicht.uiterste.dagen
    alle = [dag("11-03") + timedelta(days=n) for n in range((dag("20-05") - dag("11-03")).days + 1)]
    assert [d.datum for d in dagen] == alle
    nummer = {d.datum: d.nummer for d in dagen}
    assert (nummer[dag("12-03")], nummer[dag("13-03")], nummer[dag("18-03")], nummer[dag("19-03")]) == (
        2,
        None,
        None,
        3,
    )
    assert (nummer[dag("31-03")], nummer[dag("01-04")], nummer[dag("08-04")], nummer[dag("09-04")]) == (
        15,
        None,
        None,
        16,
    )
    assert (nummer[dag("27-04")], nummer[dag("05-05")], nummer[dag("06-05")]) == (34, 42, None)
    assert sum(1 for d in dagen if d.nummer) == 42

    with klok.op(dag("05-05")):
        tekst = binnen("ouder").get(reverse("termijnen", args=[pk])).content.decode()
        pagina = binnen("ouder").get(reverse("dossier", args=[pk])).content.decode()
    eerste_tabel = tekst.partition("<tbody>")[2].partition("</tbody>")[0]
    getoond = [re.findall(r"<td>([^<]*)</td>", rij) for rij in eerste_tabel.split("</tr>")[:-1]]
    assert len(getoond) == len(alle)
    per_dag = {rij[0]: rij[1:] for rij in getoond}
    assert {op: per_dag[op] for op in DAGEN_OP_DE_PAGINA} == DAGEN_OP_DE_PAGINA
    assert "een deskundige is ziek" in pagina
    with cast.als("ouder"):
        soorten = set(Gebeurtenis.objects.filter(dossier=dossier).values_list("soort", flat=True))
        assert {"termijn.verdaagd", "termijn.opgeschort"} <= soorten


@pytest.mark.parametrize(
    ("op", "nieuw", "melding"),
    [("22-04", "20-05", "kwam na de uiterste dag"), ("21-04", "21-04", "niet later dan")],
    ids=["RCH-05 na afloop", "RCH-05 geen latere dag"],
)
def test_a_verdaging_comes_in_time_and_gives_a_later_day(cast: Cast, op: str, nieuw: str, melding: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("voorzitter", dag(op)) as actor, pytest.raises(NuNietMogelijk, match=melding):
        termijn_verdagen(actor=actor, dossier_id=dossier.pk, nieuwe_dag=dag(nieuw), reden="ziekte")


def test_a_term_is_verdaagd_once(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat") as actor:
        termijn_verdagen(actor=actor, dossier_id=dossier.pk, nieuwe_dag=dag("20-05"), reden="ziekte")
        with pytest.raises(NuNietMogelijk, match="al een keer verdaagd"):
            termijn_verdagen(actor=actor, dossier_id=dossier.pk, nieuwe_dag=dag("27-05"), reden="ziekte")


@pytest.mark.parametrize(
    ("van", "tot"),
    [("10-03", "12-03"), ("22-04", "29-04"), ("20-03", "20-03")],
    ids=["RCH-04 op de dag van indienen", "RCH-04 na de uiterste dag", "RCH-04 leeg"],
)
def test_a_standstill_lies_within_the_term(cast: Cast, van: str, tot: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk):
        termijn_opschorten(
            actor=actor, dossier_id=dossier.pk, grond="overmacht", van=dag(van), tot=dag(tot), reden="storm"
        )


def test_a_notice_of_default_is_counted_for_the_bureau_only(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat", dag("22-04")) as actor:
        with pytest.raises(NuNietMogelijk, match="telt pas na de uiterste dag"):
            ingebrekestelling_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangen_op=dag("21-04"))
        ingebrekestelling_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangen_op=dag("22-04"))
        with pytest.raises(NuNietMogelijk, match="De eerste telt"):
            ingebrekestelling_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangen_op=dag("22-04"))
    adres = reverse("dossier", args=[dossier.pk])
    with klok.op(dag("06-05")):
        assert "Daarna loopt een dwangsom" in binnen("voorzitter").get(adres).content.decode()
    with klok.op(dag("08-05")):
        assert "<strong>2 dagen</strong>" in binnen("directeur").get(adres).content.decode()
        termijnen = reverse("termijnen", args=[dossier.pk])
        uitleg = binnen("voorzitter").get(termijnen).content.decode()
        assert "Elke dag waarop de dwangsom liep: 2" in uitleg
        assert "<li>7 mei 2026</li><li>8 mei 2026</li>" in uitleg
        assert "dag 14</td>" in uitleg
        assert "dwangsom" not in binnen("ouder").get(termijnen).content.decode()
        assert "dwangsom" not in binnen("oco").get(adres).content.decode()
