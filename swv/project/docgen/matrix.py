"""docs/autorisatiematrix.md: who may see and do what, from the access tables and the catalogue of the database."""

import inspect
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from aanvragen.choices import Status
from swv.kern.choices import BUREAU, INZAGEROLLEN, Conditie, Rol, Veldgroep
from swv.kern.toegang import inzage
from swv.kern.toegang.access import DOSSIERROLLEN
from swv.kern.toegang.tabellen import HANDELINGEN, SWV_HANDELINGEN, TABELLEN, Handeling, Voorwaarde
from swv.project.docgen.markdown import code, document, tabel
from swv.project.docgen.policies import databasehoofdstuk

INLEIDING = """
# Autorisatiematrix

Wie mag wat zien en doen? Deze pagina wordt gemaakt uit de tabellen die de toepassing zelf uitvoert. Wat hier niet
staat, mag niet.

Er zijn twee sloten, en elk slot is zonder het andere compleet ([ADR 0002](adr/0002-dossier-partij-betrokkenheid.md),
[ADR 0003](adr/0003-database-roles-row-level-security.md)). Het eerste slot zijn de toegangstabellen van de toepassing
(hoofdstuk 1 tot en met 4). Het tweede is rijbeveiliging in de database (hoofdstuk 5 tot en met 8). Wie iets niet mag
zien, krijgt het antwoord 'bestaat niet' (404). Wie iets wel ziet maar niet mag doen, krijgt 'mag niet' (403).
"""

ROLLEN = """
## 1. Rollen

Een lidmaatschap geeft iemand een rol, namens een partij, voor een periode. Iemand kan meer rollen hebben en werkt in
een daarvan. De rollen van het bureau zien dossiers van hun eigen samenwerkingsverband. Alle andere rollen zien een
dossier alleen met een betrokkenheid: een rij die zegt wie, in welke hoedanigheid, van wanneer tot wanneer en waarom.
"""

INZAGE = """
## 2. Wie ziet welke veldgroep

L = lezen, B = bewerken (en dus ook lezen). Zonder toevoeging geldt het recht zolang de betrokkenheid loopt, of bij
het bureau vanaf de fase van de functie. Bij een deling gelden alleen de veldgroepen die in de deling staan.
"""

MODELLEN = """
## 3. Per soort gegeven: wie ziet en wie wijzigt rijen

'Veldgroep van de rij' betekent: de rij hoort bij een veldgroep, en hoofdstuk 2 beslist. 'Elke rol met een dossier'
betekent: {rollen}.
"""

HANDELEN = """
## 4. Handelingen

Elke handeling heeft een naam, overal dezelfde: in de code, in de rechten en als naam van het webadres. De route in
het beleid van een samenwerkingsverband kan een handeling verder beperken, bijvoorbeeld wie het besluit neemt.

### Handelingen in een dossier
"""

HANDELEN_SWV = """
### Handelingen die niet bij een dossier horen

Hier telt alleen de rol: het gaat om het eigen samenwerkingsverband, de eigen school, of wat iemand daarvan ziet. Menu,
pagina en dienst stellen dezelfde vraag.
"""

_NUMMER = re.compile(r"# (INZ-\d+b?)[^\n]*\n\s+Inzagerol\.(\w+):")


def autorisatiematrix(wortel: Path) -> str:
    """The whole document; needs the registered access tables and no database."""
    return document(
        INLEIDING,
        ROLLEN,
        _rollen(),
        INZAGE,
        _inzagetabel(),
        _geen_inzage(),
        MODELLEN.format(rollen=", ".join(DOSSIERROLLEN)),
        *(_model(naam) for naam in sorted(TABELLEN)),
        HANDELEN,
        _handelingen(),
        HANDELEN_SWV,
        _swv_handelingen(),
        *databasehoofdstuk(),
    )


def _rollen() -> str:
    rijen = []
    for rol in Rol:
        via = ", ".join(str(inzagerol.label) for inzagerol in INZAGEROLLEN[rol])
        bureau = "eigen samenwerkingsverband" if rol in BUREAU else ""
        rijen.append([code(rol.value), str(rol.label), bureau, via])
    return tabel(["rol", "naam", "bureau", "betrokken als"], rijen)


def _inzagetabel() -> str:
    nummers = {naam: nummer for nummer, naam in _NUMMER.findall(inspect.getsource(inzage))}
    rijen = [
        [nummers.get(rol.name, ""), str(rol.label), *(_cel(cellen.get(groep)) for groep in Veldgroep)]
        for rol, cellen in inzage.INZAGE.items()
    ]
    return tabel(["regel", "in de rol van", *(str(groep.value) for groep in Veldgroep)], rijen)


def _cel(cel: inzage.Cel | None) -> str:
    if cel is None or cel.lezen is None:
        return ""
    if cel.bewerken == cel.lezen:
        return f"B{_wanneer(cel.bewerken)}"
    lezen = f"L{_wanneer(cel.lezen)}"
    return f"{lezen}; B{_wanneer(cel.bewerken)}" if cel.bewerken else lezen


def _wanneer(conditie: Conditie) -> str:
    return "" if conditie == Conditie.ALTIJD else f" {conditie.label}"


def _geen_inzage() -> str:
    leeg = [rol for rol in Rol if not INZAGEROLLEN[rol] and rol.value not in {str(r) for r in inzage.INZAGE}]
    return "Geen inzage in dossiers hebben: " + ", ".join(str(rol.label) for rol in leeg) + "."


def _model(naam: str) -> str:
    tabel_ = TABELLEN[naam]
    delen = [f"### {tabel_.model}", _wie("ziet", tabel_.zien)]
    delen.append(_wie("wijzigt", tabel_.bewerken) if tabel_.bewerken else "Niemand wijzigt deze rijen rechtstreeks.")
    return "\n\n".join(deel.strip() for deel in delen)


def _wie(werkwoord: str, rijen: Mapping[str, Voorwaarde]) -> str:
    per_tekst: dict[str, list[str]] = {}
    for rol in Rol:
        if rol.value in rijen:
            per_tekst.setdefault(rijen[rol.value].tekst, []).append(rol.value)
    return tabel([werkwoord, "welke rijen"], ([_opgesomd(rollen), tekst] for tekst, rollen in per_tekst.items()))


def _opgesomd(rollen: Iterable[str]) -> str:
    namen = list(rollen)
    if set(namen) == set(DOSSIERROLLEN):
        return "elke rol met een dossier"
    return "iedereen" if len(namen) == len(Rol) else ", ".join(namen)


def _handelingen() -> str:
    rijen = [
        [code(naam), handeling.label, _door(handeling), _statussen(handeling), handeling.onomkeerbaar]
        for naam, handeling in sorted(HANDELINGEN.items())
    ]
    return tabel(["handeling", "knop", "wie", "bij status", "onomkeerbaar"], rijen)


def _swv_handelingen() -> str:
    rijen = [
        [code(naam), handeling.label, ", ".join(handeling.rollen), handeling.regel]
        for naam, handeling in sorted(SWV_HANDELINGEN.items())
    ]
    return tabel(["handeling", "wat", "wie", "regel"], rijen)


def _door(handeling: Handeling) -> str:
    return "; ".join(f"{rol} ({rij.tekst})" for rol, rij in handeling.wie.items())


def _statussen(handeling: Handeling) -> str:
    return ", ".join(str(Status(status).label) for status in handeling.statussen) or "elke"
