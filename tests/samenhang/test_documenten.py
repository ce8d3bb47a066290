"""Documents made from the code are up to date, and what they are made with reads code as it is written."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from swv.kern.toegang.rls.catalogue import tabellen, vrije_tabellen
from swv.kern.toegang.tabellen import HANDELINGEN, TABELLEN
from swv.project import docgen
from swv.project.docgen.policies import DATABASEROLLEN, leesbaar
from swv.project.docgen.rules import aard_van, basis, catalogus, hard_zonder, volgorde
from swv.project.docgen.scan import ids_in, vermeldingen
from swv.project.rollen import ROLLEN

WORTEL = Path(settings.BASE_DIR)
LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)#\s]+)")
PAGINAS = sorted([*WORTEL.glob("*.md"), *WORTEL.joinpath("docs").rglob("*.md")])


def test_generated_documents_are_up_to_date() -> None:
    call_command("documenten_maken", "--controleer", stdout=StringIO())


def test_an_outdated_document_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docgen, "DOCUMENTEN", {"docs/regels.md": lambda wortel: "iets anders"})
    with pytest.raises(CommandError, match=r"docs/regels\.md"):
        call_command("documenten_maken", "--controleer")


def test_writing_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docgen, "DOCUMENTEN", {"een.md": lambda wortel: "tekst\n"})
    assert docgen.schrijf(tmp_path) == ["een.md"]
    assert docgen.schrijf(tmp_path) == []


def test_the_matrix_names_every_model_act_table_and_database_role() -> None:
    matrix = (WORTEL / "docs" / "autorisatiematrix.md").read_text(encoding="utf-8")
    assert {tabel.model for tabel in TABELLEN.values()} <= set(re.findall(r"^### (\S+)$", matrix, re.MULTILINE))
    assert set(HANDELINGEN) <= set(re.findall(r"^\| `(\w+)`", matrix, re.MULTILINE))
    assert all(f"`{rij.naam}`" in matrix for rij in (*tabellen(), *vrije_tabellen()))
    assert set(DATABASEROLLEN) == {rol.einde for rol in ROLLEN}


def test_conditions_name_the_settings_of_the_transaction() -> None:
    rest = [leesbaar(deel) for rij in tabellen() for policy in rij.policies for deel in (policy.using, policy.check)]
    assert not [tekst for tekst in rest if "current_setting" in tekst]


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_links_in_the_documentation_lead_somewhere(pagina: Path) -> None:
    doelen = LINK.findall(pagina.read_text(encoding="utf-8"))
    binnen = [doel for doel in doelen if not doel.startswith(("http://", "https://", "mailto:"))]
    assert [doel for doel in binnen if not (pagina.parent / doel).exists()] == []


# --- Reading code -----------------------------------------------------------------------------------------------

BRON = '''
"""A module about TLV-01 in general."""

GRENS = 12
"""The age of TLV-44."""

# As TLV-49 asks.
DAGEN = 3


@regel("TLV-84", titel="vol")
def een(feiten):
    """One year (TLV-85, RCH-31)."""

    def binnen():
        return reden("TLV-87", "code")


class Twee:
    """Nothing."""

    def methode(self):
        """By TLV-90 only."""
        return "Zie TLV-91 voor meer."


def test_tlv_60a_something():
    pass
'''


@pytest.mark.parametrize(
    ("id", "naam"),
    [
        ("TLV-44", "GRENS"),
        ("TLV-49", ""),
        ("TLV-84", "een"),
        ("TLV-85", "een"),
        ("RCH-31", "een"),
        ("TLV-87", "een"),
        ("TLV-90", "Twee.methode"),
        ("TLV-91", "Twee.methode"),
        ("TLV-60a", "test_tlv_60a_something"),
        ("TLV-01", ""),
    ],
)
def test_where_a_rule_is_cited(id: str, naam: str) -> None:
    assert {plaats.naam for gevonden, plaats in vermeldingen(BRON, "m") if gevonden == id} == {naam}


@pytest.mark.parametrize(
    ("tekst", "ids"),
    [
        ("TLV-84 and INZ-12b.", ["TLV-84", "INZ-12b"]),
        ("D15 is a document", ["D15"]),
        ("INZ-01..18 is a range", []),
        ("TLV-2026-0001 is a number", []),
        ("TLV-8100 and noD15", []),
        ("RCH-02, RCH-03: both", ["RCH-02", "RCH-03"]),
    ],
)
def test_what_is_a_rule_id(tekst: str, ids: list[str]) -> None:
    assert ids_in(tekst) == ids


def test_a_variant_belongs_to_its_rule() -> None:
    aard = {"TLV-61": "H", "TLV-98-GRONINGEN": "H", "TLV-08-PORTVOLIO": "V", "TLV-08-MHR": "H", "OPEN-01": "lezing"}
    assert basis("TLV-98-GRONINGEN") == "TLV-98"
    assert basis("TLV-56/3") == "TLV-56"
    assert aard_van("TLV-61", aard) == "H"
    assert aard_van("TLV-98", aard) == "H (GRONINGEN)"
    assert aard_van("TLV-08", aard) == "V (PORTVOLIO), H (MHR)"
    assert hard_zonder(aard, {"TLV-98"}) == ["TLV-08-MHR", "TLV-61"]


def test_the_catalogue_is_sound() -> None:
    aard = catalogus(WORTEL)
    assert list(aard) == list(dict.fromkeys(aard))
    assert all(volgorde(id) and soort for id, soort in aard.items())
