"""What the SWV has to tell: a message in full to whom it concerns, and a mail (RCH-03, RCH-04, RCH-05)."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from aanvragen.choices import Lezers, Mededeling
from aanvragen.models import Bericht
from aanvragen.selectors import ongelezen_per_dossier
from aanvragen.services.submission import aanvulling_vragen
from aanvragen.services.terms import termijn_opschorten, termijn_verdagen
from swv.kern.berichten.models import Mail
from swv.kern.kalender.klok import nu
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

GEZIN = {"ouder", "ouder2", "leerling"}


def gelezen(cast: Cast, wie: str, dossier: Dossier) -> list[str]:
    with cast.als(wie) as actor:
        return [bericht.tekst for bericht in Bericht.objects.zichtbaar_voor(actor).filter(dossier=dossier)]


def gemaild(cast: Cast, soort: str) -> set[str]:
    namen = {pk: wie for wie, pk in cast.gebruikers.items()}
    with cast.als("systeem"):
        return {namen[pk] for pk in Mail.objects.filter(soort=soort).values_list("gebruiker_id", flat=True)}


def test_a_request_for_additions_is_told_to_school_and_parents_each_in_own_words(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat") as actor:
        aanvulling_vragen(
            actor=actor, dossier_id=dossier.pk, hersteltermijn=date(2026, 3, 24), wat="het advies van de GGZ"
        )
    (school,) = gelezen(cast, "oco", dossier)
    (ouders,) = gelezen(cast, "ouder2", dossier)
    assert "uiterlijk op 24 maart 2026" in school
    assert "het advies van de GGZ" in school
    assert "Vanaf 11 maart 2026 staat de termijn" in school
    assert "uiterlijk op 24 maart 2026" in ouders
    assert "U hoeft zelf niets op te sturen" in ouders
    assert "GGZ" not in ouders
    assert gemaild(cast, "aanvulling_gevraagd") == {"oco"}
    assert gemaild(cast, "bericht_ontvangen") == {"ouder", "ouder2"}


@pytest.mark.parametrize("wie", ["secretariaat", "voorzitter"])
def test_a_verdaging_is_told_with_the_day_and_the_reason(cast: Cast, wie: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als(wie) as actor:
        termijn_verdagen(actor=actor, dossier_id=dossier.pk, nieuwe_dag=date(2026, 5, 20), reden="een zieke deskundige")
    for lezer in ("oco", "ouder", "ouder2", "secretariaat"):
        (tekst,) = gelezen(cast, lezer, dossier)
        assert "uiterlijk op 20 mei 2026" in tekst
        assert "een zieke deskundige" in tekst
    assert gemaild(cast, "termijn_gewijzigd") == {"oco", *GEZIN}
    with cast.als("systeem"):
        assert Bericht.objects.get(dossier=dossier).naam.endswith(f"({cast.actor(wie).rol_label})")


def test_a_standstill_is_told_with_its_ground_and_the_new_last_day(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("voorzitter") as actor:
        termijn_opschorten(
            actor=actor,
            dossier_id=dossier.pk,
            grond="overmacht",
            van=date(2026, 3, 12),
            tot=date(2026, 3, 19),
            reden="het gebouw is dicht door een storm",
        )
    (tekst,) = gelezen(cast, "ouder", dossier)
    for stuk in ("van 12 maart 2026 tot 19 maart 2026", "overmacht", "storm", "uiterlijk op 28 april 2026"):
        assert stuk in tekst
    assert gemaild(cast, "termijn_gewijzigd") == {"oco", *GEZIN}


def test_it_is_new_to_school_and_parents_and_not_to_the_bureau(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    for wie, verwacht in (("oco", {dossier.pk: 1}), ("ouder", {dossier.pk: 1}), ("secretariaat", {})):
        with cast.als(wie) as actor:
            assert ongelezen_per_dossier(actor) == verwacht


@pytest.mark.parametrize("wie", ["oco", "ouder", "secretariaat"])
def test_nobody_writes_one_by_hand(cast: Cast, wie: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als(wie) as actor, pytest.raises(DatabaseError), transaction.atomic():
        Bericht.objects.create(
            dossier=dossier,
            afzender_id=actor.eigen_persoon_id,
            naam="namens het SWV",
            zichtbaar_voor=Lezers.ALLEN,
            mededeling=Mededeling.VERDAGING,
            tekst="nep",
            op=nu(),
        )
