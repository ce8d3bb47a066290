"""Importing the school register on the real database: nothing before it is asked, everything once (SYS-71, ROL-32)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Partij, School, SchoolRelatie, Vestiging
from swv.kern.overdracht import services, werk
from swv.kern.overdracht.models import Inleesstatus, Inlezing
from swv.kern.overdracht.tasks import inlezing_verwerken, inlezingen_vegen
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.bouw.inlezing import KOPPEN, SCHOOL, bestand, lees_in

ANDERS = SCHOOL.replace("De Goudse Waarden", "Waarden College")
TWEE = "14SH;De Goudse Waarden;Stichting PC VO Gouda;VO;Gouda;Heemraadslaan;7;2805 AA;14SH01"
FOUT = "150M;Schoonhovens College;Stichting;VO;Schoonhoven;;;;"


def verwerk(cast: Cast, inlezing: Inlezing, *, koppel: bool = True, voer_uit: bool = False) -> Inlezing:
    """What a user and the worker do with it."""
    with cast.als("beheer") as actor:
        if koppel:
            services.inlezing_koppelen(actor=actor, inlezing_id=inlezing.pk, koppeling=inlezing.koppeling)
    inlezing_verwerken(inlezing.pk, inlezing.swv_id)
    if voer_uit:
        with cast.als("beheer") as actor:
            services.inlezing_uitvoeren(actor=actor, inlezing_id=inlezing.pk)
        inlezing_verwerken(inlezing.pk, inlezing.swv_id)
    return Inlezing.objects.get(pk=inlezing.pk)


def oordelen(inlezing: Inlezing) -> list[str]:
    return [regel.oordeel for regel in inlezing.regels.all()]


def test_a_dry_run_writes_nothing_and_the_same_file_twice_changes_nothing(cast: Cast, taken: list[Any]) -> None:
    voor = School.objects.count()
    proef = verwerk(cast, lees_in(cast, [SCHOOL, TWEE, FOUT]))
    assert (proef.status, proef.rijen, oordelen(proef)) == ("beoordeeld", 3, ["nieuw", "gewijzigd", "fout"])
    assert School.objects.count() == voor
    klaar = verwerk(cast, proef, koppel=False, voer_uit=True)
    assert (klaar.status, klaar.sleutel) == (Inleesstatus.KLAAR, "")
    assert [bool(regel.uitgevoerd_op) for regel in klaar.regels.all()] == [True, True, False]
    school = School.objects.select_related("bestuur__partij", "partij").get(brin="14SH")
    assert (school.naam, school.straat_huisnummer, school.postcode) == (
        "De Goudse Waarden",
        "Heemraadslaan 7",
        "2805 AA",
    )
    assert school.bestuur.partij.soort == "schoolbestuur"
    assert Partij.objects.filter(vestiging__school=school).count() == 2
    relatie = SchoolRelatie.objects.get(school=school)
    assert (relatie.swv_id, relatie.soort, relatie.van) == (cast.swvs[HOOFD], "aangesloten", DAG)
    weer = verwerk(cast, lees_in(cast, [SCHOOL, TWEE, FOUT]))
    assert oordelen(weer) == ["ongewijzigd", "ongewijzigd", "fout"]
    with cast.als("beheer") as actor, pytest.raises(NuNietMogelijk, match="niets om in te lezen"):
        services.inlezing_uitvoeren(actor=actor, inlezing_id=weer.pk)
    anders = verwerk(cast, lees_in(cast, [ANDERS]), voer_uit=True)
    assert anders.regels.get().verschillen == [{"wat": "naam", "oud": "De Goudse Waarden", "nieuw": "Waarden College"}]
    school.refresh_from_db()
    assert (school.naam, Vestiging.objects.filter(school=school).count()) == ("Waarden College", 2)


def test_a_school_of_another_swv_gets_a_relation_and_keeps_its_name(cast: Cast, taken: list[Any]) -> None:
    """'maas' belongs to MHR: here it becomes a guest, and nobody here renames it."""
    maas = School.objects.select_related("bestuur").get(pk=cast.scholen["maas"])
    SchoolRelatie.objects.filter(school=maas, swv_id=cast.swvs[HOOFD]).exists()
    rij = f"{maas.brin};Andere naam;{maas.bestuur.naam};{maas.soort};{maas.plaats};;;;;gast"
    klaar = verwerk(cast, lees_in(cast, [rij], koppen=f"{KOPPEN};RELATIE"), voer_uit=True)
    regel = klaar.regels.get()
    assert (regel.oordeel, [deel["wat"] for deel in regel.verschillen]) == (
        "gewijzigd",
        ["relatie met het samenwerkingsverband"],
    )
    assert "een ander samenwerkingsverband" in regel.melding
    assert School.objects.get(pk=maas.pk).naam == maas.naam
    assert SchoolRelatie.objects.get(school=maas, swv_id=cast.swvs[HOOFD]).soort == "gast"


def test_two_rows_that_contradict_one_another_are_refused(cast: Cast, taken: list[Any]) -> None:
    proef = verwerk(cast, lees_in(cast, [SCHOOL, ANDERS, SCHOOL]))
    assert oordelen(proef) == ["nieuw", "fout", "ongewijzigd"]
    assert "Rij 2 zegt over deze school iets anders bij naam" in proef.regels.get(nummer=3).melding


def test_it_goes_on_where_a_killed_worker_stopped(
    cast: Cast, taken: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(werk, "PER_KEER", 2)
    rijen = [f"{nummer}ZZ;School {nummer};Stichting;VO;Gouda;;;;" for nummer in range(10, 15)]
    inlezing = verwerk(cast, lees_in(cast, rijen))
    with cast.als("beheer") as actor:
        services.inlezing_uitvoeren(actor=actor, inlezing_id=inlezing.pk)
    wij = systeem(inlezing.swv_id, vandaag())
    assert werk.voer_deel_uit(systeem=wij, inlezing_id=inlezing.pk)
    assert School.objects.filter(brin__endswith="ZZ").count() == 2
    Inlezing.objects.filter(pk=inlezing.pk)  # and here the worker is gone
    with bereik(wij):
        Inlezing.objects.filter(pk=inlezing.pk).update(aangeboden_op=inlezing.aangeboden_op - timedelta(hours=1))
    taken.clear()
    assert inlezingen_vegen() == 1
    assert inlezing_verwerken(inlezing.pk, inlezing.swv_id)
    assert School.objects.filter(brin__endswith="ZZ").count() == 5
    assert Inlezing.objects.get(pk=inlezing.pk).status == Inleesstatus.KLAAR
    assert not inlezingen_vegen()


def test_rol_32_only_the_administrator_and_only_the_own_swv(cast: Cast, taken: list[Any]) -> None:
    inlezing = lees_in(cast)
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht, match="functioneel beheerder"):
        services.inlezing_uitvoeren(actor=actor, inlezing_id=inlezing.pk)
    wijzig = f"update kern_school set naam = 'x' where id = {cast.scholen['maas']}"
    relatie = (
        "insert into kern_schoolrelatie (school_id, swv_id, soort, van, tot) values"
        f" ({cast.scholen['maas']}, {cast.swvs['mhr']}, 'gast', '2026-01-01', '2030-01-01')"
    )
    inlees = f"update kern_inlezing set status = 'klaar' where id = {inlezing.pk}"
    for wie, opdracht in (
        ("beheer", wijzig),
        ("beheer", relatie),
        ("secretariaat", wijzig),
        ("secretariaat", inlees),
        ("oco", "insert into kern_schoolbestuur (naam) values ('x')"),
    ):
        with (
            cast.als(wie),
            pytest.raises(DatabaseError, match="hoort niet bij deze rol"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(opdracht)


def test_a_file_that_is_no_sheet_is_not_kept(cast: Cast) -> None:
    with cast.als("beheer") as actor:
        for inhoud, melding in ((bestand(), "geen rijen"), (bestand("a;b", koppen="a;a"), "dezelfde kop")):
            with pytest.raises(BestandGeweigerd, match=melding):
                services.inlezing_maken(actor=actor, naam="x.csv", bestand=inhoud, bron="", peildatum=DAG)
        with pytest.raises(NuNietMogelijk, match="toekomst"):
            services.inlezing_maken(
                actor=actor, naam="x.csv", bestand=bestand(SCHOOL), bron="", peildatum=DAG + timedelta(days=1)
            )
    assert not Inlezing.objects.exists()


def test_the_pages_lead_from_file_to_report(cast: Cast, taken: list[Any], binnen: Callable[[str], Client]) -> None:
    client = binnen("beheer")
    velden = {"bestand": bestand(SCHOOL, FOUT, "=1;2;3;4;5"), "bron": "DUO", "peildatum": DAG.isoformat()}
    antwoord = client.post(reverse("inlezingen"), velden)
    inlezing = Inlezing.objects.get()
    koppelen = reverse("inlezing_koppelen", args=[inlezing.pk])
    assert antwoord["Location"] == koppelen
    pagina = client.get(koppelen).content.decode()
    assert "BRIN NUMMER (zoals: 14SH, 150M, =1)" in pagina
    assert client.post(koppelen, {**inlezing.koppeling, "naam": ""}).status_code == 422
    assert client.post(koppelen, {**inlezing.koppeling, "naam": "PLAATSNAAM"}).status_code == 409
    assert client.post(koppelen, inlezing.koppeling).status_code == 302
    adres = reverse("inlezing", args=[inlezing.pk])
    assert "Elke rij wordt nagekeken" in client.get(adres).content.decode()
    inlezing_verwerken(inlezing.pk, inlezing.swv_id)
    pagina = client.get(adres).content.decode()
    assert "Bedoelt u 15OM" in pagina
    assert "die niet in het bestand staan" in pagina
    assert "Bedoelt u" not in client.get(adres, {"toon": "nieuw"}).content.decode()
    uitvoeren = reverse("inlezing_uitvoeren", args=[inlezing.pk])
    assert client.post(uitvoeren).status_code == 302
    assert "0 van de 1 rijen" in client.get(adres).content.decode()
    assert client.post(uitvoeren).status_code == 409
    assert client.post(reverse("inlezing_opgeven", args=[inlezing.pk])).status_code == 409
    inlezing_verwerken(inlezing.pk, inlezing.swv_id)
    assert ": 1 rij." in client.get(adres).content.decode()
    verslag = client.get(reverse("inlezing_verslag", args=[inlezing.pk]), {"vorm": "csv"}).content.decode("utf-8-sig")
    assert "14SH;De Goudse Waarden;nieuw;" in verslag
    assert "'=1" in verslag  # no formula comes alive
    assert client.get(reverse("inlezing_verslag", args=[inlezing.pk]), {"vorm": "pdf"}).status_code == 404
    assert client.get(reverse("inlezing_verslag", args=[inlezing.pk])).content.startswith(b"PK")
    assert "scholen.csv" in client.get(reverse("inlezingen")).content.decode()


def test_letting_go_of_a_file_changes_no_school(cast: Cast, taken: list[Any], binnen: Callable[[str], Client]) -> None:
    inlezing = verwerk(cast, lees_in(cast))
    assert binnen("beheer").post(reverse("inlezing_opgeven", args=[inlezing.pk])).status_code == 302
    assert Inlezing.objects.get().status == Inleesstatus.OPGEGEVEN
    assert not School.objects.filter(brin="14SH").exists()
