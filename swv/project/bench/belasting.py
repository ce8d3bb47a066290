"""Fifty signed-in people at once on the real application server: no errors, and the throughput against a bare page."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from swv.kern.choices import Rol
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.project.bench.databanken import Cluster
from swv.project.bench.meting import Meting, getal, hoogstens, minstens
from swv.project.bench.werkvoorraad import Schaal, actor_van, nieuw_venster

MENSEN = 50
DOORVOER = 0.4
BEURTEN = 3
"""The bare page and the product take turns, so that noise strikes both."""
STARTTIJD = 60
PER_LEZER = 12
"""Dossiers that each role opens, again and again."""
OVERAL = ("/", "/?toon=alles")


@dataclass(frozen=True, slots=True)
class Bezoeker:
    """Somebody with a session and the pages they walk along."""

    cookie: str
    paden: Sequence[str]


@dataclass(slots=True)
class Uitslag:
    """What came back in one turn or more."""

    seconden: float = 0
    antwoorden: Counter[str] = field(default_factory=Counter)

    @property
    def per_seconde(self) -> float:
        """Pages that came back well."""
        return self.antwoorden["200"] / self.seconden

    @property
    def fouten(self) -> int:
        """Everything else."""
        return self.antwoorden.total() - self.antwoorden["200"]


def meet_belasting(cluster: Cluster, groot: Schaal, map: Path, seconden: float) -> Iterator[Meting]:
    """So many seconds of the product, a third of that of the bare page, in turns."""
    dossiers = {rol: _dossiers(groot, rol) for rol in (Rol.SECRETARIAAT, Rol.OCO, Rol.OUDER)}
    cookies = [(rol, _cookie(groot, rol)) for rol in islice(cycle(dossiers), MENSEN)]
    mensen = [Bezoeker(cookie, [*OVERAL, *(f"/dossiers/{pk}/" for pk in dossiers[rol])]) for rol, cookie in cookies]
    kaal = [Bezoeker(cookie, [f"/bench/kaal/{pk}/" for pk in dossiers[rol]]) for rol, cookie in cookies]
    product, leeg = Uitslag(), Uitslag()
    with _server(cluster.adressen(groot.databank), map) as poort:
        _laat_lopen(poort, mensen, 2, Uitslag())
        for _ in range(BEURTEN):
            _laat_lopen(poort, kaal, seconden / BEURTEN / 3, leeg)
            _laat_lopen(poort, mensen, seconden / BEURTEN, product)
    stand = ", ".join(f"{aantal} keer {wat}" for wat, aantal in sorted(product.antwoorden.items()))
    yield hoogstens(
        f"{MENSEN} mensen tegelijk: fouten", product.fouten + leeg.fouten, 0, eenheid="fouten", toelichting=stand
    )
    yield minstens(
        f"{MENSEN} mensen tegelijk: doorvoer tegen de kale pagina",
        product.per_seconde / leeg.per_seconde,
        DOORVOER,
        toelichting=f"{getal(product.per_seconde, 1)} tegen {getal(leeg.per_seconde, 1)} pagina's per seconde",
    )


def _dossiers(groot: Schaal, rol: str) -> list[int]:
    actor = actor_van(groot.databank, rol)
    with groot.databank.actief(), bereik(actor, alleen_lezen=True):
        gevonden = Dossier.objects.zichtbaar_voor(actor).order_by("pk").values_list("pk", flat=True)[:PER_LEZER]
        return list(gevonden)


def _cookie(groot: Schaal, rol: str) -> str:
    with groot.databank.actief():
        cookies = nieuw_venster(rol).cookies
    return "; ".join(f"{naam}={deel.value}" for naam, deel in cookies.items())


def _laat_lopen(poort: int, mensen: Sequence[Bezoeker], seconden: float, uitslag: Uitslag) -> None:
    """Everybody asks page after page, without a pause, until the time is over."""
    begin = time.monotonic()
    tellers: list[Counter[str]] = [Counter() for _ in mensen]
    draden = [
        threading.Thread(target=_bezoek, args=(poort, mens, nummer, begin + seconden, teller))
        for nummer, (mens, teller) in enumerate(zip(mensen, tellers, strict=True))
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    uitslag.seconden += time.monotonic() - begin
    for teller in tellers:
        uitslag.antwoorden.update(teller)


def _bezoek(poort: int, mens: Bezoeker, begin: int, tot: float, teller: Counter[str]) -> None:
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=STARTTIJD)
    for pad in islice(cycle(mens.paden), begin % len(mens.paden), None):
        if time.monotonic() > tot:
            break
        teller[_haal(verbinding, pad, mens.cookie)] += 1
    verbinding.close()


def _haal(verbinding: http.client.HTTPConnection, pad: str, cookie: str) -> str:
    """The status, or the name of what went wrong; a connection that the server closed in between is opened again."""
    soort = ""
    for _ in range(2):
        try:
            verbinding.request("GET", pad, headers={"Cookie": cookie, "Accept-Encoding": "identity"})
            antwoord = verbinding.getresponse()
            antwoord.read()
            return str(antwoord.status)
        except (http.client.HTTPException, OSError) as fout:
            verbinding.close()
            soort = type(fout).__name__
            if not isinstance(fout, ConnectionError):
                break
    return soort


@contextmanager
def _server(adressen: Mapping[str, str], map: Path) -> Iterator[int]:
    """Gunicorn as in production, on a free port; yields the port once it answers."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = int(vrij.getsockname()[1])
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE_URL", "SWV_BEHEER"))}
    omgeving = {**eigen, **adressen, "SWV_POORT": str(poort), "SWV_HOSTS": "127.0.0.1", "SWV_DEMO": "0"}
    omgeving |= {"PYTHONPATH": str(settings.BASE_DIR), "SWV_BESTANDEN": str(map / "bestanden")}
    opdracht = [sys.executable, "-m", "gunicorn", "--config", "python:swv.project.gunicorn", "--access-logfile"]
    opdracht += [os.devnull, "swv.project.bench.wsgi:application"]
    if setpriv := shutil.which("setpriv"):
        opdracht = [setpriv, "--pdeathsig", "TERM", "--", *opdracht]
    logboek = map / "gunicorn.log"
    with logboek.open("w") as uit:
        proces = subprocess.Popen(  # noqa: S603  (our own command)
            opdracht, cwd=settings.BASE_DIR, env=omgeving, stdout=uit, stderr=subprocess.STDOUT
        )
        try:
            _wacht_op(proces, poort, logboek)
            yield poort
        finally:
            proces.send_signal(signal.SIGTERM)
            proces.wait(timeout=30)


def _wacht_op(proces: subprocess.Popen[bytes], poort: int, logboek: Path) -> None:
    einde = time.monotonic() + STARTTIJD
    while time.monotonic() < einde and proces.poll() is None:
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.1)
    raise CommandError(f"De webserver startte niet.\n{logboek.read_text(errors='replace')[-2000:]}")
