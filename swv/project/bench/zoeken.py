"""Searching with one typing error: row-level security on against off, and many dossiers against few."""

from collections.abc import Iterator
from statistics import median
from urllib.parse import urlencode

from swv.kern.choices import Rol
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.kern.zoeken.normaliseren import lijkt_op, normaliseer
from swv.project.bench.databanken import Cluster
from swv.project.bench.meting import Meting, hoogstens, om_en_om
from swv.project.bench.werkvoorraad import Lezer, Schaal, actor_van

BEVEILIGING = 1.5
EIGEN_MS = 50
"""For who sees a small part of the dossiers, in milliseconds. There a ratio says little: without policies next to
nothing is left, and with them a fixed time for reading once per policy which dossiers are one's own (ADR 0018)."""

ROLLEN = (Rol.SECRETARIAAT, Rol.OCO, Rol.OUDER)
FOUT_OP = 2
"""Which letter of the achternaam the typist left out."""


def meet_zoeken(cluster: Cluster, groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """The page's own queries as the web role against a role without policies, and how long the whole page takes."""
    zonder = cluster.zonder_rls(groot.databank)
    try:
        for rol in ROLLEN:
            pad = _pad(groot, rol)
            vragen = [
                sql
                for alias, sql in groot.opdrachten(rol, pad)
                if alias == "default" and ("kern_dossier" in sql or "kern_leerling" in sql)
            ]
            lezer = Lezer(groot.databank, actor_van(groot.databank, rol))
            reeks = lezer.vergelijk(zonder, vragen, herhalingen)
            naam = f"zoeken met een typefout, {groot.aantal}: {rol}"
            if rol == Rol.SECRETARIAAT:
                wat = f"{naam}, row-level security aan tegen uit"
                yield hoogstens(wat, reeks.verhouding, BEVEILIGING, toelichting=reeks.uitleg())
            else:
                tijd = median(reeks.a) * 1000
                yield hoogstens(f"{naam}, onder de eigen", tijd, EIGEN_MS, eenheid="ms", toelichting=reeks.uitleg())
    finally:
        zonder.close()


def meet_zoekgroei(klein: Schaal, groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """The number of queries does not grow with the dossiers."""
    verschil = 0
    for rol in ROLLEN:
        verschil += abs(len(groot.opdrachten(rol, _pad(groot, rol))) - len(klein.opdrachten(rol, _pad(klein, rol))))
    reeks = om_en_om(
        lambda: groot.tijd(Rol.SECRETARIAAT, _pad(groot, Rol.SECRETARIAAT)),
        lambda: klein.tijd(Rol.SECRETARIAAT, _pad(klein, Rol.SECRETARIAAT)),
        herhalingen=herhalingen,
    )
    naam = f"zoeken {groot.aantal} tegen {klein.aantal}: verschil in aantal query's"
    yield hoogstens(naam, verschil, 0, eenheid="query's", toelichting=f"hele pagina {reeks.uitleg()}")


def _pad(schaal: Schaal, rol: str) -> str:
    """The question: a pupil whom this person sees, with a letter of the achternaam left out."""
    actor = actor_van(schaal.databank, rol)
    with schaal.databank.actief(), bereik(actor):
        rijen = Dossier.objects.zichtbaar_voor(actor).order_by("pk")
        namen = list(rijen.values_list("leerling__achternaam", flat=True)[:20])
    getikt = ((naam, naam[:FOUT_OP] + naam[FOUT_OP + 1 :]) for naam in namen)
    # Where an i and a j come to stand side by side, they are read as one letter: that is two errors.
    fout = next(fout for naam, fout in getikt if lijkt_op(normaliseer(fout), normaliseer(naam)))
    return f"/zoeken/?{urlencode({'q': fout})}"
