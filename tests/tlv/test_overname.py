"""Running TLVs of an old system on the real database: nothing before it is asked, everything once (SYS-74)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from swv.kern.kalender.klok import vandaag
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import HOOFD, Cast
from tests.bouw.overname import (
    SANNE,
    TIM,
    in_register,
    kies,
    kijk_na,
    neem_over,
    oordelen,
    opnieuw,
    regels,
    voer_uit,
    werkboek,
)
from tests.bouw.situaties import VERLENGING
from tlv.choices import Overnamestatus
from tlv.models import OvergenomenTlv, Overname, Overnameregel, TlvFeiten, Toelaatbaarheidsverklaring
from tlv.overgenomen import overgenomen_tlvs
from tlv.selectors import feiten_uit_register
from tlv.services import overname as diensten
from tlv.services import overnamewerk as werk
from tlv.tasks import overname_verwerken, overnames_vegen

Binnen = Callable[[str], Client]


def test_a_dry_run_writes_nothing_and_the_same_file_twice_adds_nothing(cast: Cast, taken: list[Any]) -> None:
    proef = kijk_na(cast, kies(cast, SANNE, TIM))
    assert (proef.status, proef.rijen, oordelen(cast, proef)) == ("beoordeeld", 2, ["nieuw", "nieuw"])
    assert in_register(cast) == []
    klaar = voer_uit(cast, proef)
    assert (klaar.status, klaar.uitgevoerd_naam != "") == (Overnamestatus.KLAAR, True)
    with cast.als("secretariaat") as actor:
        sanne, tim = overgenomen_tlvs(actor).order_by("nummer")
    assert (sanne.volledige_naam, sanne.geboortedatum, sanne.school_id) == (
        "Sanne van der Velde",
        date(2011, 5, 3),
        cast.scholen["wissel"],
    )
    assert (sanne.herkomst, sanne.afgever, sanne.rij) == ("eigen", "", 2)
    assert (tim.herkomst, tim.afgever, tim.categorie) == ("elders", "SWV Ver Weg", 2)
    weer = kijk_na(cast, kies(cast, SANNE, TIM))
    assert oordelen(cast, weer) == ["ongewijzigd", "ongewijzigd"]
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="niets om over te nemen"):
        diensten.overname_uitvoeren(actor=actor, overname_id=weer.pk)
    assert len(in_register(cast)) == 2


def test_nasty_rows_are_refused_one_by_one_and_the_others_come_along(cast: Cast, taken: list[Any]) -> None:
    proef = kijk_na(
        cast,
        kies(
            cast,
            SANNE,
            SANNE.replace("Sanne", "Ander"),  # the number again
            "OUD-25-0003;SANNE;van der;Vélde;03-05-2011;91AA;1;01-01-2026;31-07-2026;;",  # the pupil again
            "OUD-25-0004;Sanne;van der;Velde;03-05-2011;91AA;1;01-08-2027;31-07-2028;;",  # the pupil, after it
            TIM.replace("91AA", "00XX"),  # no school with that BRIN
            TIM.replace("0002", "0005").replace("91AA", "9A1A"),
            TIM.replace("0002", "0006").replace("31-07-2026", "31-07-2024"),  # reversed
            TIM.replace("0002", "0007").replace(";2;", ";4;"),
            TIM.replace("0002", "0008").replace("01-08-2025", "01-08-2023").replace("31-07-2026", "31-07-2025"),
            "=1+1;Tim;;Bos;12-12-2010;91AA;2;01-08-2025;31-07-2026;;",
            "OUD-25-0009;Zoë;;Yılmaz-Ødegård;2010-12-12;92BB;laag;2025-08-01;2027-07-30;;",
        ),
    )
    verwacht = [
        ("nieuw", ""),
        ("fout", "Rij 2 heeft hetzelfde nummer"),
        ("dubbel", "al een TLV op rij 2"),
        ("nieuw", ""),
        ("fout", "Deze BRIN staat niet in het scholenregister"),
        ("fout", "Dit is geen BRIN"),
        ("fout", "De laatste dag ligt voor de eerste dag"),
        ("fout", "Deze categorie bestaat niet"),
        ("verlopen", "loopt niet meer"),
        ("fout", "staat een formule"),
        ("nieuw", "geen 31 juli"),
    ]
    gevonden = regels(cast, proef)
    assert [oordeel for oordeel, _ in gevonden] == [oordeel for oordeel, _ in verwacht]
    for (_, melding), (_, deel) in zip(gevonden, verwacht, strict=True):
        assert deel in melding
    voer_uit(cast, proef)
    assert in_register(cast) == ["OUD-25-0001", "OUD-25-0004", "OUD-25-0009"]


def test_a_workbook_with_days_and_a_formula(cast: Cast, taken: list[Any]) -> None:
    """Days are days, a number is text, a formula that nobody worked out is an empty cell."""
    rij = ["OUD-1", "Sanne", None, "Velde", date(2011, 5, 3), "93CC", 1, date(2025, 8, 1), 46599, None, None]
    formule = ["OUD-2", "Tim", None, '=A1&"x"', date(2011, 5, 4), "93CC", 1.0, date(2025, 8, 1), 46599, None, None]
    proef = kijk_na(cast, kies(cast, bestand=werkboek(rij, formule)))
    (eerste, _), (tweede, melding) = regels(cast, proef)
    assert (eerste, tweede) == ("nieuw", "fout")
    assert "Achternaam ontbreekt. Staat er een formule in de cel?" in melding
    voer_uit(cast, proef)
    with cast.als("secretariaat") as actor:
        assert overgenomen_tlvs(actor).get().einddatum == date(2027, 7, 31)


def test_what_is_known_here_is_a_duplicate(cast: Cast, taken: list[Any]) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat"):
        tlv = Toelaatbaarheidsverklaring.objects.select_related("leerling").get(dossier=dossier)
    kind = tlv.leerling
    wie = f"{kind.voornaam.upper()};{kind.tussenvoegsel};{kind.achternaam};{kind.geboortedatum}"
    proef = kijk_na(
        cast,
        kies(
            cast,
            SANNE.replace("OUD-25-0001", tlv.nummer.lower()),
            f"OUD-25-0010;{wie};93CC;1;{tlv.einddatum};{tlv.einddatum};;",
            f"OUD-25-0011;{wie};93CC;1;{tlv.einddatum + timedelta(days=1)};{tlv.einddatum + timedelta(days=365)};;",
        ),
    )
    (nummer, over_nummer), (leerling, over_leerling), (later, _) = regels(cast, proef)
    assert (nummer, leerling, later) == ("dubbel", "dubbel", "nieuw")
    assert "in dit systeem afgegeven" in over_nummer
    assert "die hier is afgegeven" in over_leerling


def test_a_changed_row_says_what_changes_and_replaces_what_was_there(cast: Cast, taken: list[Any]) -> None:
    neem_over(cast, SANNE, TIM)
    anders = SANNE.replace(";93CC;1;", ";92BB;2;")
    proef = kijk_na(cast, kies(cast, anders, TIM))
    with cast.als("secretariaat"):
        regel = Overnameregel.objects.get(overname=proef, nummer=2)
    assert [(deel["wat"], deel["oud"], deel["nieuw"]) for deel in regel.verschillen] == [
        ("school", "93CC", "92BB"),
        ("categorie", "1", "2"),
    ]
    assert oordelen(cast, proef) == ["gewijzigd", "ongewijzigd"]
    voer_uit(cast, proef)
    with cast.als("secretariaat") as actor:
        assert overgenomen_tlvs(actor).get(nummer="OUD-25-0001").categorie == 2
        assert OvergenomenTlv.objects.filter(nummer="OUD-25-0001").count() == 2
    ander_kind = SANNE.replace("Sanne", "Pim").replace("03-05-2011", "04-06-2011")
    assert "voor een andere leerling" in regels(cast, kijk_na(cast, kies(cast, ander_kind)))[0][1]


def test_it_goes_on_where_a_killed_worker_stopped(
    cast: Cast, taken: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(werk, "PER_KEER", 2)
    rijen = [SANNE.replace("0001", f"000{n}").replace("Sanne", f"Kind{'abcde'[n]}") for n in range(5)]
    overname = kijk_na(cast, kies(cast, *rijen))
    with cast.als("secretariaat") as actor:
        diensten.overname_uitvoeren(actor=actor, overname_id=overname.pk)
    wij = systeem(overname.swv_id, vandaag())
    assert werk.voer_deel_uit(systeem=wij, overname_id=overname.pk)
    assert len(in_register(cast)) == 2  # and here the worker is gone
    with bereik(wij):
        Overname.objects.filter(pk=overname.pk).update(aangeboden_op=overname.aangeboden_op - timedelta(hours=1))
    taken.clear()
    assert overnames_vegen() == 1
    assert overname_verwerken(overname.pk, overname.swv_id)
    assert overname_verwerken(overname.pk, overname.swv_id)
    assert len(in_register(cast)) == 5
    assert opnieuw(cast, overname).status == Overnamestatus.KLAAR
    assert not overnames_vegen()


def test_what_stopped_halfway_a_batch_is_done_once(
    cast: Cast, taken: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    overname = kijk_na(cast, kies(cast, SANNE, TIM))
    with cast.als("secretariaat") as actor:
        diensten.overname_uitvoeren(actor=actor, overname_id=overname.pk)

    def sterf(*_: Any, **__: Any) -> None:
        raise OSError("de werker is weg")

    with monkeypatch.context() as even:
        even.setattr(werk, "laat_los", sterf)
        assert not overname_verwerken(overname.pk, overname.swv_id)
    assert in_register(cast) == []
    assert "niet bereikbaar" in opnieuw(cast, overname).storing
    assert overname_verwerken(overname.pk, overname.swv_id)
    assert len(in_register(cast)) == 2


def test_what_changed_since_the_dry_run_is_weighed_again(cast: Cast, taken: list[Any]) -> None:
    oud = kijk_na(cast, kies(cast, SANNE, TIM))
    neem_over(cast, SANNE)
    klaar = voer_uit(cast, oud)
    assert oordelen(cast, klaar) == ["ongewijzigd", "nieuw"]
    assert in_register(cast) == ["OUD-25-0001", "OUD-25-0002"]


def test_when_it_is_done_the_job_names_nobody(cast: Cast, taken: list[Any]) -> None:
    proef = kijk_na(cast, kies(cast, SANNE, TIM.replace("91AA", "XX")))
    sleutel = proef.sleutel
    assert default_storage.exists(sleutel)
    klaar = voer_uit(cast, proef)
    assert not default_storage.exists(sleutel)
    losgelaten = kijk_na(cast, kies(cast, SANNE.replace("0001", "0099").replace("Sanne", "Sanna")))
    with cast.als("secretariaat") as actor:
        diensten.overname_opgeven(actor=actor, overname_id=losgelaten.pk)
        tekst = "".join(str(list(soort.objects.values())) for soort in (Overname, Overnameregel))
        verslag = list(diensten.verslagregels(klaar))
    assert not [wat for wat in ("Sann", "Velde", "OUD-25", "2011", "Bos") if wat in tekst]
    assert verslag[1] == [2, "nieuw", "", "ja"]
    assert verslag[2][:2] == [3, "kan niet"]
    assert "Dit is geen BRIN" in str(verslag[2][2])


def test_a_file_that_nobody_comes_back_to_is_thrown_away(cast: Cast, taken: list[Any]) -> None:
    proef = kijk_na(cast, kies(cast))
    with bereik(systeem(proef.swv_id, vandaag())):
        Overname.objects.filter(pk=proef.pk).update(aangeboden_op=proef.aangeboden_op - timedelta(days=13))
        assert werk.opruimen(systeem=systeem(proef.swv_id, vandaag())) == 0
        Overname.objects.filter(pk=proef.pk).update(aangeboden_op=proef.aangeboden_op - timedelta(days=15))
    overnames_vegen()
    weg = opnieuw(cast, proef)
    assert (weg.status, weg.sleutel, weg.kolommen) == (Overnamestatus.OPGEGEVEN, "", [])
    assert not default_storage.exists(proef.sleutel)


def test_a_file_is_withdrawn_as_a_whole_and_what_it_replaced_counts_again(cast: Cast, taken: list[Any]) -> None:
    eerste = neem_over(cast, SANNE)
    tweede = neem_over(cast, SANNE.replace(";1;", ";2;"), TIM)
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="Een later bestand heeft TLV's uit dit bestand gewijzigd"):
            diensten.overname_intrekken(actor=actor, overname_id=eerste.pk, reden="fout bestand")
        with pytest.raises(NuNietMogelijk, match="waarom"):
            diensten.overname_intrekken(actor=actor, overname_id=tweede.pk, reden=" ")
        weg = diensten.overname_intrekken(actor=actor, overname_id=tweede.pk, reden="fout bestand")
        assert (weg.status, weg.reden, weg.ingetrokken_naam) == ("ingetrokken", "fout bestand", actor.naam)
        assert [(tlv.nummer, tlv.categorie) for tlv in overgenomen_tlvs(actor)] == [("OUD-25-0001", 1)]
        with pytest.raises(NuNietMogelijk, match="Alleen een bestand dat is overgenomen"):
            diensten.overname_intrekken(actor=actor, overname_id=tweede.pk, reden="nog eens")
        diensten.overname_intrekken(actor=actor, overname_id=eerste.pk, reden="fout bestand")
    assert in_register(cast) == []
    assert oordelen(cast, kijk_na(cast, kies(cast, SANNE))) == ["nieuw"]


def test_a_file_that_an_aanvraag_builds_upon_stays(cast: Cast, taken: list[Any]) -> None:
    """And the renewal takes number, end and who granted it from the register (TLV-41)."""
    wie = VERLENGING
    kind = maak.leerling(cast, wie)
    naam = f"{kind.voornaam};{kind.tussenvoegsel};{kind.achternaam};{kind.geboortedatum}"
    overname = neem_over(cast, f"OUD-25-0001;{naam};93CC;1;01-08-2025;31-07-2026;SWV Ver Weg;")
    with cast.als("oco.wissel") as actor:
        verlenging = Dossier(leerling=kind, swv_id=cast.swvs[HOOFD], soort=wie.soort)
        assert feiten_uit_register(actor, verlenging) == {
            "eerdere_tlv_nummer": "OUD-25-0001",
            "eerdere_tlv_einde": "2026-07-31",
            "eerdere_tlv_afgever": "ander_swv",
        }
        assert feiten_uit_register(replace(actor, partij_ids=()), verlenging) == {}
    noemt = {"eerdere_tlv_nummer": "oud-25-0001"}
    dossier = maak.dossier_ingediend(cast, replace(wie, bekende_leerling=kind.pk, antwoorden=noemt))
    with cast.als("secretariaat") as actor:
        assert TlvFeiten.objects.filter(dossier=dossier, eerdere_tlv_nummer="oud-25-0001").exists()
        with pytest.raises(NuNietMogelijk, match="noemt een TLV uit dit bestand"):
            diensten.overname_intrekken(actor=actor, overname_id=overname.pk, reden="fout bestand")


def test_two_files_are_not_taken_over_at_once(cast: Cast, taken: list[Any]) -> None:
    een, twee = (kijk_na(cast, kies(cast, rij)) for rij in (SANNE, TIM))
    with cast.als("secretariaat") as actor:
        diensten.overname_uitvoeren(actor=actor, overname_id=een.pk)
        with pytest.raises(NuNietMogelijk, match="al een ander bestand"):
            diensten.overname_uitvoeren(actor=actor, overname_id=twee.pk)
    assert opnieuw(cast, twee).status == Overnamestatus.BEOORDEELD


def test_rch_33_a_number_that_the_old_system_gave_out_is_passed_over(cast: Cast, taken: list[Any]) -> None:
    with cast.als("secretariaat"):
        eerste = Toelaatbaarheidsverklaring.objects.get(dossier=maak.dossier_besloten(cast))
    volgende = eerste.nummer[:-1] + str(int(eerste.nummer[-1]) + 1)
    overname = neem_over(cast, SANNE.replace("OUD-25-0001", volgende))
    with cast.als("secretariaat"):
        tweede = Toelaatbaarheidsverklaring.objects.get(dossier=maak.dossier_besloten(cast))
    assert tweede.volgnummer == eerste.volgnummer + 2
    with cast.als("secretariaat") as actor:
        diensten.overname_intrekken(actor=actor, overname_id=overname.pk, reden="proef")
