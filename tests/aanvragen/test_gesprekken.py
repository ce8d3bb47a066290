"""Talks with parents, school and pupil: asked for, planned, held, called off (TLV-62, TLV-64, TLV-108, RCH-36)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Gespreksstatus
from aanvragen.models import Aanvraag, Bericht, Gesprek, Notitie
from aanvragen.services.talks import Afspraak, gesprek_afzeggen, gesprek_plannen, gesprek_vastleggen, gesprek_vragen
from swv.kern.berichten.models import Mail
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import dossier_met_adviezen, dossier_volledig

ALLEN = ("leerling", "ouders", "school")
VOLGENDE_WEEK = datetime(2026, 3, 17, 14, 0, tzinfo=AMSTERDAM)


def plan(cast: Cast, dossier: Dossier, *met: str, **anders: Any) -> Gesprek:
    velden = {
        "moment": VOLGENDE_WEEK,
        "online": False,
        "plaats": "Spoorlaan 1, Tilburg",
        "uitleg": "Neem gerust iemand mee.",
    }
    with cast.als("secretariaat") as actor:
        afspraak = Afspraak(met=list(met), **{**velden, **anders})
        return gesprek_plannen(actor=actor, dossier_id=dossier.pk, afspraak=afspraak)


def stand(cast: Cast, dossier: Dossier) -> list[str]:
    with cast.als("secretariaat"):
        return list(Gesprek.objects.filter(dossier=dossier).values_list("status", flat=True).order_by("pk"))


@pytest.mark.parametrize(
    ("met", "lezers", "gemaild"),
    [
        (("ouders", "school"), "allen", {"oco", "ouder", "ouder2"}),
        (("school",), "school", {"oco"}),
        (("ouders",), "ouders", {"ouder", "ouder2"}),
        (("leerling",), None, {"ouder", "ouder2", "leerling"}),
    ],
)
def test_who_is_invited_gets_a_message_and_a_mail(
    cast: Cast, met: tuple[str, ...], lezers: str | None, gemaild: set[str]
) -> None:
    """TLV-108, RCH-36: a pupil reads no messages, so it is mailed with the parents and finds the talk in the dossier."""
    dossier = dossier_volledig(cast)
    plan(cast, dossier, *met)
    with cast.als("secretariaat"):
        bericht = Bericht.objects.filter(dossier=dossier, mededeling="gesprek").first()
        assert (bericht.zichtbaar_voor if bericht else None) == lezers
        if bericht:
            assert "17 maart 2026, 14:00 uur" in bericht.tekst
            assert "Neem gerust iemand mee." in bericht.tekst
    with cast.als("systeem"):
        wie = set(Mail.objects.filter(soort="gesprek_gepland").values_list("gebruiker_id", flat=True))
    assert wie == {cast.gebruikers[naam] for naam in gemaild}


@pytest.mark.parametrize(("wie", "lezers"), [("ouder", "ouders"), ("oco", "school")])
def test_parents_and_school_ask_for_a_talk(cast: Cast, wie: str, lezers: str) -> None:
    """TLV-64: on request, by the school or the parents."""
    dossier = dossier_volledig(cast)
    with cast.als(wie) as actor:
        gesprek_vragen(actor=actor, dossier_id=dossier.pk, vraag="Wij zien het anders.")
        with pytest.raises(NuNietMogelijk, match="al om een gesprek gevraagd"):
            gesprek_vragen(actor=actor, dossier_id=dossier.pk, vraag="nog eens")
    with cast.als("secretariaat"):
        bericht = Bericht.objects.get(dossier=dossier)
        assert (bericht.zichtbaar_voor, "Wij zien het anders." in bericht.tekst) == (lezers, True)
    plan(cast, dossier, "ouders", "school")
    assert stand(cast, dossier) == [Gespreksstatus.GEPLAND]


def test_who_cannot_ask(cast: Cast) -> None:
    dossier = dossier_volledig(cast)
    for wie, fout in (("leerling", GeenRecht), ("oco.elders", NietZichtbaar)):
        with cast.als(wie) as actor, pytest.raises(fout):
            gesprek_vragen(actor=actor, dossier_id=dossier.pk, vraag="x")


@pytest.mark.parametrize(
    ("met", "opent"),
    [
        pytest.param(("ouders", "school"), True, id="TLV-62 met allebei"),
        pytest.param(("ouders", "school", "leerling"), True, id="TLV-62 RCH-36 ook de leerling"),
        pytest.param(("school",), False, id="TLV-62 alleen de school is niet genoeg"),
        pytest.param(("ouders",), False, id="TLV-62 alleen de ouders is niet genoeg"),
        pytest.param(("leerling",), False, id="TLV-62 RCH-36 alleen de leerling"),
    ],
)
def test_which_talk_opens_the_way_to_a_besluit(cast: Cast, met: tuple[str, ...], opent: bool) -> None:
    dossier = dossier_met_adviezen(cast)
    with cast.als("voorzitter") as actor:
        gesprek_vastleggen(
            actor=actor,
            dossier_id=dossier.pk,
            op=actor.vandaag,
            verslag="Goed gesprek.",
            met=met,
            niet_gehoord="wilde_niet",
        )
        assert (Aanvraag.objects.get(dossier=dossier).gesprek_op == DAG) is opent
        assert "Goed gesprek." in Notitie.objects.filter(dossier=dossier).first().tekst
        gesprek = Gesprek.objects.get(dossier=dossier)
        assert set(gesprek.met) == set(met)
        assert gesprek.niet_gehoord == ("" if "leerling" in met else "wilde_niet")


@pytest.mark.parametrize("niet_gehoord", ["", "zomaar"])
def test_rch_36_a_pupil_who_was_not_heard_has_a_reason(cast: Cast, niet_gehoord: str) -> None:
    dossier = dossier_met_adviezen(cast)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="RCH-36"):
        gesprek_vastleggen(
            actor=actor,
            dossier_id=dossier.pk,
            op=actor.vandaag,
            verslag="Gesproken.",
            met=("ouders", "school"),
            niet_gehoord=niet_gehoord,
        )
    assert stand(cast, dossier) == []


def test_a_planned_talk_is_the_one_that_was_held(cast: Cast) -> None:
    dossier = dossier_volledig(cast)
    plan(cast, dossier, "ouders", "school")
    with cast.als("secretariaat", DAG + timedelta(days=8)) as actor:
        gesprek_vastleggen(actor=actor, dossier_id=dossier.pk, op=VOLGENDE_WEEK.date(), verslag="Gesproken.", met=ALLEN)
    assert stand(cast, dossier) == [Gespreksstatus.GEHOUDEN]


def test_an_earlier_talk_leaves_the_planned_one_open(cast: Cast) -> None:
    dossier = dossier_volledig(cast)
    plan(cast, dossier, "ouders", "school")
    with cast.als("secretariaat") as actor:
        gesprek_vastleggen(
            actor=actor,
            dossier_id=dossier.pk,
            op=actor.vandaag,
            verslag="Gebeld.",
            met=("school",),
            niet_gehoord="apart",
        )
    assert stand(cast, dossier) == [Gespreksstatus.GEPLAND, Gespreksstatus.GEHOUDEN]


def test_called_off_with_a_reason_that_they_read(cast: Cast) -> None:
    dossier = dossier_volledig(cast)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="geen gesprek"):
        gesprek_afzeggen(actor=actor, dossier_id=dossier.pk, reden="ziek")
    plan(cast, dossier, "ouders", "school")
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="waarom"):
            gesprek_afzeggen(actor=actor, dossier_id=dossier.pk, reden=" ")
        gesprek_afzeggen(actor=actor, dossier_id=dossier.pk, reden="De voorzitter is ziek.")
    with cast.als("ouder"):
        assert Bericht.objects.filter(dossier=dossier, tekst__contains="De voorzitter is ziek.").exists()
    assert stand(cast, dossier) == [Gespreksstatus.AFGEZEGD]


@pytest.mark.parametrize(
    ("met", "anders", "melding"),
    [
        ((), {}, "met wie"),
        (("buren",), {}, "met wie"),
        (("ouders",), {"moment": datetime(2026, 3, 9, 9, 0, tzinfo=AMSTERDAM)}, "nog moeten komen"),
        (("ouders",), {"plaats": " "}, "waar het gesprek is"),
    ],
)
def test_what_is_no_invitation(cast: Cast, met: tuple[str, ...], anders: dict[str, Any], melding: str) -> None:
    with pytest.raises(NuNietMogelijk, match=melding):
        plan(cast, dossier_volledig(cast), *met, **anders)


def test_the_pages(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = dossier_volledig(cast)
    pagina = reverse("dossier", args=[dossier.pk])
    vragen = reverse("gesprek_vragen", args=[dossier.pk])
    assert vragen in binnen("ouder").get(pagina).content.decode()
    assert binnen("ouder").post(vragen, {"vraag": "Wij twijfelen."}).status_code == 302
    assert vragen not in binnen("ouder").get(pagina).content.decode()
    secretariaat = binnen("secretariaat")
    assert "Gevraagd door ouder" in secretariaat.get(pagina).content.decode()
    plannen = reverse("gesprek_plannen", args=[dossier.pk])
    assert secretariaat.post(plannen, {}).status_code == 422
    velden = {"met": ["ouders", "school"], "dag": "2026-03-17", "tijd": "14:00", "plaats": "Spoorlaan 1", "uitleg": ""}
    assert secretariaat.post(plannen, velden).status_code == 302
    for wie in ("ouder", "oco", "leerling", "voorzitter"):
        assert "17 maart 2026, 14:00" in binnen(wie).get(pagina).content.decode(), wie
    leggen = reverse("gesprek_vastleggen", args=[dossier.pk])
    velden = {"met": ["ouders", "school"], "op": "2026-03-10", "verslag": "Besproken."}
    assert "De leerling was er niet bij. Kies waarom niet." in secretariaat.post(leggen, velden).content.decode()
    assert secretariaat.post(leggen, {**velden, "niet_gehoord": "wilde_niet"}).status_code == 302
    assert "Leerling niet gehoord: de leerling wilde niet" in binnen("ouder").get(pagina).content.decode()
    afzeggen = reverse("gesprek_afzeggen", args=[dossier.pk])
    assert secretariaat.post(afzeggen, {"reden": "ziek"}).status_code == 302
    assert afzeggen not in secretariaat.get(pagina).content.decode()
