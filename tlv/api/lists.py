"""The lists of the TLV, as the pages show them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from swv.kern.api.lijsten import Filter, Kolom, Lijst, Vraag
from swv.kern.documenten.models import Brief
from swv.kern.documenten.retour import laatste_bezorging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import eis_swv
from tlv.bezwaren import afgesloten_bezwaren, lopende_bezwaren
from tlv.campagne import aflopend_bij_school
from tlv.letter_selectors import ontvangen_brieven
from tlv.models import Bezwaar, Toelaatbaarheidsverklaring
from tlv.overgenomen import stand_van_overgenomen, zoek_overgenomen
from tlv.register import Zoekvraag, stand_op, zoek
from tlv.register_forms import STANDEN

ID = Kolom("id", "geheel_getal", "Het nummer in de API.")
LEERLING = Kolom("leerling", "tekst", "De naam van de leerling.")
DOSSIER = Kolom("dossier", "tekst", "Het pad van het dossier in deze API.")
TLV = (
    ID,
    Kolom("nummer", "tekst", "Het nummer van de TLV."),
    LEERLING,
    Kolom("school", "tekst", "De school die haar aanvroeg."),
    Kolom("vso_school", "tekst", "De school waar zij wordt gebruikt; leeg als dat niet is vastgelegd."),
    Kolom("categorie", "geheel_getal", "De bekostigingscategorie: 1, 2 of 3."),
    Kolom("ingangsdatum", "datum", "De eerste dag."),
    Kolom("einddatum", "datum", "De laatste dag."),
    Kolom("stand", "tekst", "Hoe zij er vandaag voor staat."),
    DOSSIER,
)


def _adres(dossier_id: int) -> str:
    return reverse("api_dossier", args=[dossier_id])


def _register(actor: Actor, vraag: Vraag) -> QuerySet[Toelaatbaarheidsverklaring]:
    eis_swv(actor, "tlv_register_bekijken")
    return zoek(actor, Zoekvraag(**vraag))


def _toon_register(actor: Actor, rijen: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {
            "id": tlv.pk,
            "nummer": tlv.nummer,
            "leerling": str(tlv.leerling),
            "school": tlv.dossier.school.naam,
            "vso_school": tlv.bij_school,
            "categorie": tlv.categorie,
            "ingangsdatum": tlv.ingangsdatum,
            "einddatum": tlv.einddatum,
            "stand": stand_op(tlv, actor.vandaag),
            "dossier": _adres(tlv.dossier_id),
        }
        for tlv in rijen
    ]


def _overgenomen(actor: Actor, vraag: Vraag) -> QuerySet[Any]:
    eis_swv(actor, "tlv_register_bekijken")
    return zoek_overgenomen(actor, Zoekvraag(**vraag))


def _toon_overgenomen(actor: Actor, rijen: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {
            "id": tlv.pk,
            "nummer": tlv.nummer,
            "leerling": tlv.volledige_naam,
            "school": tlv.school.naam,
            "categorie": tlv.categorie,
            "ingangsdatum": tlv.ingangsdatum,
            "einddatum": tlv.einddatum,
            "afgever": tlv.afgever or tlv.swv.naam,
            "herkomst": tlv.herkomst,
            "stand": stand_van_overgenomen(tlv, actor.vandaag),
        }
        for tlv in rijen
    ]


def _aflopend(actor: Actor, _: Vraag) -> QuerySet[Toelaatbaarheidsverklaring]:
    eis_swv(actor, "verlengingen_bekijken")
    return aflopend_bij_school(actor)


def _toon_aflopend(_: Actor, rijen: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {
            "id": tlv.pk,
            "nummer": tlv.nummer,
            "leerling": str(tlv.leerling),
            "einddatum": tlv.einddatum,
            "verlenging": tlv.stand,
            "dossier": _adres(tlv.dossier_id),
        }
        for tlv in rijen
    ]


def _bezwaren(actor: Actor, vraag: Vraag) -> QuerySet[Bezwaar]:
    eis_swv(actor, "bezwaren_bekijken")
    return afgesloten_bezwaren(actor) if vraag.get("toon") == "klaar" else lopende_bezwaren(actor)


def _toon_bezwaren(_: Actor, rijen: Sequence[Bezwaar]) -> list[dict[str, Any]]:
    return [
        {
            "id": rij.pk,
            "leerling": str(rij.dossier.leerling),
            "indiener": rij.naam,
            "ontvangen_op": rij.ontvangen_op,
            "status": rij.status,
            "doorzenden_uiterlijk": rij.doorzenden_uiterlijk,
            "beslissen_uiterlijk": rij.beslissen_uiterlijk,
            "dossier": _adres(rij.dossier_id),
        }
        for rij in rijen
    ]


def _brieven(actor: Actor, _: Vraag) -> QuerySet[Brief]:
    return ontvangen_brieven(actor)


def _toon_brieven(_: Actor, rijen: Sequence[Brief]) -> list[dict[str, Any]]:
    uit = []
    for brief in rijen:
        bezorging = laatste_bezorging(brief)
        uit.append(
            {
                "id": brief.pk,
                "soort": brief.soort,
                "verzonden_op": brief.verzonden_op,
                "bezorgd_op": bezorging.verzonden_op if bezorging else None,
                "dossier": _adres(brief.dossier_id),
            }
        )
    return uit


LIJSTEN = (
    Lijst(
        "tlv-register",
        "TLV-register",
        "De toelaatbaarheidsverklaringen, het nieuwste nummer bovenaan.",
        _register,
        _toon_register,
        TLV,
        (
            Filter("tekst", "Een nummer of een naam.", "tekst"),
            Filter("school", "Alleen van deze school.", "geheel_getal"),
            Filter("categorie", "Alleen deze bekostigingscategorie.", "geheel_getal"),
            Filter("einde", "Het jaar van de 31 juli waarop zij eindigen.", "jaar"),
            Filter("stand", "Hoe zij er vandaag voor staan.", keuzes=tuple(naam for naam, _ in STANDEN)),
        ),
    ),
    Lijst(
        "overgenomen-tlvs",
        "Overgenomen TLV's",
        "De TLV's uit een ander systeem, de laatst begonnen bovenaan. Er is hier geen dossier van.",
        _overgenomen,
        _toon_overgenomen,
        (
            ID,
            Kolom("nummer", "tekst", "Het nummer van de TLV."),
            LEERLING,
            Kolom("school", "tekst", "De school van de leerling."),
            Kolom("categorie", "geheel_getal", "De bekostigingscategorie: 1, 2 of 3."),
            Kolom("ingangsdatum", "datum", "De eerste dag."),
            Kolom("einddatum", "datum", "De laatste dag."),
            Kolom("afgever", "tekst", "Het samenwerkingsverband dat haar gaf."),
            Kolom("herkomst", "tekst", "'eigen' of 'elders'."),
            Kolom("stand", "tekst", "Hoe zij er vandaag voor staat."),
        ),
        (
            Filter("tekst", "Een nummer of een naam.", "tekst"),
            Filter("categorie", "Alleen deze bekostigingscategorie.", "geheel_getal"),
            Filter("einde", "Het jaar van de 31 juli waarop zij eindigen.", "jaar"),
            Filter("stand", "Hoe zij er vandaag voor staan.", keuzes=("geldig", "gaat_nog_in", "verlopen")),
        ),
    ),
    Lijst(
        "aflopende-tlvs",
        "TLV's van uw school die aflopen",
        "Met de stand van de verlenging.",
        _aflopend,
        _toon_aflopend,
        (
            ID,
            Kolom("nummer", "tekst", "Het nummer van de TLV."),
            LEERLING,
            Kolom("einddatum", "datum", "De laatste dag."),
            Kolom("verlenging", "tekst", "Hoever de verlenging is."),
            DOSSIER,
        ),
    ),
    Lijst(
        "bezwaren",
        "Bezwaren",
        "Wat loopt, de eerste uiterste dag bovenaan.",
        _bezwaren,
        _toon_bezwaren,
        (
            ID,
            LEERLING,
            Kolom("indiener", "tekst", "Wie bezwaar maakt."),
            Kolom("ontvangen_op", "datum", "De dag van ontvangst.", leeg=True),
            Kolom("status", "tekst", "De stand."),
            Kolom("doorzenden_uiterlijk", "datum", "De laatste dag om door te zenden.", leeg=True),
            Kolom("beslissen_uiterlijk", "datum", "De laatste dag om te beslissen.", leeg=True),
            DOSSIER,
        ),
        (Filter("toon", "Wat is beslist of ingetrokken.", keuzes=("klaar",)),),
    ),
    Lijst(
        "brieven",
        "Brieven die u hebt gekregen",
        "Ook van dossiers die voor u zijn gesloten. U leest een brief op de pagina 'Mijn brieven'.",
        _brieven,
        _toon_brieven,
        (
            ID,
            Kolom("soort", "tekst", "Wat voor brief."),
            Kolom("verzonden_op", "moment", "Wanneer hij is verstuurd."),
            Kolom("bezorgd_op", "moment", "Wanneer hij u bereikte.", leeg=True),
            DOSSIER,
        ),
    ),
)
