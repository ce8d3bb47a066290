"""The letters of a besluit between the act and the day they go out (RCH-08, RCH-15, OPEN-81)."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from swv.kern.choices import Inzagerol
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.letter_weergave import BESLUIT_TLV
from swv.kern.documenten.models import WACHTEND, Bezorging, Brief, Kanaal
from swv.kern.documenten.services import brief_maken, printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.personen.models import Contactgegevens
from swv.kern.personen.services import digitale_post_zetten
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import anders
from tlv.services.dispatch import brieven_verzenden

MORGEN = DAG + timedelta(days=1)
MORGEN_18 = anders(geboortedatum=date(MORGEN.year - 18, MORGEN.month, MORGEN.day))


def maak_alle(cast: Cast, dossier: Dossier, dag: date) -> None:
    """What the worker does until nothing waits to be made."""
    with klok.op(dag), cast.als("systeem", dag) as actor:
        for _ in range(2):
            for brief in Brief.objects.filter(WACHTEND, dossier=dossier).order_by("pk"):
                brief_maken(actor=actor, brief_id=brief.pk)


def test_tlv_113_school_and_parents_get_the_letter_at_the_same_time(
    cast: Cast, binnen: Callable[[str], Client]
) -> None:
    """And in the portal a parent finds the own letters, of the own child (TLV-180)."""
    dossier = maak.dossier_verzonden(cast)
    with cast.als("systeem"):
        verzonden = Bezorging.objects.filter(brief__dossier=dossier).values_list("brief__ontvangerrol", "verzonden_op")
        dagen = {rol: moment.date() for rol, moment in verzonden}
    assert {Inzagerol.AANVRAGER, Inzagerol.OUDER} <= set(dagen)
    assert set(dagen.values()) == {DAG}
    with cast.als("systeem"):
        eigen = Bezorging.objects.get(brief__dossier=dossier, brief__ontvanger_id=cast.partijen["ouder"]).versie_id
    lijsten = {wie: binnen(wie).get(reverse("mijn_brieven")).content.decode() for wie in ("ouder", "ouder.elders")}
    gevonden = {wie: reverse("brief_lezen", args=[eigen]) in lijst for wie, lijst in lijsten.items()}
    assert gevonden == {"ouder": True, "ouder.elders": False}
    assert f"Over {dossier.leerling}" in lijsten["ouder"], "with two children one must know which"


def test_a_letter_to_a_parent_lapses_when_the_pupil_turns_18_before_it_goes_out(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast, MORGEN_18)
    maak_alle(cast, dossier, MORGEN)
    with cast.als("systeem"):
        brieven = {brief.ontvangerrol: brief for brief in Brief.objects.filter(dossier=dossier, vervallen_op=None)}
        vervallen = Brief.objects.filter(dossier=dossier, vervallen_op__isnull=False)
        assert {brief.ontvangerrol for brief in vervallen} == {Inzagerol.OUDER}
        assert not any(brief.gemaakt_voor or brief.verzonden_op for brief in vervallen)
        assert set(brieven) == {Inzagerol.AANVRAGER, Inzagerol.LEERLING_16}
        assert all(brief.verzonden_op for brief in brieven.values())
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="brief.vervallen").count() == len(vervallen)
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BRIEF_VERZONDEN


def test_a_pupil_without_digital_post_who_turns_18_gets_a_letter_on_paper(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast, MORGEN_18)
    with cast.als("secretariaat") as actor:
        Contactgegevens.objects.filter(leerling_id=dossier.leerling_id, partij=None).update(
            digitale_post_sinds=None, straat_huisnummer="Dorpsstraat 1", postcode="5000 AA", plaats="Tilburg"
        )
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)
    maak_alle(cast, dossier, MORGEN)
    with cast.als("systeem"):
        (nieuw,) = Brief.objects.filter(dossier=dossier, ontvangerrol=Inzagerol.LEERLING_18)
        assert (nieuw.kanaal, nieuw.gemaakt_voor, nieuw.verzonden_op) == (Kanaal.PAPIER, MORGEN, None)


def test_who_took_back_the_consent_gets_the_letter_on_paper(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast)
    with cast.als("ouder") as ouder:
        eigen = Contactgegevens.objects.get(leerling_id=dossier.leerling_id, partij_id=cast.partijen["ouder"])
        digitale_post_zetten(actor=ouder, contact=eigen, sinds=None)
    maak_alle(cast, dossier, DAG)
    with cast.als("systeem"):
        brief = Brief.objects.get(dossier=dossier, ontvanger_id=cast.partijen["ouder"])
        assert (brief.kanaal, brief.gemaakt_voor, brief.verzonden_op) == (Kanaal.PAPIER, DAG, None)


def test_a_letter_is_not_posted_to_who_is_no_recipient_any_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made today, and the court's decision came in before the post went out."""
    dossier = maak.dossier_met_brieven_klaar(cast)
    maak_alle(cast, dossier, DAG)
    zonder_recht = replace(briefsoort(BESLUIT_TLV), kanaal=lambda *_: None)
    monkeypatch.setattr("swv.kern.documenten.services.briefsoort", lambda _: zonder_recht)
    with cast.als("secretariaat") as actor:
        brief = Brief.objects.get(WACHTEND, dossier=dossier, kanaal=Kanaal.PAPIER)
        with pytest.raises(NuNietMogelijk, match="mag niet meer op de post"):
            printrun_bevestigen(actor=actor, brief_ids=[brief.pk])
        brief.refresh_from_db()
        assert brief.verzonden_op is None


def test_the_letters_of_today_come_in_one_pdf(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """RCH-15, VSL-74: in the order of the list, each on a new sheet; what is made for another day is not in it."""
    secretariaat, adres = binnen("secretariaat"), reverse("printrun_pdf")
    assert secretariaat.get(adres)["Location"] == reverse("printrun_bevestigen")
    eerste, tweede = maak.dossier_met_brieven_klaar(cast), maak.dossier_met_brieven_klaar(cast)
    for dossier in (eerste, tweede):
        maak_alle(cast, dossier, DAG)
    assert "Alle 2 brieven van vandaag" in secretariaat.get(reverse("printrun_bevestigen")).content.decode()
    antwoord = secretariaat.get(adres)
    with pikepdf.open(io.BytesIO(antwoord.content)) as stapel, stapel.open_outline() as inhoud:
        namen = [plek.title.partition(":")[0] for plek in inhoud.root]
        begin = [stapel.pages.index(pikepdf.Page(plek.destination[0])) for plek in inhoud.root]
    assert namen == [eerste.nummer, tweede.nummer]
    assert all(plek % 2 == 0 for plek in begin)
    with cast.als("secretariaat", using="leeslog"):
        gelezen = Inzage.objects.using("leeslog").filter(wat="brief").order_by("pk")
        assert list(gelezen.values_list("dossier_id", flat=True)) == [eerste.pk, tweede.pk]
    assert binnen("voorzitter").get(adres).status_code == 403
    with klok.op(MORGEN):
        assert secretariaat.get(adres).status_code == 302
