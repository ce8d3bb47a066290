"""Whoever may not know a dossier gets 404 on every address of it, exactly as if it did not exist (INZ-22).

Issue 2, acceptance 6. The addresses come from the URL resolver, so a new route is tried without a line here; a route
with an id that this module does not know makes a test fail. Everything runs through the real views and both locks.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import product
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from aanvragen.answers import formulier_van
from aanvragen.models import Antwoord, Deskundigenadvies, Handtekening, Mandaat
from aanvragen.services.meetings import Schema, vergaderingen_plannen
from swv.kern.beleid.models import Beleidsversie
from swv.kern.briefteksten.bouwstenen import Bouwsteeninhoud, Waarvoor, bouwsteen_bewaren
from swv.kern.briefteksten.services import brieftekst_wijzigen
from swv.kern.choices import Veldgroep
from swv.kern.documenten.models import Bezorging, Brief, Briefversie, Document
from swv.kern.jaarverslag.services import leerlingtelling_vastleggen
from swv.kern.kalender import klok
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.personen.models import Contactgegevens
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import maak_bezwaar, maak_bundel
from tests.bouw.campagne import aflopend, begin_campagne, stuur_brieven
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.bouw.eigen import van_een_gebruiker
from tests.bouw.inlezing import lees_in, vraag_uitvoer
from tests.bouw.meelezers import deel
from tests.bouw.overname import neem_over
from tests.bouw.schoolprofiel import profiel_van_school
from tests.bouw.situaties import ELDERS, GEWOON, anders
from tests.storing.adressen import adressen, bekijk, deel_van, inhoud, routes, van_api, verraad
from tests.storing.methoden import ALLEEN_EEN_METHODE
from tlv.models import Besluit, Bezwaarstuk, Campagnebrief, OvergenomenTlv, Toelaatbaarheidsverklaring

pytestmark = pytest.mark.xdist_group("storing_404")

DATABASE = f"{omgeving.NAAM}_404"
ALLES = bool(os.environ.get("SWV_TEST_ALLES"))
ZEVENTIEN = anders(GEWOON, geboortedatum=DAG - timedelta(days=17 * 365 + 200))
ACHTTIEN_OP = verjaardag(ZEVENTIEN.geboortedatum, 18)
DEELT_TOT = DAG + timedelta(days=7)
BUITENSTAANDERS = {
    "oco.elders": DAG,
    "ouder.elders": DAG,
    "leerplicht": DEELT_TOT,  # a share past its end date
    "deskundige1": DAG,  # assigned, until the letter had gone out
    "secretariaat.mhr": DAG,
    "ouder": ACHTTIEN_OP,
}
"""Who must see nothing of the dossier, and on which day we look (acceptance 6)."""
NOG_MEER = {
    "beheer": DAG,
    "fg": DAG,
    "kwaliteit": DAG,
    "leerling.elders": DAG,
    "bestuur.elders": DAG,
    "jeugdhulp": DAG,  # an outsider with whom nothing was shared
    "deskundige3": DAG,  # never assigned
    "voorzitter.mhr": DAG,
    "oco.maas": DAG,
    "ouder2": ACHTTIEN_OP,
}
"""More of the same; only in the slow tier."""
VAN_HET_SWV = {
    "beleidsversie_id",
    "lidmaatschap_id",
    "school_id",
    "telling_id",
    "vergadering_id",
    "mandaat_id",
    "campagne_id",
    "inlezing_id",
    "uitvoer_id",
    "overname_id",
}
"""Of no dossier: these people of the bureau may know when it meets and who decides, whatever dossiers they see."""
BUREAU = {"beheer", "fg", "kwaliteit"}
INGEWIJDEN = ("oco", "secretariaat", "voorzitter")


@dataclass
class Geval:
    """One dossier with everything that can hang on it, sent to everybody, and one of another school."""

    cast: Cast
    dossier: int
    ids: dict[str, list[int | str]] = field(default_factory=dict)
    elders: int = 0
    brief_van: dict[str, int] = field(default_factory=dict)


# --- The world --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _geval(_gebouwd: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Geval]:
    """Built once on a clone of its own, committed, so that reading can be logged over its own connection."""
    with django_db_blocker.unblock(), klok.op(DAG), pytest.MonkeyPatch.context() as mp:
        mp.setattr("swv.kern.taken._verstuur", lambda *_: None)
        omgeving.sluit()
        omgeving.kloon(DATABASE, omgeving.SJABLOON)
        omgeving.richt(DATABASE)
        try:
            geval = bouw(_gebouwd)
        finally:
            omgeving.sluit()
            omgeving.richt()
    yield geval
    with omgeving.beheer() as conn:
        conn.execute(f'drop database if exists "{DATABASE}" with (force)')


@pytest.fixture
def geval(_geval: Geval, django_db_blocker: DjangoDbBlocker) -> Iterator[Geval]:
    """That world, over the ordinary roles."""
    with django_db_blocker.unblock():
        omgeving.sluit()
        omgeving.richt(DATABASE)
        try:
            yield _geval
        finally:
            omgeving.sluit()
            omgeving.richt()


def bouw(cast: Cast) -> Geval:
    """Make it, and collect every id that an address can hold."""
    dossier = maak.dossier_verzonden(cast, ZEVENTIEN)
    deel(cast, dossier, "leerplicht", Veldgroep.ONDERWIJS, tot=DEELT_TOT)
    elders = maak.dossier_ingediend(cast, ELDERS)
    bezwaar = maak_bezwaar(cast, dossier)
    mandaat, vergadering, voorstel, bouwsteen = _van_het_swv(cast)
    with cast.als("secretariaat") as actor:
        telling = leerlingtelling_vastleggen(actor=actor, peildatum=DAG, vo=900, vso=100, bron="proef").pk
    eigen = van_een_gebruiker(cast, "oco")
    campagne = begin_campagne(cast, aflopend(cast))
    stuur_brieven(cast, campagne)
    overname = neem_over(cast)
    geval = Geval(cast, dossier.pk, elders=elders.pk)
    with cast.als("systeem"):
        van_dossier = {"dossier_id": dossier.pk}
        geval.ids = {
            "dossier_id": [dossier.pk],
            "document_id": _ids(Document.objects.filter(**van_dossier)),
            "versie_id": _ids(Briefversie.objects.filter(brief__dossier_id=dossier.pk)),
            "handtekening_id": _ids(Handtekening.objects.filter(**van_dossier)),
            "contact_id": _ids(Contactgegevens.objects.filter(leerling_id=dossier.leerling_id)),
            "bezwaar_id": [bezwaar.pk],
            "bundel_id": [maak_bundel(cast, bezwaar).pk],
            "stuk_id": _ids(Bezwaarstuk.objects.filter(bezwaar=bezwaar)),
            "beleidsversie_id": _ids(Beleidsversie.objects.filter(swv_id=cast.swvs[HOOFD], onderdeel="agenda")),
            "mandaat_id": [mandaat],
            "vergadering_id": [vergadering],
            "voorstel_id": [voorstel],
            "besluit_id": _ids(Besluit.objects.filter(**van_dossier)),
            "schoolprofiel_id": [profiel_van_school(cast)],
            "tlv_id": _ids(Toelaatbaarheidsverklaring.objects.filter(**van_dossier)),
            "campagne_id": [campagne.pk],
            "school_id": [cast.scholen["wissel"]],
            "lidmaatschap_id": [cast.lidmaatschappen["deskundige1"]],
            "brief_id": _ids(Brief.objects.filter(**van_dossier)),
            "campagnebrief_id": _ids(Campagnebrief.objects.filter(campagne=campagne)),
            "bouwsteen_id": [bouwsteen],
            **eigen,
            "brief": ["tekstblokken"],
            "blok": ["slot"],
            "telling_id": [telling],
            "inlezing_id": [lees_in(cast).pk],
            "uitvoer_id": [vraag_uitvoer(cast).pk],
            "overname_id": [overname.pk],
            "overgenomen_id": _ids(OvergenomenTlv.objects.all()),
            "sectie": [sectie.sleutel for sectie in formulier_van(dossier).secties],
        }
        assert Antwoord.objects.filter(**van_dossier).exists()
        assert Deskundigenadvies.objects.filter(**van_dossier).count() == 2
        for bezorging in Bezorging.objects.filter(brief__dossier_id=dossier.pk).select_related("brief"):
            ontvanger = bezorging.brief.ontvanger_id
            namen = [wie for wie in ("ouder", "ouder2", "leerling") if cast.partijen[wie] == ontvanger]
            geval.brief_van[namen[0] if namen else "oco"] = bezorging.versie_id
    assert all(geval.ids.values()), f"een dossier zonder {[naam for naam, ids in geval.ids.items() if not ids]}"
    assert set(geval.brief_van) == {"oco", "ouder", "ouder2", "leerling"}
    return geval


def _van_het_swv(cast: Cast) -> tuple[int, int, int, int]:
    """A mandate in the register, a meeting of the SWV, a proposal for texts in its letters, and a text to put in."""
    schema = Schema(weekdag=3, van=DAG, tot_en_met=DAG + timedelta(days=7), begintijd=time(9), online=True, plaats="")
    with cast.als("secretariaat") as actor:
        voorstel = brieftekst_wijzigen(actor=actor, soort="tlv_vso_eerste")
        vergadering = vergaderingen_plannen(actor=actor, schema=schema).nieuw[0]
        tekst = Bouwsteeninhoud("Rust", (Waarvoor.ADVIES,), (), "De leerling heeft rust nodig.", DAG)
        bouwsteen = bouwsteen_bewaren(actor=actor, inhoud=tekst)
        return Mandaat.objects.first().pk, vergadering.pk, voorstel.pk, bouwsteen.pk


def _ids(rijen: QuerySet[Any]) -> list[int | str]:
    return list(rijen.order_by("pk").values_list("pk", flat=True))


# --- The tests --------------------------------------------------------------------------------------------------


def test_every_route_with_an_id_is_known(geval: Geval) -> None:
    onbekend = {f"{pad}: {naam}" for pad, _, namen in routes() for naam in namen if naam not in geval.ids}
    assert not onbekend, f"geef in bouw() de ids van {sorted(onbekend)}"
    gebruikt = {naam for _, _, namen in routes() for naam in namen}
    assert gebruikt == set(geval.ids)
    assert len(adressen(geval.ids)) > 40


@pytest.mark.parametrize(
    ("wie", "dag"),
    [
        *(pytest.param(wie, dag, id=wie) for wie, dag in BUITENSTAANDERS.items()),
        *(pytest.param(wie, dag, id=wie, marks=pytest.mark.traag) for wie, dag in NOG_MEER.items()),
    ],
)
def test_who_may_not_know_it_sees_nothing(geval: Geval, binnen: Callable[[str], Client], wie: str, dag: date) -> None:
    alle = list(routes())
    if wie in BUITENSTAANDERS and not ALLES:
        alle = deel_van(alle, list(BUITENSTAANDERS).index(wie), len(BUITENSTAANDERS))
    with klok.op(dag):
        eigen = {reverse("brief_lezen", args=[geval.brief_van[wie]])} if wie in geval.brief_van else set()
        paren = adressen(geval.ids, zonder=VAN_HET_SWV if wie in BUREAU else None, van=alle)
        fout = verraad(binnen(wie), [paar for paar in paren if paar[0] not in eigen])
    assert not fout, "\n".join(fout)


@pytest.mark.parametrize(
    ("wie", "dag"),
    [
        pytest.param(wie, dag, id=wie, marks=() if wie == "oco.elders" else pytest.mark.traag)
        for wie, dag in (BUITENSTAANDERS | NOG_MEER).items()
    ],
)
def test_the_api_tells_them_no_more(geval: Geval, binnen: Callable[[str], Client], wie: str, dag: date) -> None:
    with klok.op(dag):
        fout = verraad(binnen(wie), adressen(geval.ids, van=van_api()))
    assert not fout, "\n".join(fout)


def test_the_same_addresses_exist_for_insiders(geval: Geval, binnen: Callable[[str], Client]) -> None:
    """Otherwise the test above proves nothing: each address is seen by somebody, if only to be refused."""
    voor_niemand = []
    with klok.op(DAG):
        clients = [binnen(wie) for wie in INGEWIJDEN]
        for pad, _ in (*adressen(geval.ids), *adressen(geval.ids, van=van_api())):
            if all(_status(client, pad) == 404 for client in clients):
                voor_niemand.append(pad)
    assert not voor_niemand


def _status(client: Client, pad: str) -> int:
    antwoord = client.get(pad)
    antwoord.close()
    return antwoord.status_code


def test_seen_but_not_allowed_is_403_or_409(geval: Geval, binnen: Callable[[str], Client]) -> None:
    """Withdrawing a document of a dossier that is done: the secretariaat may never, the school may not any more."""
    pad = reverse("document_intrekken", args=[geval.ids["document_id"][0]])
    with klok.op(DAG):
        assert (binnen("secretariaat").post(pad).status_code, binnen("oco").post(pad).status_code) == (403, 409)


def test_only_these_routes_refuse_a_method(geval: Geval, binnen: Callable[[str], Client]) -> None:
    """They read, or they withdraw; every other route answers 404 on GET and on POST."""
    weigert = set()
    with klok.op(DAG):
        client = binnen("oco.elders")
        for (_, naam, namen), methode in product(routes(), ("GET", "POST")):
            pad = reverse(naam, kwargs={wat: geval.ids[wat][0] for wat in namen})
            if bekijk(client, methode, pad).status_code == 405:
                weigert.add((methode, naam))
    assert weigert == ALLEEN_EEN_METHODE


def test_an_own_dossier_is_no_door_to_another(geval: Geval, binnen: Callable[[str], Client]) -> None:
    """An id of this dossier behind the id of one's own dossier."""
    gemengd = {**geval.ids, "dossier_id": [geval.elders]}
    paden = [
        reverse(naam, kwargs=dict(zip(namen, keuze, strict=True)))
        for _, naam, namen in routes()
        if "dossier_id" in namen and set(namen) - {"dossier_id", "sectie"}
        for keuze in product(*(gemengd[deel] for deel in namen))
    ]
    assert paden
    with klok.op(DAG):
        for wie in ("oco.elders", "ouder.elders"):
            client = binnen(wie)
            assert client.get(reverse("dossier", args=[geval.elders])).status_code == 200
            antwoorden = {pad: (client.get(pad).status_code, client.post(pad).status_code) for pad in paden}
            assert set(antwoorden.values()) == {(404, 404)}, (wie, antwoorden)


def test_anonymous_is_sent_to_sign_in(geval: Geval, client: Client) -> None:
    anders_dan_aanmelden = []
    aanmelden = reverse("account_login")
    for pad in {pad for paar in adressen(geval.ids) for pad in paar}:
        for methode in ("GET", "POST"):
            antwoord = bekijk(client, methode, pad)
            if antwoord.status_code != 302 or antwoord["Location"] != f"{aanmelden}?next={pad}":
                anders_dan_aanmelden.append(f"{methode} {pad}: {antwoord.status_code}")
    assert not anders_dan_aanmelden, "\n".join(anders_dan_aanmelden)


# --- What ends, and what stays ----------------------------------------------------------------------------------


def test_a_share_ends_on_its_day(geval: Geval, binnen: Callable[[str], Client]) -> None:
    pad = reverse("dossier", args=[geval.dossier])
    client = binnen("leerplicht")
    with klok.op(DEELT_TOT - timedelta(days=1)):
        assert client.get(pad).status_code == 200
    with klok.op(DEELT_TOT):
        assert client.get(pad).status_code == 404


@pytest.mark.parametrize("wie", ["ouder", "ouder2"])
def test_a_parent_keeps_the_letter_after_the_18th_birthday(
    geval: Geval, binnen: Callable[[str], Client], wie: str
) -> None:
    """The dossier closes on the birthday; what was received stays readable, and nobody else's letter opens."""
    dossier, brief = reverse("dossier", args=[geval.dossier]), reverse("brief_lezen", args=[geval.brief_van[wie]])
    client = binnen(wie)
    with klok.op(ACHTTIEN_OP - timedelta(days=1)):
        assert client.get(dossier).status_code == 200
    with klok.op(ACHTTIEN_OP):
        assert client.get(dossier).status_code == 404
        assert brief in inhoud(client.get(reverse("mijn_brieven")))
        antwoord = client.get(brief)
        assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
        assert b"".join(antwoord).startswith(b"%PDF-")
        van_anderen = [pk for naam, pk in geval.brief_van.items() if naam != wie]
        assert {client.get(reverse("brief_lezen", args=[pk])).status_code for pk in van_anderen} == {404}


def test_the_pupil_of_18_takes_over(geval: Geval, binnen: Callable[[str], Client]) -> None:
    client = binnen("leerling")
    with klok.op(ACHTTIEN_OP):
        assert client.get(reverse("dossier", args=[geval.dossier])).status_code == 200


@pytest.mark.parametrize("dag", [DAG, DAG + timedelta(days=1)])
def test_an_expert_leaves_when_the_letter_has_gone_out(
    geval: Geval, binnen: Callable[[str], Client], dag: date
) -> None:
    """On the very day, both experts; the work list is empty too."""
    with geval.cast.als("systeem"):
        assert Dossier.objects.get(pk=geval.dossier).verzonden_op is not None
    with klok.op(dag):
        for wie in ("deskundige1", "deskundige2"):
            client = binnen(wie)
            assert client.get(reverse("dossier", args=[geval.dossier])).status_code == 404
            lijst = inhoud(client.get(reverse("werkvoorraad"), {"toon": "alles"}))
            assert reverse("dossier", args=[geval.dossier]) not in lijst
