"""Letters that come back by post: record, send again, give otherwise, undo; the term of objection (RCH-08, RCH-10)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.documenten.models import Bezorging, Bezorgwijze, Brief, Briefversie, Kanaal, Retourreden
from swv.kern.documenten.retour import Retour, teruggekomen
from swv.kern.documenten.retour_services import (
    brief_bekendmaken,
    brief_opnieuw_verzenden,
    retour_terugdraaien,
    retour_vastleggen,
)
from swv.kern.documenten.services import brief_maken, printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.personen.models import Contactgegevens
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import GRONDEN
from tests.bouw.cast import DAG, Cast
from tlv.models import Bezwaar, Bezwaarstap
from tlv.services.bezwaar import bezwaar_maken

TERUG, NIEUW = DAG + timedelta(days=5), DAG + timedelta(days=8)
LAAT = DAG + timedelta(days=44)
VERHUISD = Retour(TERUG, Retourreden.VERHUISD, "nieuwe bewoner")


def verzonden(cast: Cast) -> tuple[Dossier, int]:
    """A dossier whose letters went out, and the letter on paper, to the second parent."""
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        brief = Brief.objects.get(dossier=dossier, kanaal=Kanaal.PAPIER, ontvanger_id=cast.partijen["ouder2"])
    return dossier, brief.pk


def kwam_terug(cast: Cast, brief: int, dag: date = TERUG) -> None:
    with klok.op(dag), cast.als("secretariaat", dag) as actor:
        retour_vastleggen(actor=actor, brief_ids=[brief], retour=replace(VERHUISD, op=dag))


def stuur_opnieuw(cast: Cast, brief: int, dag: date = NIEUW) -> None:
    """The secretariaat asks for it, the worker makes it, and it is posted."""
    with klok.op(dag), cast.als("secretariaat", dag) as actor:
        brief_opnieuw_verzenden(actor=actor, brief_id=brief)
    with klok.op(dag), cast.als("systeem", dag) as actor:
        assert brief_maken(actor=actor, brief_id=brief)
        assert not brief_maken(actor=actor, brief_id=brief)
    with klok.op(dag), cast.als("secretariaat", dag) as actor:
        printrun_bevestigen(actor=actor, brief_ids=[brief])


def test_a_letter_that_came_back_goes_out_again_to_the_corrected_address(cast: Cast) -> None:
    """A new version for the new day with the new address; both deliveries stay, one of them counts (RCH-08, RCH-16)."""
    dossier, brief = verzonden(cast)
    kwam_terug(cast, brief)
    with cast.als("secretariaat", TERUG) as actor:
        assert list(teruggekomen(actor)) == [Brief(pk=brief)]
        adres = Contactgegevens.objects.filter(leerling_id=dossier.leerling_id, partij_id=cast.partijen["ouder2"])
        adres.update(straat_huisnummer="Nieuwe Laan 9")
    stuur_opnieuw(cast, brief)
    with cast.als("secretariaat", NIEUW) as actor:
        eerste, tweede = Bezorging.objects.filter(brief=brief)
        assert (eerste.retour_op, eerste.retourreden) == (TERUG, Retourreden.VERHUISD)
        assert (tweede.retour_op, tweede.verzonden_op.date()) == (None, NIEUW)
        assert "Nieuwe Laan 9" not in eerste.versie.tekst
        assert "Nieuwe Laan 9" in tweede.versie.tekst
        assert not teruggekomen(actor).exists()
        soorten = Gebeurtenis.objects.filter(dossier=dossier).values_list("soort", flat=True)
        assert {"retour.vastgelegd", "brief.klaargezet"} <= set(soorten)
        assert maak.opnieuw(dossier).verzonden_op.date() == DAG  # the day of the first letters stays


def test_no_letter_ever_has_two_deliveries_that_count(cast: Cast) -> None:
    _, brief = verzonden(cast)
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="niet teruggekomen"):
            brief_opnieuw_verzenden(actor=actor, brief_id=brief)
        versie = Briefversie.objects.get(brief_id=brief)
        with pytest.raises(IntegrityError), transaction.atomic():
            Bezorging.objects.create(
                brief_id=brief, versie=versie, kanaal=Bezorgwijze.PAPIER, verzonden_op=versie.gemaakt_op
            )
    kwam_terug(cast, brief)
    with cast.als("secretariaat", NIEUW) as actor, klok.op(NIEUW):
        brief_opnieuw_verzenden(actor=actor, brief_id=brief)
        with pytest.raises(NuNietMogelijk, match="al opnieuw gemaakt"):
            brief_opnieuw_verzenden(actor=actor, brief_id=brief)
        with pytest.raises(NuNietMogelijk, match="niet \\(meer\\) per post onderweg"):
            retour_vastleggen(actor=actor, brief_ids=[brief], retour=VERHUISD)


def test_a_mistake_is_undone_until_the_letter_was_posted_again(cast: Cast) -> None:
    _, brief = verzonden(cast)
    kwam_terug(cast, brief)
    with klok.op(NIEUW), cast.als("secretariaat", NIEUW) as actor:
        brief_opnieuw_verzenden(actor=actor, brief_id=brief)
        retour_terugdraaien(actor=actor, brief_id=brief)
        rij = Brief.objects.get(pk=brief)
        (bezorging,) = Bezorging.objects.filter(brief=brief)
        assert (rij.verzonden_op, bezorging.retour_op) == (bezorging.verzonden_op, None)
    with klok.op(NIEUW), cast.als("systeem", NIEUW) as actor:
        assert not brief_maken(actor=actor, brief_id=brief)
    kwam_terug(cast, brief, NIEUW)
    stuur_opnieuw(cast, brief)
    with klok.op(NIEUW), cast.als("secretariaat", NIEUW) as actor, pytest.raises(NuNietMogelijk):
        retour_terugdraaien(actor=actor, brief_id=brief)


def test_awb_3_41_a_letter_can_reach_somebody_otherwise(cast: Cast) -> None:
    dossier, brief = verzonden(cast)
    kwam_terug(cast, brief)
    with klok.op(NIEUW), cast.als("secretariaat", NIEUW) as actor:
        with pytest.raises(NuNietMogelijk, match="voor de dag van verzending"):
            brief_bekendmaken(actor=actor, brief_id=brief, dag=DAG - timedelta(days=1), hoe="aan de balie")
        with pytest.raises(NuNietMogelijk, match="Schrijf op hoe"):
            brief_bekendmaken(actor=actor, brief_id=brief, dag=NIEUW, hoe=" ")
        brief_bekendmaken(actor=actor, brief_id=brief, dag=TERUG, hoe="aan de balie")
        assert not teruggekomen(actor).exists()
    bezwaar = maak_bezwaar_op(cast, dossier, NIEUW)
    assert bezwaar.laatste_dag == date(2026, 4, 28)  # zo 26-04 and Koningsdag move it (RCH-07)


def maak_bezwaar_op(cast: Cast, dossier: Dossier, dag: date) -> Bezwaar:
    """The second parent, who got the letter on paper, objects on a day."""
    with klok.op(dag), cast.als("ouder2", dag) as ouder:
        bezwaar = bezwaar_maken(actor=ouder, dossier_id=dossier.pk, gronden=GRONDEN)
    with cast.als("systeem", dag):
        bezwaar.refresh_from_db()
        return bezwaar


def test_rch_10_the_term_counts_from_the_last_delivery_that_did_not_come_back(cast: Cast) -> None:
    """After the first six weeks, within those of the letter that arrived; the reason names both days."""
    dossier, brief = verzonden(cast)
    kwam_terug(cast, brief)
    stuur_opnieuw(cast, brief)
    bezwaar = maak_bezwaar_op(cast, dossier, LAAT)
    assert (bezwaar.tijdig, bezwaar.laatste_dag) == (True, NIEUW + timedelta(weeks=6))
    with cast.als("systeem", LAAT):
        tekst = Bezwaarstap.objects.get(bezwaar=bezwaar, soort="ontvangen").tekst
    assert "kwam op 15 maart 2026 terug" in tekst
    assert "telt vanaf de verzending van 18 maart 2026" in tekst


def test_rch_10_what_is_found_out_later_changes_an_objection_that_runs_and_undoing_does_too(cast: Cast) -> None:
    """Too late by the letter of the first day; then that letter turns out to have come back (RCH-12 moves along)."""
    dossier, brief = verzonden(cast)
    bezwaar = maak_bezwaar_op(cast, dossier, LAAT)
    eerst = (bezwaar.tijdig, bezwaar.laatste_dag, bezwaar.beslissen_uiterlijk)
    assert eerst[0] is False
    kwam_terug(cast, brief, LAAT)
    with cast.als("systeem", LAAT):
        bezwaar.refresh_from_db()
        assert (bezwaar.tijdig, bezwaar.laatste_dag) == (True, None)
        assert Bezwaarstap.objects.filter(bezwaar=bezwaar, soort="herrekend").count() == 1
    with klok.op(LAAT), cast.als("secretariaat", LAAT) as actor:
        retour_terugdraaien(actor=actor, brief_id=brief)
    with cast.als("systeem", LAAT):
        bezwaar.refresh_from_db()
        assert (bezwaar.tijdig, bezwaar.laatste_dag, bezwaar.beslissen_uiterlijk) == eerst


def test_only_what_went_by_post_comes_back_on_a_day_that_can_be(cast: Cast) -> None:
    dossier, brief = verzonden(cast)
    with cast.als("secretariaat") as actor:
        portaal = Brief.objects.filter(dossier=dossier, kanaal=Kanaal.PORTAAL).first()
        for ids, op in (([], DAG), ([portaal.pk], DAG), ([brief], DAG - timedelta(days=1)), ([brief], TERUG)):
            with pytest.raises(NuNietMogelijk), transaction.atomic():
                retour_vastleggen(actor=actor, brief_ids=ids, retour=Retour(op, Retourreden.VERHUISD))
    with cast.als("voorzitter") as actor:
        van_school = Brief.objects.zichtbaar_voor(actor).filter(dossier=dossier).first()
        with pytest.raises(GeenRecht), transaction.atomic():
            retour_vastleggen(actor=actor, brief_ids=[van_school.pk], retour=Retour(DAG, Retourreden.VERHUISD))


def test_the_secretariaat_marks_finds_and_solves_it(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """From the list of what was posted to the work list, the address, and the print run."""
    dossier, brief = verzonden(cast)
    secretariaat, lijst = binnen("secretariaat"), reverse("retourpost")
    met_keuze = reverse("retour_vastleggen") + f"?brief={brief}"
    opnieuw = reverse("brief_opnieuw_verzenden", args=[brief])

    def tekst(adres: str, status: int = 200) -> str:
        antwoord = secretariaat.get(adres)
        assert antwoord.status_code == status
        return antwoord.content.decode()

    assert lijst in tekst(reverse("printrun_bevestigen"))
    assert met_keuze in tekst(reverse("dossier", args=[dossier.pk]))
    assert f'value="{brief}"' in tekst(lijst)
    assert f'value="{brief}"' in tekst(f"{lijst}?zoek={dossier.nummer}")
    assert "Geen brief gevonden" in tekst(f"{lijst}?zoek=bestaatniet")
    assert "Er is geen brief gekozen" in tekst(reverse("retour_vastleggen"))
    assert dossier.nummer in tekst(met_keuze)
    assert secretariaat.post(met_keuze, {"op": DAG.isoformat()}).status_code == 422
    fout = {"op": (DAG + timedelta(days=1)).isoformat(), "reden": "verhuisd"}
    assert secretariaat.post(met_keuze, fout).status_code == 409
    antwoord = secretariaat.post(met_keuze, {"op": DAG.isoformat(), "reden": "verhuisd"}, follow=True)
    assert "Vastgelegd dat 1 brief terugkwam." in antwoord.content.decode()
    assert "1 brief kwam" in tekst(reverse("printrun_bevestigen"))
    werk = tekst(reverse("werkvoorraad"))
    assert "Brieven die terugkwamen" in werk
    assert opnieuw in werk
    assert "Kade 2" in tekst(opnieuw)
    assert "verhuisd" in tekst(reverse("dossier", args=[dossier.pk]))
    secretariaat.post(reverse("retour_terugdraaien", args=[brief]))
    assert "Brieven die terugkwamen" not in tekst(reverse("werkvoorraad"))
    secretariaat.post(met_keuze, {"op": DAG.isoformat(), "reden": "verhuisd"})
    assert secretariaat.post(opnieuw, {}).status_code == 422
    assert secretariaat.post(opnieuw, {"adres_klopt": "on"}).status_code == 302
    assert "Wordt opnieuw gemaakt" in tekst(lijst)
    assert secretariaat.post(opnieuw, {"adres_klopt": "on"}).status_code == 409
    secretariaat.post(reverse("retour_terugdraaien", args=[brief]))
    secretariaat.post(met_keuze, {"op": DAG.isoformat(), "reden": "verhuisd"})
    anders = reverse("brief_bekendmaken", args=[brief])
    assert "Hoe kreeg de ontvanger de brief?" in tekst(anders)
    assert secretariaat.post(anders, {"dag": DAG.isoformat()}).status_code == 422
    assert secretariaat.post(anders, {"dag": DAG.isoformat(), "hoe": "aan de balie"}).status_code == 302
    assert "aan de balie" in tekst(reverse("dossier", args=[dossier.pk]))


def test_without_an_address_it_says_where_to_fill_that_in(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier, brief = verzonden(cast)
    kwam_terug(cast, brief, DAG)
    with cast.als("secretariaat"):
        adres = Contactgegevens.objects.filter(leerling_id=dossier.leerling_id, partij_id=cast.partijen["ouder2"])
        adres.update(straat_huisnummer="", postcode="", plaats="")
    opnieuw = reverse("brief_opnieuw_verzenden", args=[brief])
    pagina = binnen("secretariaat").get(opnieuw).content.decode()
    assert reverse("contactgegevens", args=[dossier.pk]) in pagina
    assert binnen("secretariaat").post(opnieuw, {"adres_klopt": "on"}).status_code == 409
    assert binnen("voorzitter").get(opnieuw).status_code == 404
    assert binnen("voorzitter").get(reverse("retourpost")).status_code == 403
