"""The order of an agenda by hand, and meetings that are over and not ended (TLV-100, TLV-101)."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Agendapunt, Vergadering
from aanvragen.services.agenda_order import OMHOOG, OMLAAG, agendapunt_schuiven
from aanvragen.services.meetings import Schema, vergadering_zetten, vergaderingen_plannen
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast


def agenda(cast: Cast) -> tuple[Vergadering, list[int]]:
    """A meeting with three dossiers, in the order in which they came."""
    with cast.als("secretariaat") as actor:
        schema = Schema(3, DAG + timedelta(days=6), DAG + timedelta(days=20), time(9), False, "Spoorlaan 1, Tilburg")
        vergaderingen_plannen(actor=actor, schema=schema)
    ids = [maak.dossier_volledig(cast).pk for _ in range(3)]
    with cast.als("secretariaat"):
        punt = Agendapunt.objects.select_related("vergadering").get(dossier_id=ids[0])
        return punt.vergadering, ids


def volgorde(cast: Cast, vergadering: Vergadering) -> list[int]:
    with cast.als("secretariaat"):
        return list(Agendapunt.objects.filter(vergadering=vergadering).values_list("dossier_id", flat=True))


def schuif(cast: Cast, dossier: int, richting: str, wie: str = "secretariaat") -> int:
    with cast.als(wie) as actor:
        return agendapunt_schuiven(actor=actor, dossier_id=dossier, richting=richting)


def test_up_and_down_and_no_further_than_the_ends(cast: Cast) -> None:
    vergadering, (a, b, c) = agenda(cast)
    with cast.als("secretariaat"):
        Agendapunt.objects.update(volgorde=1)  # places that are the same count in the order in which they came
    assert schuif(cast, c, OMHOOG) == 2
    assert volgorde(cast, vergadering) == [a, c, b]
    assert (schuif(cast, a, OMHOOG), schuif(cast, b, OMLAAG)) == (1, 3)
    assert volgorde(cast, vergadering) == [a, c, b]
    assert schuif(cast, a, OMLAAG) == 2
    assert volgorde(cast, vergadering) == [c, a, b]
    with cast.als("secretariaat"):
        assert Gebeurtenis.objects.filter(soort="agendapunt.verschoven").count() == 2


def test_only_who_plans_and_only_while_the_agenda_is_open(cast: Cast) -> None:
    vergadering, (a, *_) = agenda(cast)
    with pytest.raises(GeenRecht):
        schuif(cast, a, OMLAAG, "voorzitter")
    with cast.als("secretariaat") as actor:
        vergadering_zetten(actor=actor, vergadering_id=vergadering.pk, status="gesloten")
    with pytest.raises(NuNietMogelijk, match="niet open"):
        schuif(cast, a, OMLAAG)


def test_buttons_with_and_without_javascript(cast: Cast, binnen: Callable[[str], Client]) -> None:
    vergadering, (a, b, c) = agenda(cast)
    pagina, knop = reverse("vergadering", args=[vergadering.pk]), reverse("agendapunt_schuiven", args=[c])
    assert knop in binnen("secretariaat").get(pagina).content.decode()
    assert knop not in binnen("voorzitter").get(pagina).content.decode()
    antwoord = binnen("secretariaat").post(knop, {"richting": "omhoog"})
    assert antwoord["Location"] == f"{pagina}#punt-{c}"
    antwoord = binnen("secretariaat").post(knop, {"richting": "omhoog"}, headers={"HX-Request": "true"})
    assert "staat nu op plaats 1." in antwoord.content.decode()
    assert volgorde(cast, vergadering) == [c, a, b]
    assert binnen("voorzitter").post(knop, {"richting": "omlaag"}).status_code == 403


def test_a_meeting_that_is_over_says_what_to_do(cast: Cast, binnen: Callable[[str], Client]) -> None:
    vergadering, _ = agenda(cast)
    lijst, pagina = reverse("vergaderingen"), reverse("vergadering", args=[vergadering.pk])
    assert "Voorbij, nog niet afgerond" not in binnen("secretariaat").get(lijst).content.decode()
    erna = vergadering.datum + timedelta(days=1)
    with klok.op(erna):
        secretariaat = binnen("secretariaat")
        assert "Voorbij, nog niet afgerond" in secretariaat.get(lijst).content.decode()
        assert "voorbij, nog niet afgerond" in secretariaat.get(f"{lijst}?toon=geweest").content.decode()
        assert "is geweest, maar nog niet afgerond" in secretariaat.get(pagina).content.decode()
        for stand in ("gesloten", "afgerond"):
            secretariaat.post(reverse("vergadering_zetten", args=[vergadering.pk]), {"status": stand})
        assert "Voorbij, nog niet afgerond" not in secretariaat.get(lijst).content.decode()
