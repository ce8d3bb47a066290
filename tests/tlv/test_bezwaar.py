"""Receiving an objection, from the portal and on paper; who reads it; withdrawing (TLV-161..164, RCH-10..13, INZ-03b)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from swv.kern.berichten.models import Mail
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.documenten.models import Brief
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.vernietiging import VernietigingGestopt, vernietig_dossier
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import GRONDEN, dossier_in_bezwaar, maak_bezwaar, pdf_bestand
from tests.bouw.cast import Cast
from tlv.bezwaren import Indiener, mogelijke_indieners
from tlv.choices import Bezwaarkanaal, Bezwaarstatus, Hoedanigheid
from tlv.models import Bezwaar
from tlv.services.bezwaar import (
    OpPapier,
    bezwaar_intrekken,
    bezwaar_maken,
    bezwaar_opslaan,
    bezwaar_vastleggen,
    bezwaarstuk_intrekken,
    bezwaarstuk_toevoegen,
)

PARTIJEN = ("ouder", "ouder2", "leerling", "bestuur", "oco", "secretariaat", "voorzitter", "directeur", "oco.elders")


def lezers(cast: Cast, bezwaar: Bezwaar, dag: date | None = None) -> set[str]:
    """Who reads this objection, by the application; the database alone is held to the same."""
    uit = set()
    for wie in PARTIJEN:
        with cast.als(wie, dag) if dag else cast.als(wie) as actor:
            gezien = Bezwaar.objects.zichtbaar_voor(actor).filter(pk=bezwaar.pk).exists()
            assert Bezwaar.objects.filter(pk=bezwaar.pk).exists() == gezien, wie
            uit |= {wie} if gezien else set()
    return uit


def op_papier(cast: Cast, dossier: Dossier, sleutel: str, **anders: object) -> OpPapier:
    with cast.als("secretariaat") as actor:
        indiener = next(rij for rij in mogelijke_indieners(actor, dossier) if rij.sleutel == sleutel)
        velden = {
            "indiener": indiener, "naam": "", "kanaal": Bezwaarkanaal.POST, "ontvangen_op": actor.vandaag,
            "gepost_op": None, "gronden": "Te weinig hulp.",
        }  # fmt: skip
        return OpPapier(**{**velden, **anders})  # type: ignore[arg-type]


def test_a_parent_objects_in_the_portal_and_it_is_received_at_once(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    assert (bezwaar.status, bezwaar.tijdig) == (Bezwaarstatus.ONTVANGEN, True)
    # the letter went out on 10-03-2026: last day di 21-04; 14 days from receipt; twelve weeks after the last day
    assert bezwaar.laatste_dag == date(2026, 4, 21)
    assert bezwaar.doorzenden_uiterlijk == date(2026, 3, 24)
    assert bezwaar.beslissen_uiterlijk == date(2026, 7, 14)
    with cast.als("secretariaat"):
        vers = maak.opnieuw(dossier)
        assert vers.aanvraag.status == Status.BRIEF_VERZONDEN  # RCH-13: the dossier stays closed
        assert bezwaar.besluit_id is not None
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dossier, soort="bezwaar_ontvangen").count() == 1


def test_a_draft_is_the_objectors_alone_and_inz_03b_and_inz_12_hold_while_it_runs(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("ouder") as ouder:
        concept = bezwaar_opslaan(actor=ouder, dossier_id=dossier.pk, gronden="Wij")
    assert lezers(cast, concept) == {"ouder"}
    bezwaar = maak_bezwaar(cast, dossier)
    assert bezwaar.pk == concept.pk
    assert lezers(cast, bezwaar) == {"ouder", "bestuur", "secretariaat", "voorzitter", "directeur"}
    morgen = date(2026, 3, 11)
    with klok.op(morgen), cast.als("ouder", morgen) as ouder:
        bezwaar_intrekken(actor=ouder, bezwaar_id=bezwaar.pk)
    assert lezers(cast, bezwaar, morgen) == {"ouder", "secretariaat", "voorzitter"}


def test_while_another_objection_runs_the_board_keeps_reading(cast: Cast) -> None:
    dossier, eerste = dossier_in_bezwaar(cast)
    tweede = maak_bezwaar(cast, dossier, "ouder2")
    with cast.als("ouder") as ouder:
        bezwaar_intrekken(actor=ouder, bezwaar_id=eerste.pk)
    assert "bestuur" in lezers(cast, tweede)
    with cast.als("ouder2") as ouder:
        bezwaar_intrekken(actor=ouder, bezwaar_id=tweede.pk)
    assert "bestuur" not in lezers(cast, tweede)


def test_each_parent_reads_the_own_objection_only(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("ouder2") as actor:
        for doe in (
            lambda: bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk),
            lambda: bezwaarstuk_toevoegen(actor=actor, bezwaar_id=bezwaar.pk, bestand=pdf_bestand()),
        ):
            with pytest.raises(NietZichtbaar):
                doe()
    with cast.als("bestuur") as actor, pytest.raises(NietZichtbaar):  # reads it, and may not withdraw it
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)


def test_late_is_received_anyway_and_marked(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    dag = date(2026, 4, 22)
    with klok.op(dag), cast.als("ouder", dag) as ouder:
        bezwaar = bezwaar_maken(actor=ouder, dossier_id=dossier.pk, gronden=GRONDEN)
        (stap,) = bezwaar.stappen.all()
    assert (bezwaar.tijdig, bezwaar.laatste_dag) == (False, date(2026, 4, 21))
    assert "goede reden" in stap.tekst


def test_an_objection_says_something(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("ouder") as ouder, pytest.raises(NuNietMogelijk, match="nog niets"):
        bezwaar_maken(actor=ouder, dossier_id=dossier.pk, gronden="  ")
    with cast.als("ouder") as ouder:
        concept = bezwaar_opslaan(actor=ouder, dossier_id=dossier.pk, gronden="x")
        geen_pdf = ContentFile(b"tekst", name="x.pdf")
        with pytest.raises(BestandGeweigerd):
            bezwaarstuk_toevoegen(actor=ouder, bezwaar_id=concept.pk, bestand=geen_pdf)


def test_a_file_can_be_taken_back_until_it_is_sent_and_added_afterwards(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("ouder") as ouder:
        concept = bezwaar_opslaan(actor=ouder, dossier_id=dossier.pk, gronden=GRONDEN)
        weg = bezwaarstuk_toevoegen(actor=ouder, bezwaar_id=concept.pk, bestand=pdf_bestand())
        bezwaarstuk_intrekken(actor=ouder, stuk_id=weg.pk)
        bezwaar_maken(actor=ouder, dossier_id=dossier.pk, gronden=GRONDEN)
        later = bezwaarstuk_toevoegen(actor=ouder, bezwaar_id=concept.pk, bestand=pdf_bestand("later.pdf"))  # RCH-13
        with pytest.raises(NuNietMogelijk, match="niet meer"):
            bezwaarstuk_intrekken(actor=ouder, stuk_id=later.pk)
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dossier, soort="bezwaarstuk_toegevoegd").count() == 1


def test_tlv_161_an_objection_by_post_is_recorded_with_who_and_when(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    ontvangst = op_papier(cast, dossier, "bestuur")
    with cast.als("secretariaat") as actor:
        bezwaar = bezwaar_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangst=ontvangst, bestand=pdf_bestand())
        assert (bezwaar.hoedanigheid, bezwaar.indiener_id) == (Hoedanigheid.BESTUUR, cast.partijen["bestuur:brug"])
        assert bezwaar.laatste_dag == date(2026, 4, 21)  # by the letter to its school
        (stuk,) = bezwaar.stukken.all()
        bezwaarstuk_intrekken(actor=actor, stuk_id=stuk.pk)
        with pytest.raises(NuNietMogelijk, match="hoe en waarom"):
            bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk, reden="Gebeld door het bestuur.")
        with pytest.raises(NuNietMogelijk, match="al ingetrokken"):
            bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk, reden="nog eens")


def test_tlv_164_anybody_is_received(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    opa = op_papier(cast, dossier, "anders", naam="Opa de Vries", kanaal=Bezwaarkanaal.MAIL)
    with cast.als("secretariaat") as actor:
        bezwaar = bezwaar_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangst=opa)
        assert (bezwaar.naam, bezwaar.indiener_id, bezwaar.tijdig) == ("Opa de Vries", None, True)
        for fout, woord in (
            ({"naam": ""}, "van wie"),
            ({"naam": "x", "ontvangen_op": date(2026, 3, 11)}, "toekomst"),
            ({"naam": "x", "gronden": " "}, "bezwaarschrift"),
        ):
            with pytest.raises(NuNietMogelijk, match=woord):
                bezwaar_vastleggen(
                    actor=actor, dossier_id=dossier.pk, ontvangst=op_papier(cast, dossier, "anders", **fout)
                )


def test_a_pupil_of_fourteen_cannot_object_in_the_portal_and_an_adult_can(cast: Cast) -> None:
    jong = maak.dossier_verzonden(cast)
    with cast.als("leerling") as actor, pytest.raises(GeenRecht):
        bezwaar_maken(actor=actor, dossier_id=jong.pk, gronden=GRONDEN)
    volwassen = maak.dossier_besloten(cast, maak.anders(geboortedatum=date(2007, 9, 1)))
    bezwaar = maak_bezwaar(cast, volwassen, "leerling")
    assert (bezwaar.hoedanigheid, bezwaar.tijdig, bezwaar.laatste_dag) == (Hoedanigheid.LEERLING, True, None)


def test_before_the_besluit_there_is_nothing_to_object_to(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast)
    with cast.als("ouder") as actor, pytest.raises(GeenRecht):
        bezwaar_maken(actor=actor, dossier_id=dossier.pk, gronden=GRONDEN)


def test_nobody_objects_for_somebody_else_or_fills_in_the_outcome(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    velden = {"dossier": dossier, "naam": "x", "kanaal": "portaal", "bijgewerkt_op": dossier.verzonden_op}
    for wie, partij, hoedanigheid in (
        ("ouder", "ouder2", "ouder"),
        ("leerling", "leerling", "leerling"),
        ("ouder.elders", "ouder.elders", "ouder"),
        ("oco", "ouder", "ouder"),
        ("ouder", "ouder", "bestuur"),
    ):
        with cast.als(wie), pytest.raises(DatabaseError), transaction.atomic():
            Bezwaar.objects.create(**velden, indiener_id=cast.partijen[partij], hoedanigheid=hoedanigheid)
    bezwaar = maak_bezwaar(cast, dossier)
    with cast.als("ouder"):
        assert Bezwaar.objects.filter(pk=bezwaar.pk).update(gronden="anders") == 0
    for wie in ("secretariaat", "voorzitter"):
        with cast.als(wie), pytest.raises(DatabaseError), transaction.atomic():
            Bezwaar.objects.filter(pk=bezwaar.pk).update(gronden="anders")


def test_rch_60_nothing_is_destroyed_while_an_objection_runs(vers: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(vers)
    with pytest.raises(VernietigingGestopt, match="bezwaar"):
        vernietig_dossier(dossier.pk)
    with vers.als("ouder") as ouder:
        bezwaar_intrekken(actor=ouder, bezwaar_id=bezwaar.pk)
    verslag = vernietig_dossier(dossier.pk)
    assert verslag.rijen["tlv_bezwaar"] == 1
    assert verslag.rijen["tlv_bezwaarstuk"] == 1


def test_who_can_be_named_as_objector(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    with cast.als("secretariaat") as actor:
        rijen: list[Indiener] = mogelijke_indieners(actor, dossier)
    assert [rij.hoedanigheid for rij in rijen] == ["ouder", "ouder", "leerling", "bestuur", "anders"]


def test_the_pages_of_a_parent(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_verzonden(cast)
    ouder = binnen("ouder")
    maken = reverse("bezwaar_maken", args=[dossier.pk])
    inhoud = ouder.get(maken).content.decode()
    assert "tot en met <strong>21 april 2026" in inhoud
    assert "Landelijke Bezwaaradviescommissie" in inhoud
    assert ouder.post(maken, {"gronden": "Wij"}, headers={"HX-Request": "true"}).status_code == 200
    assert "Wij</textarea>" in ouder.get(maken).content.decode()
    antwoord = ouder.post(maken, {"gronden": "Wij", "bestand": pdf_bestand("brief.pdf"), "toevoegen": "1"})
    assert antwoord.status_code == 302
    assert "brief.pdf" in ouder.get(maken).content.decode()
    klaar = ouder.post(maken, {"gronden": GRONDEN}, follow=True)
    assert "Uw bezwaar is ontvangen" in klaar.content.decode()
    assert "24 maart 2026" in klaar.content.decode()
    assert "Bezwaar van" in ouder.get(reverse("dossier", args=[dossier.pk])).content.decode()
    leeg = binnen("ouder2").post(maken, {"gronden": ""})
    assert leeg.status_code == 409


def test_the_pages_of_the_secretariaat(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_verzonden(cast)
    kantoor = binnen("secretariaat")
    gegevens = {
        "indiener": "anders", "naam": "Opa de Vries", "kanaal": "post", "ontvangen_op": "2026-03-10",
        "gepost_op": "", "gronden": "Te weinig hulp.",
    }  # fmt: skip
    klaar = kantoor.post(reverse("bezwaar_vastleggen", args=[dossier.pk]), gegevens, follow=True)
    assert "Leg voor of deze indiener belanghebbende is" in klaar.content.decode().replace("\n", " ")
    lijst = kantoor.get(reverse("bezwaren")).content.decode()
    assert "Opa de Vries" in lijst
    assert kantoor.get(reverse("bezwaren") + "?toon=klaar").status_code == 200
    assert binnen("ouder").get(reverse("bezwaren")).status_code == 403


def test_the_list_takes_the_same_queries_however_long(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _ in range(3):
        maak_bezwaar(cast, maak.dossier_verzonden(cast))
    kantoor = binnen("secretariaat")
    kantoor.get(reverse("bezwaren"))
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        assert kantoor.get(reverse("bezwaren")).status_code == 200


def test_the_objector_gets_a_confirmation_at_once_with_what_happens_when(cast: Cast) -> None:
    """In the portal for who objected there; the letter has no clause about objecting and closes nothing."""
    dossier, bezwaar = dossier_in_bezwaar(cast)
    maak.maak_brieven(cast, dossier)
    with cast.als("ouder") as ouder:
        brief = Brief.objects.zichtbaar_voor(ouder).get(soort="bezwaar_bevestiging")
        tekst = " ".join(brief.versies.get().tekst.split())
    assert brief.onderwerp_id == bezwaar.pk
    for zin in (
        "Op 10 maart 2026 kregen wij uw bezwaar",
        "op tijd",
        "Uiterlijk 24 maart 2026",
        "Uiterlijk 14 juli 2026",
    ):
        assert zin in tekst
    assert "U kunt bezwaar maken" not in tekst
    with cast.als("ouder2") as ander:
        assert not Brief.objects.zichtbaar_voor(ander).filter(soort="bezwaar_bevestiging").exists()
    with cast.als("secretariaat"):
        assert maak.opnieuw(dossier).aanvraag.status == Status.BRIEF_VERZONDEN


def test_by_post_the_confirmation_goes_on_paper_and_for_an_unknown_objector_the_office_writes(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    for sleutel in (f"partij-{cast.partijen['ouder2']}", "bestuur", "anders"):
        ontvangst = op_papier(cast, dossier, sleutel, naam="Opa de Vries")
        with cast.als("secretariaat") as actor:
            bezwaar_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangst=ontvangst)
    maak.maak_brieven(cast, dossier)
    with cast.als("secretariaat"):
        (brief,) = Brief.objects.filter(soort="bezwaar_bevestiging")
        assert (brief.kanaal, brief.storing) == ("papier", "")
        assert "Kade 2" in brief.versies.get().tekst
