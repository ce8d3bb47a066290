"""Inviting, and the way from a code to an account (RCH-65, TLV-60a, INZ-04..07, OPEN-81, ADR 0013)."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction

from aanvragen.selectors import eigen_handtekening
from aanvragen.services.family import zienswijze_opslaan
from aanvragen.services.invitations import deelnemers_van, uitnodiging_intrekken, uitnodiging_maken
from swv.kern.choices import Rol
from swv.kern.kalender import klok
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.personen.models import Contactgegevens, Gebruiker, Gezag, Leerling, Lidmaatschap
from swv.kern.personen.services import NieuwePersoon, account_maken
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.uitnodigingen.models import Uitnodiging, Uitnodigingskanaal
from swv.kern.uitnodigingen.rules import POGINGEN_HOOGSTENS, Bezwaar
from swv.kern.uitnodigingen.services import (
    WERKT_NIET,
    Geopend,
    deelname_bij,
    uitnodiging_gebruiken,
    uitnodiging_openen,
)
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.uitnodigingen.situatie import EMAIL, GEBOREN, MORGEN, gezin, nodig_uit, uitnodigingen

BRIEF, MAIL = Uitnodigingskanaal.BRIEF, Uitnodigingskanaal.MAIL


def bij(code: str, geboortedatum: date = GEBOREN, dag: date = DAG) -> Geopend:
    return uitnodiging_openen(code=code, geboortedatum=geboortedatum, dag=dag)


def werkt_niet(code: str, geboortedatum: date = GEBOREN, dag: date = DAG) -> None:
    with pytest.raises(NuNietMogelijk) as fout:
        bij(code, geboortedatum, dag)
    assert fout.value.melding == WERKT_NIET


def maak_account(geopend: Geopend, email: str = EMAIL, dag: date = DAG) -> Gebruiker:
    return uitnodiging_gebruiken(geopend=geopend, dag=dag, email=email, wachtwoord_hash=make_password("x"))


# --- Inviting ---------------------------------------------------------------------------------------------------


def test_each_parent_and_the_pupil_are_invited_apart(cast: Cast) -> None:
    g = gezin(cast)
    with cast.als("oco") as oco:
        wie = {deelnemer.naam: deelnemer for deelnemer in deelnemers_van(oco, g.dossier)}
    assert {naam: deelnemer.bezwaar for naam, deelnemer in wie.items()} == {
        "Ouder Van Ouder": Bezwaar.HEEFT_ACCOUNT,
        "Ouder2 Van Ouder2": Bezwaar.HEEFT_ACCOUNT,
        "Noor Bakker": None,
        "Sam de Vries": None,
    }
    assert [deelnemer.naam for deelnemer in wie.values() if deelnemer.heeft_mail] == ["Noor Bakker", "Sam de Vries"]
    eerste, leerling = nodig_uit(cast, g.dossier, g.noor), nodig_uit(cast, g.dossier, None)
    assert len({eerste.code, leerling.code, ""}) == 3
    assert eerste.uitnodiging.laatste_dag == DAG + timedelta(days=30)
    with cast.als("oco") as oco:
        assert [d.naam for d in deelnemers_van(oco, g.dossier) if d.open] == ["Noor Bakker", "Sam de Vries"]
        namen = Gebeurtenis.objects.filter(soort="uitnodiging.gemaakt").order_by("pk")
        assert [gebeurtenis.gegevens["naam"] for gebeurtenis in namen] == ["Noor Bakker", "Sam de Vries"]


@pytest.mark.parametrize("wie", ["ouder", "voogdij", "iemand_anders"])
def test_who_cannot_be_invited_is_refused(cast: Cast, wie: str) -> None:
    """Somebody with an account, an instelling, and somebody who is not in the list."""
    g = gezin(cast)
    with cast.als("systeem"):
        Gezag.objects.create(
            leerling_id=g.leerling_id, partij_id=cast.partijen["voogdij"], van=DAG, tot=verjaardag(GEBOREN, 18)
        )
    with pytest.raises(NuNietMogelijk):
        nodig_uit(cast, g.dossier, cast.partijen.get(wie, cast.partijen["ouder.elders"]))
    assert uitnodigingen(cast) == []


def test_a_pupil_under_twelve_is_not_invited(cast: Cast) -> None:
    g = gezin(cast, wie=maak.anders(geboortedatum=date(2014, 9, 1)))
    with pytest.raises(NuNietMogelijk, match="vanaf 12 jaar"):
        nodig_uit(cast, g.dossier, None)


def test_not_before_the_family_may_read(cast: Cast) -> None:
    g = gezin(cast, voorgelegd=False)
    with pytest.raises(NuNietMogelijk, match="status"):
        nodig_uit(cast, g.dossier, g.noor)


def test_no_mail_without_an_address(cast: Cast) -> None:
    g = gezin(cast, email="")
    with pytest.raises(NuNietMogelijk, match="geen e-mailadres"):
        nodig_uit(cast, g.dossier, g.noor, MAIL)


@pytest.mark.parametrize("wie", ["ouder", "bestuur", "leerling"])
def test_others_invite_nobody(cast: Cast, wie: str) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als(wie) as actor, pytest.raises(GeenRecht):
        uitnodiging_maken(actor=actor, dossier_id=dossier.pk, partij_id=None, kanaal=BRIEF)


def test_the_secretariaat_invites_and_withdraws_too(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("systeem"):
        Leerling.objects.filter(pk=dossier.leerling_id).update(persoon_id=None)
    with cast.als("secretariaat") as actor:
        gemaakt = uitnodiging_maken(actor=actor, dossier_id=dossier.pk, partij_id=None, kanaal=BRIEF)
        uitnodiging_intrekken(actor=actor, dossier_id=dossier.pk, partij_id=None)
        uitnodiging_intrekken(actor=actor, dossier_id=dossier.pk, partij_id=None)
        assert Gebeurtenis.objects.filter(soort="uitnodiging.ingetrokken").count() == 1
    (rij,) = uitnodigingen(cast)
    assert rij.ingetrokken_op is not None
    werkt_niet(gemaakt.code)


def test_a_secret_address_shows_only_that_there_is_one(cast: Cast) -> None:
    g = gezin(cast)
    with cast.als("systeem"):
        Contactgegevens.objects.filter(leerling_id=g.leerling_id, partij_id=g.noor).update(geheim=True)
    with cast.als("oco") as oco:
        noor = next(d for d in deelnemers_van(oco, g.dossier) if d.partij_id == g.noor)
    assert (noor.contact, noor.heeft_mail) == (None, True)


def test_nobody_reads_a_code_afterwards(cast: Cast) -> None:
    g = gezin(cast)
    code = nodig_uit(cast, g.dossier, g.noor).code
    for wie in ("oco", "secretariaat", "ouder", "systeem"):
        leest = pytest.raises(DatabaseError, match="permission denied")
        with cast.als(wie), leest, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select code_hash from kern_uitnodiging")
    with cast.als("oco"), connection.cursor() as cursor:
        for zoekwoord in ("", code, code.lower()):
            cursor.execute("select * from kern_uitnodiging_bij(%s)", [zoekwoord])
            assert cursor.fetchall() == []


# --- Using a code -----------------------------------------------------------------------------------------------


def test_a_code_with_the_birth_date_opens_and_makes_an_account(vers: Cast) -> None:
    g = gezin(vers)
    geopend = bij(nodig_uit(vers, g.dossier, g.noor).code.lower().replace("-", " "))
    deelname = deelname_bij(geopend, DAG)
    assert (deelname.naam, deelname.leerling, deelname.is_leerling) == ("Noor Bakker", "Sam", False)
    assert deelname.account_id is None
    noor = maak_account(geopend)
    (lid,) = lidmaatschappen_van(noor.pk, DAG)
    actor = actor_voor(lid, DAG)
    assert (actor.rol, actor.naam) == (Rol.OUDER, "Noor Bakker")
    with bereik(actor):
        dossier = Dossier.objects.zichtbaar_voor(actor).get(pk=g.dossier.pk)
        handtekening = eigen_handtekening(actor, dossier)
        assert handtekening is not None
        assert handtekening.partij_id == g.noor
    with vers.als("oco") as oco:
        stand = {deelnemer.naam: deelnemer.doet_mee for deelnemer in deelnemers_van(oco, dossier)}
        assert stand["Noor Bakker"]
        (gebruikt,) = Gebeurtenis.objects.filter(soort="uitnodiging.gebruikt")
        assert (gebruikt.naam, gebruikt.gebruiker_id) == ("Noor Bakker", noor.pk)


def test_a_pupil_gets_an_own_account_and_reads_the_own_dossier(vers: Cast) -> None:
    g = gezin(vers)
    sam = maak_account(bij(nodig_uit(vers, g.dossier, None).code), "sam@voorbeeld.example")
    (lid,) = lidmaatschappen_van(sam.pk, DAG)
    actor = actor_voor(lid, DAG)
    assert (actor.rol, actor.naam) == (Rol.LEERLING, "Sam de Vries")
    with bereik(actor):
        dossier = Dossier.objects.zichtbaar_voor(actor).get(pk=g.dossier.pk)
        handtekening = eigen_handtekening(actor, dossier)
        assert handtekening is not None
        assert handtekening.partij_id is None


def test_a_code_works_once_and_only_the_last_one(vers: Cast) -> None:
    g = gezin(vers)
    eerste, tweede = nodig_uit(vers, g.dossier, g.noor), nodig_uit(vers, g.dossier, g.noor)
    werkt_niet(eerste.code)
    werkt_niet("2222-2222-2222")
    geopend = bij(tweede.code)
    maak_account(geopend)
    werkt_niet(tweede.code)
    with pytest.raises(NuNietMogelijk):
        maak_account(geopend, "ander@voorbeeld.example")
    assert not Gebruiker.objects.filter(email="ander@voorbeeld.example").exists()


def test_a_code_lapses(vers: Cast) -> None:
    g = gezin(vers)
    gemaakt = nodig_uit(vers, g.dossier, g.noor)
    laatste = gemaakt.uitnodiging.laatste_dag
    bij(gemaakt.code, dag=laatste)
    werkt_niet(gemaakt.code, dag=laatste + timedelta(days=1))


def test_five_wrong_birth_dates_end_it(vers: Cast) -> None:
    g = gezin(vers)
    code = nodig_uit(vers, g.dossier, g.noor).code
    for _ in range(POGINGEN_HOOGSTENS - 1):
        werkt_niet(code, MORGEN)
    bij(code)  # right in between: the count starts again
    for _ in range(POGINGEN_HOOGSTENS):
        werkt_niet(code, MORGEN)
    werkt_niet(code)
    assert uitnodigingen(vers)[0].pogingen == POGINGEN_HOOGSTENS
    bij(nodig_uit(vers, g.dossier, g.noor).code)


def test_a_failed_attempt_counts_though_the_request_is_undone(vers: Cast) -> None:
    g = gezin(vers)
    code = nodig_uit(vers, g.dossier, g.noor).code
    with transaction.atomic():
        werkt_niet(code, MORGEN)
        transaction.set_rollback(True)
    assert uitnodigingen(vers)[0].pogingen == 1


def test_without_gezag_the_code_works_no_more(vers: Cast) -> None:
    """Gezag that ends between the letter and the account, and between the code and the account."""
    g = gezin(vers)
    code = nodig_uit(vers, g.dossier, g.noor).code
    geopend = bij(code)
    achttien = verjaardag(GEBOREN, 18)
    werkt_niet(code, dag=achttien)
    with pytest.raises(NuNietMogelijk):
        maak_account(geopend, dag=achttien)
    with pytest.raises(NuNietMogelijk):
        deelname_bij(geopend, achttien)
    assert not Gebruiker.objects.filter(email=EMAIL).exists()


def test_the_database_itself_refuses_a_use_after_the_eighteenth_birthday(vers: Cast) -> None:
    g = gezin(vers)
    pk = nodig_uit(vers, g.dossier, g.noor).uitnodiging.pk
    achttien = verjaardag(GEBOREN, 18)
    for dag, goed in ((achttien, False), (DAG + timedelta(days=31), False), (DAG, True)):
        with bereik(systeem(g.dossier.swv_id, dag), reden="proef"), transaction.atomic():
            rijen = Uitnodiging.objects.filter(pk=pk)
            if goed:
                assert rijen.update(gebruikt_op=klok.nu()) == 1
            else:
                with pytest.raises(DatabaseError, match="hoort niet bij"), transaction.atomic():
                    rijen.update(gebruikt_op=klok.nu())


# --- Existing accounts ------------------------------------------------------------------------------------------


def test_a_parent_of_two_children_has_one_account(vers: Cast) -> None:
    """Entered with each child apart, as schools do, and still one list of own children."""
    een, twee = gezin(vers), gezin(vers)
    noor = maak_account(bij(nodig_uit(vers, een.dossier, een.noor).code))
    uitnodiging_gebruiken(geopend=bij(nodig_uit(vers, twee.dossier, twee.noor).code), dag=DAG, gebruiker=noor)
    (lid,) = lidmaatschappen_van(noor.pk, DAG)
    actor = actor_voor(lid, DAG)
    assert {een.noor, twee.noor} <= set(actor.partij_ids)
    with bereik(actor, reden="proef"):
        gezien = Dossier.objects.zichtbaar_voor(actor).values_list("pk", flat=True)
        assert set(gezien) == {een.dossier.pk, twee.dossier.pk}
        for kind in (een, twee):
            rij = zienswijze_opslaan(actor=actor, dossier_id=kind.dossier.pk, tekst="x", alleen_commissie=False)
            assert rij.partij_id == kind.noor


@pytest.mark.parametrize("wie", ["oco", "secretariaat", "leerling", "beheer"])
def test_no_account_of_work_or_of_a_pupil_becomes_a_parent(vers: Cast, wie: str) -> None:
    g = gezin(vers)
    geopend = bij(nodig_uit(vers, g.dossier, g.noor).code)
    gebruiker = Gebruiker.objects.get(pk=vers.gebruikers[wie])
    with pytest.raises(NuNietMogelijk, match="past niet bij het account"):
        uitnodiging_gebruiken(geopend=geopend, dag=DAG, gebruiker=gebruiker)
    with vers.als("systeem"):
        assert not Lidmaatschap.objects.filter(gebruiker_id=gebruiker.pk, rol=Rol.OUDER).exists()
        assert not Betrokkenheid.objects.filter(partij_id=vers.partijen[wie], rol="ouder").exists()


def test_a_parent_does_not_use_the_invitation_of_the_other_parent(vers: Cast) -> None:
    """Both have gezag over this child: with the letter of the other one would sign twice (TLV-60, OPEN-82)."""
    g = gezin(vers)
    geopend = bij(nodig_uit(vers, g.dossier, g.noor).code)
    with vers.als("systeem"):
        assert Gezag.objects.filter(leerling_id=g.leerling_id, partij_id=vers.partijen["ouder"]).exists()
    ouder = Gebruiker.objects.get(pk=vers.gebruikers["ouder"])
    with pytest.raises(NuNietMogelijk, match="past niet"):
        uitnodiging_gebruiken(geopend=geopend, dag=DAG, gebruiker=ouder)
    with vers.als("systeem"):
        assert not Lidmaatschap.objects.filter(gebruiker_id=ouder.pk, partij_id=g.noor).exists()


def test_a_parent_does_not_use_the_invitation_of_the_pupil(vers: Cast) -> None:
    g = gezin(vers)
    geopend = bij(nodig_uit(vers, g.dossier, None).code)
    ouder = Gebruiker.objects.get(pk=vers.gebruikers["ouder"])
    with pytest.raises(NuNietMogelijk, match="past niet"):
        uitnodiging_gebruiken(geopend=geopend, dag=DAG, gebruiker=ouder)


def test_who_has_an_account_signs_in_with_that_one(vers: Cast) -> None:
    """An account without a lidmaatschap, as when the second half of making it failed: the code links it."""
    g = gezin(vers)
    with vers.als("systeem") as wij:
        persoon = Gezag.objects.get(partij_id=g.noor).partij.persoon_id
        eigen = account_maken(actor=wij, email=EMAIL, persoon=persoon, wachtwoord="x")
        ander = account_maken(actor=wij, email="x@voorbeeld.example", persoon=NieuwePersoon("X", "Y"), wachtwoord="x")
    geopend = bij(nodig_uit(vers, g.dossier, g.noor).code)
    assert deelname_bij(geopend, DAG).account_id == eigen.pk
    with pytest.raises(NuNietMogelijk, match="al een account"):
        maak_account(geopend, "nieuw@voorbeeld.example")
    with pytest.raises(NuNietMogelijk, match="past niet"):
        uitnodiging_gebruiken(geopend=geopend, dag=DAG, gebruiker=ander)
    uitnodiging_gebruiken(geopend=geopend, dag=DAG, gebruiker=eigen)
    assert len(lidmaatschappen_van(eigen.pk, DAG)) == 1


def test_an_address_that_is_taken_uses_nothing_up(vers: Cast) -> None:
    g = gezin(vers)
    geopend = bij(nodig_uit(vers, g.dossier, g.noor).code)
    with pytest.raises(NuNietMogelijk, match="al een account"):
        maak_account(geopend, "ouder@voorbeeld.example")
    assert uitnodigingen(vers)[0].gebruikt_op is None
    maak_account(geopend)
