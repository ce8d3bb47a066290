"""Which mails the dossier engine sends, and to whom: always that something is ready, never what or about whom."""

from collections.abc import Iterable
from datetime import date

from aanvragen.choices import Lezers
from swv.kern.berichten.ontvangers import coordinatoren_van, medewerkers_van, personen_van
from swv.kern.berichten.services import mails_klaarzetten
from swv.kern.berichten.soorten import Mailsoort, registreer_mailsoort
from swv.kern.choices import Inzagerol, Rol
from swv.kern.periods import geldig_op
from swv.kern.toegang.models import Betrokkenheid, Dossier

GEZIN = (Inzagerol.OUDER, Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18)

_SOORTEN = (
    Mailsoort(
        "aanvraag_voorgelegd",
        "Er staat een aanvraag voor u klaar",
        "Een school vraagt u om een aanvraag te lezen en te laten weten wat u ervan vindt.",
        "Aanvraag om te lezen",
    ),
    Mailsoort(
        "aanvraag_ingediend",
        "Er is een aanvraag ingediend",
        "Een school heeft een aanvraag ingediend. U kunt nakijken of de aanvraag volledig is.",
        "Nieuwe aanvraag",
    ),
    Mailsoort(
        "aanvulling_gevraagd",
        "Een aanvraag van uw school is nog niet volledig",
        "Het samenwerkingsverband vraagt om een aanvulling. In het dossier leest u wat er nodig is en voor welke dag.",
        "Aanvulling gevraagd",
    ),
    Mailsoort(
        "aanvraag_overgedragen",
        "Een aanvraag is aan u overgedragen",
        "U bent de contactpersoon geworden voor een aanvraag van uw school. In het dossier leest u hoe ver zij is.",
        "Aanvraag aan u overgedragen",
    ),
    Mailsoort(
        "zienswijze_gevraagd",
        "De commissie wil graag weten wat u vindt",
        "U hebt nog niet verteld wat u van een aanvraag vindt. In het dossier leest u de vraag en tot wanneer dit kan.",
        "Vraag om uw zienswijze",
    ),
    Mailsoort(
        "zienswijze_gevraagd_school",
        "De commissie vraagt de ouders alsnog om hun zienswijze",
        "In het dossier leest u wat de commissie van de ouders wil weten. Help hen zo nodig om te antwoorden.",
        "Zienswijze van de ouders gevraagd",
    ),
    Mailsoort(
        "aanvraag_verplaatst",
        "Een aanvraag is nu bij een andere school",
        "Een aanvraag is overgegaan naar een andere school. In het dossier leest u welke school dat is.",
        "Aanvraag bij een andere school",
    ),
    Mailsoort(
        "aanvraag_vertrokken",
        "Een aanvraag is niet meer bij uw school",
        "Een aanvraag van uw school is overgegaan naar een andere school. U ziet haar niet meer in uw werkvoorraad.",
        "Aanvraag niet meer bij uw school",
        route="werkvoorraad",
        bij_dossier=False,
    ),
    Mailsoort(
        "bericht_ontvangen",
        "Er is een bericht voor u",
        "In een dossier staat een nieuw bericht voor u.",
        "Nieuw bericht",
        route="bericht_sturen",
    ),
    Mailsoort(
        "advies_gevraagd",
        "Er is een dossier aan u toegewezen",
        "U bent gevraagd om advies te geven. Het dossier staat voor u klaar.",
        "Advies gevraagd",
    ),
    Mailsoort(
        "aanvulling_herinnering",
        "De dag om aan te vullen komt dichtbij",
        "Het samenwerkingsverband wacht nog op een aanvulling van uw school. De laatste dag komt dichtbij.",
        "Aanvulling nog niet ingestuurd",
    ),
    Mailsoort(
        "besluit_nadert",
        "De uiterste dag voor een besluit komt dichtbij",
        "Over een aanvraag moet binnenkort zijn besloten. Kijk in het dossier wat er nog nodig is.",
        "Besluit binnenkort nodig",
    ),
    Mailsoort(
        "handtekening_herinnering",
        "Wij hebben nog niets van u gehoord",
        "U bent gevraagd om een aanvraag te lezen en te tekenen. Bent u het niet eens? Laat dat de school weten.",
        "Handtekening gevraagd",
    ),
    Mailsoort(
        "concept_ligt_stil",
        "Een aanvraag die u begon, ligt stil",
        "Aan een aanvraag van uw school is een maand niet gewerkt. U kunt haar afmaken of intrekken.",
        "Aanvraag die stilligt",
    ),
)
for _soort in _SOORTEN:
    registreer_mailsoort(_soort)


def meld_gezin(dossier: Dossier, soort: str, dag: date) -> None:
    """At once, to those with gezag and the pupil who see this dossier today and have an account."""
    partijen = Betrokkenheid.objects.filter(geldig_op(dag), dossier=dossier, rol__in=GEZIN)
    gebruikers = personen_van(partijen.values_list("partij_id", flat=True), dag, Rol.OUDER, Rol.LEERLING)
    _meld(dossier, soort, gebruikers, direct=True)


def meld_school(dossier: Dossier, soort: str, dag: date) -> None:
    """At once, to the coordinators of the applying school."""
    _meld(dossier, soort, coordinatoren_van(dossier.school_id, dag), direct=True)


def meld_andere_school(dossier: Dossier, vorige_school_id: int, dag: date) -> None:
    """At once, to the school that has the aanvraag now, the family, and the school that no longer sees it."""
    meld_school(dossier, "aanvraag_verplaatst", dag)
    meld_gezin(dossier, "aanvraag_verplaatst", dag)
    _meld(dossier, "aanvraag_vertrokken", coordinatoren_van(vorige_school_id, dag), direct=True)


def meld_contactpersoon(dossier: Dossier, soort: str, gebruiker_id: int) -> None:
    """At once, to the coordinator who is the first contact from now on."""
    _meld(dossier, soort, [gebruiker_id], direct=True)


def meld_deskundigen(dossier: Dossier, soort: str, partij_ids: Iterable[int], dag: date) -> None:
    """At once, to these experts."""
    _meld(dossier, soort, personen_van(partij_ids, dag, Rol.DESKUNDIGE), direct=True)


def meld_secretariaat(dossier: Dossier, soort: str, dag: date) -> None:
    """In the digest of the day: the secretariaat works from its list."""
    _meld(dossier, soort, medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag), direct=False)


def meld_leiding(dossier: Dossier, soort: str, dag: date) -> None:
    """At once, to the secretariaat and the chair."""
    rollen = (Rol.SECRETARIAAT, Rol.VOORZITTER)
    wie = [gebruiker for rol in rollen for gebruiker in medewerkers_van(dossier.swv_id, rol, dag)]
    _meld(dossier, soort, wie, direct=True)


def meld_ondertekenaars(dossier: Dossier, soort: str, partij_ids: Iterable[int], dag: date) -> None:
    """At once, to each of these persons who has an account."""
    _meld(dossier, soort, personen_van(partij_ids, dag, Rol.OUDER, Rol.LEERLING), direct=True)


def meld_lezers(dossier: Dossier, lezers: Lezers, dag: date, *, behalve: int | None) -> None:
    """In the digest, to everybody for whom a message is meant, but for who wrote it; needs the scope of the system."""
    wie = medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag)
    if lezers != Lezers.OUDERS:
        wie += coordinatoren_van(dossier.school_id, dag)
    if lezers != Lezers.SCHOOL:
        ouders = Betrokkenheid.objects.filter(geldig_op(dag), dossier=dossier, rol=Inzagerol.OUDER)
        wie += personen_van(ouders.values_list("partij_id", flat=True), dag, Rol.OUDER)
    _meld(dossier, "bericht_ontvangen", [pk for pk in wie if pk != behalve], direct=False)


def _meld(dossier: Dossier, soort: str, gebruikers: Iterable[int], *, direct: bool) -> None:
    mails_klaarzetten(gebruikers=gebruikers, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk, direct=direct)
