"""The commission asks the parents for their view after all (TLV-63)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.services.asking import open_verzoek, zienswijze_opvragen
from aanvragen.services.documents import handtekening_vastleggen
from aanvragen.services.family import zienswijze_geven
from aanvragen.services.submission import aanvraag_indienen
from swv.kern.berichten.models import Mail
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

STIL = {"zienswijze_ouders_stand": "geen_reactie"}
UITERLIJK = DAG + timedelta(days=14)
ZONDER = maak.anders(antwoorden=STIL)


def vraag(cast: Cast, dossier: Dossier, *, door: str = "voorzitter", **anders: Any) -> None:
    with cast.als(door) as actor:
        zienswijze_opvragen(
            actor=actor, dossier_id=dossier.pk, **({"vraag": "Wat vindt u?", "uiterste_dag": UITERLIJK} | anders)
        )


def wacht(cast: Cast, wie: str, dossier: Dossier, later: int = 0) -> bool:
    with cast.als(wie, DAG + timedelta(days=later)) as actor:
        return open_verzoek(actor, dossier) is not None


def test_it_waits_until_a_parent_answers(cast: Cast) -> None:
    """TLV-63."""
    dossier = maak.dossier_ingediend(cast, ZONDER)
    vraag(cast, dossier)
    lezers = ("oco", "ouder", "ouder2", "secretariaat", "voorzitter")
    assert {wie: wacht(cast, wie, dossier) for wie in lezers} == dict.fromkeys(lezers, True)
    with cast.als("systeem"):
        mails = set(
            Mail.objects.filter(dossier=dossier, soort__startswith="zienswijze_").values_list("gebruiker_id", "soort")
        )
    assert mails == {
        (cast.gebruikers["ouder"], "zienswijze_gevraagd"),
        (cast.gebruikers["ouder2"], "zienswijze_gevraagd"),
        (cast.gebruikers["oco"], "zienswijze_gevraagd_school"),
    }
    with cast.als("voorzitter"):
        assert Gebeurtenis.objects.get(dossier=dossier, soort="zienswijze.gevraagd").veldgroep == "zienswijze"
    with pytest.raises(NuNietMogelijk, match="wacht al"):
        vraag(cast, dossier, door="secretariaat")
    with cast.als("ouder2") as ouder:
        zienswijze_geven(actor=ouder, dossier_id=dossier.pk, tekst="Liever niet.", alleen_commissie=True)
    assert {wie: wacht(cast, wie, dossier) for wie in ("oco", "ouder2", "secretariaat")} == {
        "oco": False,
        "ouder2": False,
        "secretariaat": False,
    }
    with pytest.raises(NuNietMogelijk, match="vertelden al"):
        vraag(cast, dossier)


def test_it_ends_by_itself_after_the_day(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, ZONDER)
    vraag(cast, dossier)
    assert [wacht(cast, "voorzitter", dossier, later) for later in (0, 14, 15)] == [True, True, False]


def test_what_is_refused(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, ZONDER)
    for anders, melding in (
        ({"vraag": " "}, "wat u van de ouders"),
        ({"uiterste_dag": DAG}, "na vandaag"),
        ({"uiterste_dag": DAG + timedelta(days=43)}, "42 dagen"),
    ):
        with pytest.raises(NuNietMogelijk, match=melding):
            vraag(cast, dossier, **anders)
    for door, fout in (("oco", GeenRecht), ("ouder", GeenRecht), ("voorzitter.mhr", NietZichtbaar)):
        with pytest.raises(fout):
            vraag(cast, dossier, door=door)
    gegeven = maak.dossier_ingediend(cast)
    with pytest.raises(NuNietMogelijk, match="vertelden al"):
        vraag(cast, gegeven)


def ouder_weigert(cast: Cast) -> Dossier:
    """Nobody gave a view, and one parent refused to sign."""
    dossier = maak.dossier_ter_ondertekening(cast, ZONDER)
    with cast.als("oco") as oco:
        for rij in Handtekening.objects.filter(dossier=dossier).order_by("pk"):
            weigert = rij.partij_id == cast.partijen["ouder2"]
            stand = Ondertekenstand.GEWEIGERD if weigert else Ondertekenstand.GETEKEND
            handtekening_vastleggen(actor=oco, handtekening_id=rij.pk, stand=stand, op=DAG, reden="wil dit niet")
        aanvraag_indienen(actor=oco, dossier_id=dossier.pk)
        return maak.opnieuw(dossier)


def test_the_page_shows_the_signal_and_then_the_question(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = ouder_weigert(cast)
    pad, bij = reverse("zienswijze_opvragen", args=[dossier.pk]), reverse("dossier", args=[dossier.pk])
    client = binnen("voorzitter")
    tekst = client.get(bij).content.decode()
    assert pad in tekst
    assert "blijkt dat zij het niet eens zijn" in tekst
    assert client.post(pad, {"vraag": "Wat vindt u?", "uiterste_dag": UITERLIJK.isoformat()}).status_code == 302
    assert pad not in client.get(bij).content.decode()
    tekst = binnen("ouder").get(bij).content.decode()
    assert "De commissie vraagt de ouders" in tekst
    assert reverse("zienswijze_geven", args=[dossier.pk]) in tekst
