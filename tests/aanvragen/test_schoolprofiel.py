"""The profile of a school as a document beside what the pupil needs (TLV-58)."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.documenten.schoolprofiel_services import schoolprofiel_intrekken, schoolprofiel_toevoegen
from swv.kern.documenten.schoolprofielen import Schoolprofiel, profiel_op, te_kiezen_jaren
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.cast import DAG, Cast

DIT_JAAR = 2025


def voeg_toe(cast: Cast, wie: str = "oco", jaar: int = DIT_JAAR, school: str = "brug") -> Schoolprofiel:
    with cast.als(wie) as actor:
        return schoolprofiel_toevoegen(
            actor=actor,
            school_id=cast.scholen[school],
            beginjaar=jaar,
            naam="profiel.pdf",
            bestand=ContentFile(pdf()),
        )


def test_of_each_year_the_last_one_counts_and_a_mistake_is_taken_back(cast: Cast) -> None:
    eerste = voeg_toe(cast)
    tweede = voeg_toe(cast, "secretariaat")
    volgend = voeg_toe(cast, jaar=DIT_JAAR + 1)
    with cast.als("secretariaat") as actor:
        brug = cast.scholen["brug"]
        assert profiel_op(actor, brug, DAG) == tweede
        assert profiel_op(actor, brug, date(2027, 1, 1)) == volgend
        assert profiel_op(actor, brug, date(2025, 7, 31)) is None
        schoolprofiel_intrekken(actor=actor, schoolprofiel_id=tweede.pk)
        assert profiel_op(actor, brug, DAG) == eerste
        with pytest.raises(NuNietMogelijk, match="al ingetrokken"):
            schoolprofiel_intrekken(actor=actor, schoolprofiel_id=tweede.pk)


def test_a_school_keeps_its_own_and_the_secretariaat_those_of_the_swv(cast: Cast) -> None:
    rij = voeg_toe(cast)
    for wie, fout in (("oco.elders", NietZichtbaar), ("secretariaat.mhr", NietZichtbaar), ("voorzitter", GeenRecht)):
        with pytest.raises(fout), transaction.atomic():
            voeg_toe(cast, wie)
    with cast.als("oco.elders") as actor, pytest.raises(NietZichtbaar):
        schoolprofiel_intrekken(actor=actor, schoolprofiel_id=rij.pk)
    with cast.als("oco.elders"), pytest.raises(DatabaseError), transaction.atomic():
        Schoolprofiel.objects.filter(pk=rij.pk).update(ingetrokken_op=rij.toegevoegd_op)
    assert te_kiezen_jaren(DAG) == (2025, 2026, 2024)
    with pytest.raises(NuNietMogelijk, match="schooljaar"):
        voeg_toe(cast, jaar=2019)


def test_the_database_keeps_it_too(cast: Cast) -> None:
    """With plain SQL: not for a school that is not one's own, not as a reader, and withdrawn only once."""
    rij = voeg_toe(cast)
    velden = {"beginjaar": DIT_JAAR, "naam": "x.pdf", "grootte": 1, "sha256": "x", "toegevoegd_op": rij.toegevoegd_op}
    for wie, school in (
        ("oco.elders", "brug"),
        ("oco", "elders"),
        ("secretariaat", "maas"),
        ("secretariaat.mhr", "brug"),
        ("voorzitter", "brug"),
        ("deskundige1", "brug"),
        ("ouder", "brug"),
    ):
        with cast.als(wie), pytest.raises(DatabaseError), transaction.atomic():
            Schoolprofiel.objects.create(school_id=cast.scholen[school], sleutel=f"{wie}.pdf", **velden)
        if school == "brug":
            with cast.als(wie), pytest.raises(DatabaseError), transaction.atomic():
                Schoolprofiel.objects.filter(pk=rij.pk).update(ingetrokken_op=rij.toegevoegd_op)
    with cast.als("secretariaat"):
        Schoolprofiel.objects.create(school_id=cast.scholen["brug"], sleutel="secretariaat.pdf", **velden)
        Schoolprofiel.objects.filter(pk=rij.pk).update(ingetrokken_op=rij.toegevoegd_op)
    with cast.als("oco"), pytest.raises(DatabaseError), transaction.atomic():
        Schoolprofiel.objects.filter(pk=rij.pk).update(ingetrokken_op=None)
    with cast.als("oco"), pytest.raises(DatabaseError), transaction.atomic():
        Schoolprofiel.objects.filter(pk=rij.pk).update(beginjaar=DIT_JAAR + 1)


def test_only_a_pdf_is_taken_in(cast: Cast) -> None:
    foto = io.BytesIO()
    Image.new("RGB", (20, 20)).save(foto, "PNG")
    for inhoud, melding in ((foto.getvalue(), "is geen PDF"), (b"", "leeg"), (b"%PDF-1.7 stuk", "beschadigd")):
        with cast.als("oco") as actor, pytest.raises(BestandGeweigerd, match=melding):
            schoolprofiel_toevoegen(
                actor=actor,
                school_id=cast.scholen["brug"],
                beginjaar=DIT_JAAR,
                naam="profiel.pdf",
                bestand=ContentFile(inhoud),
            )


def test_it_stands_beside_what_the_pupil_needs_or_says_whom_to_ask(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    pagina = reverse("vergaderdossier", args=[dossier.pk])
    zonder = binnen("voorzitter").get(pagina).content.decode()
    assert "Er is nog geen schoolondersteuningsprofiel van" in zonder
    assert "Vraag het secretariaat om het op te vragen" in zonder
    toevoegen = reverse("schoolprofiel_toevoegen", args=[cast.scholen["brug"]])
    assert toevoegen in binnen("secretariaat").get(pagina).content.decode()
    rij = voeg_toe(cast)
    lezen = reverse("schoolprofiel_lezen", args=[rij.pk])
    for wie in ("voorzitter", "secretariaat"):
        assert lezen in binnen(wie).get(pagina).content.decode()
    assert lezen in binnen("deskundige1").get(reverse("advies_opslaan", args=[dossier.pk])).content.decode()
    antwoord = binnen("deskundige1").get(lezen)
    assert antwoord["Content-Type"] == "application/pdf"
    assert b"".join(antwoord).startswith(b"%PDF-")
    assert binnen("oco.elders").get(lezen).status_code == 404
    assert binnen("secretariaat.mhr").get(lezen).status_code == 404
    assert binnen("deskundige3").get(lezen).status_code == 404  # reads no dossier of this school
    assert binnen("ouder").get(lezen).status_code == 403


def test_the_profile_of_an_earlier_year_says_so(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    voeg_toe(cast, jaar=DIT_JAAR - 1)
    tekst = binnen("voorzitter").get(reverse("vergaderdossier", args=[dossier.pk])).content.decode()
    assert "schooljaar 2024-2025 (pdf" in tekst
    assert "Voor 2025-2026 is er geen. Dit is het laatste dat er is." in tekst


def test_the_school_adds_it_on_its_page(cast: Cast, binnen: Callable[[str], Client]) -> None:
    oco, lijst = binnen("oco"), reverse("schoolprofielen")
    assert "ontbreekt" in oco.get(lijst).content.decode()
    adres = reverse("schoolprofiel_toevoegen", args=[cast.scholen["brug"]])
    for inhoud, status in ((b"geen pdf", 422), (pdf(), 302)):
        bestand = SimpleUploadedFile("profiel.pdf", inhoud)
        antwoord = oco.post(adres, {"beginjaar": str(DIT_JAAR), "bestand": bestand})
        assert antwoord.status_code == status
    assert "2025-2026 (pdf)" in oco.get(lijst).content.decode()
    with cast.als("oco"):
        rij = Schoolprofiel.objects.get()
    assert "profiel.pdf" in oco.get(adres).content.decode()
    oco.post(reverse("schoolprofiel_intrekken", args=[rij.pk]))
    assert "ontbreekt" in oco.get(lijst).content.decode()
    assert oco.post(reverse("schoolprofiel_intrekken", args=[rij.pk])).status_code == 409
    assert "Lyceum De Brug" in binnen("secretariaat").get(lijst).content.decode()
    assert "Maascollege" not in binnen("secretariaat").get(lijst).content.decode()
    assert binnen("voorzitter").get(lijst).status_code == 403
    assert binnen("oco.elders").get(adres).status_code == 404
