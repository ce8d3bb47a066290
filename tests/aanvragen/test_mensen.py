"""Who may work with the application: letting in, ending, giving back; each within the own bounds (ROL-13, ROL-32)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.services import people
from aanvragen.services.people import NieuweMedewerker
from swv.kern.berichten.models import Mail
from swv.kern.berichten.teksten import mailtekst
from swv.kern.choices import BUITEN_BUREAU, BUREAU, GEZINSROLLEN, Inzagerol, Rol
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.periods import OPEN_EINDE, geldig_op
from swv.kern.personen.lidmaatschappen import lidmaatschappen_van
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.personen.services import NieuwePersoon
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.mensen import geefbare_rollen
from swv.kern.toegang.models import Betrokkenheid, Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

NIEUW = NieuwePersoon("Nora", "Berg", "van den")


def voeg_toe(cast: Cast, wie: str, rol: Rol = Rol.OCO, partij: str = "brug", **velden: Any) -> Lidmaatschap:
    """Somebody who has an account already, unless the test has a database of its own (`vers`): there accounts commit."""
    velden = {"email": "verzuim@voorbeeld.example"} | velden
    nieuw = NieuweMedewerker(persoon=NIEUW, rol=rol, van=DAG, partij_id=cast.partijen.get(partij), **velden)
    with cast.als(wie) as actor:
        return people.medewerker_toevoegen(actor=actor, nieuw=nieuw)


def mails(cast: Cast, gebruiker_id: int) -> list[Mail]:
    with cast.als("systeem"):
        return list(Mail.objects.filter(gebruiker_id=gebruiker_id).order_by("pk"))


def rollen_van(cast: Cast, wie: str, dag: date) -> set[str]:
    """The roles of somebody on a day."""
    with cast.als("beheer", dag):
        rijen = Lidmaatschap.objects.filter(geldig_op(dag), gebruiker_id=cast.gebruikers[wie])
        return set(rijen.values_list("rol", flat=True))


def test_every_role_is_outside_inside_or_of_the_family() -> None:
    groepen = (*BUITEN_BUREAU, *BUREAU, *GEZINSROLLEN)
    assert sorted(groepen) == sorted(Rol)
    assert len(set(groepen)) == len(groepen)


@pytest.mark.parametrize(
    ("wie", "rollen"),
    [
        ("oco", {Rol.OCO}),
        ("secretariaat", set(BUITEN_BUREAU)),
        ("beheer", set(Rol) - set(GEZINSROLLEN) - {Rol.SYSTEEM}),
        ("voorzitter", set()),
        ("deskundige1", set()),
    ],
)
def test_rol_13_which_roles_somebody_gives(cast: Cast, wie: str, rollen: set[Rol]) -> None:
    assert set(geefbare_rollen(cast.actor(wie))) == rollen


@pytest.mark.parametrize("wie", ["oco", "secretariaat", "beheer"])
def test_a_new_coordinator_gets_an_account_and_a_mail(vers: Cast, wie: str) -> None:
    lid = voeg_toe(vers, wie, email=" Nora@School.example ")
    assert [(rij.rol, rij.tot) for rij in lidmaatschappen_van(lid.gebruiker_id, DAG)] == [(Rol.OCO, OPEN_EINDE)]
    (mail,) = mails(vers, lid.gebruiker_id)
    tekst = mailtekst([mail]).tekst
    assert (mail.soort, mail.direct) == ("account_gemaakt", True)
    assert reverse("account_reset_password") in tekst
    assert "U meldt zich eerst aan" not in tekst
    with vers.als("beheer") as actor:
        assert people.accounts_van([lid])[lid.gebruiker_id].email == "nora@school.example"
        assert "Berg, Nora van den" in [rij.persoon.naam_op_alfabet for rij in people.medewerkers_van(actor)]


def test_a_known_address_gets_the_role_beside_the_others(vers: Cast) -> None:
    lid = voeg_toe(vers, "secretariaat", Rol.ADVIESTEAM, "")
    assert rollen_van(vers, "verzuim", DAG) == {Rol.VERZUIM, Rol.ADVIESTEAM}
    assert [mail.soort for mail in mails(vers, lid.gebruiker_id)] == ["rol_gekregen"]
    with pytest.raises(NuNietMogelijk, match="heeft deze rol al"):
        voeg_toe(vers, "secretariaat", Rol.ADVIESTEAM, "")


@pytest.mark.parametrize(
    ("wie", "rol", "partij", "velden", "fout", "melding"),
    [
        ("secretariaat", Rol.VOORZITTER, "", {}, GeenRecht, "functioneel beheerder"),
        ("secretariaat", Rol.OUDER, "", {}, GeenRecht, "functioneel beheerder"),
        ("beheer", Rol.LEERLING, "", {}, GeenRecht, "functioneel beheerder"),
        ("oco", Rol.DESKUNDIGE, "", {"discipline": "arts"}, GeenRecht, "functioneel beheerder"),
        ("oco", Rol.OCO, "elders", {}, NuNietMogelijk, "Kies voor welke school"),
        ("secretariaat", Rol.OCO, "maas", {}, NuNietMogelijk, "Kies voor welke school"),
        ("secretariaat", Rol.DESKUNDIGE, "", {}, NuNietMogelijk, "discipline"),
        ("secretariaat", Rol.OCO, "brug", {"email": "ouder@voorbeeld.example"}, NuNietMogelijk, "werkadres"),
        ("oco", Rol.OCO, "brug", {"email": "oco@voorbeeld.example"}, GeenRecht, "uzelf"),
        ("voorzitter", Rol.OCO, "brug", {}, GeenRecht, "Vraag een van hen"),
    ],
)
def test_outside_the_own_bounds_nothing_is_made(
    cast: Cast, wie: str, rol: Rol, partij: str, velden: dict[str, str], fout: type[Exception], melding: str
) -> None:
    with pytest.raises(fout, match=melding):
        voeg_toe(cast, wie, rol, partij, **velden)
    with cast.als("beheer"):
        assert not Lidmaatschap.objects.filter(persoon__achternaam="Berg").exists()
    assert rollen_van(cast, "verzuim", DAG) == {Rol.VERZUIM}


@pytest.mark.parametrize(
    ("wie", "rol", "partij", "swv"),
    [
        ("secretariaat", "voorzitter", "secretariaat", "portvolio"),
        ("secretariaat", "ouder", "verzuim", "portvolio"),
        ("secretariaat", "oco", "maas", "mhr"),
        ("oco", "oco", "elders", "portvolio"),
        ("oco", "oco", "brug", "mhr"),
        ("oco", "deskundige", "brug", "portvolio"),
        ("deskundige1", "oco", "brug", "portvolio"),
    ],
)
def test_the_database_refuses_the_same(cast: Cast, wie: str, rol: str, partij: str, swv: str) -> None:
    rij = Lidmaatschap(
        gebruiker_id=cast.gebruikers["verzuim"],
        persoon_id=cast.personen["verzuim"],
        rol=rol,
        partij_id=cast.partijen[partij],
        swv_id=cast.swvs[swv],
        discipline="arts" if rol == "deskundige" else "",
        van=DAG,
    )
    with cast.als(wie), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        rij.save(force_insert=True)


def test_ending_a_role_counts_from_that_day_and_can_be_undone(cast: Cast) -> None:
    lid, morgen = voeg_toe(cast, "oco"), DAG + timedelta(days=1)
    with cast.als("oco") as actor:
        assert people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=lid.pk, vanaf=morgen) == 0
    assert [Rol.OCO in rollen_van(cast, "verzuim", dag) for dag in (DAG, morgen)] == [True, False]
    with klok.op(morgen), cast.als("secretariaat", morgen) as actor:
        people.lidmaatschap_hervatten(actor=actor, lidmaatschap_id=lid.pk)
        with pytest.raises(NuNietMogelijk, match="geen einddatum"):
            people.lidmaatschap_hervatten(actor=actor, lidmaatschap_id=lid.pk)
    assert Rol.OCO in rollen_van(cast, "verzuim", morgen)


@pytest.mark.parametrize(
    ("wie", "van", "fout"),
    [
        ("oco", "oco", GeenRecht),
        ("beheer", "beheer", GeenRecht),
        ("secretariaat", "voorzitter", GeenRecht),
        ("oco", "deskundige1", NietZichtbaar),
        ("oco.elders", "oco", NietZichtbaar),
        ("secretariaat.mhr", "oco", NietZichtbaar),
        ("secretariaat", "ouder", NietZichtbaar),
        ("voorzitter", "oco", GeenRecht),
    ],
)
def test_who_does_not_keep_a_role_does_not_end_it(cast: Cast, wie: str, van: str, fout: type[Exception]) -> None:
    with cast.als(wie) as actor, pytest.raises(fout):
        people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=cast.lidmaatschappen[van], vanaf=DAG)


def test_rights_end_from_today_at_the_earliest(cast: Cast) -> None:
    with cast.als("beheer") as actor, pytest.raises(NuNietMogelijk, match="latere dag"):
        people.lidmaatschap_beeindigen(
            actor=actor, lidmaatschap_id=cast.lidmaatschappen["oco"], vanaf=DAG - timedelta(days=1)
        )


def test_an_expert_who_stops_reads_the_dossiers_no_more_and_the_secretariaat_is_told(cast: Cast) -> None:
    """By somebody who sees no dossier at all (INZ-17); the dossier says who stopped, and nobody else is closed out."""
    dossier, morgen = maak.dossier_bij_deskundigen(cast), DAG + timedelta(days=1)
    with cast.als("beheer") as actor:
        lid = people.bewerkbaar_lidmaatschap(actor, "lidmaatschap_beeindigen", cast.lidmaatschappen["deskundige1"])
        assert people.lopende_toewijzingen(lid, DAG) == 1
        assert people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=lid.pk, vanaf=morgen) == 1
    for dag, gezien in ((DAG, True), (morgen, False)):
        with klok.op(dag), cast.als("deskundige1", dag) as actor:
            assert Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists() is gezien
            assert Dossier.objects.filter(pk=dossier.pk).exists() is gezien
    with cast.als("systeem"):
        tot = Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.DESKUNDIGE).values_list("tot", flat=True)
        assert sorted(tot) == [morgen, OPEN_EINDE]
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="deskundige.gestopt", veldgroep="intern").count() == 1
    assert "deskundige_gestopt" in [mail.soort for mail in mails(cast, cast.gebruikers["secretariaat"])]


def test_an_expert_with_another_discipline_at_the_same_swv_goes_on(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    voeg_toe(cast, "beheer", Rol.DESKUNDIGE, "", email="deskundige1@voorbeeld.example", discipline="pedagoog")
    with cast.als("beheer") as actor:
        lid_id = cast.lidmaatschappen["deskundige1"]
        assert people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=lid_id, vanaf=DAG) == 0
    with cast.als("deskundige1") as actor:
        assert Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists()


def test_the_pages_from_adding_to_giving_back(vers: Cast, binnen: Callable[[str], Client]) -> None:
    client, pad = binnen("secretariaat"), reverse("medewerker_toevoegen")
    assert "Schoolcoördinator" in client.get(pad).content.decode()
    fout = client.post(f"{pad}?rol=oco", {"email": "geen adres", "van": "2020-01-01"})
    assert fout.status_code == 422
    assert "Kies vandaag of een latere dag." in fout.content.decode()
    velden = {"email": "nora@school.example", "voornaam": "Nora", "achternaam": "Berg", "van": DAG.isoformat()}
    velden["partij"] = str(vers.partijen["brug"])
    assert client.post(f"{pad}?rol=oco", velden).status_code == 302
    assert client.post(f"{pad}?rol=oco", velden).status_code == 409
    lijst = client.get(reverse("mensen"), {"q": "berg brug"}).content.decode()
    assert "nora@school.example" in lijst
    assert "nog niet aangemeld" in lijst
    with vers.als("secretariaat") as actor:
        (lid,) = people.medewerkers_van(actor).filter(persoon__achternaam="Berg")
    assert client.post(reverse("aanmeldmail_sturen", args=[lid.pk])).status_code == 302
    assert len(mails(vers, lid.gebruiker_id)) == 2
    einde = reverse("lidmaatschap_beeindigen", args=[lid.pk])
    assert "geen dossier meer lezen" in client.get(einde).content.decode()
    assert client.post(einde, {"vanaf": DAG.isoformat()}).status_code == 302
    assert "nora@school.example" not in client.get(reverse("mensen")).content.decode()
    assert "gestopt op" in client.get(reverse("mensen"), {"afgelopen": "1", "rol": "oco"}).content.decode()
    assert client.post(reverse("lidmaatschap_hervatten", args=[lid.pk])).status_code == 302
    assert "nora@school.example" in client.get(reverse("mensen")).content.decode()


def test_a_coordinator_sees_and_adds_colleagues_only(cast: Cast, binnen: Callable[[str], Client]) -> None:
    client = binnen("oco")
    bron = client.get(reverse("mensen")).content.decode()
    assert "oco@voorbeeld.example" in bron
    assert "oco.elders@voorbeeld.example" not in bron
    assert reverse("lidmaatschap_beeindigen", args=[cast.lidmaatschappen["oco"]]) not in bron
    pagina = client.get(reverse("medewerker_toevoegen")).content.decode()
    assert "Lyceum De Brug" in pagina
    assert "College Elders" not in pagina


def test_who_signed_in_once_gets_no_mail_about_signing_in(cast: Cast) -> None:
    Gebruiker.objects.using("aanmelden").filter(pk=cast.gebruikers["opdc"]).update(last_login=klok.nu())
    with cast.als("beheer") as actor, pytest.raises(NuNietMogelijk, match="al eens aangemeld"):
        people.aanmeldmail_sturen(actor=actor, lidmaatschap_id=cast.lidmaatschappen["opdc"])


def test_the_list_takes_as_many_queries_for_more_people(cast: Cast, binnen: Callable[[str], Client]) -> None:
    client = binnen("beheer")
    client.get(reverse("mensen"))
    with CaptureQueriesContext(connection) as eerst:
        client.get(reverse("mensen"))
    for wie in ("opdc", "verzuim", "jeugdhulp"):
        voeg_toe(cast, "secretariaat", email=f"{wie}@voorbeeld.example")
    with CaptureQueriesContext(connection) as later:
        client.get(reverse("mensen"))
    assert len(later) == len(eerst)
