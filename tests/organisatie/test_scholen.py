"""Keeping schools by hand (ROL-32, OVZ-16): adding, changing, joining one of another SWV, and ending."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from swv.kern.choices import RelatieSoort, Rol
from swv.kern.organisatie import beheren
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.organisatie.scholen import Schoolgegevens
from swv.kern.periods import OPEN_EINDE
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.mensen import eis_toekenbaar
from tests.bouw.cast import DAG, Cast

NIEUW = {
    "brin": "14sh",
    "naam": "De Goudse Waarden",
    "soort": "VO",
    "bestuur": "Stichting Waarden",
    "straat": "Heemraadslaan 7",
    "postcode": "2805aa",
    "plaats": "Gouda",
    "vestigingsnummer": "0",
    "relatie": "aangesloten",
    "van": DAG.isoformat(),
}
GEGEVENS = Schoolgegevens("14SH", "De Goudse Waarden", "Stichting Waarden", "VO", "Gouda", vestigingsnummer="00")


def voeg_toe(cast: Cast, wie: str = "beheer", **anders: Any) -> School:
    with cast.als(wie) as actor:
        return beheren.school_toevoegen(actor=actor, gegevens=Schoolgegevens(**{**_velden(GEGEVENS), **anders}))


def _velden(gegevens: Schoolgegevens) -> dict[str, Any]:
    return {naam: getattr(gegevens, naam) for naam in gegevens.__slots__}


def test_a_new_school_can_have_its_coordinator_at_once(cast: Cast, binnen: Callable[[str], Client]) -> None:
    beheer = binnen("beheer")
    antwoord = beheer.post(reverse("school_toevoegen"), NIEUW, follow=True)
    assert "Laat nu bij" in antwoord.content.decode()
    school = School.objects.get(brin="14SH")
    assert (school.postcode, school.bestuur.naam, school.partij.soort) == ("2805 AA", "Stichting Waarden", "school")
    assert [(deel.nummer, deel.partij.soort) for deel in school.vestigingen.all()] == [("00", "vestiging")]
    with cast.als("beheer") as actor:
        swv = SchoolRelatie.objects.get(school=school).swv
        eis_toekenbaar(actor, rol=Rol.OCO, partij=school.partij, swv=swv, dag=DAG)
    lijst = beheer.get(reverse("scholen"), {"q": "goudse gouda"}).content.decode()
    assert reverse("school", args=[school.pk]) in lijst
    assert reverse("school", args=[cast.scholen["brug"]]) not in lijst
    nog_eens = beheer.post(reverse("school_toevoegen"), NIEUW)
    assert (nog_eens.status_code, "staat al in uw lijst" in nog_eens.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"brin": "150M"}, "Bedoelt u 15OM?"),
        ({"postcode": "28"}, "vier cijfers en twee letters"),
        ({"naam": ""}, "Naam van de school"),
        ({"vestigingsnummer": "0-1"}, "vestigingsnummer"),
        ({"van": "gisteren"}, "datum"),
    ],
)
def test_what_does_not_fit_comes_back_with_what_to_do(
    cast: Cast, binnen: Callable[[str], Client], anders: dict[str, str], melding: str
) -> None:
    antwoord = binnen("beheer").post(reverse("school_toevoegen"), {**NIEUW, **anders})
    assert (antwoord.status_code, melding in antwoord.content.decode()) == (422, True)
    assert not School.objects.filter(naam="De Goudse Waarden").exists()


def test_changing_a_school_its_locations_and_its_relation(cast: Cast, binnen: Callable[[str], Client]) -> None:
    school = voeg_toe(cast)
    beheer = binnen("beheer")
    velden = {naam: waarde for naam, waarde in NIEUW.items() if naam not in ("vestigingsnummer", "relatie", "van")}
    antwoord = beheer.post(reverse("school_wijzigen", args=[school.pk]), {**velden, "naam": "Waarden College"})
    assert antwoord.status_code == 302, antwoord.content
    for nummer, naam in (("1", "Zuid"), ("01", "Zuidrand")):
        pad = reverse("vestiging_vastleggen", args=[school.pk])
        assert beheer.post(pad, {"nummer": nummer, "naam": naam, "plaats": "Gouda"}).status_code == 302
    assert list(school.vestigingen.order_by("nummer").values_list("nummer", "naam")) == [
        ("00", "De Goudse Waarden"),
        ("01", "Zuidrand"),
    ]
    laatste = DAG + timedelta(days=30)
    relatie = {"soort": "aangesloten", "van": DAG.isoformat(), "laatste_dag": laatste.isoformat()}
    assert beheer.post(reverse("schoolrelatie_vastleggen", args=[school.pk]), relatie).status_code == 302
    assert SchoolRelatie.objects.get(school=school).tot == laatste + timedelta(days=1)
    pagina = beheer.get(reverse("school", args=[school.pk])).content.decode()
    assert "Waarden College" in pagina
    assert "aangesloten tot 10 april 2026" in pagina
    assert "Gegevens wijzigen" not in binnen("secretariaat").get(reverse("school", args=[school.pk])).content.decode()


def test_another_kind_follows_and_a_stop_can_be_taken_back(cast: Cast) -> None:
    school = voeg_toe(cast)
    straks = DAG + timedelta(days=10)
    with cast.als("beheer") as actor:
        anders = {"actor": actor, "school_id": school.pk}
        beheren.schoolrelatie_vastleggen(**anders, soort=RelatieSoort.GAST, van=straks, tot=OPEN_EINDE)
        assert list(SchoolRelatie.objects.filter(school=school).order_by("van").values_list("soort", "tot")) == [
            ("aangesloten", straks),
            ("gast", OPEN_EINDE),
        ]
        for van, tot in ((DAG - timedelta(days=1), OPEN_EINDE), (straks, straks)):
            with pytest.raises(NuNietMogelijk):
                beheren.schoolrelatie_vastleggen(**anders, soort=RelatieSoort.OPTING_IN, van=van, tot=tot)


def test_a_school_of_another_swv_is_joined_but_not_renamed(cast: Cast) -> None:
    """Its name and address are that SWV's to keep; the guard in the database says the same."""
    maas = School.objects.get(pk=cast.scholen["maas"])
    assert not SchoolRelatie.objects.filter(school=maas, swv_id=cast.swvs["portvolio"]).exists()
    met = beheren.gegevens_van(maas)
    gast = voeg_toe(cast, **{**_velden(met), "naam": "Anders", "relatie": "gast"})
    assert (gast.pk, gast.naam) == (maas.pk, maas.naam)
    with cast.als("beheer") as actor:
        assert gast.pk in beheren.scholen_van(actor).values_list("pk", flat=True)


def test_nobody_else_writes_and_no_other_swv_sees(cast: Cast) -> None:
    school = voeg_toe(cast)
    for wie in ("secretariaat", "oco", "voorzitter"):
        with pytest.raises(GeenRecht):
            voeg_toe(cast, wie, brin="15OM")
    with cast.als("secretariaat.mhr") as actor, pytest.raises(NietZichtbaar):
        beheren.haal_school(actor, school.pk)
    with pytest.raises(DatabaseError), cast.als("secretariaat"), connection.cursor() as cursor:
        cursor.execute("update kern_school set naam = 'x' where id = %s", [school.pk])
