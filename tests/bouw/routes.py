"""The people of every route: who applies, advises and decides at each SWV, for chains from submission to letter.

Accounts are made over the connection of signing in, so this needs a clone of the database (`vers`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aanvragen.services.mandates import NieuwMandaat, mandaat_vastleggen
from swv.kern.choices import Discipline, Rol
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.personen.models import Gebruiker
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from tests.bouw.cast import DAG, SINDS, Cast
from tests.bouw.situaties import GEWOON, OPHOGING, ZANDBERGEN, Wie

EENS = {"ouders_eens": True, "ontvangende_school_eens": True, "scholen_aangesloten": True}
MEEGESTUURD = {
    "deskundige1_naam": "Anouk Prins",
    "deskundige1_discipline": "orthopedagoog",
    "deskundige1_werkgever": "aanvragend_bestuur",
    "deskundige1_werkgever_naam": "Stichting Stad",
    "deskundige2_naam": "Bilal Demir",
    "deskundige2_discipline": "arts",
    "deskundige2_werkgever": "geen_bestuur",
    "deskundige2_werkgever_naam": "GGD Noord",
} | {
    f"deskundige{nummer}_{veld}": waarde
    for nummer in (1, 2)
    for veld, waarde in {
        "op": date(2026, 2, 12),
        "strekking": "toekennen",
        "categorie": "1",
        "motivering": "Een kleine groep past bij deze leerling.",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Lid:
    """Somebody who joins the cast for a route."""

    rol: Rol
    namens: str = "functie"
    discipline: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A route and its people; `leden` join the fixed cast for one test. With `mandaat` who decides gets a mandate."""

    wie: Wie
    variant: str
    leden: Mapping[str, Lid]
    mandaat: bool = False


def _groningen(antwoorden: Mapping[str, Any], *, deskundigen: tuple[str, ...], beslisser: str) -> Wie:
    return Wie(
        swv="groningen",
        school="stad",
        oco="oco.stad",
        secretariaat="secretariaat.groningen",
        deskundigen=deskundigen,
        beslisser=beslisser,
        antwoorden=antwoorden,
    )


_GRONINGEN = {
    "oco.stad": Lid(Rol.OCO, "stad"),
    "secretariaat.groningen": Lid(Rol.SECRETARIAAT),
    "directeur.groningen": Lid(Rol.DIRECTEUR),
    "voorzitter.groningen": Lid(Rol.VOORZITTER),
    "deskundige1.groningen": Lid(Rol.DESKUNDIGE, "", Discipline.ORTHOPEDAGOOG),
    "deskundige2.groningen": Lid(Rol.DESKUNDIGE, "", Discipline.ARTS),
}
_CVA = ("deskundige1.groningen", "deskundige2.groningen")
ROUTES: dict[str, Route] = {
    "portvolio": Route(GEWOON, "commissie", {}),
    "portvolio_ophoging": Route(OPHOGING, "commissie", {}),
    "mhr": Route(
        Wie(
            swv="mhr",
            school="maas",
            oco="oco.maas",
            secretariaat="secretariaat.mhr",
            deskundigen=("deskundige.mhr", "deskundige2.mhr"),
            beslisser="directeur.mhr",
        ),
        "kamer_vso",
        {
            "deskundige2.mhr": Lid(Rol.DESKUNDIGE, "", Discipline.ARTS),
            "directeur.mhr": Lid(Rol.DIRECTEUR),
        },
    ),
    "groningen_1": Route(
        _groningen(EENS | MEEGESTUURD, deskundigen=(), beslisser="directeur.groningen"), "route_1", _GRONINGEN
    ),
    "groningen_2": Route(
        _groningen({}, deskundigen=_CVA, beslisser="voorzitter.groningen"), "route_2", _GRONINGEN, mandaat=True
    ),
    "zandbergen": Route(ZANDBERGEN, "plaatsing", {}),
}


def met_leden(cast: Cast, route: Route) -> Cast:
    """The cast with the people of a route; they live as long as the test."""
    uit = replace(
        cast,
        gebruikers=dict(cast.gebruikers),
        personen=dict(cast.personen),
        partijen=dict(cast.partijen),
        lidmaatschappen=dict(cast.lidmaatschappen),
        actoren=dict(cast.actoren),
    )
    for sleutel, lid in route.leden.items():
        neem_op(uit, sleutel, lid, route.wie.swv)
    if route.mandaat:
        geef_mandaat(uit, route.wie)
    return uit


def geef_mandaat(cast: Cast, wie: Wie) -> None:
    """The secretariaat writes in the register that who decides may do so (OVZ-23, ROL-44)."""
    with cast.als(wie.secretariaat) as actor:
        mandaat_vastleggen(
            actor=actor,
            nieuw=NieuwMandaat(
                lidmaatschap=cast.lidmaatschappen[wie.beslisser],
                functie=cast.actoren[wie.beslisser].rol,
                plaatsvervanger=False,
                route="",
                van=SINDS,
                tot_en_met=date(2030, 1, 1),
                grondslag="mandaatbesluit van 1 januari 2020",
                document="proef",
            ),
        )


def neem_op(cast: Cast, sleutel: str, lid: Lid, swv: str) -> None:
    """Give somebody an account and a lidmaatschap at an SWV, as the administrator does."""
    with cast.als(f"systeem:{swv}") as systeem:
        gebruiker = account_maken(
            actor=systeem,
            email=f"{sleutel}@voorbeeld.example",
            persoon=NieuwePersoon(sleutel.partition(".")[0].capitalize(), f"Van {sleutel.replace('.', ' ').title()}"),
        )
        cast.gebruikers[sleutel], cast.personen[sleutel] = gebruiker.pk, gebruiker.persoon_id
        cast.partijen[sleutel] = Partij.objects.get(persoon_id=gebruiker.persoon_id).pk
    ken_toe(cast, sleutel, lid, swv)


def ken_toe(cast: Cast, sleutel: str, lid: Lid, swv: str) -> None:
    """A lidmaatschap at this SWV; from now on the key of the cast means the person in this lidmaatschap."""
    with cast.als(f"systeem:{swv}") as systeem:
        toegekend = lidmaatschap_toekennen(
            actor=systeem,
            gebruiker=Gebruiker(pk=cast.gebruikers[sleutel], persoon_id=cast.personen[sleutel]),
            rol=lid.rol,
            partij=_partij(cast, sleutel, lid, swv),
            swv=Swv.objects.get(pk=cast.swvs[swv]),
            van=SINDS,
            discipline=lid.discipline,
        )
    rij = next(rij for rij in lidmaatschappen_van(cast.gebruikers[sleutel], DAG) if rij.pk == toegekend.pk)
    cast.lidmaatschappen[sleutel], cast.actoren[sleutel] = rij.pk, actor_voor(rij, DAG)


def _partij(cast: Cast, sleutel: str, lid: Lid, swv: str) -> Partij:
    if lid.namens == "functie":
        return Partij.objects.get(swv_id=cast.swvs[swv], functie=lid.rol)
    return Partij.objects.get(pk=cast.partijen[lid.namens or sleutel])
