"""The work list: many dossiers against few, and row-level security on against off."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.core.management.base import CommandError
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from swv.kern.choices import Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.middleware import SESSIE_TWEEDE_FACTOR
from swv.project.bench.databanken import ALIASSEN, Cluster, Databank
from swv.project.bench.meting import Meting, Reeks, duur_van, hoogstens, om_en_om

GROEI, BEVEILIGING = 1.3, 2.0
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ALLES, EIGEN = "/?toon=alles", "/"
IN_LIJST = b'href="/dossiers/'

# Which pages are timed. The coordinator's own tab holds fewer rows at the small scale than one page, so its time
# would compare the number of rows shown; its queries are counted all the same.
TIJDEN: tuple[tuple[str, str, str], ...] = (
    (Rol.SECRETARIAAT, ALLES, "alle dossiers"),
    (Rol.SECRETARIAAT, EIGEN, "wacht op mij"),
    (Rol.OCO, ALLES, "alle dossiers"),
    (Rol.OUDER, ALLES, "alle dossiers"),
)
TELLEN = (*TIJDEN, (Rol.OCO, EIGEN, "wacht op mij"))
LEZERS = (Rol.SECRETARIAAT, Rol.OCO, Rol.OUDER)


@dataclass(frozen=True, slots=True)
class Schaal:
    """A database with so many dossiers of one SWV, and a signed-in browser per role."""

    aantal: int
    databank: Databank
    vensters: dict[str, Client]

    def tijd(self, rol: str, pad: str, bewijs: bytes = IN_LIJST) -> float:
        """Seconds for one page, which has to hold `bewijs`."""
        with self.databank.actief():
            return duur_van(lambda: self._haal(rol, pad, bewijs))

    def opdrachten(self, rol: str, pad: str, bewijs: bytes = IN_LIJST) -> list[tuple[str, str]]:
        """Every query of one page with the alias it went over; the page has to hold `bewijs`."""
        with self.databank.actief(), ExitStack() as stapel:
            vangers = {
                alias: stapel.enter_context(CaptureQueriesContext(connections[alias]))
                for alias in ALIASSEN
                if alias != "eigenaar"
            }
            self._haal(rol, pad, bewijs)
            return [(alias, vraag["sql"]) for alias, vanger in vangers.items() for vraag in vanger.captured_queries]

    def _haal(self, rol: str, pad: str, bewijs: bytes) -> None:
        antwoord = self.vensters[rol].get(pad)
        if antwoord.status_code != 200 or bewijs not in antwoord.content:
            raise CommandError(
                f"{pad} gaf {rol} bij {self.aantal} dossiers niet wat wordt gemeten (status {antwoord.status_code});"
                " meet met een grotere kleinste schaal."
            )


def schaal(aantal: int, databank: Databank) -> Schaal:
    """Sign in everybody on a loaded database."""
    with databank.actief():
        return Schaal(aantal, databank, {rol: nieuw_venster(rol) for rol in LEZERS})


def _gebruiker(rol: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{rol}@bench.example")


def nieuw_venster(rol: str) -> Client:
    """A signed-in browser of the person in this role, second factor done."""
    venster = Client()
    venster.force_login(_gebruiker(rol), backend=BACKEND)
    sessie = venster.session
    sessie[SESSIE_TWEEDE_FACTOR] = True
    sessie.save()
    return venster


def meet_groei(klein: Schaal, groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """The page at the large scale against the small one: the same queries, and hardly slower."""
    verschil = 0
    for rol, pad, _ in TELLEN:
        verschil += abs(len(groot.opdrachten(rol, pad)) - len(klein.opdrachten(rol, pad)))
    aantallen = ", ".join(f"{rol} {len(groot.opdrachten(rol, pad))}" for rol, pad, tab in TIJDEN if pad == ALLES)
    naam = f"werkvoorraad {groot.aantal} tegen {klein.aantal}"
    yield hoogstens(
        f"{naam}: verschil in aantal query's", verschil, 0, eenheid="query's", toelichting=f"per pagina: {aantallen}"
    )
    for rol, pad, tab in TIJDEN:
        reeks = om_en_om(
            lambda: groot.tijd(rol, pad),  # noqa: B023  (runs within the round)
            lambda: klein.tijd(rol, pad),  # noqa: B023
            herhalingen=herhalingen,
        )
        yield hoogstens(f"{naam}: {rol}, {tab}", reeks.verhouding, GROEI, toelichting=reeks.uitleg())


def meet_beveiliging(cluster: Cluster, groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """The list's own queries, literally as the page sends them, as the web role against a role without policies."""
    zonder = cluster.zonder_rls(groot.databank)
    try:
        for rol, pad, tab in TIJDEN:
            lezer = Lezer(groot.databank, actor_van(groot.databank, rol))
            reeks = lezer.vergelijk(zonder, _lijstopdrachten(groot, rol, pad), herhalingen)
            yield hoogstens(
                f"row-level security aan tegen uit, {groot.aantal}: {rol}, {tab}",
                reeks.verhouding,
                BEVEILIGING,
                toelichting=reeks.uitleg(),
            )
    finally:
        zonder.close()


def actor_van(databank: Databank, rol: str) -> Actor:
    """The person of the bench in this role."""
    with databank.actief():
        (lid,) = lidmaatschappen_van(_gebruiker(rol).pk, vandaag())
        return actor_voor(lid, vandaag())


def _lijstopdrachten(groot: Schaal, rol: str, pad: str) -> list[str]:
    """The list out of the queries of the real view: its count, where it counts apart, its keys and its page."""
    vragen = [vraag for alias, vraag in groot.opdrachten(rol, pad) if alias == "default" and "kern_dossier" in vraag]
    telling = [vraag for vraag in vragen if vraag.startswith("SELECT COUNT(*)")]
    blad = [vraag for vraag in vragen if vraag.lstrip("(").startswith('SELECT "kern_dossier"')]
    if len(telling) > 1 or len(blad) < 2:
        raise CommandError(f"De query's van de werkvoorraad van {rol} zijn niet herkend.")
    return [*telling, *blad]


@dataclass(frozen=True, slots=True)
class Lezer:
    """Somebody who reads a list, with or without policies."""

    databank: Databank
    actor: Actor

    def vergelijk(self, zonder: BaseDatabaseWrapper, opdrachten: Sequence[str], herhalingen: int) -> Reeks:
        """As the web role against `zonder`; both must see the same rows, because the query filters as well."""
        met = self.databank.verbindingen["default"]
        rijen = self._lees(met, opdrachten)[1]
        if not rijen or rijen != self._lees(zonder, opdrachten)[1]:
            raise CommandError(f"Met en zonder row-level security geeft de lijst van {self.actor.rol} iets anders.")
        return om_en_om(
            lambda: self._lees(met, opdrachten)[0],
            lambda: self._lees(zonder, opdrachten)[0],
            herhalingen=herhalingen,
        )

    def _lees(
        self, verbinding: BaseDatabaseWrapper, opdrachten: Sequence[str]
    ) -> tuple[float, list[tuple[object, ...]]]:
        """Seconds of the queries alone, inside the scope of the actor, and their rows."""
        rijen: list[tuple[object, ...]] = []
        binnen = bereik(self.actor, alleen_lezen=True)
        with self.databank.actief(default=verbinding), binnen, verbinding.cursor() as cursor:

            def vraag() -> None:
                for opdracht in opdrachten:
                    cursor.execute(opdracht)
                    rijen.extend(cursor.fetchall())

            return duur_van(vraag), rijen
