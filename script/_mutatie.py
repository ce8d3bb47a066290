"""Mutation testing of the rules and of policy: what changed since the last report is tried, and the report renewed.

    script/_mutatie.py            what changed
    script/_mutatie.py DEEL...    only files whose name contains one of these, changed or not
    script/_mutatie.py --alles    every file: after tests were changed or thrown away
    script/_mutatie.py --overlevers   what changed, and of other files only what survived: after tests were added

Fails when fewer than 95% of the mutants are noticed, or when a survivor has no reason.
docs/kwaliteit/mutatie.json keeps the results, docs/kwaliteit/mutatie.md shows them; the reasons are kept by hand in
docs/kwaliteit/overlevers.toml.
"""

import hashlib
import json
import os
import sys
import time
import tomllib
from collections import defaultdict
from typing import Any

import _mutanten
from _mutanten import WORTEL, Mutant
from _mutatieproef import beproef, draai_tests, tests_voor

MAP = WORTEL / "docs" / "kwaliteit"
UITSLAG, VERSLAG, REDENEN = MAP / "mutatie.json", MAP / "mutatie.md", MAP / "overlevers.toml"
GRENS = 95
"""Percent that has to be noticed."""
NAAST_ELKAAR = len(os.sched_getaffinity(0))
KOP = """<!-- Gemaakt met `script/_mutatie.py`; niet met de hand wijzigen. -->

# Merken de tests een fout in een regel?

In elke module met regels verandert het gereedschap steeds een ding: een vergelijking, een getal, een voorwaarde. In het
beleid verandert het steeds een getal, datum of tijd. Dan horen tests te falen; beleid moet door een tabel met gevallen
worden bewaakt, niet alleen door een algemene eigenschap. Wat blijft leven staat hieronder, met de reden
([ADR 0011](../adr/0011-dependencies.md) zegt waarmee). `script/test --alles` probeert opnieuw wat is veranderd.
"""


def afdruk(bestand: str) -> str:
    """What a result rests on: the file itself. Its tests count by running: in `--alles` and on every change."""
    return hashlib.sha256((WORTEL / bestand).read_bytes()).hexdigest()[:20]


def bestanden() -> list[str]:
    """Every file that can be tried."""
    return [str(pad.relative_to(WORTEL)) for pad in (*_mutanten.modules(), *_mutanten.profielbestanden())]


def te_proberen(uitslag: dict[str, Any], vraag: list[str]) -> dict[str, list[Mutant]]:
    """Per file the mutants to try: of what changed since its result, or of what was asked for."""

    def veranderd(bestand: str) -> bool:
        return uitslag.get(bestand, {}).get("afdruk") != afdruk(bestand)

    if vraag == ["--overlevers"]:
        return {
            bestand: alle if veranderd(bestand) else _overlevers(alle, uitslag[bestand])
            for bestand in bestanden()
            if veranderd(bestand) or uitslag[bestand]["overlevers"]
            for alle in [_mutanten.mutanten_van(WORTEL / bestand)]
        }
    namen = [
        bestand
        for bestand in bestanden()
        if vraag == ["--alles"] or (any(deel in bestand for deel in vraag) if vraag else veranderd(bestand))
    ]
    return {naam: _mutanten.mutanten_van(WORTEL / naam) for naam in namen}


def _overlevers(mutanten: list[Mutant], resultaat: dict[str, Any]) -> list[Mutant]:
    leven = {(rij["regel"], rij["wat"]) for rij in resultaat["overlevers"]}
    return [mutant for mutant in mutanten if (mutant.tekst, mutant.wat) in leven]


def probeer(mutanten: dict[str, list[Mutant]], uitslag: dict[str, Any]) -> None:
    """Try these mutants and put the results in `uitslag`, file by file as they are done."""
    te_gaan = {naam: len(lijst) for naam, lijst in mutanten.items()}
    leeft: dict[str, list[Mutant]] = defaultdict(list)

    def meld(mutant: Mutant, overleefd: bool) -> None:
        if overleefd:
            leeft[mutant.bestand].append(mutant)
        te_gaan[mutant.bestand] -= 1
        if te_gaan[mutant.bestand] == 0:
            klaar(mutant.bestand)

    def klaar(naam: str) -> None:
        uitslag[naam] = _resultaat(naam, leeft[naam])
        _bewaar(uitslag)
        sys.stdout.write(f"{naam}: {len(mutanten[naam])} mutanten, {len(leeft[naam])} overlevers\n")
        sys.stdout.flush()

    for naam in (naam for naam, lijst in mutanten.items() if not lijst):
        uitslag[naam] = _resultaat(naam, [])
    eis_groen({tests_voor(naam)[-1] for naam, lijst in mutanten.items() if lijst})
    beproef([mutant for lijst in mutanten.values() for mutant in lijst], NAAST_ELKAAR, meld)
    _bewaar(uitslag)


def eis_groen(tests: set[tuple[str, ...]]) -> None:
    """Stop when tests fail without any change: then every mutant would seem to be noticed."""
    for paden in sorted(tests):
        if not draai_tests(WORTEL, paden):
            sys.exit(f"Deze tests falen al zonder verandering: {' '.join(paden)}. Herstel die eerst.")


def _resultaat(naam: str, leeft: list[Mutant]) -> dict[str, Any]:
    overlevers = [
        {"regel": m.tekst, "wat": m.wat} for m in sorted(leeft, key=lambda m: (m.regelnummer, m.tekst, m.wat))
    ]
    aantal = len(_mutanten.mutanten_van(WORTEL / naam))
    return {"mutanten": aantal, "overlevers": overlevers, "afdruk": afdruk(naam)}


def _bewaar(uitslag: dict[str, Any]) -> None:
    MAP.mkdir(parents=True, exist_ok=True)
    UITSLAG.write_text(json.dumps(uitslag, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def redenen() -> dict[tuple[str, str, str], str]:
    """Why a survivor may live, by file, line and change; kept by hand."""
    inhoud = tomllib.loads(REDENEN.read_text(encoding="utf-8")) if REDENEN.exists() else {}
    return {(rij["bestand"], rij["regel"], rij["wat"]): rij["reden"] for rij in inhoud.get("overlever", [])}


def verslag(uitslag: dict[str, Any]) -> tuple[str, list[str]]:
    """The report, and what is wrong with it."""
    waarom = redenen()
    fouten: list[str] = []
    rijen, overlevers = [], []
    totaal = sum(deel["mutanten"] for deel in uitslag.values())
    leeft = sum(len(deel["overlevers"]) for deel in uitslag.values())
    for bestand, deel in sorted(uitslag.items()):
        if not deel["mutanten"]:
            continue
        levend = len(deel["overlevers"])
        deel_gemerkt = 100 * (deel["mutanten"] - levend) / deel["mutanten"]
        rijen.append(f"| `{bestand}` | {deel['mutanten']} | {deel['mutanten'] - levend} | {deel_gemerkt:.0f}% |")
        for rij in deel["overlevers"]:
            reden = waarom.get((bestand, rij["regel"], rij["wat"]), "")
            if not reden:
                fouten.append(f"{bestand}: {rij['regel']} {rij['wat']} leeft, zonder reden in {REDENEN.name}")
            cellen = (f"`{bestand}`", _code(rij["regel"]), _code(rij["wat"]), reden or "nog geen")
            overlevers.append(f"| {' | '.join(cellen)} |")
    gemerkt = 100 * (totaal - leeft) / totaal if totaal else 100.0
    if gemerkt < GRENS:
        fouten.append(f"{gemerkt:.1f}% van de mutanten is gemerkt; {GRENS}% is nodig")
    delen = [
        KOP,
        f"Samen: {totaal} mutanten, {totaal - leeft} gemerkt ({gemerkt:.1f}%), {leeft} overlevers.\n",
        "| bestand | mutanten | gemerkt | |\n| --- | --- | --- | --- |\n" + "\n".join(rijen) + "\n",
        "## Overlevers\n",
        "| bestand | regel | verandering | reden |\n| --- | --- | --- | --- |\n" + "\n".join(overlevers) + "\n",
    ]
    return "\n".join(delen), fouten


def _code(tekst: str) -> str:
    return f"`{tekst}`".replace("|", "\\|")


def main() -> int:
    """Try what changed, write the report, and say what is wrong."""
    begin = time.monotonic()
    uitslag = json.loads(UITSLAG.read_text(encoding="utf-8")) if UITSLAG.exists() else {}
    uitslag = {bestand: deel for bestand, deel in uitslag.items() if bestand in bestanden()}
    mutanten = te_proberen(uitslag, sys.argv[1:])
    probeer(mutanten, uitslag)
    tekst, fouten = verslag(uitslag)
    VERSLAG.write_text(tekst, encoding="utf-8")
    sys.stdout.write(f"{len(mutanten)} bestanden geprobeerd in {time.monotonic() - begin:.0f} s.\n")
    sys.stdout.write("".join(f"{fout}\n" for fout in fouten))
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
