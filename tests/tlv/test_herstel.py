"""Correcting a besluit, and what never changes of one (TLV-115, issue 4 acceptance 5)."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from swv.kern.beleid.inlezen import PROFIELEN
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.services import beleid_laden
from swv.kern.beleid.uitleg import datum_nl
from swv.kern.documenten.models import Briefversie
from swv.kern.documenten.storage import controlegetal, open_bestand
from swv.kern.kalender import klok
from swv.kern.kalender.models import Vakantie
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import DAG, Cast
from tlv.choices import Besluitsoort, Fout
from tlv.models import Besluit, Besluitgrond, Besluittekst, Toelaatbaarheidsverklaring
from tlv.rules.besluit import Voornemen
from tlv.selectors import besluitinhoud, controlegetal_klopt, geldend_besluit
from tlv.services.correction import Herstel, besluit_herstellen
from tlv.services.decision import BesluitGeweigerd
from tlv.services.dispatch import brieven_verzenden

Binnen = Callable[[str], Client]
MORGEN = DAG + timedelta(days=1)
HERSTEL = Herstel((Fout.EINDE,), "De laatste dag was een jaar te vroeg.")


def herstel(cast: Cast, dossier: Dossier, **anders: Any) -> Besluit:
    """The chair corrects a day later."""
    with klok.op(MORGEN), cast.als("voorzitter", MORGEN) as actor:
        voornemen = replace(maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier)), **anders)
        return besluit_herstellen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen, herstel=HERSTEL)


def opgeslagen(cast: Cast, besluit_id: int) -> list[object]:
    """All that is stored of a besluit, to the letter."""
    with cast.als("secretariaat"):
        return [
            list(Besluit.objects.filter(pk=besluit_id).values()),
            list(Besluitgrond.objects.filter(besluit_id=besluit_id).values()),
            list(Besluittekst.objects.filter(besluit_id=besluit_id).order_by("pk").values()),
            list(Toelaatbaarheidsverklaring.objects.filter(besluit_id=besluit_id).values()),
            list(Briefversie.objects.filter(brief__onderwerp_id=besluit_id).order_by("pk").values()),
        ]


def geldig_nu(cast: Cast, dossier: Dossier) -> Besluit:
    with cast.als("secretariaat"):
        besluit = geldend_besluit(dossier)
        assert besluit is not None
        return besluit


def test_tlv_115_a_correction_is_a_new_besluit_with_letters_of_its_own(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    oud = geldig_nu(cast, dossier)
    voor = opgeslagen(cast, oud.pk)
    nieuw = herstel(cast, dossier)
    assert (nieuw.soort, nieuw.vervangt_id) == (Besluitsoort.HERSTEL, oud.pk)
    with cast.als("secretariaat", MORGEN) as actor, klok.op(MORGEN):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BESLOTEN
        brieven = brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        assert {brief.onderwerp_id for brief in brieven} == {nieuw.pk}
    maak_op(cast, dossier, MORGEN)
    with cast.als("secretariaat"):
        nummer = Toelaatbaarheidsverklaring.objects.get(besluit=oud).nummer
        teksten = list(Briefversie.objects.filter(brief__onderwerp_id=nieuw.pk).values_list("tekst", flat=True))
        assert teksten
        for tekst in teksten:
            samen = " ".join(tekst.split())
            assert f"komt in de plaats van ons besluit van {datum_nl(DAG)}" in samen
            assert f"De verklaring met nummer {nummer} geldt niet meer." in samen
            assert "De laatste dag was een jaar te vroeg." in samen
    assert opgeslagen(cast, oud.pk) == voor


def maak_op(cast: Cast, dossier: Dossier, dag: date) -> None:
    """The worker makes the letters of that day."""
    with klok.op(dag), cast.als("systeem", dag) as actor:
        maak_wachtende(actor, dossier=dossier, vervallen_op__isnull=True)


def test_a_correction_obeys_the_rules_of_every_besluit(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast)
    with pytest.raises(BesluitGeweigerd):
        herstel(cast, dossier, einddatum=date(2028, 7, 30))
    with pytest.raises(BesluitGeweigerd):
        herstel(cast, dossier, uitkomst="afgewezen")  # without advice (TLV-111)
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht):
        besluit_herstellen(actor=actor, dossier_id=dossier.pk, voornemen=Voornemen("afgewezen", "x"), herstel=HERSTEL)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="wat er niet klopte"):
        besluit_herstellen(
            actor=actor, dossier_id=dossier.pk, voornemen=Voornemen("afgewezen", "x"), herstel=Herstel((), "reden")
        )


def test_without_a_besluit_there_is_nothing_to_correct(cast: Cast) -> None:
    with pytest.raises(NuNietMogelijk):
        herstel(cast, maak.dossier_met_adviezen(cast))


def test_the_page_starts_from_what_was_decided(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_verzonden(cast)
    adres = reverse("besluit_herstellen", args=[dossier.pk])
    client = binnen("voorzitter")
    form = client.get(adres).context["form"]
    begin = {naam: form[naam].value() for naam in ("uitkomst", "categorie", "einddatum", "motivering")}
    assert begin["uitkomst"] == "toegekend"
    assert begin["motivering"]
    gegevens = {**begin, "einddatum": f"{begin['einddatum']:%Y-%m-%d}", "ingangsdatum": "2026-08-01"}
    antwoord = client.post(adres, gegevens)
    assert (antwoord.status_code, sorted(antwoord.context["form"].errors)) == (422, ["fouten", "reden"])
    with klok.op(MORGEN):
        antwoord = client.post(adres, {**gegevens, "fouten": ["tekst"], "reden": "Een zin ontbrak."})
        assert antwoord.status_code == 302
        pagina = client.get(antwoord["Location"]).content.decode()
        assert "Dit besluit vervangt het" in pagina
        secretariaat = binnen("secretariaat").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert reverse("brieven_verzenden", args=[dossier.pk]) in secretariaat


def verander_alles(map: Path) -> None:
    """Later: other policy, other text blocks and house style, and other holidays."""
    nieuw = map / "portvolio" / "2026-03-10"
    shutil.copytree(PROFIELEN / "portvolio" / "2023-08-01", nieuw)
    for bestand in nieuw.glob("*.toml"):
        bestand.write_text(bestand.read_text().replace("#154273", "#5a1a1a").replace("standaard = 1", "standaard = 3"))
    (nieuw / "brief.tlv_vso_eerste.toml").write_text(
        'basis = "gedeeld/brief_tlv_vso_eerste.toml"\n\n[tekstblokken]\nslot = "Een heel ander slot."\n'
    )
    assert beleid_laden(map, gedeeld=PROFIELEN / "gedeeld")
    Vakantie.objects.using("eigenaar").all().delete()


def test_acceptance_5_later_changes_leave_an_old_besluit_as_it_was(
    vers: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = maak.dossier_verzonden(vers)
    besluit = geldig_nu(vers, dossier)
    voor = opgeslagen(vers, besluit.pk)
    verander_alles(tmp_path)
    monkeypatch.setattr("swv.kern.beleid.uitleg._teksten", {})  # no sentence of the rules is what it was
    later = DAG + timedelta(days=20)
    with klok.op(later), vers.als("secretariaat", later):
        assert beleid_op(dossier.swv_id, Algemeen, later).huisstijl.accentkleur == "#5a1a1a"
        assert controlegetal_klopt(Besluit.objects.get(pk=besluit.pk))
        versies = list(Briefversie.objects.filter(brief__onderwerp_id=besluit.pk))
        assert versies
        for versie in versies:
            with open_bestand(versie.sleutel) as bestand:
                assert controlegetal(bestand.read()) == versie.sha256
    assert opgeslagen(vers, besluit.pk) == voor


def test_the_explanation_of_then_can_be_opened(cast: Cast, binnen: Binnen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of a besluit that was replaced, and when no sentence of the rules exists any more."""
    dossier = maak.dossier_besloten(cast)
    besluit = geldig_nu(cast, dossier)
    adres = reverse("besluit_lezen", args=[besluit.pk])
    uitleg = [reden["tekst"] for reden in binnen("voorzitter").get(adres).context["grond"].uitleg]
    assert uitleg
    herstel(cast, dossier)
    monkeypatch.setattr("swv.kern.beleid.uitleg._teksten", {})
    nu = binnen("voorzitter").get(adres)
    tekst = unescape(nu.content.decode())
    assert [zin for zin in uitleg if zin not in tekst] == []
    assert "Er is niets aan veranderd" in tekst
    assert "Dit besluit telt niet meer." in tekst
    assert besluit.controlegetal in tekst


def test_who_may_not_read_the_reasons_sees_the_besluit_without_them(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_verzonden(cast)
    antwoord = binnen("financien").get(reverse("besluit_lezen", args=[geldig_nu(cast, dossier).pk]))
    assert antwoord.status_code == 200
    assert (antwoord.context["grond"], antwoord.context["teksten"], antwoord.context["klopt"]) == (None, [], None)


@pytest.mark.parametrize("wat", ["categorie", "motivering"])
def test_the_controlegetal_notices_any_change(cast: Cast, wat: str) -> None:
    """In memory, because nobody can change it in the database."""
    dossier = maak.dossier_besloten(cast)
    besluit = geldig_nu(cast, dossier)
    with cast.als("voorzitter"):
        assert controlegetal_klopt(besluit)
        assert len(besluit.controlegetal) == 64
        if wat == "categorie":
            besluit.categorie = 3
            assert not controlegetal_klopt(besluit)
        else:
            grond = Besluitgrond.objects.get(besluit=besluit)
            teksten = dict(Besluittekst.objects.filter(besluit=besluit).values_list("soort", "tekst"))
            assert besluitinhoud(besluit, grond, teksten) != besluitinhoud(besluit, grond, {**teksten, wat: "anders"})
