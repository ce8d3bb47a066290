"""Rules of access one by one, in the words of the domain: OPEN-81, 82, 85, ROL-41, INZ-08, 09, 16, 20..22."""

from datetime import date, timedelta

import pytest
from django.db import connection

from aanvragen.models import Deskundigenadvies, Toewijzing
from aanvragen.services.submission import aanvraag_indienen
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.documenten.models import Bezorging, Brief, Briefversie, Document
from swv.kern.kalender import klok
from swv.kern.personen.models import Contactgegevens, Gebruiker, Leerling
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.rechten import mag
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.meelezers import deel
from tests.bouw.situaties import GEWOON, anders

GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)


def ziet(cast: Cast, wie: str, dossier: Dossier, dag: date = DAG) -> bool:
    """Both locks, on a day."""
    with klok.op(dag), cast.als(wie, dag) as actor:
        return Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists()


def groepen(cast: Cast, wie: str, dossier: Dossier, dag: date = DAG) -> frozenset[Veldgroep]:
    with klok.op(dag), cast.als(wie, dag) as actor:
        return leesbare_veldgroepen(actor, dossier)


# --- OPEN-81: the eighteenth birthday, without anybody doing anything that night ---------------------------------


def test_a_parent_reads_until_the_day_before_the_eighteenth_birthday(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, anders(geboortedatum=date(2008, 3, 12)))
    verjaardag = date(2026, 3, 12)
    dag_ervoor = verjaardag - timedelta(days=1)
    assert ziet(cast, "ouder", dossier, dag_ervoor)
    assert not ziet(cast, "ouder", dossier, verjaardag)
    assert Veldgroep.MEDISCH in groepen(cast, "ouder", dossier, dag_ervoor)
    assert groepen(cast, "ouder", dossier, verjaardag) == frozenset()


def test_the_pupil_takes_over_on_the_eighteenth_birthday(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, anders(geboortedatum=date(2008, 3, 12)))
    with cast.als("systeem"):
        rollen = Betrokkenheid.objects.filter(dossier=dossier, partij_id=cast.partijen["leerling"])
        periodes = {rij.rol: (rij.van, rij.tot) for rij in rollen}
    assert periodes[Inzagerol.LEERLING_16] == (DAG, date(2026, 3, 12))
    assert periodes[Inzagerol.LEERLING_18][0] == date(2026, 3, 12)
    assert Veldgroep.ZIENSWIJZE in groepen(cast, "leerling", dossier, date(2026, 3, 11))
    assert Veldgroep.ZIENSWIJZE not in groepen(cast, "leerling", dossier, date(2026, 3, 12))


def test_born_on_the_29th_of_february_comes_of_age_on_the_first_of_march(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, anders(geboortedatum=date(2008, 2, 29)))
    assert not ziet(cast, "ouder", dossier)  # 1 March 2026 has passed
    with cast.als("systeem"):
        assert not Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.OUDER).exists()


def test_an_adult_pupil_is_asked_and_the_parents_are_not(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast, anders(geboortedatum=date(2007, 9, 1)))
    assert ziet(cast, "leerling", dossier)
    assert not ziet(cast, "ouder", dossier)


def test_a_pupil_under_twelve_sees_nothing_until_the_birthday(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, anders(geboortedatum=date(2014, 3, 12)))
    assert not ziet(cast, "leerling", dossier)
    assert ziet(cast, "leerling", dossier, date(2026, 3, 12))


def test_a_pupil_reads_what_concerns_health_from_sixteen_on(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast, anders(geboortedatum=date(2010, 3, 12)))
    assert Veldgroep.MEDISCH not in groepen(cast, "leerling", dossier, date(2026, 3, 11))
    assert Veldgroep.MEDISCH in groepen(cast, "leerling", dossier, date(2026, 3, 12))


# --- OPEN-82: two holders of gezag ------------------------------------------------------------------------------


def test_each_parent_sees_the_own_address_and_never_the_others(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for wie, ander in (("ouder", "ouder2"), ("ouder2", "ouder")):
        with cast.als(wie) as actor:
            partijen = set(
                Contactgegevens.objects.zichtbaar_voor(actor)
                .filter(leerling_id=dossier.leerling_id)
                .values_list("partij_id", flat=True)
            )
            assert partijen == {cast.partijen[wie], None}
            assert not Contactgegevens.objects.filter(partij_id=cast.partijen[ander]).exists()  # the policy alone


def test_a_secret_address_is_the_secretariaats_alone(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    maak.maak_adres_geheim(cast, dossier.leerling_id, "ouder2")
    geheim = {"leerling_id": dossier.leerling_id, "partij_id": cast.partijen["ouder2"]}
    gezien = {}
    for wie in ("oco", "ouder", "ouder2", "leerling", "secretariaat", "voorzitter", "deskundige1", "systeem"):
        with cast.als(wie) as actor:
            gezien[wie] = Contactgegevens.objects.zichtbaar_voor(actor).filter(**geheim).exists()
    # The system makes the letter for the person whose address it is; that person sees the own address.
    assert {wie for wie, ja in gezien.items() if ja} == {"secretariaat", "ouder2", "systeem"}


def test_the_school_cannot_write_what_it_may_not_see(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    maak.maak_adres_geheim(cast, dossier.leerling_id, "ouder2")
    with cast.als("oco"):
        rij = Contactgegevens.objects.filter(leerling_id=dossier.leerling_id, partij_id=cast.partijen["ouder2"])
        assert rij.update(plaats="Elders") == 0


# --- ROL-41, INZ-09: independent advices ------------------------------------------------------------------------


def test_no_expert_sees_the_advice_of_the_other_until_both_are_final(cast: Cast) -> None:
    dossier = maak.dossier_met_een_advies(cast)
    with cast.als("deskundige2") as actor:
        for rijen in (Deskundigenadvies.objects.zichtbaar_voor(actor), Deskundigenadvies.objects.all()):
            assert not rijen.filter(dossier=dossier).exists()
        # nor that the other was assigned, nor how far the other is
        assert Toewijzing.objects.filter(dossier=dossier).count() == 1
        assert maak.opnieuw(dossier).adviezen_vast_op is None
    maak.stel_advies_vast(cast, dossier, "deskundige2")
    for wie in ("deskundige1", "deskundige2", "voorzitter"):
        with cast.als(wie) as actor:
            assert Deskundigenadvies.objects.zichtbaar_voor(actor).filter(dossier=dossier).count() == 2


def test_a_draft_is_the_experts_alone(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    for wie in ("secretariaat", "voorzitter", "deskundige2", "oco", "ouder", "directeur", "systeem"):
        with cast.als(wie):
            assert not Deskundigenadvies.objects.filter(dossier=dossier).exists(), wie
    with cast.als("deskundige1"):
        assert Deskundigenadvies.objects.filter(dossier=dossier).count() == 1


def test_after_the_letters_an_expert_keeps_the_own_advice_only(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    for wie in GEWOON.deskundigen:
        assert not ziet(cast, wie, dossier)
        assert groepen(cast, wie, dossier) == frozenset()
        with cast.als(wie) as actor:
            adviezen = Deskundigenadvies.objects.zichtbaar_voor(actor).filter(dossier=dossier)
            assert [advies.auteur_id for advies in adviezen] == [cast.partijen[wie]]
            assert not Document.objects.filter(dossier=dossier).exists()


# --- INZ-20: letters --------------------------------------------------------------------------------------------


def test_a_letter_stays_with_whoever_received_it(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast, anders(geboortedatum=date(2008, 3, 12)))
    later = date(2026, 4, 1)
    assert not ziet(cast, "ouder", dossier, later)
    with klok.op(later), cast.als("ouder", later) as actor:
        (brief,) = Brief.objects.zichtbaar_voor(actor).filter(dossier_id=dossier.pk)
        assert brief.ontvanger_id == cast.partijen["ouder"]
        assert Briefversie.objects.zichtbaar_voor(actor).filter(brief=brief).count() == 1
        assert Bezorging.objects.zichtbaar_voor(actor).filter(brief=brief).count() == 1


def test_nobody_reads_the_letter_of_another(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    for wie in ("oco", "ouder", "ouder2", "leerling"):
        with cast.als(wie):
            brieven = Brief.objects.filter(dossier_id=dossier.pk)
            assert [brief.ontvanger_id for brief in brieven] == [cast.partijen["brug" if wie == "oco" else wie]]


def test_a_letter_that_waits_is_not_shown_to_its_recipient(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast)
    with cast.als("ouder"):
        assert not Brief.objects.filter(dossier_id=dossier.pk).exists()


# --- INZ-16, INZ-21: periods are half-open ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "open"),
    [(DAG, False), (MORGEN, True), (DAG + timedelta(days=4), True), (DAG + timedelta(days=5), False)],
)
def test_a_share_holds_from_its_first_day_up_to_its_last(cast: Cast, dag: date, open: bool) -> None:
    dossier = maak.dossier_ingediend(cast)
    deel(cast, dossier, "leerplicht", Veldgroep.ONDERWIJS, van=MORGEN, tot=DAG + timedelta(days=5))
    assert ziet(cast, "leerplicht", dossier, dag) is open
    verwacht = {Veldgroep.BASIS, Veldgroep.ONDERWIJS} if open else set()
    assert groepen(cast, "leerplicht", dossier, dag) == verwacht


def test_has_perm_knows_the_period_of_a_share(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    deel(cast, dossier, "leerplicht", Veldgroep.ONDERWIJS, tot=MORGEN)
    gebruiker = Gebruiker.objects.get(pk=cast.gebruikers["leerplicht"])
    with cast.als("leerplicht"):
        assert gebruiker.has_perm("kern.inzien", dossier)
    with klok.op(MORGEN), cast.als("leerplicht", MORGEN):
        assert not gebruiker.has_perm("kern.inzien", dossier)


def test_has_perm_is_no_without_a_dossier(cast: Cast) -> None:
    """Rights on everything do not exist; asking for them is not a mistake either (ADR 0004)."""
    dossier = maak.dossier_ingediend(cast)
    deel(cast, dossier, "leerplicht", Veldgroep.ONDERWIJS)
    gebruiker = Gebruiker.objects.get(pk=cast.gebruikers["leerplicht"])
    with cast.als("leerplicht"):
        for recht in ("x", "kern.inzien", "kern.change_dossier"):
            assert gebruiker.has_perm(recht) is False
        assert gebruiker.has_perm("kern.change_dossier", dossier) is False
        assert gebruiker.has_perm("kern.inzien", gebruiker) is False


def test_a_school_reads_until_the_enrolment_ends(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("secretariaat"):
        Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.AANVRAGER).update(tot=MORGEN)
    assert ziet(cast, "oco", dossier)
    assert not ziet(cast, "oco", dossier, MORGEN)


# --- INZ-08, INZ-22, OPEN-85 ------------------------------------------------------------------------------------


def test_of_a_concept_the_secretariaat_knows_the_number_per_school_and_no_more(cast: Cast) -> None:
    dossier = maak.dossier_in_concept(cast)
    maak.dossier_in_concept(cast, maak.ELDERS)
    assert not ziet(cast, "secretariaat", dossier)

    def concepten(wie: str) -> dict[int, int]:
        with cast.als(wie), connection.cursor() as cursor:
            cursor.execute("select school_id, aantal from kern_concepten()")
            return dict(cursor.fetchall())

    assert concepten("secretariaat") == {cast.scholen["brug"]: 1, cast.scholen["elders"]: 1}
    for wie in ("voorzitter", "secretariaat.mhr", "oco", "beheer", "fg"):
        assert concepten(wie) == {}
    with cast.als("secretariaat") as actor:
        assert not Leerling.objects.zichtbaar_voor(actor).filter(pk=dossier.leerling_id).exists()


def test_what_one_may_not_see_does_not_exist(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("oco.elders") as actor, pytest.raises(NietZichtbaar):
        aanvraag_indienen(actor=actor, dossier_id=dossier.pk)


def test_what_one_sees_but_may_not_do_is_refused(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("ouder") as actor:
        assert not mag(actor, "aanvraag_indienen", dossier)
        with pytest.raises(GeenRecht):
            aanvraag_indienen(actor=actor, dossier_id=dossier.pk)


def test_a_leerling_of_one_swv_is_unknown_to_another(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for wie in ("secretariaat.mhr", "voorzitter.mhr", "systeem:mhr", "oco.maas"):
        with cast.als(wie):
            assert not Leerling.objects.filter(pk=dossier.leerling_id).exists(), wie


def test_a_school_with_two_vestigingen_sees_the_dossiers_of_both(cast: Cast) -> None:
    assert cast.partijen["brug_zuid"] in cast.actor("oco").partij_ids
    assert cast.partijen["brug"] in cast.actor("oco").partij_ids
