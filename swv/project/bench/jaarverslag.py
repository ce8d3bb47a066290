"""The report of a year: the whole page against the bare SQL of its heaviest figures, and its number of queries."""

from collections.abc import Iterator
from statistics import median

from django.core.management.base import CommandError
from django.db.backends.base.base import BaseDatabaseWrapper

from swv.kern.choices import Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.kalender.schooljaren import schooljaar
from swv.project.bench.databanken import Cluster
from swv.project.bench.meting import Meting, duur_van, hoogstens, om_en_om
from swv.project.bench.werkvoorraad import Schaal

VERSLAG = 5.0
GROEPEREN = "grouping sets"
IN_VERSLAG = b'href="/verslag/'


def meet_jaarverslag(cluster: Cluster, groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """Last school year as the secretariaat opens it; bare is the same SQL by a role whom no policy binds."""
    pad = f"/verslag/?jaar=schooljaar-{schooljaar(vandaag()).beginjaar - 1}"
    vragen = [sql for _, sql in groot.opdrachten(Rol.SECRETARIAAT, pad, IN_VERSLAG) if GROEPEREN in sql]
    if not vragen:
        raise CommandError("De query's van het jaarverslag zijn niet herkend.")
    zonder = cluster.zonder_rls(groot.databank)
    try:
        grootste = max(vragen, key=lambda sql: median(_kaal(zonder, sql) for _ in range(3)))
        reeks = om_en_om(
            lambda: groot.tijd(Rol.SECRETARIAAT, pad, IN_VERSLAG),
            lambda: _kaal(zonder, grootste),
            herhalingen=herhalingen,
        )
        naam = f"jaarverslag van een schooljaar, {groot.aantal}: de pagina tegen de kale SQL van het grootste cijfer"
        uitleg = f"{len(vragen)} tellingen; {reeks.uitleg()}"
        yield hoogstens(naam, reeks.verhouding, VERSLAG, toelichting=uitleg)
    finally:
        zonder.close()


def _kaal(zonder: BaseDatabaseWrapper, opdracht: str) -> float:
    """Seconds for one query and its answer."""

    def lees() -> None:
        with zonder.cursor() as cursor:
            cursor.execute(opdracht)
            cursor.fetchall()

    return duur_van(lees)
