"""The chapters of docs/autorisatiematrix.md about the database: roles, policies and grants per table, destruction."""

import re
from collections.abc import Iterable, Iterator

from swv.kern.toegang.rls import fragments
from swv.kern.toegang.rls.apply import FUNCTIES, POORT_LEEST
from swv.kern.toegang.rls.catalogue import Policy, Tabel, Vrij, tabellen, vrije_tabellen
from swv.project.docgen.markdown import code, tabel
from swv.project.rollen import ROLLEN

DATABASEROLLEN = {
    "poort": "bezit de functies die het beleid aanroept; leest alleen " + ", ".join(POORT_LEEST),
    "eigenaar": "bezit de tabellen; migraties en `manage.py inrichten`",
    "web": "website en werker; ziet zonder bereik niets en bezit niets",
    "aanmelden": "sessies, accounts en lidmaatschappen, voordat er een bereik is",
    "veeg": "vindt brieven die zijn blijven liggen, over alle samenwerkingsverbanden",
    "vernietiging": "leest en verwijdert wat vernietigd moet worden",
    "backup": "leest alles, wijzigt niets",
}

ROLTEKST = """
## 5. Rollen van de database

Elk proces krijgt alleen de adressen die het nodig heeft. Geen enkele rol is superuser. `FORCE ROW LEVEL SECURITY`
staat aan op elke tabel met persoonsgegevens, dus ook de eigenaar ziet daar niets.
"""

TABELTEKST = """
## 6. Tabellen met persoonsgegevens

Per tabel de policies van de rol `web`, tenzij anders vermeld. `lezen` toetst bestaande rijen (using), `toevoegen` de
nieuwe rij (check), `wijzigen` beide. Wat er niet staat, kan niet. Verwijderen kan alleen de rol `vernietiging`, en
bij sessies en aanmeldgegevens de rol `aanmelden`.

In de voorwaarden staat `:rol`, `:rollen`, `:partijen`, `:swvs`, `:vandaag`, `:gebruiker` en `:persoon` voor de
instellingen van de transactie. `via_dossier(x)` betekent: het dossier met dat id is zichtbaar. `:handelaar` betekent:
de rol is een van {handelaren}.
"""

WACHTTEKST = """
### Wachten

Een policy oordeelt over een rij, een wacht over een wijziging. De rol `web` wijzigt deze kolommen alleen als de
voorwaarde geldt; `old` is de rij van voor en `new` die van na de wijziging.
"""

VERNIETIGTEKST = """
## 7. Vernietiging

De rol `vernietiging` leest en verwijdert in elke tabel van hoofdstuk 6. De voorwaarde vindt de rijen van een dossier,
een leerling of personen; een lagere volgorde gaat eerst.
"""

VRIJTEKST = """
## 8. Tabellen zonder persoonsgegevens

Deze tabellen hebben geen rijbeveiliging, met de reden erbij. Een tabel die in hoofdstuk 6 noch hier staat, is voor
geen enkele rol bereikbaar.
"""

_WOORDEN = {"select": "lezen", "insert": "toevoegen", "update": "wijzigen", "all": "alles"}
_INSTELLINGEN = {
    fragments.HANDELAAR: ":handelaar",
    fragments.PARTIJEN: ":partijen",
    fragments.SWVS: ":swvs",
    fragments.ROLLEN: ":rollen",
    fragments.ROL: ":rol",
    fragments.VANDAAG: ":vandaag",
    fragments.GEBRUIKER: ":gebruiker",
    fragments.PERSOON: ":persoon",
}
# The SWVs of the scope, but only in some roles (fragments.bureau).
_SWVS_ALS = re.compile(
    r"\(\(select case when (?:current_setting\('app\.rol', true\)) in (\([^)]*\)) then [^;]*? end\)::bigint\[\]\)"
)
_VIA_DOSSIER = re.compile(re.escape(fragments.via_dossier("KOLOM")).replace("KOLOM", r"([a-z_.]+)"))


def databasehoofdstuk() -> Iterator[str]:
    """The parts of the chapters, in order."""
    yield ROLTEKST
    yield _rollen()
    yield "Functies die als `poort` draaien, voor policies die een andere tabel moeten raadplegen: " + ", ".join(
        code(functie) for functie in FUNCTIES
    )
    yield TABELTEKST.format(handelaren=", ".join(re.findall(r"'(\w+)'", fragments.HANDELAAR)))
    yield tabel(["tabel", "rol", "mag", "voorwaarde"], _policies(_op_naam()))
    yield _kolommen()
    yield WACHTTEKST
    yield tabel(["tabel", "kolom", "mag als"], _wachten())
    yield VERNIETIGTEKST
    yield tabel(
        ["volgorde", "tabel", "rijen"],
        (
            [str(rij.volgorde), code(rij.naam), code(voorwaarde)]
            for rij in sorted(tabellen(), key=lambda rij: (rij.volgorde, rij.naam))
            for voorwaarde in rij.paden
        ),
    )
    yield VRIJTEKST
    yield tabel(
        ["tabel", "waarom", "web", "aanmelden", "veeg"],
        (
            [code(vrij.naam), vrij.reden, *(_woorden(recht) for recht in (vrij.web, vrij.aanmelden, vrij.veeg))]
            for vrij in sorted(vrije_tabellen(), key=lambda vrij: vrij.naam)
        ),
    )


def _rollen() -> str:
    rijen = []
    for rol in ROLLEN:
        eigenschappen = ["meldt zich aan" if rol.login else "meldt zich nooit aan"]
        eigenschappen += ["rijbeveiliging geldt niet"] if rol.bypassrls else []
        rijen.append([code(rol.einde), DATABASEROLLEN[rol.einde], ", ".join(eigenschappen)])
    return tabel(["rol", "waarvoor", "eigenschappen"], rijen)


def _op_naam() -> list[Tabel]:
    return sorted(tabellen(), key=lambda rij: rij.naam)


def _policies(rijen: Iterable[Tabel]) -> Iterator[list[str]]:
    for rij in rijen:
        vorige = ""
        for policy in rij.policies:
            naam = code(rij.naam) if not vorige else "″"
            vorige = rij.naam
            yield [naam, policy.rol, _WOORDEN[policy.commando], _voorwaarde(policy)]


def _voorwaarde(policy: Policy) -> str:
    delen = []
    if policy.using:
        delen.append(code(leesbaar(policy.using)))
    if policy.check and policy.check != policy.using:
        nieuw = "nieuwe rij: " if policy.using else ""
        delen.append(f"{nieuw}{code(leesbaar(policy.check))}")
    return "; ".join(delen).replace("`true`", "altijd")


def leesbaar(sql: str) -> str:
    """A condition with the settings of the transaction under their own names."""
    for lang, kort in _INSTELLINGEN.items():
        sql = sql.replace(lang, kort)
    sql = _SWVS_ALS.sub(r":swvs als :rol in \1", sql)
    return _VIA_DOSSIER.sub(r"via_dossier(\1)", sql)


def _kolommen() -> str:
    smal = [
        f"- {code(rij.naam)}, rol `{rol}`: {code(recht)}"
        for rij in _op_naam()
        for rol, recht in (rij.kolommen or {}).items()
    ]
    return "Bij deze tabellen is het recht afwijkend omschreven:\n\n" + "\n".join(smal)


def _woorden(recht: str) -> str:
    namen = {**_WOORDEN, "delete": "verwijderen"}
    delen = (deel.strip().partition(" ") for deel in re.split(r",(?![^(]*\))", recht))  # not between brackets
    return ", ".join(f"{namen[naam]} {kolommen}".strip() for naam, _, kolommen in delen) if recht else ""


def _wachten() -> Iterator[list[str]]:
    alle: list[Tabel | Vrij] = [*_op_naam(), *sorted(vrije_tabellen(), key=lambda vrij: vrij.naam)]
    for rij in alle:
        if isinstance(rij, Vrij) and rij.nieuw:
            yield [code(rij.naam), "nieuwe rij", code(leesbaar(rij.nieuw))]
        for kolom, voorwaarde in (rij.wachten or {}).items():
            yield [code(rij.naam), code(kolom), code(leesbaar(voorwaarde))]
