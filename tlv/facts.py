"""The typed facts of a TLV request: stored per field group, read together."""

from collections.abc import Mapping
from typing import Any

from swv.kern.toegang.models import Dossier
from tlv.models import TlvFeiten

KOLOMMEN = tuple(veld.name for veld in TlvFeiten._meta.fields if veld.name not in ("id", "dossier", "veldgroep"))


def feiten_opslaan(dossier: Dossier, veldgroep: str, feiten: Mapping[str, Any]) -> None:
    """Store the facts that the questions of one field group filled in; None empties a fact."""
    if not feiten:
        return
    rij = TlvFeiten.objects.filter(dossier=dossier, veldgroep=veldgroep).first()
    rij = rij or TlvFeiten(dossier=dossier, veldgroep=veldgroep)
    for naam, waarde in feiten.items():
        leeg = "" if TlvFeiten._meta.get_field(naam).get_internal_type() == "CharField" else None
        setattr(rij, naam, leeg if waarde is None else waarde)
    rij.save()


def feiten_lezen(dossier: Dossier) -> dict[str, Any]:
    """All facts that the running scope may read, by name; what nobody answered is None. One query."""
    samen: dict[str, Any] = dict.fromkeys(KOLOMMEN)
    for rij in TlvFeiten.objects.filter(dossier=dossier).order_by("pk"):
        for naam in KOLOMMEN:
            waarde = getattr(rij, naam)
            if waarde not in ("", None):
                samen[naam] = waarde
    return samen
