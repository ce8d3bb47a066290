"""The fixed cast: organisations, and one person per role, with outsiders on purpose.

It is committed before the first test, so that sign-in over its own connection sees it. Nobody here has a dossier;
`tests.bouw.situaties` makes those, through the services. Keys are the names in the tests: 'oco' is the coordinator
of the school that applies, 'oco.elders' one of another school of the same SWV, 'secretariaat.mhr' another SWV.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import connections, transaction

from aanvragen.models import Mandaat
from swv.kern.choices import Discipline, PartijSoort, RelatieSoort, Rol, SchoolSoort
from swv.kern.kalender import klok
from swv.kern.organisatie.models import (
    Instelling,
    Partij,
    School,
    Schoolbestuur,
    SchoolRelatie,
    Swv,
    Vestiging,
    Voorziening,
)
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.personen.models import Gebruiker, Lidmaatschap, Persoon
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik

DAG = date(2026, 3, 10)
"""The day on which the tests stand, a Tuesday in school year 2025-2026; the cast exists since 2020."""
SINDS = date(2020, 1, 1)
WACHTWOORD = "een-lang-wachtwoord-voor-de-tests"

HOOFD, ANDER, VIERDE = "portvolio", "mhr", "zandbergen"

# key: (name, brin, kind, schoolbestuur, SWV, relation)
SCHOLEN = {
    "brug": ("Lyceum De Brug", "91AA", SchoolSoort.VO, "Stichting Noordrand", HOOFD, RelatieSoort.AANGESLOTEN),
    "elders": ("College Elders", "92BB", SchoolSoort.VO, "Stichting Elders", HOOFD, RelatieSoort.AANGESLOTEN),
    "wissel": ("VSO De Wissel", "93CC", SchoolSoort.VSO, "Stichting De Wissel", HOOFD, RelatieSoort.GAST),
    "maas": ("Maascollege", "94DD", SchoolSoort.VO, "Stichting Maas", ANDER, RelatieSoort.AANGESLOTEN),
    "stad": ("Stadslyceum", "96FF", SchoolSoort.VO, "Stichting Stad", "groningen", RelatieSoort.AANGESLOTEN),
    "duin": ("Duincollege", "95EE", SchoolSoort.VO, "Stichting Duin", VIERDE, RelatieSoort.AANGESLOTEN),
}

# key: (role, on behalf of, SWV that keeps the account, discipline). On behalf of: a school, 'bestuur:<school>',
# 'voorziening', 'functie' of that SWV, or the person.
LEDEN = {
    "oco": (Rol.OCO, "brug", HOOFD, ""),
    "oco.elders": (Rol.OCO, "elders", HOOFD, ""),
    "oco.wissel": (Rol.OCO, "wissel", HOOFD, ""),
    "oco.maas": (Rol.OCO, "maas", ANDER, ""),
    "oco.duin": (Rol.OCO, "duin", VIERDE, ""),
    "bestuur": (Rol.SCHOOLBESTUUR, "bestuur:brug", HOOFD, ""),
    "bestuur.elders": (Rol.SCHOOLBESTUUR, "bestuur:elders", HOOFD, ""),
    "ouder": (Rol.OUDER, "", HOOFD, ""),
    "ouder2": (Rol.OUDER, "", HOOFD, ""),
    "ouder.elders": (Rol.OUDER, "", HOOFD, ""),
    "leerling": (Rol.LEERLING, "", HOOFD, ""),
    "leerling.elders": (Rol.LEERLING, "", HOOFD, ""),
    "secretariaat": (Rol.SECRETARIAAT, "functie", HOOFD, ""),
    "voorzitter": (Rol.VOORZITTER, "functie", HOOFD, ""),
    "directeur": (Rol.DIRECTEUR, "functie", HOOFD, ""),
    "directeur.beslist": (Rol.DIRECTEUR, "functie", HOOFD, ""),
    "financien": (Rol.FINANCIEN, "functie", HOOFD, ""),
    "kwaliteit": (Rol.KWALITEIT, "functie", HOOFD, ""),
    "beheer": (Rol.BEHEER, "functie", HOOFD, ""),
    "fg": (Rol.FG, "functie", HOOFD, ""),
    "deskundige1": (Rol.DESKUNDIGE, "", HOOFD, Discipline.ORTHOPEDAGOOG),
    "deskundige2": (Rol.DESKUNDIGE, "", HOOFD, Discipline.KINDER_JEUGDPSYCHOLOOG),
    "deskundige3": (Rol.DESKUNDIGE, "", HOOFD, Discipline.ARTS),
    "deskundige.noordrand": (Rol.DESKUNDIGE, "", HOOFD, Discipline.PEDAGOOG),
    "adviesteam": (Rol.ADVIESTEAM, "", HOOFD, ""),
    "verzuim": (Rol.VERZUIM, "", HOOFD, ""),
    "opdc": (Rol.OPDC, "voorziening", HOOFD, ""),
    "leerplicht": (Rol.LEERPLICHT, "", HOOFD, ""),
    "jeugdhulp": (Rol.JEUGDHULP, "", HOOFD, ""),
    "secretariaat.mhr": (Rol.SECRETARIAAT, "functie", ANDER, ""),
    "voorzitter.mhr": (Rol.VOORZITTER, "functie", ANDER, ""),
    "fg.mhr": (Rol.FG, "functie", ANDER, ""),
    "deskundige.mhr": (Rol.DESKUNDIGE, "", ANDER, Discipline.ORTHOPEDAGOOG),
    "secretariaat.zandbergen": (Rol.SECRETARIAAT, "functie", VIERDE, ""),
    "voorzitter.zandbergen": (Rol.VOORZITTER, "functie", VIERDE, ""),
    "directeur.zandbergen": (Rol.DIRECTEUR, "functie", VIERDE, ""),
    "deskundige1.zandbergen": (Rol.DESKUNDIGE, "", VIERDE, Discipline.ORTHOPEDAGOOG),
    "deskundige2.zandbergen": (Rol.DESKUNDIGE, "", VIERDE, Discipline.ARTS),
    "deskundige3.zandbergen": (Rol.DESKUNDIGE, "", VIERDE, Discipline.PEDAGOOG),
}
# Who may decide in routes with mandate or delegation, and on what ground.
MANDATEN = {
    "voorzitter": "delegatiebesluit van 1 januari 2020",
    "directeur.zandbergen": "mandaatbesluit van 1 januari 2020",
    "secretariaat.zandbergen": "mandaatbesluit van 1 januari 2020",
}
WERKGEVERS = {"deskundige.noordrand": "Stichting Noordrand", "deskundige1": "Stichting Elders"}


@dataclass(slots=True)
class Cast:
    """Everybody by key, as plain ids: usable in any transaction and on any clone of the database."""

    swvs: dict[str, int] = field(default_factory=dict)
    scholen: dict[str, int] = field(default_factory=dict)
    gebruikers: dict[str, int] = field(default_factory=dict)
    personen: dict[str, int] = field(default_factory=dict)
    partijen: dict[str, int] = field(default_factory=dict)
    lidmaatschappen: dict[str, int] = field(default_factory=dict)
    actoren: dict[str, Actor] = field(default_factory=dict)

    def actor(self, wie: str, dag: date | None = None) -> Actor:
        """This person in the role of the cast, today or on `dag`; 'systeem' is the task of the main SWV."""
        dag = dag or klok.vandaag()
        if wie.partition(":")[0] == "systeem":
            return systeem(self.swvs[wie.partition(":")[2] or HOOFD], dag)
        return replace(self.actoren[wie], vandaag=dag)

    def als(self, wie: str, dag: date | None = None, *, using: str = "default") -> AbstractContextManager[Actor]:
        """Run a block in the scope of this person; changes are allowed."""
        return bereik(self.actor(wie, dag), reden="test", using=using)


def laad(alias: str) -> Cast:
    """Write the cast over an alias that no policy binds (the administrator's, once, before the first test)."""
    cast = Cast()
    with transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "select set_config('pghistory.context_metadata', %s, true)", ['{"reden": "cast", "rol": "cast"}']
            )
        cast.swvs = dict(Swv.objects.using(alias).values_list("sleutel", "pk").order_by("pk"))
        _organisaties(alias, cast)
        for sleutel in LEDEN:
            _lid(alias, cast, sleutel)
        for sleutel, grondslag in MANDATEN.items():
            _mandaat(alias, cast, sleutel, grondslag)
    return cast


def laad_actoren(cast: Cast) -> None:
    """The actors as sign-in makes them, over the sign-in role."""
    for sleutel, gebruiker in cast.gebruikers.items():
        (lid,) = lidmaatschappen_van(gebruiker, DAG)
        cast.lidmaatschappen[sleutel] = lid.pk
        cast.actoren[sleutel] = actor_voor(lid, DAG)


def _organisaties(alias: str, cast: Cast) -> None:
    for sleutel, (naam, brin, soort, bestuursnaam, swv, relatie) in SCHOLEN.items():
        bestuur = Schoolbestuur.objects.using(alias).create(naam=bestuursnaam)
        school = School.objects.using(alias).create(
            bestuur=bestuur, naam=naam, brin=brin, soort=soort, plaats="Tilburg"
        )
        SchoolRelatie.objects.using(alias).create(school=school, swv_id=cast.swvs[swv], soort=relatie, van=SINDS)
        cast.scholen[sleutel] = school.pk
        cast.partijen[sleutel] = _partij(alias, PartijSoort.SCHOOL, school=school)
        cast.partijen[f"bestuur:{sleutel}"] = _partij(alias, PartijSoort.SCHOOLBESTUUR, bestuur=bestuur)
    vestiging = Vestiging.objects.using(alias).create(
        school_id=cast.scholen["brug"], naam="De Brug Zuid", nummer="01", plaats="Goirle"
    )
    cast.partijen["brug_zuid"] = _partij(alias, PartijSoort.VESTIGING, vestiging=vestiging)
    opdc = Voorziening.objects.using(alias).create(swv_id=cast.swvs[HOOFD], naam="OPDC De Haven")
    cast.partijen["voorziening"] = _partij(alias, PartijSoort.VOORZIENING, voorziening=opdc)
    voogdij = Instelling.objects.using(alias).create(naam="Stichting Voogdij")
    cast.partijen["voogdij"] = _partij(alias, PartijSoort.INSTELLING, instelling=voogdij)


def _partij(alias: str, soort: PartijSoort, **verwijzing: object) -> int:
    return int(Partij.objects.using(alias).create(soort=soort, **verwijzing).pk)


def _lid(alias: str, cast: Cast, sleutel: str) -> None:
    rol, namens, swv, discipline = LEDEN[sleutel]
    persoon = Persoon.objects.using(alias).create(
        voornaam=sleutel.partition(".")[0].capitalize(), achternaam=f"Van {sleutel.replace('.', ' ').title()}"
    )
    gebruiker = Gebruiker.objects.db_manager(alias).create_user(
        f"{sleutel}@voorbeeld.example", WACHTWOORD, persoon=persoon
    )
    cast.personen[sleutel], cast.gebruikers[sleutel] = persoon.pk, gebruiker.pk
    cast.partijen[sleutel] = _partij(alias, PartijSoort.PERSOON, persoon=persoon)
    partij = cast.partijen[namens] if namens not in ("", "functie") else cast.partijen[sleutel]
    if namens == "functie":
        partij = Partij.objects.using(alias).get(swv_id=cast.swvs[swv], functie=rol).pk
    werkgever = WERKGEVERS.get(sleutel)
    Lidmaatschap.objects.using(alias).create(
        gebruiker=gebruiker,
        persoon=persoon,
        rol=rol,
        partij_id=partij,
        swv_id=cast.swvs[swv],
        discipline=discipline,
        werkgever=Schoolbestuur.objects.using(alias).get(naam=werkgever) if werkgever else None,
        van=SINDS,
    )


def _mandaat(alias: str, cast: Cast, sleutel: str, grondslag: str) -> None:
    rol, _, swv, _ = LEDEN[sleutel]
    Mandaat.objects.using(alias).create(
        swv_id=cast.swvs[swv],
        persoon_id=cast.personen[sleutel],
        naam=sleutel,
        functie=rol,
        van=SINDS,
        grondslag=grondslag,
        document="proef",
        vastgelegd_door="cast",
        vastgelegd_op=klok.nu(),
    )
