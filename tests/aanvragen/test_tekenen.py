"""Signing online: each person the own row, frozen over what was read, asked anew when that changes (TLV-54, TLV-60a)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Antwoord, Handtekening
from aanvragen.selectors import handtekeningen_van, volledigheid_van
from aanvragen.services.documents import document_intrekken, handtekening_vastleggen
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.services.family import aanvraag_tekenen
from aanvragen.services.submission import aanvraag_indienen
from swv.kern.documenten.models import Document
from swv.kern.kalender import klok
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import anders

GETEKEND, GEWEIGERD, GEEN_REACTIE = (
    Ondertekenstand.GETEKEND,
    Ondertekenstand.GEWEIGERD,
    Ondertekenstand.GEEN_REACTIE,
)
LATER = datetime(DAG.year, DAG.month, DAG.day, 15, tzinfo=AMSTERDAM)


def teken(cast: Cast, dossier: Dossier, wie: str) -> Handtekening:
    with cast.als(wie) as actor:
        return aanvraag_tekenen(actor=actor, dossier_id=dossier.pk, stand=GETEKEND, verklaard=True)


def gemist(cast: Cast, dossier: Dossier) -> list[str]:
    """What the school still lacks of signatures."""
    with cast.als("oco") as oco:
        stand = volledigheid_van(oco, maak.opnieuw(dossier))
        return [reden.code for stuk in stand.ontbreekt for reden in stuk.redenen]


def wijzig(cast: Cast, dossier: Dossier, tekst: str) -> None:
    with cast.als("oco") as oco:
        sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie="aanleiding", antwoorden={"reden_aanvraag": tekst})


def test_the_whole_family_signs_online_and_the_school_submits(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    assert len(gemist(cast, dossier)) == 3
    for wie in ("ouder", "ouder2", "leerling"):
        rij = teken(cast, dossier, wie)
        assert (rij.stand, rij.op, len(rij.controlegetal)) == (GETEKEND, DAG, 64)
    assert gemist(cast, dossier) == []
    with cast.als("oco") as oco:
        assert aanvraag_indienen(actor=oco, dossier_id=dossier.pk).ingediend_op is not None
        gezet = Gebeurtenis.objects.zichtbaar_voor(oco).filter(dossier=dossier, soort="handtekening.gezet")
        assert {gebeurtenis.gebruiker_id for gebeurtenis in gezet} == {
            cast.gebruikers[wie] for wie in ("ouder", "ouder2", "leerling")
        }


def test_who_refuses_says_why_and_that_counts(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("ouder") as ouder:
        with pytest.raises(NuNietMogelijk, match="waarom u niet tekent"):
            aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=GEWEIGERD, reden=" ")
        with pytest.raises(NuNietMogelijk, match="Kruis aan"):
            aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=GETEKEND)
        with pytest.raises(NuNietMogelijk, match="wel of niet"):
            aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=GEEN_REACTIE, reden="x")
        rij = aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=GEWEIGERD, reden="Wij willen hulp op school.")
    assert (rij.stand, rij.reden) == (GEWEIGERD, "Wij willen hulp op school.")
    assert gemist(cast, dossier).count("handtekening_ouders") == 1  # the other parent's


def test_a_change_asks_for_a_new_signature(cast: Cast) -> None:
    """Answers and documents; the same text again is no change, and opening a section is none either."""
    dossier = maak.dossier_ter_ondertekening(cast)
    teken(cast, dossier, "ouder")
    with cast.als("oco"):
        eerst = Antwoord.objects.get(dossier=dossier, sectie="aanleiding", waarden__has_key="reden_aanvraag")
        tekst = eerst.waarden["reden_aanvraag"]
    wijzig(cast, dossier, "Het gaat nu anders.")
    assert gemist(cast, dossier).count("handtekening_verlopen") == 1
    with cast.als("ouder") as ouder:
        assert [rij.verlopen for rij in handtekeningen_van(ouder, dossier)].count(True) == 1
    wijzig(cast, dossier, tekst)
    assert "handtekening_verlopen" not in gemist(cast, dossier)
    with cast.als("oco") as oco:
        document = Document.objects.filter(dossier=dossier).order_by("pk")[0]
        document_intrekken(actor=oco, document_id=document.pk)
    assert gemist(cast, dossier).count("handtekening_verlopen") == 1
    teken(cast, dossier, "ouder")
    assert "handtekening_verlopen" not in gemist(cast, dossier)


def test_a_young_pupil_signs_what_a_young_pupil_reads(cast: Cast) -> None:
    """Medical answers are not shown to a pupil of 14, so a change of them asks the parents only (INZ-05)."""
    dossier = maak.dossier_ter_ondertekening(cast)
    teken(cast, dossier, "leerling")
    teken(cast, dossier, "ouder")
    with cast.als("oco") as oco:
        medisch = Document.objects.filter(dossier=dossier, veldgroep="medisch").order_by("pk")[0]
        document_intrekken(actor=oco, document_id=medisch.pk)
    assert gemist(cast, dossier).count("handtekening_verlopen") == 1
    with cast.als("leerling") as leerling:
        (rij,) = handtekeningen_van(leerling, dossier)
        assert (rij.partij_id, rij.verlopen) == (None, False)


def test_the_school_leaves_an_online_answer_alone_until_it_is_asked_anew(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    rij = teken(cast, dossier, "ouder")

    def leg_vast() -> Handtekening:
        with cast.als("oco") as oco:
            return handtekening_vastleggen(
                actor=oco,
                handtekening_id=rij.pk,
                stand=GEEN_REACTIE,
                op=DAG,
                reden="drie keer gebeld",
                herinnerd_op=DAG,
            )

    with pytest.raises(NuNietMogelijk, match="zelf online"):
        leg_vast()
    with klok.op(LATER):
        wijzig(cast, dossier, "Het gaat nu anders.")
        opnieuw = leg_vast()
    assert (opnieuw.stand, opnieuw.online_op, opnieuw.controlegetal) == (GEEN_REACTIE, None, "")
    assert "handtekening_verlopen" not in gemist(cast, dossier)


def test_the_database_keeps_hands_off_too(cast: Cast) -> None:
    """Plain SQL: a parent writes the own row only, the school none that was given online and still holds."""
    dossier = maak.dossier_ter_ondertekening(cast)
    with klok.op(LATER):
        rij = teken(cast, dossier, "ouder")
    with cast.als("ouder2"):
        assert Handtekening.objects.filter(pk=rij.pk).update(stand=GEWEIGERD) == 0
    for stand in (GEWEIGERD, GEEN_REACTIE):
        with cast.als("oco"), pytest.raises(DatabaseError), transaction.atomic():
            Handtekening.objects.filter(pk=rij.pk).update(stand=stand, online_op=None, controlegetal="")
    with cast.als("ouder"), pytest.raises(DatabaseError), transaction.atomic():
        Handtekening.objects.filter(pk=rij.pk).update(stand=GEEN_REACTIE)


def test_nobody_signs_a_dossier_that_is_not_theirs_or_not_in_that_phase(cast: Cast) -> None:
    concept, ingediend = maak.dossier_in_concept(cast), maak.dossier_ingediend(cast)
    for wie, dossier, fout in (
        ("ouder", concept, NietZichtbaar),
        ("ouder.elders", ingediend, NietZichtbaar),
        ("ouder", ingediend, NuNietMogelijk),
    ):
        with pytest.raises(fout):
            teken(cast, dossier, wie)


def test_from_18_the_pupil_signs_alone(cast: Cast) -> None:
    """Nobody asks the parents, and they see nothing (OPEN-81)."""
    dossier = maak.dossier_ter_ondertekening(cast, anders(geboortedatum=date(2007, 9, 1)))
    teken(cast, dossier, "leerling")
    assert gemist(cast, dossier) == []
    with pytest.raises(NietZichtbaar):
        teken(cast, dossier, "ouder")


def test_a_pupil_who_turns_18_takes_over(cast: Cast) -> None:
    """The parents were asked; from the birthday on the pupil signs and theirs are not needed (OPEN-81)."""
    morgen = DAG + timedelta(days=1)
    dossier = maak.dossier_ter_ondertekening(cast, anders(geboortedatum=morgen.replace(year=morgen.year - 18)))
    assert len(gemist(cast, dossier)) == 3
    with klok.op(morgen):
        with cast.als("ouder", morgen) as ouder, pytest.raises(NietZichtbaar):
            aanvraag_tekenen(actor=ouder, dossier_id=dossier.pk, stand=GETEKEND, verklaard=True)
        teken(cast, dossier, "leerling")
        assert gemist(cast, dossier) == []


def test_each_parent_is_reminded_on_their_own(cast: Cast) -> None:
    """A reminder keeps the row open; then silence can be recorded for that parent alone (TLV-60a)."""
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("oco") as oco:
        eerste, andere = Handtekening.objects.filter(dossier=dossier, partij__isnull=False).order_by("pk")
        with pytest.raises(NuNietMogelijk, match="wanneer u een herinnering"):
            handtekening_vastleggen(actor=oco, handtekening_id=eerste.pk, stand=Ondertekenstand.OPEN, op=DAG)
        with pytest.raises(NuNietMogelijk, match="toekomst"):
            handtekening_vastleggen(
                actor=oco,
                handtekening_id=eerste.pk,
                stand=Ondertekenstand.OPEN,
                op=DAG,
                herinnerd_op=DAG + timedelta(days=1),
            )
        rij = handtekening_vastleggen(
            actor=oco, handtekening_id=eerste.pk, stand=Ondertekenstand.OPEN, op=DAG, herinnerd_op=DAG
        )
        assert (rij.stand, rij.op, rij.herinnerd_op) == (Ondertekenstand.OPEN, None, DAG)
        assert Handtekening.objects.get(pk=andere.pk).herinnerd_op is None
    teken(cast, dossier, "ouder2")
    assert gemist(cast, dossier).count("handtekening_ouders") == 1


def leg_op_papier_vast(cast: Cast, client: Client, dossier: Dossier, wie: str, inhoud: bytes) -> int:
    """The school records a signature on paper, with the form that was signed; returns the status of the answer."""
    with cast.als("oco"):
        rij = Handtekening.objects.get(dossier=dossier, partij_id=cast.partijen[wie] if wie != "leerling" else None)
    bestand = SimpleUploadedFile("getekend.pdf", inhoud, "application/pdf")
    velden = {"stand": "getekend", "op": DAG.isoformat(), "formulier": bestand}
    return client.post(reverse("handtekening_vastleggen", args=[rij.pk]), velden).status_code


@pytest.mark.parametrize(("wie", "code"), [("ouder2", "D02"), ("leerling", "D03")])
def test_a_form_signed_on_paper_is_kept_and_asks_nobody_anew(
    cast: Cast, binnen: Callable[[str], Client], wie: str, code: str
) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    teken(cast, dossier, "ouder")
    assert leg_op_papier_vast(cast, binnen("oco"), dossier, wie, pdf()) == 302
    with cast.als("oco") as oco:
        assert Document.objects.get(dossier=dossier, soort=code).veldgroep == "zienswijze"
        standen = {rij.partij_id: (rij.stand, rij.verlopen) for rij in handtekeningen_van(oco, dossier)}
    assert standen[cast.partijen["ouder"]] == (GETEKEND, False)
    assert standen[None if wie == "leerling" else cast.partijen[wie]] == (GETEKEND, False)


def test_a_signed_form_that_cannot_be_read_records_nothing(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    assert leg_op_papier_vast(cast, binnen("oco"), dossier, "ouder2", b"<html>") == 422
    with cast.als("oco"):
        assert not Document.objects.filter(dossier=dossier, soort="D02").exists()
        assert not Handtekening.objects.filter(dossier=dossier, stand=GETEKEND).exists()
