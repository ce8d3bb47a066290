"""Who may do what is decided in swv/kern/toegang and the access modules; elsewhere a role only chooses words.

A comparison with `actor.rol` outside them is a right that no matrix shows. Those that are here choose what a reader
finds first, or whose row it is; each says which. A new one asks: can `mag` or `mag_swv` say this?
"""

import ast
from collections.abc import Iterator

from tests.samenhang.bron import bomen

BUITEN_BESCHOUWING = ("swv/kern/toegang/", "swv/project/")
REGISTERS = ("access.py", "rls.py")

TOEGESTAAN = {
    # services: whose row, or what the policy or the new row itself names
    "aanvragen/services/family.py _eigen_partij": "the pupil takes part without a partij",
    "aanvragen/services/assessment.py akkoord_geven": "the route of the policy names the function (ROL-40)",
    "aanvragen/services/submission.py _betrek_beslisser": "the route of the policy names the function (INZ-12)",
    "tlv/services/bezwaar.py sluit": "the policy names who decides on an objection (RCH-12)",
    "aanvragen/services/people.py lidmaatschap_beeindigen": "the role that ends, not that of the actor",
    # reads: whose row, and in which order
    "aanvragen/selectors.py van_mij_eerst": "order of a coordinator's list",
    "aanvragen/selectors.py eigen_van": "which of the rows is one's own",
    "aanvragen/selectors.py eigen_zienswijze": "which of the rows is one's own",
    "aanvragen/selectors.py ongelezen_voor": "who is told of messages; the rows are hidden by their table",
    "aanvragen/selectors.py ongelezen_per_dossier": "saves a query for who is told of none",
    "aanvragen/selectors.py gedaan_in": "what is left to do, of what one may",
    # pages: which part comes first, and in which words
    "aanvragen/views/dossier.py dossier": "which parts stand open, and the words of the family page",
    "aanvragen/views/dossier.py _ook_lopend": "who can do something about it; the rows are hidden by their table",
    "aanvragen/views/dossier.py _beoordeling": "which lists are of use; the rows are hidden by their table",
    "aanvragen/views/family_dossier.py gezinsdossier": "which act stands out, and which rule the right to be heard rests on",
    "aanvragen/views/who_read.py _alleen_eigen": "a sentence that says what the table of the log shows",
    "aanvragen/views/work.py werkvoorraad": "columns and words of the list",
    "aanvragen/views/work.py _kan_filteren": "what is of use to a family",
    "aanvragen/views/bulk.py samen_te_doen": "which acts the register gives this role; each dossier is weighed by it",
    "aanvragen/views/work_lines.py wacht_op": "what waits for this role",
    "aanvragen/views/work_lines.py heeft_werk": "which tabs are of use",
    "aanvragen/views/work_lines.py werkregels": "columns of the list; the rows are hidden by their table",
    "aanvragen/views/work_lines.py _stappen": "what waits for this role, in words",
    "aanvragen/views/work_lines.py _agenda": "a column of the list",
    "aanvragen/worklist.py wachtend": "what waits for this role",
    "aanvragen/worklist_forms.py LijstForm.__init__": "which filters are of use",
    "tlv/views/letters.py brievenpaneel": "words for the family",
    "tlv/views/decision.py _blokkades": "the route of the policy names the function (ROL-40)",
    "swv/kern/weergave/context.py omgeving": "a family has a dossier or two and needs no field to search on every page",
    "swv/kern/weergave/navigation.py Menupunt.is_voor": "pages that are open to everybody, for whom they are of use",
}


def _van_actor(knoop: ast.AST) -> bool:
    """`actor.rol`, also of `self.actor`."""
    if not isinstance(knoop, ast.Attribute) or knoop.attr != "rol":
        return False
    van = knoop.value
    return (van.id if isinstance(van, ast.Name) else getattr(van, "attr", "")) == "actor"


def _van_rol(knoop: ast.AST) -> bool:
    """A member of the closed list of roles."""
    return isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name) and knoop.value.id == "Rol"


def _vergelijkingen(boom: ast.AST, plek: str = "") -> Iterator[tuple[str, ast.Compare]]:
    """Every comparison with the function in which it stands."""
    for knoop in ast.iter_child_nodes(boom):
        hier = plek
        if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
            hier = f"{plek}.{knoop.name}" if plek else knoop.name
        if isinstance(knoop, ast.Compare):
            yield hier, knoop
        yield from _vergelijkingen(knoop, hier)


def test_a_role_is_compared_where_the_list_says_and_nowhere_else() -> None:
    gevonden = set()
    for pad, boom in bomen():
        if str(pad).startswith(BUITEN_BESCHOUWING) or pad.name.endswith(REGISTERS):
            continue
        dienst = "services" in str(pad)
        for plek, vergelijking in _vergelijkingen(boom):
            delen = list(ast.walk(vergelijking))
            if any(_van_actor(deel) or (dienst and _van_rol(deel)) for deel in delen):
                gevonden.add(f"{pad} {plek}")
    assert gevonden == set(TOEGESTAAN)


def test_a_comparison_is_found() -> None:
    bron = "class A:\n    def f(self):\n        return self.actor.rol in (1, 2)\n"
    ((plek, vergelijking),) = _vergelijkingen(ast.parse(bron))
    assert plek == "A.f"
    assert any(_van_actor(deel) for deel in ast.walk(vergelijking))
