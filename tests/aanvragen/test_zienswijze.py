"""The own view of parents and pupil: a draft that is private, sent once, and 'alleen voor de commissie' (TLV-61, OPEN-82)."""

import pytest
from django.db import DatabaseError, transaction

from aanvragen.models import Handtekening, Zienswijze
from aanvragen.selectors import volledigheid_van
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.services.family import zienswijze_geven, zienswijze_opslaan
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

TEKST = "Wij maken ons zorgen over de reistijd."


def verstuur(cast: Cast, dossier: Dossier, wie: str, *, alleen_commissie: bool = False) -> Zienswijze:
    with cast.als(wie) as actor:
        return zienswijze_geven(actor=actor, dossier_id=dossier.pk, tekst=TEKST, alleen_commissie=alleen_commissie)


def lezers(cast: Cast, dossier: Dossier) -> set[str]:
    """Who reads a view of this dossier, by the application; the database alone is held to the same."""
    uit = set()
    for wie in ("oco", "ouder", "ouder2", "leerling", "secretariaat", "voorzitter", "oco.elders"):
        with cast.als(wie) as actor:
            gezien = Zienswijze.objects.zichtbaar_voor(actor).filter(dossier=dossier).exists()
            assert Zienswijze.objects.filter(dossier=dossier).exists() == gezien
            uit |= {wie} if gezien else set()
    return uit


def test_a_draft_is_the_authors_alone(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for tekst in ("Wij", TEKST):
        with cast.als("ouder") as ouder:
            zienswijze_opslaan(actor=ouder, dossier_id=dossier.pk, tekst=tekst, alleen_commissie=False)
    assert lezers(cast, dossier) == {"ouder"}
    assert verstuur(cast, dossier, "ouder").tekst == TEKST
    assert lezers(cast, dossier) == {"ouder", "ouder2", "oco", "secretariaat", "voorzitter"}


def test_only_the_commission_reads_what_is_for_the_commission(cast: Cast) -> None:
    """The school sees that it was given, and when, on the row of that parent."""
    dossier = maak.dossier_ingediend(cast)
    verstuur(cast, dossier, "ouder", alleen_commissie=True)
    assert lezers(cast, dossier) == {"ouder", "secretariaat", "voorzitter"}
    with cast.als("oco"):
        gegeven = Handtekening.objects.filter(dossier=dossier, zienswijze_op__isnull=False)
        assert [rij.partij_id for rij in gegeven] == [cast.partijen["ouder"]]


def test_what_was_sent_stands(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("ouder") as ouder, pytest.raises(NuNietMogelijk, match="nog niets"):
        zienswijze_geven(actor=ouder, dossier_id=dossier.pk, tekst="  ", alleen_commissie=False)
    rij = verstuur(cast, dossier, "ouder")
    with pytest.raises(NuNietMogelijk, match="al verstuurd"):
        verstuur(cast, dossier, "ouder")
    for wie in ("ouder", "ouder2", "oco", "secretariaat"):
        with cast.als(wie):
            assert Zienswijze.objects.filter(pk=rij.pk).update(tekst="anders") == 0


def test_nobody_writes_for_somebody_else(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for wie, partij in (("ouder", "ouder2"), ("ouder", None), ("leerling", "ouder"), ("oco", "ouder")):
        with cast.als(wie) as actor, pytest.raises(DatabaseError), transaction.atomic():
            Zienswijze.objects.create(
                dossier=dossier,
                partij_id=cast.partijen[partij] if partij else None,
                naam="x",
                tekst="x",
                bijgewerkt_op=dossier.ingediend_op,
            )
        assert actor.rol


def test_own_views_make_the_file_complete(cast: Cast) -> None:
    """D04 and D05 without a word of the school: a parent for the commission only, and the pupil (TLV-44, RCH-36)."""
    dossier = maak.dossier_ter_ondertekening(cast)
    leeg = {
        "zienswijze_ouders": "",
        "leerling_gehoord": None,
        "leerling_gehoord_hoe": "",
        "zienswijze_leerling": "",
    }
    with cast.als("oco") as oco:
        sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie="zienswijze", antwoorden=leeg)

    def open_vragen() -> set[str]:
        with cast.als("oco") as oco:
            stand = volledigheid_van(oco, maak.opnieuw(dossier))
            assert {"D04", "D05"} & {stuk.code for stuk in (*stand.ontbreekt, *stand.gewenst)} or not stand.open_vragen
            return {str(reden.feit("sleutel")) for reden in stand.open_vragen}

    assert open_vragen() == {"zienswijze_ouders", "leerling_gehoord"}
    verstuur(cast, dossier, "leerling")
    assert open_vragen() == {"zienswijze_ouders"}
    verstuur(cast, dossier, "ouder2", alleen_commissie=True)
    assert open_vragen() == set()
