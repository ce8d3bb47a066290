"""What was taken over from an old system, as its readers find it: who sees it, in which lists, on which pages (SYS-74)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.kalender.klok import vandaag
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar
from tests.bouw import situaties as maak
from tests.bouw.campagne import aflopend, begin_campagne
from tests.bouw.cast import ANDER, DAG, HOOFD, Cast
from tests.bouw.overname import (
    SANNE,
    TIM,
    csvbestand,
    in_register,
    kies,
    kijk_na,
    neem_over,
    opnieuw,
)
from tlv.choices import Overnamestatus
from tlv.models import OvergenomenTlv, Overname, Overnameregel
from tlv.overgenomen import overgenomen_tlvs, zoek_overgenomen
from tlv.register import Zoekvraag
from tlv.services import overname as diensten
from tlv.services import overnamewerk as werk
from tlv.tasks import overname_verwerken

Binnen = Callable[[str], Client]


@pytest.mark.parametrize(
    ("wie", "nummers"),
    [
        ("secretariaat", ["OUD-25-0001", "OUD-25-0002"]),
        ("voorzitter", ["OUD-25-0001", "OUD-25-0002"]),
        ("directeur", ["OUD-25-0001", "OUD-25-0002"]),
        ("financien", ["OUD-25-0001", "OUD-25-0002"]),
        ("oco.wissel", ["OUD-25-0001"]),
        ("oco", ["OUD-25-0002"]),
        ("oco.elders", []),
        ("bestuur", []),
        ("secretariaat.mhr", []),
        ("voorzitter.mhr", []),
    ],
)
def test_everybody_finds_the_own_only_in_list_and_on_page(
    cast: Cast, taken: list[Any], binnen: Binnen, wie: str, nummers: list[str]
) -> None:
    neem_over(cast, SANNE, TIM)
    client = binnen(wie)
    tekst = client.get(reverse("tlv_register")).content.decode()
    assert [nummer for nummer in ("OUD-25-0001", "OUD-25-0002") if f">{nummer}</a>" in tekst] == nummers
    with cast.als("secretariaat") as actor:
        ids = {tlv.nummer: tlv.pk for tlv in overgenomen_tlvs(actor)}
    for nummer, pk in ids.items():
        antwoord = client.get(reverse("overgenomen_tlv", args=[pk]))
        assert antwoord.status_code == (200 if nummer in nummers else 404)


def test_the_api_tells_what_the_page_tells(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    neem_over(cast, SANNE, TIM)
    adres = reverse("api_lijst_overgenomen_tlvs")
    (rij,) = binnen("oco").get(adres).json()["resultaten"]
    assert (rij["nummer"], rij["leerling"], rij["school"], rij["afgever"], rij["herkomst"], rij["stand"]) == (
        "OUD-25-0002",
        "Tim Bos",
        "Lyceum De Brug",
        "SWV Ver Weg",
        "elders",
        "geldig",
    )
    assert len(binnen("secretariaat").get(adres).json()["resultaten"]) == 2
    assert len(binnen("secretariaat").get(adres, {"categorie": "2"}).json()["resultaten"]) == 1
    assert binnen("secretariaat.mhr").get(adres).json()["resultaten"] == []


def test_the_school_sees_a_tlv_as_long_as_it_runs(cast: Cast, taken: list[Any]) -> None:
    neem_over(cast, SANNE)
    with cast.als("secretariaat") as actor:
        einde = overgenomen_tlvs(actor).get().einddatum
    for dag, aantal in ((einde, 1), (einde + timedelta(days=1), 0)):
        actor = cast.actor("oco.wissel", dag)
        with bereik(actor):
            assert overgenomen_tlvs(actor).count() == aantal
            assert OvergenomenTlv.objects.count() == aantal


def test_another_swv_sees_and_changes_nothing(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    overname = kijk_na(cast, kies(cast))
    with cast.als("secretariaat.mhr") as actor:
        assert not diensten.overnames_van(actor).exists()
        assert not Overname.objects.exists()
        assert not Overnameregel.objects.exists()
        for handeling in (diensten.overname_uitvoeren, diensten.overname_opgeven):
            with pytest.raises(NietZichtbaar):
                handeling(actor=actor, overname_id=overname.pk)
        with pytest.raises(NietZichtbaar):
            diensten.overname_intrekken(actor=actor, overname_id=overname.pk, reden="x")
    for naam in ("overname", "overname_koppelen", "overname_intrekken", "overname_verslag"):
        assert binnen("secretariaat.mhr").get(reverse(naam, args=[overname.pk])).status_code == 404
    for wie in ("oco", "voorzitter", "beheer", "directeur"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht, match="neemt het secretariaat over"):
            diensten.overname_uitvoeren(actor=actor, overname_id=overname.pk)
    verkeerd = systeem(cast.swvs[ANDER], vandaag())
    assert werk.proefdraaien(systeem=verkeerd, overname_id=overname.pk) == 0
    assert not werk.voer_deel_uit(systeem=verkeerd, overname_id=overname.pk)


def test_the_database_lets_only_a_worker_fill_the_register(cast: Cast, taken: list[Any]) -> None:
    overname = kijk_na(cast, kies(cast))
    invoegen = (
        "insert into tlv_overgenomentlv (swv_id, overname_id, rij, nummer, herkomst, afgever, voornaam, tussenvoegsel,"
        " achternaam, geboortedatum, school_id, partij_id, categorie, ingangsdatum, einddatum, overgenomen_op)"
        f" values ({cast.swvs[HOOFD]}, {overname.pk}, 2, 'x', 'eigen', '', 'x', '', 'x', '2011-01-01',"
        f" {cast.scholen['wissel']}, {cast.partijen['oco.wissel']}, 1, '2025-08-01', '2027-07-31', now())"
    )
    # Also not a worker, before the secretariaat said so.
    for wie in ("secretariaat", "voorzitter", "oco.wissel", "systeem"):
        with (
            cast.als(wie),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(invoegen)


def test_searching_counts_them_too(cast: Cast, taken: list[Any]) -> None:
    neem_over(cast, SANNE, TIM)
    with cast.als("secretariaat") as actor:
        for vraag, aantal in (
            (Zoekvraag(), 2),
            (Zoekvraag(tekst="velde"), 1),
            (Zoekvraag(tekst="0002 tim"), 1),
            (Zoekvraag(tekst="sanne van der velde"), 1),
            (Zoekvraag(categorie=2), 1),
            (Zoekvraag(einde=2027), 1),
            (Zoekvraag(stand="geldig"), 2),
            (Zoekvraag(stand="verlopen"), 0),
            (Zoekvraag(stand="vervangen"), 0),
            (Zoekvraag(herkomst="hier"), 0),
            (Zoekvraag(herkomst="overgenomen"), 2),
            (Zoekvraag(school=cast.scholen["brug"]), 0),
        ):
            assert zoek_overgenomen(actor, vraag).count() == aantal, vraag


def test_the_list_leafs_through_both_kinds(
    cast: Cast, taken: list[Any], binnen: Binnen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tlv.views.register.PER_PAGINA", 2)
    maak.dossier_verzonden(cast)
    neem_over(cast, SANNE, TIM)
    client = binnen("secretariaat")
    eerste = client.get(reverse("tlv_register"))
    tweede = client.get(reverse("tlv_register"), {"pagina": "2"})
    assert [regel["overgenomen"] for regel in eerste.context["regels"]] == [False, True]
    assert [regel["overgenomen"] for regel in tweede.context["regels"]] == [True]
    assert "3 verklaringen" in eerste.content.decode()
    alleen = client.get(reverse("tlv_register"), {"herkomst": "hier"}).context["regels"]
    assert [regel["overgenomen"] for regel in alleen] == [False]


def test_the_school_finds_what_ends_this_year(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    neem_over(cast, SANNE, TIM)
    tekst = binnen("oco").get(reverse("aflopende_tlvs")).content.decode()
    assert "OUD-25-0002" in tekst
    assert "Er lopen geen TLV" not in tekst
    assert "OUD-25-0001" not in binnen("oco.wissel").get(reverse("aflopende_tlvs")).content.decode()


def test_the_search_box_leads_to_who_has_no_dossier_here(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    neem_over(cast, SANNE, TIM)
    zoek = {"q": "sanne van der velde"}
    antwoord = binnen("secretariaat").get(reverse("dossiers_zoeken"), zoek)
    ((zin, adres),) = antwoord.context["ook"]
    assert zin == "1 TLV die is overgenomen uit een oud systeem"
    assert "Geen dossier, maar wel gevonden" in antwoord.content.decode()
    regels = binnen("secretariaat").get(adres).context["regels"]
    assert [regel["tlv"].nummer for regel in regels] == ["OUD-25-0001"]
    for ander in ("oco", "deskundige1", "secretariaat.mhr"):
        assert binnen(ander).get(reverse("dossiers_zoeken"), zoek).context["ook"] == [], ander


def test_a_long_list_goes_on_in_the_register(
    cast: Cast, taken: list[Any], binnen: Binnen, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweede = TIM.replace("OUD-25-0002", "OUD-25-0003").replace("Tim", "Tom")
    neem_over(cast, TIM, tweede)
    client = binnen("oco")
    assert "herkomst=overgenomen" not in client.get(reverse("aflopende_tlvs")).content.decode()
    monkeypatch.setattr("tlv.views.verlengen.PER_PAGINA", 1)
    antwoord = client.get(reverse("aflopende_tlvs"))
    einde = antwoord.context["overgenomen"][0].einddatum.year
    assert "Dit zijn de eerste 1 op naam" in antwoord.content.decode()
    (_, adres) = antwoord.content.decode().split(f'href="{reverse("tlv_register")}?')[-2:]
    regels = client.get(reverse("tlv_register") + "?" + adres.split('"')[0].replace("&amp;", "&")).context["regels"]
    assert einde == 2026
    assert {regel["tlv"].nummer for regel in regels} == {"OUD-25-0002", "OUD-25-0003"}


def test_the_board_of_a_campaign_counts_them_apart(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    campagne = begin_campagne(cast, aflopend(cast))
    einde = campagne.einddatum
    neem_over(cast, SANNE.replace("31-07-2027", einde.isoformat()), TIM.replace("31-07-2026", "31-07-2030"))
    tekst = binnen("secretariaat").get(reverse("verlengcampagne", args=[campagne.pk])).content.decode()
    assert "<li>VSO De Wissel: 1</li>" in tekst
    assert f"?herkomst=overgenomen&amp;einde={einde.year}" in tekst
    assert "<li>Lyceum De Brug: 1</li>" not in tekst


def test_a_file_that_is_no_sheet_is_not_kept(cast: Cast) -> None:
    with cast.als("secretariaat") as actor:
        for inhoud, melding in ((csvbestand(), "geen rijen onder de koppen. Kies een bestand met TLV's"),):
            with pytest.raises(BestandGeweigerd, match=melding):
                diensten.overname_maken(actor=actor, naam="x.csv", bestand=inhoud, bron="")
        assert not Overname.objects.exists()


def test_the_pages_lead_from_file_to_report(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    client = binnen("secretariaat")
    assert reverse("overnames") in client.get(reverse("tlv_register")).content.decode()
    assert client.post(reverse("overnames"), {"bron": "Oud"}).status_code == 422
    velden = {"bestand": csvbestand(SANNE, TIM, TIM.replace(";2;", ";4;").replace("0002", "0003")), "bron": "Oud"}
    antwoord = client.post(reverse("overnames"), velden)
    with cast.als("secretariaat"):
        overname = Overname.objects.get()
    koppelen, adres = (reverse(naam, args=[overname.pk]) for naam in ("overname_koppelen", "overname"))
    assert antwoord["Location"] == koppelen
    assert "Voornaam (zoals: Sanne, Tim)" in client.get(koppelen).content.decode()
    assert client.post(koppelen, {**overname.koppeling, "brin": ""}).status_code == 422
    assert client.post(koppelen, {**overname.koppeling, "brin": "Categorie"}).status_code == 409
    assert client.post(koppelen, overname.koppeling).status_code == 302
    assert "Elke rij wordt nagekeken" in client.get(adres).content.decode()
    overname_verwerken(overname.pk, overname.swv_id)
    pagina = client.get(adres).content.decode()
    assert "Sanne van der Velde" in pagina
    assert "Deze categorie bestaat niet" in pagina
    assert "12-12-2010 · 91AA · 4 · 01-08-2025" in pagina
    assert "Sanne" not in client.get(adres, {"toon": "fout"}).content.decode()
    uitvoeren, intrekken = (reverse(naam, args=[overname.pk]) for naam in ("overname_uitvoeren", "overname_intrekken"))
    assert client.get(intrekken).status_code == 409
    assert client.post(uitvoeren).status_code == 302
    assert "0 van de 2" in client.get(adres).content.decode()
    assert client.post(uitvoeren).status_code == 409
    assert client.post(reverse("overname_opgeven", args=[overname.pk])).status_code == 409
    overname_verwerken(overname.pk, overname.swv_id)
    pagina = client.get(adres).content.decode()
    assert ": 2 TLV" in pagina
    assert "Velde" not in pagina
    verslag = reverse("overname_verslag", args=[overname.pk])
    assert "2;nieuw;;ja" in client.get(verslag, {"vorm": "csv"}).content.decode("utf-8-sig")
    assert client.get(verslag).content.startswith(b"PK")
    assert client.get(verslag, {"vorm": "pdf"}).status_code == 404
    assert "tlvs.csv" in client.get(reverse("overnames")).content.decode()
    assert client.post(intrekken, {"reden": ""}).status_code == 422
    assert client.post(intrekken, {"reden": "verkeerd bestand"}).status_code == 302
    assert "verkeerd bestand" in client.get(adres).content.decode()
    assert ">OUD-25-0001</a>" not in client.get(reverse("tlv_register")).content.decode()


def test_letting_go_of_a_file_takes_nothing_over(cast: Cast, taken: list[Any], binnen: Binnen) -> None:
    overname = kijk_na(cast, kies(cast))
    assert binnen("secretariaat").post(reverse("overname_opgeven", args=[overname.pk])).status_code == 302
    assert opnieuw(cast, overname).status == Overnamestatus.OPGEGEVEN
    assert "weggegooid" in binnen("secretariaat").get(reverse("overname", args=[overname.pk])).content.decode()
    assert vandaag() == DAG
    assert in_register(cast) == []
