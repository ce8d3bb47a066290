"""docs/regels.md: every rule id that the code cites, where it is carried out, chosen in policy and tested."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.core.management.base import CommandError

from swv.kern.beleid.inlezen import GEDEELD, PROFIELEN
from swv.kern.beleid.regels import alle_regels
from swv.project.docgen.markdown import code, document, tabel
from swv.project.docgen.scan import Plaats, ids_in, plaatsen

CODE = ("swv", "aanvragen", "tlv", "arrangementen", "verzuim", "financien")
ZONDER = ("swv/project/docgen", "swv/project/demo")
CATALOGUS = "docs/regelcatalogus.tsv"
HOOGSTENS = 6
"""So many tests are named per rule; of the others only how many."""

INLEIDING = """
# Regels

Elke regel van het domein heeft een vast nummer. Deze pagina wordt gemaakt uit de code: wat een functie, klasse of
tabel noemt in haar docstring, decorator of commentaar staat hier met haar plaats.

| reeks | gaat over |
| --- | --- |
| OVZ | overzicht, besturing, leesafspraken |
| ROL | rollen en onafhankelijkheid |
| INZ | inzage in dossiers ([autorisatiematrix](autorisatiematrix.md)) |
| TLV | toelaatbaarheidsverklaringen |
| D | documenten bij een aanvraag |
| ARR | arrangementen, overstap en plaatsing |
| VRZ | verzuim |
| RCH | recht en standaarden |
| OPEN | open vragen, met de lezing die wij kozen ([ADR 0012](adr/0012-readings-of-the-domain.md)) |
| VSL | verslag, kwaliteit, privacy |

**Aard**: H = de software dwingt af of rekent; V = vuistregel, de software doet een voorstel of geeft een signaal;
I = informatie; S = streefwaarde; een a erachter = afgeleid. Een achtervoegsel noemt het samenwerkingsverband naar wiens
gepubliceerde plan de regel gemaakt is. **Beleid** noemt de profielen waarvan een bestand de regel kiest of een
vraag, stuk of route ermee verantwoordt; 'gedeeld' is wat alle profielen als basis kunnen nemen.
"""

ALLEEN_BELEID = """
## Harde regels die alleen in beleid staan

Van de reeksen TLV, D en RCH: elke regel van aard H die een vraag, stuk, route of instelling verantwoordt, zonder dat
code haar noemt. Of daarmee de hele regel is uitgevoerd, zegt deze lijst niet.
"""

NOG_NIET = """
## Harde regels die nog nergens staan

Van dezelfde reeksen: elke regel van aard H die in code noch beleid voorkomt. Een regel met achtervoegsel telt als
genoemd zodra de code haar nummer noemt.
"""

_ACHTERVOEGSEL = re.compile(r"-(PORTVOLIO|MHR|GRONINGEN)$|/\d$")
_DELEN = re.compile(r"(\D+)(\d+)(.*)")


def regeloverzicht(wortel: Path) -> str:
    """The whole document. Raises CommandError when code cites a rule that the catalogue does not know."""
    aard = catalogus(wortel)
    code_ = plaatsen(wortel, CODE, zonder=ZONDER)
    tests = tests_per_regel(wortel)
    beleid = beleid_per_regel()
    bekend = {basis(id) for id in aard}
    onbekend = sorted(id for id in {*code_, *beleid} if id not in bekend)
    if onbekend:
        raise CommandError(f"De code noemt regels die niet in {CATALOGUS} staan: {', '.join(onbekend)}")
    titels = {regel.id: regel.titel for regel in alle_regels()}
    rijen = [
        [
            id,
            aard_van(id, aard),
            titels.get(id, ""),
            _plaatsen(code_.get(id, set())),
            ", ".join(sorted(beleid.get(id, set()))),
            _tests(tests.get(id, [])),
        ]
        for id in sorted({*code_, *beleid}, key=volgorde)
    ]
    kop = ["regel", "aard", "kiesbaar als", "in de code", "beleid", "getest in"]
    zonder_code = hard_zonder(aard, code_)
    in_beleid = [[id, aard[id], ", ".join(sorted(beleid[basis(id)]))] for id in zonder_code if basis(id) in beleid]
    nergens = [[id, aard[id]] for id in zonder_code if basis(id) not in beleid]
    return document(
        INLEIDING,
        "## Regels in code en beleid",
        tabel(kop, rijen),
        ALLEEN_BELEID,
        tabel(["regel", "aard", "beleid"], in_beleid),
        NOG_NIET,
        tabel(["regel", "aard"], nergens),
    )


def catalogus(wortel: Path) -> dict[str, str]:
    """Rule id, with its suffix, → aard; from docs/regelcatalogus.tsv."""
    regels = (wortel / CATALOGUS).read_text(encoding="utf-8").splitlines()[1:]
    return dict(regel.split("\t", 1) for regel in regels)  # type: ignore[misc]


def basis(id: str) -> str:
    """The id without the suffix of one SWV or the number of a row."""
    return _ACHTERVOEGSEL.sub("", id)


def aard_van(id: str, aard: Mapping[str, str]) -> str:
    """The aard of a rule, per suffix when variants differ."""
    if id in aard:
        return aard[id]
    per_soort: dict[str, list[str]] = defaultdict(list)
    for naam, soort in aard.items():
        if basis(naam) == id:
            per_soort[soort].append(naam.removeprefix(f"{id}-"))
    return ", ".join(f"{soort} ({', '.join(namen)})" for soort, namen in per_soort.items())


def volgorde(id: str) -> tuple[str, int, str]:
    """Ids in the order of prefix and number."""
    delen = _DELEN.fullmatch(id)
    if delen is None:
        raise ValueError(f"{id} is geen regelnummer")
    return delen[1], int(delen[2]), delen[3]


def hard_zonder(aard: Mapping[str, str], genoemd: Iterable[str]) -> list[str]:
    """The hard rules of TLV, D and RCH that are not among `genoemd`."""
    klaar = set(genoemd)
    hard = [id for id, soort in aard.items() if soort.startswith("H") and volgorde(id)[0] in ("TLV-", "D", "RCH-")]
    return sorted((id for id in hard if basis(id) not in klaar), key=volgorde)


def _plaatsen(rijen: set[Plaats]) -> str:
    return ", ".join(code(str(plaats)) for plaats in sorted(rijen, key=str))


def _tests(namen: list[str]) -> str:
    meer = f" en {len(namen) - HOOGSTENS} meer" if len(namen) > HOOGSTENS else ""
    return ", ".join(code(naam) for naam in namen[:HOOGSTENS]) + meer


def beleid_per_regel() -> dict[str, set[str]]:
    """Rule or document id → the keys of the profiles whose files name it; shared files count as 'gedeeld'."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for bestand in sorted(PROFIELEN.rglob("*.toml")):
        sleutel = bestand.relative_to(PROFIELEN).parts[0]
        for id in ids_in(bestand.read_text(encoding="utf-8")):
            gevonden[id].add("gedeeld" if sleutel == GEDEELD else sleutel)
    return gevonden


def tests_per_regel(wortel: Path) -> dict[str, list[str]]:
    """Rule id → the tests that cite it, by function; a table or helper of a file counts for the tests that use it."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for id, rijen in plaatsen(wortel, ("tests",), elke_tekst=True).items():
        for plaats in rijen:
            gevonden[id].update(_tests_van(wortel, plaats))
    return {id: sorted(namen) for id, namen in gevonden.items()}


def _tests_van(wortel: Path, plaats: Plaats) -> Iterator[str]:
    kort = plaats.module.removeprefix("tests.")
    naam = plaats.naam.rpartition(".")[2]
    if naam.startswith("test_"):
        yield f"{kort}:{plaats.naam}"
    elif kort.rpartition(".")[2].startswith("test_"):
        gebruikers = _gebruikers(wortel, plaats) if naam else []
        yield from (f"{kort}:{test}" for test in gebruikers)
        if not gebruikers:
            yield kort


def _gebruikers(wortel: Path, plaats: Plaats) -> list[str]:
    """The tests of the same file that use a table or helper, directly or through another."""
    bron = wortel.joinpath(*plaats.module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
    noemt: dict[str, set[str]] = {}
    for knoop in ast.parse(bron).body:
        namen = {deel.id for deel in ast.walk(knoop) if isinstance(deel, ast.Name)}
        if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
            noemt[knoop.name] = namen | {arg.arg for arg in getattr(getattr(knoop, "args", None), "args", ())}
        elif isinstance(knoop, ast.Assign) and isinstance(knoop.targets[0], ast.Name):
            noemt[knoop.targets[0].id] = namen
    bereikt = {plaats.naam}
    while nieuw := {naam for naam, gebruikt in noemt.items() if gebruikt & bereikt} - bereikt:
        bereikt |= nieuw
    return sorted(naam for naam in bereikt if naam.startswith("test_"))
