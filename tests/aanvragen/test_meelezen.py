"""Others whom the secretariaat lets in: adviesteam, receiving school and voorziening (INZ-02, INZ-11, INZ-15)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.services.assessment import deskundigen_toewijzen
from aanvragen.services.sharing import (
    adviesteam_raadplegen,
    meelezen_beeindigen,
    meelezers_van,
    ontvangende_scholen,
    school_betrekken,
    voorziening_betrekken,
)
from aanvragen.services.submission import aanvraag_intrekken
from swv.kern.choices import Inzagerol, Rol
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.organisatie.models import Partij, Swv, Voorziening
from swv.kern.personen.models import Gebruiker
from swv.kern.personen.services import lidmaatschap_toekennen
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Deling, Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.bouw.meelezers import deel

TOT = DAG + timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Meelezer:
    """An act, and who of the cast reads by it."""

    handeling: str
    dienst: Callable[..., Betrokkenheid]
    wie: str
    rol: Inzagerol
    gebeurtenis: str

    def keuze(self, cast: Cast) -> int:
        """What the secretariaat picks from the list."""
        if self.rol == Inzagerol.ADVIESTEAM:
            return cast.lidmaatschappen["adviesteam"]
        if self.rol == Inzagerol.ONTVANGER:
            return cast.scholen["wissel"]
        return Voorziening.objects.get(swv_id=cast.swvs[HOOFD]).pk


ADVIESTEAM = Meelezer(
    "adviesteam_raadplegen", adviesteam_raadplegen, "adviesteam", Inzagerol.ADVIESTEAM, "adviesteam.geraadpleegd"
)
SCHOOL = Meelezer("school_betrekken", school_betrekken, "oco.wissel", Inzagerol.ONTVANGER, "school.betrokken")
VOORZIENING = Meelezer(
    "voorziening_betrekken", voorziening_betrekken, "opdc", Inzagerol.VOORZIENING, "voorziening.betrokken"
)
iedere_meelezer = pytest.mark.parametrize(
    "meelezer", [ADVIESTEAM, SCHOOL, VOORZIENING], ids=lambda meelezer: meelezer.handeling
)


def laat_binnen(
    cast: Cast, dossier: Dossier, meelezer: Meelezer, *, door: str = "secretariaat", tot: date = TOT
) -> None:
    with cast.als(door) as actor:
        meelezer.dienst(
            actor=actor, dossier_id=dossier.pk, wie=meelezer.keuze(cast), tot=tot, grond="overleg met de school"
        )


def ziet(cast: Cast, wie: str, dossier: Dossier, dag: date) -> bool:
    with cast.als(wie, dag) as actor:
        return Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists()


@iedere_meelezer
def test_reading_begins_today_and_ends_on_its_day(cast: Cast, meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    assert not ziet(cast, meelezer.wie, dossier, DAG)
    laat_binnen(cast, dossier, meelezer)
    assert [ziet(cast, meelezer.wie, dossier, dag) for dag in (DAG, TOT - timedelta(days=1), TOT)] == [
        True,
        True,
        False,
    ]
    with cast.als("secretariaat"):
        rij = Betrokkenheid.objects.get(dossier=dossier, rol=meelezer.rol)
        assert (rij.van, rij.tot, rij.grond) == (DAG, TOT, "overleg met de school")
        gebeurtenis = Gebeurtenis.objects.get(dossier=dossier, soort=meelezer.gebeurtenis)
        assert gebeurtenis.gegevens["tot"] == TOT.isoformat()
        assert gebeurtenis.gegevens["naam"]


@iedere_meelezer
def test_only_the_secretariaat_lets_somebody_in(cast: Cast, meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    for door, fout in (("voorzitter", GeenRecht), ("oco", GeenRecht), ("secretariaat.mhr", NietZichtbaar)):
        with pytest.raises(fout):
            laat_binnen(cast, dossier, meelezer, door=door)
    assert not ziet(cast, meelezer.wie, dossier, DAG)


@iedere_meelezer
def test_what_is_refused(cast: Cast, meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    with pytest.raises(NuNietMogelijk, match="na vandaag"):
        laat_binnen(cast, dossier, meelezer, tot=DAG)
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="uit de lijst"):
            meelezer.dienst(actor=actor, dossier_id=dossier.pk, wie=999_999_999, tot=TOT, grond="x")
        with pytest.raises(NuNietMogelijk, match="waarom"):
            meelezer.dienst(actor=actor, dossier_id=dossier.pk, wie=meelezer.keuze(cast), tot=TOT, grond=" ")
    laat_binnen(cast, dossier, meelezer)
    with pytest.raises(NuNietMogelijk, match="al lezen"):
        laat_binnen(cast, dossier, meelezer)


@iedere_meelezer
def test_a_withdrawn_aanvraag_is_shown_to_nobody_new(cast: Cast, meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("oco") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=dossier.pk, reden="verhuisd")
    with pytest.raises(NuNietMogelijk, match="ingetrokken"):
        laat_binnen(cast, dossier, meelezer)


def test_a_receiving_school_knows_this_swv_and_is_not_the_one_that_applies(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat") as actor:
        gevonden = {school.pk for school in ontvangende_scholen(actor, dossier)}
    assert gevonden == {cast.scholen["elders"], cast.scholen["wissel"]}


def raadpleeg_deskundige1(cast: Cast, dossier: Dossier) -> None:
    """The first expert is a member of the adviesteam too."""
    with cast.als("beheer") as beheer:
        lid = lidmaatschap_toekennen(
            actor=beheer,
            gebruiker=Gebruiker(pk=cast.gebruikers["deskundige1"], persoon_id=cast.personen["deskundige1"]),
            rol=Rol.ADVIESTEAM,
            partij=Partij.objects.get(pk=cast.partijen["deskundige1"]),
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=DAG,
        )
    with cast.als("secretariaat") as actor:
        adviesteam_raadplegen(actor=actor, dossier_id=dossier.pk, wie=lid.pk, tot=TOT, grond="consultatie")


def test_who_was_consulted_is_no_expert_any_more(cast: Cast) -> None:
    """ROL-42."""
    dossier = maak.dossier_volledig(cast)
    raadpleeg_deskundige1(cast, dossier)
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht) as fout:
        deskundigen_toewijzen(
            actor=actor,
            dossier_id=dossier.pk,
            lidmaatschappen=[cast.lidmaatschappen[wie] for wie in maak.GEWOON.deskundigen],
        )
    assert fout.value.regel == "ROL-42"


def test_an_expert_is_not_consulted_any_more(cast: Cast) -> None:
    """ROL-42."""
    dossier = maak.dossier_bij_deskundigen(cast)
    with pytest.raises(GeenRecht) as fout:
        raadpleeg_deskundige1(cast, dossier)
    assert fout.value.regel == "ROL-42"


@iedere_meelezer
def test_reading_along_can_end_today(cast: Cast, binnen: Callable[[str], Client], meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    laat_binnen(cast, dossier, meelezer)
    pad, client = reverse("meelezen_beeindigen", args=[dossier.pk]), binnen("secretariaat")
    tekst = client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "Wie leest mee?" in tekst
    assert pad in tekst
    with cast.als("secretariaat") as actor:
        (wie,) = meelezers_van(actor, dossier)
    assert client.post(pad, {}).status_code == 422
    assert client.post(pad, {"wie": wie.pk}).status_code == 302
    assert not ziet(cast, meelezer.wie, dossier, DAG)
    assert "Wie leest mee?" not in client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    with cast.als("secretariaat") as actor:
        assert Gebeurtenis.objects.get(dossier=dossier, soort="meelezen.beeindigd").gegevens["naam"] == wie.naam
        with pytest.raises(NuNietMogelijk, match="uit de lijst"):
            meelezen_beeindigen(actor=actor, dossier_id=dossier.pk, wie=wie.pk)


def test_a_deling_can_end_today_and_the_applying_school_is_no_meelezer(cast: Cast) -> None:
    """INZ-16."""
    dossier = maak.dossier_ingediend(cast)
    deel(cast, dossier, "leerplicht", maak.Veldgroep.ONDERWIJS)
    with cast.als("secretariaat") as actor:
        (wie,) = meelezers_van(actor, dossier)
        assert wie.naam == cast.actor("leerplicht").naam
        aanvrager = Betrokkenheid.objects.get(dossier=dossier, rol=Inzagerol.AANVRAGER)
        with pytest.raises(NuNietMogelijk, match="uit de lijst"):
            meelezen_beeindigen(actor=actor, dossier_id=dossier.pk, wie=aanvrager.pk)
        meelezen_beeindigen(actor=actor, dossier_id=dossier.pk, wie=wie.pk)
        assert Deling.objects.get(content_object=dossier).tot == DAG
    assert not ziet(cast, "leerplicht", dossier, DAG)
    for door, fout in (("voorzitter", GeenRecht), ("oco", GeenRecht), ("secretariaat.mhr", NietZichtbaar)):
        with cast.als(door) as actor, pytest.raises(fout):
            meelezen_beeindigen(actor=actor, dossier_id=dossier.pk, wie=wie.pk)


@iedere_meelezer
def test_the_page_offers_it_and_does_it(cast: Cast, binnen: Callable[[str], Client], meelezer: Meelezer) -> None:
    dossier = maak.dossier_ingediend(cast)
    pad, client = reverse(meelezer.handeling, args=[dossier.pk]), binnen("secretariaat")
    assert pad in client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert f'value="{meelezer.keuze(cast)}"' in client.get(pad).content.decode()
    velden: dict[str, object] = {"wie": meelezer.keuze(cast), "grond": "overleg"}
    assert client.post(pad, velden).status_code == 422
    velden["tot"] = TOT.isoformat()
    assert client.post(pad, velden).status_code == 302
    assert client.post(pad, velden).status_code == 409
    assert ziet(cast, meelezer.wie, dossier, DAG)
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).status == "ingediend"
