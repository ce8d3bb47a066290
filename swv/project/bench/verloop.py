"""One run of the bench: make databases, load them, measure, and clean up whatever happens."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from swv.kern.kalender.klok import nu, vandaag
from swv.kern.organisatie.models import Swv
from swv.project.bench.belasting import meet_belasting
from swv.project.bench.brieven import meet_geheugen, meet_taak, meet_werkers, nodig, voorraad
from swv.project.bench.databanken import Cluster, Databank
from swv.project.bench.jaarverslag import meet_jaarverslag
from swv.project.bench.meting import Meting
from swv.project.bench.overdracht import meet_export, meet_import
from swv.project.bench.paginas import meet_paginas
from swv.project.bench.werkvoorraad import Schaal, meet_beveiliging, meet_groei, schaal
from swv.project.bench.zoeken import meet_zoeken, meet_zoekgroei

LIJSTEN = ("werkvoorraad", "paginas", "rls", "zoeken", "belasting", "jaarverslag")
BRIEVEN = ("brief", "werkers", "geheugen")
ONDERDELEN = (*LIJSTEN, *BRIEVEN, "export", "import")
SECONDEN = 3
"""Of the load test, per repetition."""
RUIMTE = 10_000_000  # ids per SWV
BRIEVEN_PER_DOSSIER = 3


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What is measured, and how often."""

    schalen: Sequence[int]
    onderdelen: Sequence[str]
    herhalingen: int

    @property
    def per_beurt(self) -> int:
        """Letters that one worker gets in one turn; even, so that two processes end together."""
        return max(4, min(24, self.herhalingen // 2 * 2))

    @property
    def duurloop(self) -> int:
        """Letters that one worker makes to see whether it keeps memory; ten times what it starts from."""
        return max(20, min(500, 10 * self.herhalingen)) if "geheugen" in self.onderdelen else 0

    @property
    def beurten(self) -> int:
        """Turns of each worker."""
        return max(1, self.herhalingen // 10)


def draai(opdracht: Opdracht, beheer_url: str, meld: Callable[[str], None]) -> Iterator[Meting]:
    """All figures, one by one as they come."""
    with tempfile.TemporaryDirectory(prefix="swv-bench-") as naam, Cluster(beheer_url) as cluster:
        map = Path(naam)
        with override_settings(STORAGES={**settings.STORAGES, "default": _opslag(map)}, DEMO=False, KLOK=""):
            meld("Databases maken")
            leeg = cluster.maak()
            if set(LIJSTEN) & set(opdracht.onderdelen):
                yield from _lijsten(opdracht, cluster, leeg, map, meld)
            if set(BRIEVEN) & set(opdracht.onderdelen):
                yield from _brieven(opdracht, cluster, leeg, map, meld)
            if {"export", "import"} & set(opdracht.onderdelen):
                yield from _overdracht(opdracht, cluster, leeg, meld)


def _opslag(map: Path) -> dict[str, object]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(map / "bestanden")},
    }


def _lijsten(
    opdracht: Opdracht, cluster: Cluster, leeg: Databank, map: Path, meld: Callable[[str], None]
) -> Iterator[Meting]:
    schalen: list[Schaal] = []
    for aantal in opdracht.schalen:
        meld(f"{aantal} dossiers laden")
        databank = cluster.kloon(leeg, str(aantal))
        eigen, _ = _laad(cluster, databank, aantal, min(opdracht.schalen))
        schalen.append(schaal(aantal, databank))
    if "werkvoorraad" in opdracht.onderdelen:
        for groot in schalen[1:]:
            meld(f"Werkvoorraad meten: {groot.aantal} tegen {schalen[0].aantal}")
            yield from meet_groei(schalen[0], groot, opdracht.herhalingen)
    if "paginas" in opdracht.onderdelen:
        meld("Pagina's meten: een dossier, en de werkvoorraad tegen Django's admin")
        yield from meet_paginas(schalen[-1], opdracht.herhalingen)
    if "rls" in opdracht.onderdelen:
        meld("Row-level security meten: aan tegen uit")
        yield from meet_beveiliging(cluster, schalen[-1], 2 * opdracht.herhalingen)
    if "zoeken" in opdracht.onderdelen:
        meld("Zoeken meten: row-level security aan tegen uit")
        for groot in schalen[1:]:
            yield from meet_zoekgroei(schalen[0], groot, opdracht.herhalingen)
        yield from meet_zoeken(cluster, schalen[-1], 2 * opdracht.herhalingen)
    if "belasting" in opdracht.onderdelen:
        meld("Vijftig mensen tegelijk, tegen een kale pagina")
        yield from meet_belasting(cluster, schalen[-1], map, SECONDEN * opdracht.herhalingen)
    if "jaarverslag" in opdracht.onderdelen:  # the last, because it adds rows
        groot = schalen[-1]
        meld("Besluiten laden en het jaarverslag meten")
        cluster.laad(groot.databank, "jaarverslag.sql", swv=eigen, begin=RUIMTE)
        cluster.bijwerken(groot.databank)
        yield from meet_jaarverslag(cluster, groot, max(2, opdracht.herhalingen // 4))


def _brieven(
    opdracht: Opdracht, cluster: Cluster, leeg: Databank, map: Path, meld: Callable[[str], None]
) -> Iterator[Meting]:
    databank = cluster.kloon(leeg, "brieven")
    dossiers = -(
        -nodig(opdracht.herhalingen, opdracht.per_beurt, opdracht.beurten, opdracht.duurloop) // BRIEVEN_PER_DOSSIER
    )
    swv_id, begin = _laad(cluster, databank, max(min(opdracht.schalen), 2 * dossiers), min(opdracht.schalen))
    cluster.laad(databank, "brieven.sql", swv=swv_id, begin=begin, dossiers=dossiers, moment=nu() - timedelta(days=1))
    cluster.bijwerken(databank)
    brieven = voorraad(cluster, databank, swv_id)
    if "brief" in opdracht.onderdelen:
        meld("Brief meten: taak tegen kale WeasyPrint")
        yield from meet_taak(databank, brieven, opdracht.herhalingen)
    if "werkers" in opdracht.onderdelen:
        meld("Werkers meten: twee tegen een")
        yield from meet_werkers(cluster, databank, brieven, map, per_beurt=opdracht.per_beurt, beurten=opdracht.beurten)
    if "geheugen" in opdracht.onderdelen:
        meld(f"Geheugen van een werker meten: {opdracht.duurloop} brieven")
        yield from meet_geheugen(
            cluster, databank, brieven, map, weinig=opdracht.duurloop // 10, veel=opdracht.duurloop
        )


def _overdracht(opdracht: Opdracht, cluster: Cluster, leeg: Databank, meld: Callable[[str], None]) -> Iterator[Meting]:
    weinig, veel = opdracht.schalen[0], opdracht.schalen[-1]
    if "export" in opdracht.onderdelen:
        meld(f"Export meten: {veel} rijen")
        databank = cluster.kloon(leeg, "export")
        swv_id, _ = _laad(cluster, databank, weinig, weinig)
        cluster.laad(databank, "overdracht.sql", swv=swv_id, aantal=veel)
        cluster.bijwerken(databank)
        yield from meet_export(cluster, databank, swv_id, veel, max(2, opdracht.herhalingen // 6))
    if "import" in opdracht.onderdelen and veel > weinig:
        meld(f"Import meten: {veel} rijen tegen {weinig}")
        klein, groot = cluster.kloon(leeg, "import_klein"), cluster.kloon(leeg, "import_groot")
        with klein.actief():
            swv_id = Swv.objects.order_by("pk").values_list("pk", flat=True)[0]
        yield from meet_import(klein, groot, swv_id, weinig, veel)


def _laad(cluster: Cluster, databank: Databank, aantal: int, ander: int) -> tuple[int, int]:
    """So many dossiers of one SWV beside `ander` of a second one; returns the SWV and its first id."""
    with databank.actief():
        eigen, tweede = Swv.objects.order_by("pk").values_list("pk", flat=True)[:2]
    vaste = {"vandaag": vandaag()}
    cluster.laad(databank, "gegevens.sql", swv=eigen, begin=RUIMTE, aantal=aantal, accounts=True, **vaste)
    cluster.laad(databank, "gegevens.sql", swv=tweede, begin=2 * RUIMTE, aantal=ander, accounts=False, **vaste)
    cluster.bijwerken(databank)
    return eigen, RUIMTE
