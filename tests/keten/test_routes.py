"""One dossier per route, from submission to letter (issue 4, acceptance 3).

ROL-40, ROL-43, ROL-44, TLV-116, TLV-170, TLV-171, OPEN-80.
"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Deskundigenadvies, Toewijzing
from aanvragen.selectors import route_van, volledigheid_van
from aanvragen.services.submission import aanvraag_volledig_verklaren
from swv.kern.choices import Discipline, Rol
from swv.kern.documenten.models import Brief, Briefversie
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.middleware import SESSIE_TWEEDE_FACTOR
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.routes import MEEGESTUURD, ROUTES, Lid, ken_toe, met_leden
from tlv.services.decision import besluit_nemen

FUNCTIES = {
    "portvolio": ("voorzitter van de Toelaatbaarheidscommissie", "VO3004-2026-0001"),
    "portvolio_ophoging": ("voorzitter van de Toelaatbaarheidscommissie", "VO3004-2026-0001"),
    "mhr": ("directeur-bestuurder", ""),
    "groningen_1": ("directeur-bestuurder", ""),
    "groningen_2": ("voorzitter van de Commissie van Advies", ""),
    "zandbergen": ("directeur", "ZB/2026/00001"),
}


@pytest.mark.parametrize("naam", ROUTES)
def test_from_submission_to_letter(vers: Cast, naam: str) -> None:
    route = ROUTES[naam]
    mensen = met_leden(vers, route)
    dossier = maak.dossier_verzonden(mensen, route.wie)
    functie, nummer = FUNCTIES[naam]
    with mensen.als(route.wie.secretariaat):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BRIEF_VERZONDEN
        assert route_van(dossier, DAG).sleutel == route.variant
        deskundigen = list(Toewijzing.objects.filter(dossier=dossier).order_by("volgorde"))
        versies = list(Briefversie.objects.filter(brief__dossier=dossier))
        assert len(versies) == Brief.objects.filter(dossier=dossier).count() == 4
        for versie in versies:
            staat_erin = [functie, nummer, *(rij.naam for rij in deskundigen)]
            assert not [zin for zin in staat_erin if zin not in versie.tekst]
    assert len(deskundigen) == max(2, len(route.wie.deskundigen))


@pytest.mark.parametrize("naam", ["mhr", "groningen_1", "groningen_2"])
def test_rol_43_somebody_else_than_the_route_says_does_not_decide(vers: Cast, naam: str) -> None:
    """At MHR the chamber advises and the board decides; in route 1 the CvA has no part in it (ROL-44)."""
    route = ROUTES[naam]
    mensen = met_leden(vers, route)
    dossier = maak.dossier_met_adviezen(mensen, route.wie)
    swv = route.wie.swv
    ander = f"directeur.{swv}" if route.wie.beslisser.startswith("voorzitter") else f"voorzitter.{swv}"
    with mensen.als(route.wie.beslisser) as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, dossier)
    with mensen.als(ander) as actor, pytest.raises(GeenRecht):
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)


# --- Route 1: the advices come along ----------------------------------------------------------------------------


def test_tlv_170_the_advices_are_final_and_nobody_is_assigned(vers: Cast) -> None:
    route = ROUTES["groningen_1"]
    mensen = met_leden(vers, route)
    dossier = maak.dossier_met_adviezen(mensen, route.wie)
    with mensen.als("secretariaat.groningen"):
        eerste, tweede = Toewijzing.objects.filter(dossier=dossier).select_related("werkgever").order_by("volgorde")
        assert (eerste.naam, eerste.discipline, str(eerste.werkgever)) == (
            "Anouk Prins",
            "orthopedagoog",
            "Stichting Stad",
        )
        assert (tweede.naam, tweede.discipline, tweede.werkgever) == ("Bilal Demir", "arts", None)
        assert (eerste.werkgever_naam, tweede.werkgever_naam) == ("Stichting Stad", "GGD Noord")
        adviezen = Deskundigenadvies.objects.filter(dossier=dossier)
        assert {(rij.strekking, rij.categorie, rij.vastgesteld_op is not None) for rij in adviezen} == {
            ("toekennen", 1, True)
        }


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"deskundige2_werkgever": "aanvragend_bestuur"}, "niemand_onafhankelijk"),
        ({"deskundige2_naam": "Anouk Prins"}, "zelfde_deskundige"),
        ({"deskundige2_strekking": "afwijzen"}, "bijgevoegd_niet_eens"),
    ],
    ids=["RCH-22", "ROL-40", "TLV-171"],
)
def test_rch_22_advices_that_will_not_do_keep_the_request_at_school(
    vers: Cast, anders: dict[str, str], code: str
) -> None:
    route = ROUTES["groningen_1"]
    mensen = met_leden(vers, route)
    wie = maak.anders(route.wie, antwoorden={**(route.wie.antwoorden or {}), **MEEGESTUURD, **anders})
    dossier = maak.dossier_ter_ondertekening(mensen, wie)
    with mensen.als("oco.stad") as oco:
        assert [reden.code for reden in volledigheid_van(oco, dossier).blokkades] == [code]
    with pytest.raises(NuNietMogelijk):
        maak.dossier_ingediend(mensen, wie)


def test_tlv_115_without_the_system_nobody_writes_such_an_advice(vers: Cast) -> None:
    """The act of the secretariaat does it; a second time it cannot."""
    route = ROUTES["groningen_1"]
    mensen = met_leden(vers, route)
    dossier = maak.dossier_met_adviezen(mensen, route.wie)
    with mensen.als("secretariaat.groningen") as actor, pytest.raises(NuNietMogelijk):
        aanvraag_volledig_verklaren(actor=actor, dossier_id=dossier.pk)


# --- A committee that serves several SWVs -----------------------------------------------------------------------


def test_open_80_an_expert_of_several_swvs_reads_only_what_is_assigned(vers: Cast) -> None:
    """The CvA serves three SWVs: one person, a lidmaatschap at each, the assigned dossiers together and no other."""
    route = ROUTES["groningen_2"]
    mensen = met_leden(vers, route)
    toegewezen = maak.dossier_bij_deskundigen(mensen, route.wie)
    ander = maak.dossier_volledig(mensen, route.wie)
    elders = maak.dossier_ingediend(mensen, ROUTES["mhr"].wie)
    for swv in ("groningen", "mhr"):
        if swv == "mhr":
            ken_toe(mensen, "deskundige1.groningen", Lid(Rol.DESKUNDIGE, "", Discipline.ORTHOPEDAGOOG), swv)
        with mensen.als("deskundige1.groningen") as deskundige:
            gezien = Dossier.objects.zichtbaar_voor(deskundige).values_list("pk", flat=True)
            assert list(gezien.order_by("pk")) == [toegewezen.pk]
            assert not Dossier.objects.filter(pk__in=[ander.pk, elders.pk]).exists()


def test_open_80_an_expert_switches_between_swvs(vers: Cast) -> None:
    """One account, a lidmaatschap at two SWVs: the own dossiers of both, whichever is chosen, and nothing else."""
    groningen, mhr = ROUTES["groningen_2"], ROUTES["mhr"]
    mensen = met_leden(met_leden(vers, groningen), mhr)
    wie = "deskundige1.groningen"
    eigen = [maak.dossier_bij_deskundigen(mensen, groningen.wie)]
    leden = [mensen.lidmaatschappen[wie]]
    ken_toe(mensen, wie, Lid(Rol.DESKUNDIGE, "", Discipline.ORTHOPEDAGOOG), "mhr")
    leden.append(mensen.lidmaatschappen[wie])
    eigen.append(maak.dossier_bij_deskundigen(mensen, maak.anders(mhr.wie, deskundigen=(wie, "deskundige2.mhr"))))
    ander = [maak.dossier_volledig(mensen, groningen.wie), maak.dossier_volledig(mensen, mhr.wie)]
    client = Client()
    client.force_login(
        Gebruiker.objects.using("aanmelden").get(pk=mensen.gebruikers[wie]),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    sessie = client.session
    sessie[SESSIE_TWEEDE_FACTOR] = True
    sessie.save()
    namen = set()
    for lid in leden:
        pagina = client.post(reverse("lidmaatschap_wisselen"), {"lidmaatschap": lid}, follow=True)
        actor = pagina.wsgi_request.actor  # type: ignore[attr-defined]
        assert (actor.lidmaatschap_id, actor.swv_ids) == (lid, ())
        assert f"U werkt nu als deskundige bij {escape(actor.organisatie)}." in pagina.content.decode()
        namen.add(actor.organisatie)
        assert all(dossier.nummer in pagina.content.decode() for dossier in eigen)
        assert [client.get(reverse("dossier", args=[rij.pk])).status_code for rij in (*eigen, *ander)] == [
            200, 200, 404, 404,
        ]  # fmt: skip
    assert len(namen) == 2
    fout = client.post(reverse("lidmaatschap_wisselen"), {"lidmaatschap": "999999"}, follow=True).content.decode()
    assert "Die rol hebt u niet meer" in fout
