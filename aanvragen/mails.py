"""Which mails the dossier engine sends, and to whom: always that something is ready, never what or about whom."""

from collections.abc import Iterable
from datetime import date

from aanvragen.choices import Lezers
from swv.kern.berichten.ontvangers import coordinatoren_van, medewerkers_van, personen_van
from swv.kern.berichten.services import mails_klaarzetten
from swv.kern.berichten.soorten import Mailsoort, registreer_mailsoort
from swv.kern.choices import Inzagerol, Mailmoment, Rol
from swv.kern.periods import geldig_op
from swv.kern.toegang.models import Betrokkenheid, Dossier

GEZIN = (Inzagerol.OUDER, Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18)

_SOORTEN = (
    Mailsoort(
        "aanvraag_voorgelegd",
        "Er staat een aanvraag voor u klaar",
        "Een school vraagt u om een aanvraag te lezen en te laten weten wat u ervan vindt.",
        "Aanvraag om te lezen",
        voor=(Rol.OUDER, Rol.LEERLING),
        verplicht="Zonder deze mail weet u niet dat de school uw handtekening en uw mening vraagt.",
    ),
    Mailsoort(
        "aanvraag_ingediend",
        "Er is een aanvraag ingediend",
        "Een school heeft een aanvraag ingediend. U kunt nakijken of de aanvraag volledig is.",
        "Nieuwe aanvraag",
        voor=(Rol.SECRETARIAAT,),
        moment=Mailmoment.SAMENVATTING,
    ),
    Mailsoort(
        "aanvulling_gevraagd",
        "Een aanvraag van uw school is nog niet volledig",
        "Het samenwerkingsverband vraagt om een aanvulling. In het dossier leest u wat er nodig is en voor welke dag.",
        "Aanvulling gevraagd",
        voor=(Rol.OCO,),
        verplicht="Uw school moet voor een vaste dag aanvullen.",
    ),
    Mailsoort(
        "aanvraag_overgedragen",
        "Een aanvraag is aan u overgedragen",
        "U bent de contactpersoon geworden voor een aanvraag van uw school. In het dossier leest u hoe ver zij is.",
        "Aanvraag aan u overgedragen",
        voor=(Rol.OCO,),
    ),
    Mailsoort(
        "zienswijze_gevraagd",
        "De commissie wil graag weten wat u vindt",
        "U hebt nog niet verteld wat u van een aanvraag vindt. In het dossier leest u de vraag en tot wanneer dit kan.",
        "Vraag om uw zienswijze",
        voor=(Rol.OUDER,),
        verplicht="De commissie wil uw mening weten voordat zij verdergaat.",
    ),
    Mailsoort(
        "zienswijze_gevraagd_school",
        "De commissie vraagt de ouders alsnog om hun zienswijze",
        "In het dossier leest u wat de commissie van de ouders wil weten. Help hen zo nodig om te antwoorden.",
        "Zienswijze van de ouders gevraagd",
        voor=(Rol.OCO,),
    ),
    Mailsoort(
        "aanvraag_verplaatst",
        "Een aanvraag is nu bij een andere school",
        "Een aanvraag is overgegaan naar een andere school. In het dossier leest u welke school dat is.",
        "Aanvraag bij een andere school",
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING),
    ),
    Mailsoort(
        "aanvraag_vertrokken",
        "Een aanvraag is niet meer bij uw school",
        "Een aanvraag van uw school is overgegaan naar een andere school. U ziet haar niet meer in uw werkvoorraad.",
        "Aanvraag niet meer bij uw school",
        route="werkvoorraad",
        bij_dossier=False,
        voor=(Rol.OCO,),
    ),
    Mailsoort(
        "aanvraag_samengevoegd",
        "Twee aanvragen gaan samen verder",
        "Een aanvraag gaat verder in een andere aanvraag voor hetzelfde. In het dossier leest u in welke.",
        "Aanvraag samengevoegd",
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING, Rol.DESKUNDIGE),
    ),
    Mailsoort(
        "bericht_ontvangen",
        "Er is een bericht voor u",
        "In een dossier staat een nieuw bericht voor u.",
        "Nieuw bericht",
        route="bericht_sturen",
        voor=(Rol.OCO, Rol.OUDER, Rol.SECRETARIAAT),
        moment=Mailmoment.SAMENVATTING,
    ),
    Mailsoort(
        "termijn_gewijzigd",
        "De dag van een besluit is veranderd",
        "Een besluit komt op een andere dag dan eerst gezegd. In het dossier leest u welke dag, en waarom.",
        "Andere dag voor een besluit",
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING),
        verplicht="Het samenwerkingsverband moet u dit laten weten.",
    ),
    Mailsoort(
        "advies_gevraagd",
        "Er is een dossier aan u toegewezen",
        "U bent gevraagd om advies te geven. Het dossier staat voor u klaar.",
        "Advies gevraagd",
        voor=(Rol.DESKUNDIGE,),
    ),
    Mailsoort(
        "advies_opnieuw",
        "Kijk opnieuw naar uw advies",
        "De aanvraag is opnieuw besproken of heropend. Bevestig uw advies of pas het aan.",
        "Advies opnieuw gevraagd",
        voor=(Rol.DESKUNDIGE,),
    ),
    Mailsoort(
        "advies_vervallen",
        "Uw advies is niet meer nodig",
        "Bij een aanvraag is iemand anders gevraagd om advies te geven. U hoeft daarvoor niets meer te doen.",
        "Advies niet meer nodig",
        route="werkvoorraad",
        bij_dossier=False,
        voor=(Rol.DESKUNDIGE,),
    ),
    Mailsoort(
        "belang_gemeld",
        "Een deskundige meldt een belang",
        "Een deskundige heeft mogelijk een belang bij een aanvraag. Kijk in het dossier of u iemand anders kiest.",
        "Belang gemeld",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Zonder vervanger komt er geen geldig advies.",
    ),
    Mailsoort(
        "deskundige_gestopt",
        "Een deskundige werkt niet meer mee",
        "Een deskundige die advies zou geven, werkt niet meer mee. Kies in het dossier iemand anders.",
        "Deskundige gestopt",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Zonder vervanger komt er geen geldig advies.",
    ),
    Mailsoort(
        "account_gemaakt",
        "Er is een account voor u gemaakt",
        "Een samenwerkingsverband of school heeft een account voor u gemaakt. Kies eerst een wachtwoord: vul op de"
        " pagina hieronder dit e-mailadres in. U krijgt dan een tweede mail met een link.",
        "Nieuw account",
        route="account_reset_password",
        bij_dossier=False,
        zonder_aanmelden=True,
    ),
    Mailsoort(
        "rol_gekregen",
        "U kunt er een taak bij doen",
        "Een samenwerkingsverband of school heeft u een rol gegeven. Meld u aan met het account dat u al hebt. Bovenaan"
        " de pagina kiest u in welke rol u werkt.",
        "Nieuwe rol",
        route="werkvoorraad",
        bij_dossier=False,
    ),
    Mailsoort(
        "gesprek_gepland",
        "U bent uitgenodigd voor een gesprek",
        "De commissie wil met u praten over een aanvraag. In het dossier leest u wanneer en waar.",
        "Uitnodiging voor een gesprek",
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING),
        verplicht="Zonder deze mail weet u niet dat er een afspraak is.",
    ),
    Mailsoort(
        "gesprek_afgezegd",
        "Een gesprek gaat niet door",
        "Een gesprek met de commissie gaat niet door. In het dossier leest u waarom.",
        "Gesprek afgezegd",
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING),
        verplicht="Zonder deze mail komt u voor niets.",
    ),
    Mailsoort(
        "aanvulling_herinnering",
        "De dag om aan te vullen komt dichtbij",
        "Het samenwerkingsverband wacht nog op een aanvulling van uw school. De laatste dag komt dichtbij.",
        "Aanvulling nog niet ingestuurd",
        voor=(Rol.OCO,),
    ),
    Mailsoort(
        "besluit_nadert",
        "De uiterste dag voor een besluit komt dichtbij",
        "Over een aanvraag moet binnenkort zijn besloten. Kijk in het dossier wat er nog nodig is.",
        "Besluit binnenkort nodig",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Is het besluit te laat, dan kan dat geld kosten.",
    ),
    Mailsoort(
        "besluit_dringend",
        "Er moet snel worden besloten",
        "Over een paar dagen moet over een aanvraag zijn besloten. Kijk vandaag in het dossier wat er nog nodig is.",
        "Besluit dringend nodig",
        voor=(Rol.SECRETARIAAT, Rol.VOORZITTER),
        verplicht="Is het besluit te laat, dan kan dat geld kosten.",
    ),
    Mailsoort(
        "besluit_te_laat",
        "De uiterste dag voor een besluit is voorbij",
        "Over een aanvraag had al besloten moeten zijn. In het dossier leest u wat er nog nodig is.",
        "Besluit te laat",
        voor=(Rol.SECRETARIAAT, Rol.VOORZITTER),
        verplicht="Is het besluit te laat, dan kan dat geld kosten.",
    ),
    Mailsoort(
        "aanvulling_verlopen",
        "Een aanvulling kwam niet op tijd",
        "Een school vulde een aanvraag niet op tijd aan. De termijn loopt weer. Kijk in het dossier wat u kunt doen.",
        "Aanvulling niet op tijd",
        voor=(Rol.SECRETARIAAT,),
        verplicht="U hebt een vaste tijd om te besluiten dat u de aanvraag niet behandelt.",
    ),
    Mailsoort(
        "handtekening_herinnering",
        "Wij hebben nog niets van u gehoord",
        "U bent gevraagd om een aanvraag te lezen en te tekenen. Bent u het niet eens? Laat dat de school weten.",
        "Handtekening gevraagd",
        voor=(Rol.OUDER, Rol.LEERLING),
        verplicht="Blijft het hierna stil, dan kan de school de aanvraag zonder uw handtekening indienen.",
    ),
    Mailsoort(
        "concept_ligt_stil",
        "Een aanvraag die u begon, ligt stil",
        "Aan een aanvraag van uw school is al een tijd niet gewerkt. U kunt haar afmaken of intrekken.",
        "Aanvraag die stilligt",
        voor=(Rol.OCO,),
    ),
)
for _soort in _SOORTEN:
    registreer_mailsoort(_soort)


def meld_gezin(dossier: Dossier, soort: str, dag: date) -> None:
    """To those with gezag and the pupil who see this dossier today and have an account."""
    partijen = Betrokkenheid.objects.filter(geldig_op(dag), dossier=dossier, rol__in=GEZIN)
    gebruikers = personen_van(partijen.values_list("partij_id", flat=True), dag, Rol.OUDER, Rol.LEERLING)
    _meld(dossier, soort, gebruikers)


def meld_ouders(dossier: Dossier, soort: str, dag: date) -> None:
    """To the parents who see this dossier today and have an account."""
    _meld(dossier, soort, _ouders(dossier, dag))


def _ouders(dossier: Dossier, dag: date) -> list[int]:
    partijen = Betrokkenheid.objects.filter(geldig_op(dag), dossier=dossier, rol=Inzagerol.OUDER)
    return personen_van(partijen.values_list("partij_id", flat=True), dag, Rol.OUDER)


def meld_school(dossier: Dossier, soort: str, dag: date) -> None:
    """To the coordinators of the applying school."""
    _meld(dossier, soort, coordinatoren_van(dossier.school_id, dag))


def meld_andere_school(dossier: Dossier, vorige_school_id: int, dag: date) -> None:
    """At once, to the school that has the aanvraag now, the family, and the school that no longer sees it."""
    meld_school(dossier, "aanvraag_verplaatst", dag)
    meld_gezin(dossier, "aanvraag_verplaatst", dag)
    _meld(dossier, "aanvraag_vertrokken", coordinatoren_van(vorige_school_id, dag))


def meld_contactpersoon(dossier: Dossier, soort: str, gebruiker_id: int) -> None:
    """At once, to the coordinator who is the first contact from now on."""
    _meld(dossier, soort, [gebruiker_id])


def meld_deskundigen(dossier: Dossier, soort: str, partij_ids: Iterable[int], dag: date) -> None:
    """To these experts."""
    _meld(dossier, soort, personen_van(partij_ids, dag, Rol.DESKUNDIGE))


def meld_secretariaat(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat."""
    _meld(dossier, soort, medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag))


def meld_leiding(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat and the chair."""
    rollen = (Rol.SECRETARIAAT, Rol.VOORZITTER)
    wie = [gebruiker for rol in rollen for gebruiker in medewerkers_van(dossier.swv_id, rol, dag)]
    _meld(dossier, soort, wie)


def meld_ondertekenaars(dossier: Dossier, soort: str, partij_ids: Iterable[int], dag: date) -> None:
    """To each of these persons who has an account."""
    _meld(dossier, soort, personen_van(partij_ids, dag, Rol.OUDER, Rol.LEERLING))


def meld_lezers(dossier: Dossier, lezers: Lezers, dag: date, *, behalve: int | None) -> None:
    """To everybody for whom a message is meant, but for who wrote it; needs the scope of the system."""
    wie = medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag)
    if lezers != Lezers.OUDERS:
        wie += coordinatoren_van(dossier.school_id, dag)
    if lezers != Lezers.SCHOOL:
        wie += _ouders(dossier, dag)
    _meld(dossier, "bericht_ontvangen", [pk for pk in wie if pk != behalve])


def _meld(dossier: Dossier, soort: str, gebruikers: Iterable[int]) -> None:
    mails_klaarzetten(gebruikers=gebruikers, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)
