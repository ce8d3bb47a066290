"""A letter that lacks what the law asks never goes out; the advices go along for who may read them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.choices import Inzagerol
from swv.kern.documenten.models import Bezorging, Brief, Briefversie
from swv.kern.tasks import brief_maken
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import anders
from tlv.letters import decision

VIJFTIEN = anders(geboortedatum=date(DAG.year - 15, 1, 1))
ZESTIEN = anders(geboortedatum=date(DAG.year - 16, 1, 1))


def zonder_zienswijze(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text block that says nothing about the right to a zienswijze any more."""
    echt = decision.besluitbrief
    kaal = {"motivering_inleiding": "Wij hebben de aanvraag bekeken."}
    monkeypatch.setattr(decision, "besluitbrief", lambda *wat: replace(echt(*wat), tekstblokken=kaal))


def test_a_letter_that_lacks_something_stays_and_says_why(
    cast: Cast, binnen: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """TLV-181: the school's letter needs no word about the zienswijze and goes out, the parents' letters do not."""
    dossier = maak.dossier_met_brieven_klaar(cast)
    zonder_zienswijze(monkeypatch)
    with cast.als("systeem"):
        brieven = {b.pk: b.ontvangerrol for b in Brief.objects.filter(dossier=dossier)}
    gelukt = {rol for pk, rol in brieven.items() if brief_maken(pk, dossier.swv_id)}
    assert gelukt == {Inzagerol.AANVRAGER}
    with cast.als("secretariaat"):
        assert Bezorging.objects.filter(brief__dossier=dossier).count() == 1
        assert Briefversie.objects.filter(brief__dossier=dossier).count() == 1
        vast = Brief.objects.filter(dossier=dossier, ontvangerrol=Inzagerol.OUDER)
        assert vast
        assert all("het recht op een zienswijze" in b.storing for b in vast)
    pagina = binnen("secretariaat").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "In de brief ontbreekt het recht op een zienswijze" in pagina
    assert "Dan gaat de brief vanzelf uit" in pagina


def teksten(cast: Cast, dossier: Dossier) -> dict[str, str]:
    with cast.als("systeem"):
        versies = Briefversie.objects.filter(brief__dossier=dossier).select_related("brief")
        return {versie.brief.ontvangerrol: versie.tekst for versie in versies}


def test_the_advices_go_along_for_who_may_read_them(cast: Cast) -> None:
    """RCH-21: first and second expert each in an annex; INZ-05: a pupil of 15 gets the letter without."""
    dossier = maak.dossier_met_brieven_klaar(cast, VIJFTIEN)
    maak.maak_brieven(cast, dossier)
    gekregen = teksten(cast, dossier)
    assert set(gekregen) == {Inzagerol.AANVRAGER, Inzagerol.OUDER, Inzagerol.LEERLING_12}
    for rol in (Inzagerol.AANVRAGER, Inzagerol.OUDER):
        eerste, tweede = (gekregen[rol].index(f"Bijlage {n}: het advies van de {w}") for n, w in
                          ((1, "eerste deskundige"), (2, "tweede deskundige")))  # fmt: skip
        assert eerste < tweede
        assert gekregen[rol].count("Dit past bij de leerling.") == 2
    zonder = gekregen[Inzagerol.LEERLING_12]
    assert "Bijlage" not in zonder
    assert "Dit past bij de leerling." not in zonder
    assert "Tweede deskundige" in zonder


def test_a_pupil_of_16_gets_the_advices(cast: Cast) -> None:
    """INZ-06."""
    dossier = maak.dossier_met_brieven_klaar(cast, ZESTIEN)
    maak.maak_brieven(cast, dossier)
    assert "Bijlage 2: het advies van de tweede deskundige" in teksten(cast, dossier)[Inzagerol.LEERLING_16]
