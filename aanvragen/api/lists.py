"""The lists of the dossier engine, as the pages show them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from aanvragen.agenda import vergaderingen_van
from aanvragen.choices import Status
from aanvragen.kinds import alle_soorten
from aanvragen.models import Mandaat, Vergadering
from aanvragen.rules.werklijst import TERMIJNEN, VAN_WIE, VOLGORDES, Lijstkeuze
from aanvragen.selectors import dossierlijst, dossiers_in_lijst, ongelezen_per_dossier
from aanvragen.services.people import accounts_van, medewerkers_van
from aanvragen.views.search import MEEST
from aanvragen.views.work_lines import Werkregel, wacht_op, werkregels
from aanvragen.worklist import alle_gekozen
from swv.kern.api.lijsten import Filter, Kolom, Lijst, Vraag
from swv.kern.choices import Rol
from swv.kern.personen.models import Leerling, Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import eis_swv
from swv.kern.zoeken.selectors import zoek
from swv.kern.zoeken.vraag import lees_vraag

ADRES = Kolom("adres", "tekst", "Het pad van de rij in deze API.")
DOSSIER = (
    Kolom("id", "geheel_getal", "Het nummer in de API."),
    Kolom("nummer", "tekst", "Het nummer van het dossier."),
    Kolom("soort", "tekst", "Wat er wordt gevraagd."),
    Kolom("leerling", "tekst", "De naam van de leerling."),
    Kolom("geboortedatum", "datum", "Van de leerling."),
    Kolom("school", "tekst", "De school die aanvraagt."),
    Kolom("status", "tekst", "De stand van de aanvraag."),
    Kolom("status_naam", "tekst", "De stand in woorden."),
    Kolom("volgende_stap", "tekst", "Wat u nu kunt doen; leeg als u nergens op wacht."),
    Kolom("uiterste_dag", "datum", "De eerste dag waarop iets klaar moet zijn.", leeg=True),
    Kolom("klaar", "ja_nee", "Of er geen termijn meer loopt."),
    Kolom("ongelezen", "geheel_getal", "Hoeveel berichten u nog niet hebt gelezen."),
    ADRES,
)
DOSSIERFILTERS = (
    Filter("toon", "Alles wat u ziet, wat op u wacht, of wat nieuwe berichten heeft.", keuzes=("wacht", "berichten")),
    Filter("status", "Alleen in deze stand.", keuzes=tuple(Status.values)),
    Filter("soort", "Alleen deze soort.", keuzes=tuple(soort.sleutel for soort in alle_soorten())),
    Filter("school", "Alleen van deze school.", "geheel_getal"),
    Filter("termijn", "Waarvan de termijn dan eindigt.", keuzes=tuple(TERMIJNEN)),
    Filter("van", "Voor een school: van u, of van een collega.", keuzes=tuple(VAN_WIE)),
    Filter("volgorde", "Wat bovenaan staat.", keuzes=tuple(VOLGORDES)),
)


def _dossiers(actor: Actor, vraag: Vraag) -> Any:
    gekozen = {naam: str(waarde) for naam, waarde in vraag.items() if naam != "toon"}
    keuze = Lijstkeuze(**gekozen)
    if vraag.get("toon") == "wacht":
        return [rij.pk for rij in wacht_op(actor, keuze)]
    rijen = alle_gekozen(actor, keuze, dossierlijst(actor)).values_list("pk", flat=True)
    return rijen.filter(pk__in=ongelezen_per_dossier(actor)) if vraag.get("toon") == "berichten" else rijen


def _gezocht(actor: Actor, vraag: Vraag) -> list[int]:
    eis_swv(actor, "dossiers_zoeken")
    gevraagd = lees_vraag(" ".join(vraag.get("q", "").split()))
    return list(zoek(actor, gevraagd).values_list("pk", flat=True)[:MEEST])


def _toon_dossiers(actor: Actor, sleutels: Sequence[int]) -> list[dict[str, Any]]:
    regels = werkregels(actor, dossiers_in_lijst(actor, sleutels), ongelezen_per_dossier(actor))
    return [dossierrij(regel) for regel in regels]


def dossierrij(regel: Werkregel) -> dict[str, Any]:
    """A line of the work list as plain values."""
    dossier = regel.dossier
    return {
        "id": dossier.pk,
        "nummer": dossier.nummer,
        "soort": dossier.soort,
        "leerling": str(dossier.leerling),
        "geboortedatum": dossier.leerling.geboortedatum,
        "school": dossier.school.naam,
        "status": dossier.aanvraag.status,
        "status_naam": regel.status,
        "volgende_stap": regel.stap,
        "uiterste_dag": None if regel.klaar else regel.termijn,
        "klaar": regel.klaar,
        "ongelezen": regel.ongelezen,
        "adres": reverse("api_dossier", args=[dossier.pk]),
    }


def _vergaderingen(actor: Actor, vraag: Vraag) -> QuerySet[Vergadering]:
    eis_swv(actor, "vergaderingen_bekijken")
    rijen = vergaderingen_van(actor).order_by("datum", "pk")
    rijen = rijen.filter(datum__gte=vraag["van"]) if "van" in vraag else rijen
    return rijen.filter(datum__lte=vraag["tot_en_met"]) if "tot_en_met" in vraag else rijen


def _toon_vergaderingen(_: Actor, rijen: Sequence[Vergadering]) -> list[dict[str, Any]]:
    return [
        {
            "id": rij.pk,
            "datum": rij.datum,
            "begintijd": f"{rij.begintijd:%H:%M}",
            "online": rij.online,
            "plaats": rij.plaats,
            "status": rij.status,
        }
        for rij in rijen
    ]


def _mensen(actor: Actor, vraag: Vraag) -> QuerySet[Lidmaatschap]:
    rijen = medewerkers_van(actor).order_by("persoon__achternaam", "persoon__voornaam", "pk")
    return rijen.filter(rol=vraag["rol"]) if "rol" in vraag else rijen


def _toon_mensen(_: Actor, rijen: Sequence[Lidmaatschap]) -> list[dict[str, Any]]:
    accounts = accounts_van(rijen)
    return [
        {
            "id": lid.pk,
            "naam": lid.persoon.volledige_naam,
            "email": accounts[lid.gebruiker_id].email,
            "rol": lid.rol,
            "rol_naam": lid.get_rol_display(),
            "van": lid.van,
            "tot": None if lid.open_einde else lid.tot,
        }
        for lid in rijen
    ]


def _mandaten(actor: Actor, _: Vraag) -> QuerySet[Mandaat]:
    eis_swv(actor, "mandaten_bekijken")
    return Mandaat.objects.zichtbaar_voor(actor)


def _toon_mandaten(_: Actor, rijen: Sequence[Mandaat]) -> list[dict[str, Any]]:
    return [
        {
            "id": rij.pk,
            "naam": rij.naam,
            "functie": rij.functie,
            "van": rij.van,
            "tot": rij.tot,
            "ingetrokken": rij.ingetrokken_op is not None,
        }
        for rij in rijen
    ]


def _leerlingen(actor: Actor, _: Vraag) -> QuerySet[Leerling]:
    eis_swv(actor, "aanvraag_beginnen")
    return Leerling.objects.zichtbaar_voor(actor).order_by("achternaam", "voornaam", "pk")


def _toon_leerlingen(_: Actor, rijen: Sequence[Leerling]) -> list[dict[str, Any]]:
    return [{"id": rij.pk, "naam": str(rij), "geboortedatum": rij.geboortedatum} for rij in rijen]


ID, NAAM, VAN = Kolom("id", "geheel_getal", "Het nummer in de API."), Kolom("naam", "tekst", "De naam."), "van"
LIJSTEN = (
    Lijst(
        "dossiers",
        "Dossiers",
        "De dossiers die u ziet, met wat u erin kunt doen en wanneer iets klaar moet zijn.",
        _dossiers,
        _toon_dossiers,
        DOSSIER,
        DOSSIERFILTERS,
    ),
    Lijst(
        "zoeken",
        "Zoeken",
        f"Dossiers op naam, nummer, school of geboortedatum, ook met een tikfout; hoogstens {MEEST}.",
        _gezocht,
        _toon_dossiers,
        DOSSIER,
        (Filter("q", "Waar u naar zoekt.", "tekst"),),
    ),
    Lijst(
        "leerlingen",
        "Leerlingen van uw school",
        "Voor wie uw school een aanvraag kan beginnen.",
        _leerlingen,
        _toon_leerlingen,
        (ID, NAAM, Kolom("geboortedatum", "datum", "Van de leerling.")),
    ),
    Lijst(
        "vergaderingen",
        "Vergaderingen van de commissie",
        "Wanneer en waar; er staat niets over leerlingen in.",
        _vergaderingen,
        _toon_vergaderingen,
        (
            ID,
            Kolom("datum", "datum", "De dag."),
            Kolom("begintijd", "tijd", "Hoe laat zij begint."),
            Kolom("online", "ja_nee", "Of de vergadering online is."),
            Kolom("plaats", "tekst", "Waar, of met welke link."),
            Kolom("status", "tekst", "Gepland, gesloten, afgerond of vervallen."),
        ),
        (
            Filter(VAN, "Vanaf deze dag.", "datum"),
            Filter("tot_en_met", "Tot en met deze dag.", "datum"),
        ),
    ),
    Lijst(
        "mensen",
        "Wie er werkt",
        "De mensen die u zelf bijhoudt, met hun rol.",
        _mensen,
        _toon_mensen,
        (
            ID,
            NAAM,
            Kolom("email", "tekst", "Het adres waarmee iemand zich aanmeldt."),
            Kolom("rol", "tekst", "De rol."),
            Kolom("rol_naam", "tekst", "De rol in woorden."),
            Kolom(VAN, "datum", "De eerste dag."),
            Kolom("tot", "datum", "De eerste dag waarop de rol niet meer geldt.", leeg=True),
        ),
        (Filter("rol", "Alleen met deze rol.", keuzes=tuple(Rol.values)),),
    ),
    Lijst(
        "mandaten",
        "Mandaten",
        "Wie waarover mag besluiten, van wanneer tot wanneer.",
        _mandaten,
        _toon_mandaten,
        (
            ID,
            NAAM,
            Kolom("functie", "tekst", "In welke functie."),
            Kolom(VAN, "datum", "De eerste dag."),
            Kolom("tot", "datum", "De eerste dag waarop het niet meer geldt."),
            Kolom("ingetrokken", "ja_nee", "Of het is ingetrokken."),
        ),
    ),
)
