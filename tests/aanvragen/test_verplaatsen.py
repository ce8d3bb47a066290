"""An aanvraag that goes to another school of the pupil (10-tlv section 9, TLV-01, INZ-01, INZ-03, RCH-22)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.services.moving import Verplaatsing, aanvraag_verplaatsen, concept_verplaatsen, mogelijke_scholen
from swv.kern.berichten.models import Mail
from swv.kern.choices import InschrijvingSoort
from swv.kern.documenten.models import Brief
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.personen.models import Inschrijving, Leerling
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.leden import actor_van_lid, lid_van_school
from tlv.services.dispatch import brieven_verzenden

AANMELDING = InschrijvingSoort.AANMELDING


def naar(cast: Cast, school: str = "elders", *, blijft: bool = False, **anders: object) -> Verplaatsing:
    velden = {"soort": AANMELDING, "sinds": DAG, "blijft_ingeschreven": blijft, "reden": "verhuisd naar Oirschot"}
    return Verplaatsing(school_id=cast.scholen[school], **(velden | anders))  # type: ignore[arg-type]


def verplaats(cast: Cast, dossier: Dossier, verplaatsing: Verplaatsing, *, door: str = "secretariaat") -> None:
    with cast.als(door) as actor:
        aanvraag_verplaatsen(actor=actor, dossier_id=dossier.pk, verplaatsing=verplaatsing)


def ziet(cast: Cast, wie: str, dossier: Dossier) -> bool:
    with cast.als(wie) as actor:
        return Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists()


def test_the_new_school_and_board_see_it_and_the_old_ones_no_more(cast: Cast) -> None:
    """INZ-01, INZ-03."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("secretariaat"):
        uiterste = dossier.aanvraag.uiterste_datum
    verplaats(cast, dossier, naar(cast))
    ziende = ("oco.elders", "bestuur.elders", "ouder", "ouder2", "leerling", "secretariaat")
    assert {wie: ziet(cast, wie, dossier) for wie in (*ziende, "oco", "bestuur")} == {
        **dict.fromkeys(ziende, True),
        "oco": False,
        "bestuur": False,
    }
    with cast.als("oco.elders"):
        hier = maak.opnieuw(dossier)
        assert (hier.school_id, hier.ingediend_op) == (cast.scholen["elders"], dossier.ingediend_op)
        assert (hier.aanvraag.uiterste_datum, hier.aanvraag.contactpersoon_naam) == (uiterste, "")
        assert Inschrijving.objects.get(leerling=dossier.leerling, school_id=cast.scholen["elders"]).soort == AANMELDING
        gebeurtenis = Gebeurtenis.objects.get(dossier=dossier, soort="aanvraag.verplaatst")
        assert gebeurtenis.gegevens == {"naam": "College Elders", "vorige": "Lyceum De Brug"}
        reden = Gebeurtenis.objects.get(dossier=dossier, soort="verplaatsing.toegelicht")
        assert (reden.veldgroep, reden.gegevens["reden"]) == ("onderwijs", "verhuisd naar Oirschot")
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="aanvraag.begonnen").exists()
    with cast.als("oco") as oud:
        assert not Leerling.objects.zichtbaar_voor(oud).filter(pk=dossier.leerling_id).exists()
    with cast.als("systeem"):
        mails = set(
            Mail.objects.filter(dossier=dossier, soort__contains="aanvraag_ver").values_list("gebruiker_id", "soort")
        )
        assert mails >= {
            (cast.gebruikers["oco"], "aanvraag_vertrokken"),
            (cast.gebruikers["oco.elders"], "aanvraag_verplaatst"),
            (cast.gebruikers["ouder"], "aanvraag_verplaatst"),
        }


def test_the_old_school_may_keep_the_pupil_but_not_the_aanvraag(cast: Cast) -> None:
    """TLV-01: signed up elsewhere while still enrolled here."""
    dossier = maak.dossier_ingediend(cast)
    verplaats(cast, dossier, naar(cast, blijft=True))
    with cast.als("oco") as oud:
        assert Leerling.objects.zichtbaar_voor(oud).filter(pk=dossier.leerling_id).exists()
    assert not ziet(cast, "oco", dossier)


def test_letters_go_to_the_new_school(cast: Cast) -> None:
    dossier = maak.dossier_besloten(cast)
    verplaats(cast, dossier, naar(cast, "wissel"))
    with cast.als("secretariaat") as actor:
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        ontvangers = set(Brief.objects.filter(dossier=dossier).values_list("ontvanger_id", flat=True))
    assert cast.partijen["wissel"] in ontvangers
    assert cast.partijen["brug"] not in ontvangers


def test_what_is_refused(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for verplaatsing, melding in (
        (naar(cast, "maas"), "uit de lijst"),
        (naar(cast, "brug"), "uit de lijst"),
        (naar(cast, reden=" "), "waarom"),
        (naar(cast, sinds=DAG + timedelta(days=1)), "nog niet"),
    ):
        with pytest.raises(NuNietMogelijk, match=melding):
            verplaats(cast, dossier, verplaatsing)
    for door, fout in (("voorzitter", GeenRecht), ("oco", GeenRecht), ("secretariaat.mhr", NietZichtbaar)):
        with pytest.raises(fout):
            verplaats(cast, dossier, naar(cast), door=door)
    assert ziet(cast, "oco", dossier)


def test_not_once_the_letters_are_ready(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast)
    with pytest.raises(NuNietMogelijk, match="brieven"):
        verplaats(cast, dossier, naar(cast))


def test_not_to_the_board_of_an_expert(cast: Cast) -> None:
    """RCH-22: deskundige1 is employed by Stichting Elders."""
    dossier = maak.dossier_bij_deskundigen(cast)
    with pytest.raises(GeenRecht) as fout:
        verplaats(cast, dossier, naar(cast))
    assert fout.value.regel == "RCH-22"
    verplaats(cast, dossier, naar(cast, "wissel"))


def test_a_renewal_goes_to_a_vso_school_only(cast: Cast) -> None:
    """TLV-127."""
    dossier = maak.dossier_ingediend(cast, maak.VERLENGING)
    with cast.als("secretariaat") as actor:
        assert mogelijke_scholen(actor, dossier) == []


def test_a_coordinator_of_two_schools_moves_a_concept(vers: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(vers)
    with vers.als("oco") as oco:
        assert mogelijke_scholen(oco, dossier) == []
    daar = actor_van_lid(lid_van_school(vers, "oco", "elders"))
    with vers.als("oco") as oco:
        concept_verplaatsen(actor=oco, dossier_id=dossier.pk, verplaatsing=naar(vers))
        assert not Dossier.objects.zichtbaar_voor(oco).exists()
    with bereik(daar):
        assert maak.opnieuw(dossier).aanvraag.contactpersoon_id == daar.persoon_id


def test_the_page_moves_it(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_ingediend(cast)
    pad, client = reverse("aanvraag_verplaatsen", args=[dossier.pk]), binnen("secretariaat")
    assert pad in client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    velden = {
        "school_id": cast.scholen["elders"],
        "soort": "inschrijving",
        "sinds": DAG.isoformat(),
        "reden": "verhuisd",
    }
    assert client.post(pad, velden).status_code == 422
    antwoord = client.post(pad, {**velden, "blijft_ingeschreven": "nee"}, follow=True)
    assert "bij de andere school" in antwoord.content.decode()
    eigen = binnen("oco").get(reverse("dossier", args=[dossier.pk]))
    assert eigen.status_code == 404
