"""Filling in any form: an answer of the right type to every question that the answers so far call for."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from swv.kern.beleid.formulier import Formulier, Vraag
from tests.bouw import omgeving
from tests.bouw.cast import DAG, HOOFD, Cast

# Per fact or question: an ordinary request that nothing blocks. Anything else gets an answer by its type.
GEWOON: dict[str, Any] = {
    "herkomst": "VO",
    "leerroute": "vmbo_onderbouw",
    "gewenste_start": date(2026, 8, 1),
    "categorie_gevraagd": "1",
    "ooit_onderzoek": True,
    "onderzoek_datum": DAG - timedelta(days=90),
    "ouders_eens": True,
    "leerling_gehoord": True,
    "zienswijze_ouders_stand": "gegeven",
    "woonpostcode": "5038",
    "bevoegdheid_toelichting": "",
}


def geheim(veldgroep: str) -> str:
    """What is planted in every text of a field group: it must not surface for a role without that group."""
    return f"GEHEIM-{veldgroep.upper()}-IQ83"


def beantwoord(formulier: Formulier, anders: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Answers per section; `anders` gives other values by question or fact."""
    waarden = {**GEWOON, **anders}
    gegeven: dict[str, Any] = {}
    per_sectie: dict[str, dict[str, Any]] = {}
    for sectie in formulier.secties:
        for vraag in sectie.vragen:
            if (sectie, vraag) not in formulier.zichtbare_vragen(gegeven):
                continue
            antwoord = waarden.get(vraag.sleutel, waarden.get(vraag.feit or "", _naar_soort(vraag)))
            if isinstance(antwoord, date):
                antwoord = antwoord.isoformat()
            gegeven[vraag.sleutel] = antwoord
            per_sectie.setdefault(sectie.sleutel, {})[vraag.sleutel] = antwoord
    return per_sectie


def _naar_soort(vraag: Vraag) -> Any:
    match vraag.soort:
        case "ja_nee":
            return vraag.moet_ja
        case "keuze":
            return vraag.keuzes[0].waarde
        case "meerkeuze":
            return [vraag.keuzes[0].waarde]
        case "datum":
            return DAG
        case "getal":
            return 1
        case _:
            return f"{vraag.label} {geheim(vraag.veldgroep)}"


def laad_nieuwe_versie(cast: Cast, soort: str, vanaf: date, wijzig: Callable[[dict[str, Any]], None]) -> None:
    """Load a newer version of a form into the database of one test, as its owner would; for tests with `vers`."""
    with omgeving.beheer(omgeving.VERS) as conn:
        wie = [cast.swvs[HOOFD], f"formulier.{soort}"]
        laatste = "select inhoud from kern_beleidsversie where swv_id = %s and onderdeel = %s order by geldig_van desc"
        rij = conn.execute(laatste, wie).fetchone()
        assert rij
        inhoud = rij[0]
        wijzig(inhoud)
        inhoud["versie"] = f"vanaf {vanaf}"
        tekst = json.dumps(inhoud)
        conn.execute(
            "insert into kern_beleidsversie (swv_id, onderdeel, geldig_van, inhoud, hash, geladen_op)"
            " values (%s, %s, %s, %s, %s, now())",
            [*wie, vanaf, tekst, hashlib.sha256(tekst.encode()).hexdigest()],
        )
