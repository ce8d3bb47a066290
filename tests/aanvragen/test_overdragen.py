"""Handing an aanvraag over to another coordinator of the school (ROL-01, INZ-01)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.selectors import dossierlijst
from aanvragen.services.repair import aanvraag_overdragen, opvolgers
from swv.kern.berichten.models import Mail
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.leden import actor_van_lid, lid_van_school

COLLEGA = "verzuim"


def draag_over(cast: Cast, dossier_id: int, aan: str, *, door: str = "oco") -> None:
    with cast.als(door) as actor:
        aanvraag_overdragen(actor=actor, dossier_id=dossier_id, aan=cast.personen[aan])


def test_a_colleague_becomes_the_first_contact_and_gives_it_back(vers: Cast) -> None:
    lid = lid_van_school(vers, COLLEGA, "brug")
    collega = actor_van_lid(lid)
    ouder, nieuw = maak.dossier_in_concept(vers), maak.dossier_in_concept(vers)
    with vers.als("oco") as oco:
        assert nieuw.aanvraag.contactpersoon_id == oco.persoon_id
        assert [wie.persoon_id for wie in opvolgers(oco, ouder)] == [collega.persoon_id]
    draag_over(vers, ouder.pk, COLLEGA)
    with bereik(collega):
        assert maak.opnieuw(ouder).aanvraag.contactpersoon_naam == collega.naam
        assert list(dossierlijst(collega).values_list("pk", flat=True)) == [ouder.pk, nieuw.pk]
    with vers.als("oco") as oco:
        assert list(dossierlijst(oco).values_list("pk", flat=True)) == [nieuw.pk, ouder.pk]
        gebeurtenis = Gebeurtenis.objects.get(dossier=ouder, soort="aanvraag.overgedragen")
        assert gebeurtenis.gegevens == {"naam": collega.naam, "vorige": oco.naam}
    with vers.als("systeem"):
        mail = Mail.objects.get(dossier=ouder, soort="aanvraag_overgedragen")
        assert (mail.gebruiker_id, mail.direct) == (collega.gebruiker_id, True)
    with bereik(collega):
        aanvraag_overdragen(actor=collega, dossier_id=ouder.pk, aan=vers.personen["oco"])
        assert maak.opnieuw(ouder).aanvraag.contactpersoon_id == vers.personen["oco"]


def test_only_to_a_coordinator_of_the_same_school(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for wie in ("oco.elders", "secretariaat", "oco"):
        with pytest.raises(NuNietMogelijk, match="uit de lijst"):
            draag_over(cast, dossier.pk, wie)


def test_others_hand_nothing_over(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    for door, fout in (("voorzitter", GeenRecht), ("ouder", GeenRecht), ("oco.elders", NietZichtbaar)):
        with pytest.raises(fout):
            draag_over(cast, dossier.pk, "oco", door=door)
    with pytest.raises(NuNietMogelijk, match="zelf over te dragen"):
        draag_over(cast, dossier.pk, "oco", door="secretariaat")


def test_the_secretariaat_hands_over_when_the_contact_has_left(vers: Cast) -> None:
    dossier = maak.dossier_ingediend(vers)
    lid_van_school(vers, COLLEGA, "brug")
    with vers.als("beheer") as beheer:
        Lidmaatschap.objects.filter(pk=vers.lidmaatschappen["oco"]).update(tot=beheer.vandaag)
    draag_over(vers, dossier.pk, COLLEGA, door="secretariaat")
    with vers.als("secretariaat"):
        assert maak.opnieuw(dossier).aanvraag.contactpersoon_id == vers.personen[COLLEGA]


def test_the_pages_show_the_contact_and_the_act(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_ingediend(cast)
    naam, pad = cast.actor("oco").naam, reverse("aanvraag_overdragen", args=[dossier.pk])
    client = binnen("oco")
    assert f"Contactpersoon: {naam}" in client.get(reverse("werkvoorraad"), {"toon": "alles"}).content.decode()
    tekst = client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "Contactpersoon van de school" in tekst
    assert pad in tekst
    assert "geen andere coördinator" in client.get(pad).content.decode()
    assert client.post(pad, {}).status_code == 422
    assert pad not in binnen("secretariaat").get(reverse("dossier", args=[dossier.pk])).content.decode()
