"""Events of the log in the words of the reader."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby

from swv.kern.choices import GEZINSROLLEN
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.weergave.onderdelen import Tijdlijnpunt

TITELS: dict[str, str] = {
    "aanvraag.begonnen": "Aanvraag begonnen",
    "formulier.bijgewerkt": "Overgestapt op een nieuwe versie van het formulier",
    "antwoorden.vervallen": "Antwoorden vervallen door de nieuwe versie van het formulier",
    "overlap.toegelicht": "Waarom er naast een lopende aanvraag nog een nodig is",
    "aanvraag.voorgelegd": "Aan ouders en leerling voorgelegd",
    "handtekening.vastgelegd": "Handtekening vastgelegd",
    "handtekening.gezet": "Online getekend",
    "handtekening.geweigerd": "Online gemeld niet te tekenen",
    "zienswijze.gegeven": "Zienswijze online gegeven",
    "zienswijze.gevraagd": "Ouders alsnog om hun zienswijze gevraagd",
    "aanvraag.ingediend": "Aanvraag ingediend",
    "aanvraag.ingetrokken": "Aanvraag ingetrokken",
    "intrekking.toegelicht": "Reden van intrekken",
    "aanvraag.overgedragen": "Andere contactpersoon bij de school",
    "aanvraag.verplaatst": "Naar een andere school gegaan",
    "verplaatsing.toegelicht": "Reden van de overgang naar een andere school",
    "aanvraag.samengevoegd": "Samengevoegd: gaat verder in een andere aanvraag",
    "samenvoeging.toegelicht": "Reden van het samenvoegen",
    "samenvoeging.vastgelegd": "Een andere aanvraag is met deze samengevoegd",
    "aanvraag.volledig": "Volledig verklaard",
    "adviezen.ontvangen": "De adviezen die de school meestuurde zijn overgenomen",
    "agendapunt.gezet": "Op de agenda gezet",
    "verslag.vastgelegd": "Verslag van de vergadering geschreven",
    "agendapunt.verschoven": "Op een andere plaats van de agenda gezet",
    "agendapunt.verplaatst": "Naar een andere vergadering",
    "aanvulling.gevraagd": "Om aanvulling gevraagd",
    "aanvulling.geleverd": "Aanvulling ingestuurd",
    "aanvulling.verlopen": "Niet op tijd aangevuld: de termijn loopt weer",
    "buitenbehandeling.besloten": "Besloten om de aanvraag niet te behandelen",
    "buitenbehandeling.herroepen": "De aanvraag wordt na een bezwaar alsnog behandeld",
    "termijn.verdaagd": "Bericht: het besluit komt later",
    "termijn.opgeschort": "Bericht: de termijn staat een tijd stil",
    "ingebrekestelling.vastgelegd": "Ingebrekestelling ontvangen",
    "document.toegevoegd": "Document toegevoegd",
    "document.ingetrokken": "Document ingetrokken",
    "document.vervangen": "Document vervangen",
    "deskundigen.toegewezen": "Deskundigen toegewezen",
    "deskundige.gestopt": "Deskundige werkt niet meer mee",
    "deskundige.vervangen": "Deskundige vervangen",
    "belang.gemeld": "Deskundige meldde een belang",
    "advies.vastgesteld": "Advies vastgesteld",
    "adviezen.gereed": "Alle adviezen zijn er",
    "gesprek.gevraagd": "Om een gesprek gevraagd",
    "gesprek.gepland": "Uitgenodigd voor een gesprek",
    "gesprek.afgezegd": "Gesprek afgezegd",
    "gesprek.vastgelegd": "Gesprek gevoerd",
    "herbespreking.vastgelegd": "Opnieuw besproken",
    "akkoord.gegeven": "Akkoord gegeven",
    "aanvraag.doorverwezen": "Doorverwezen naar een ander samenwerkingsverband",
    "doorverwijzing.teruggedraaid": "Doorverwijzing teruggedraaid",
    "doorverwijzing.bekendgemaakt": "Brieven over de doorverwijzing verzonden",
    "bevoegdheid.toegelicht": "Vastgelegd waarom dit samenwerkingsverband zelf beslist",
    "besluit.genomen": "Besluit genomen",
    "heropening.gevraagd": "De school vraagt om heropening",
    "heropening.ingetrokken": "Vraag om heropening ingetrokken",
    "heropening.afgewezen": "Het dossier wordt niet heropend",
    "heropening.ingewilligd": "Dossier heropend: de deskundigen adviseren opnieuw",
    "besluit.hersteld": "Besluit hersteld: er is een nieuw besluit",
    "overstap.vastgelegd": "VSO-school van de TLV vastgelegd",
    "terugkeer.vastgelegd": "Terug naar het gewone voortgezet onderwijs",
    "gebruik.beeindigd": "De TLV wordt niet meer gebruikt",
    "gebruik.teruggedraaid": "Melding bij de TLV teruggedraaid",
    "invoer.vastgelegd": "Nummer ingevoerd in de administratie van de school",
    "terugplaatsing.vastgelegd": "Onderzocht of de leerling terug kan naar het VO",
    "verlenging.gevraagd": "Brief aan de school: deze TLV loopt af",
    "verlenging.begonnen": "Verlenging van de TLV begonnen",
    "verlenging.afgemeld": "Geen verlenging nodig",
    "verlenging.hervat": "Toch een verlenging nodig",
    "bericht.verstuurd": "Bericht verstuurd",
    "brieven.klaargezet": "Brieven klaargezet",
    "brief.verzonden": "Brief verzonden",
    "retour.vastgelegd": "Brief kwam terug met de post",
    "retour.teruggedraaid": "Brief kwam toch niet terug",
    "brief.klaargezet": "Brief die terugkwam opnieuw klaargezet",
    "brief.bekendgemaakt": "Brief die terugkwam op een andere manier bij de ontvanger gebracht",
    "bezwaar.herrekend": "Termijnen van het bezwaar opnieuw berekend",
    "brief.vervallen": "Brief vervallen: geen ontvanger meer",
    "contactgegevens.gewijzigd": "Contactgegevens gewijzigd",
    "besluit.bekendgemaakt": "Besluit bekendgemaakt",
    "bezwaar.ontvangen": "Bezwaar ontvangen",
    "beslissing.verdaagd": "Beslissing op bezwaar verdaagd",
    "bezwaar.beslist": "Op het bezwaar beslist",
    "beslissing.klaargezet": "Brieven met de beslissing op bezwaar klaargezet",
    "bezwaar.ingetrokken": "Bezwaar ingetrokken",
    "verweerschrift.vastgesteld": "Verweerschrift ondertekend",
    "bezwaarstap.vastgelegd": "Stap in een bezwaar vastgelegd",
    "bezwaarbundel.verstuurd": "Bundel van een bezwaar verstuurd",
    "bezwaarbundel.gemaakt": "Bundel van een bezwaar gemaakt",
    "bezwaarstuk.toegevoegd": "Stuk bij een bezwaar toegevoegd",
    "uitnodiging.gemaakt": "Uitgenodigd om online mee te doen",
    "uitnodiging.ingetrokken": "Uitnodiging ingetrokken",
    "uitnodiging.gebruikt": "Doet online mee met een eigen account",
    "dossier.gedeeld": "Dossier gedeeld",
    "deling.beeindigd": "Deling beëindigd",
    "meelezen.beeindigd": "Meelezen beëindigd",
    "adviesteam.geraadpleegd": "Adviesteam geraadpleegd",
    "school.betrokken": "Ontvangende school betrokken",
    "voorziening.betrokken": "Voorziening betrokken",
}
GEZIN = tuple(str(rol.label) for rol in GEZINSROLLEN)
STIL = ("sectie.opgeslagen",)
TOELICHTING = ("naam", "aan", "reden", "nummer")  # what is told of an event, the first that it has


def tijdlijn_van(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Tijdlijnpunt]:
    """The timeline, newest first. The same act of the same person on one day is one line; saving a section is none."""
    zichtbaar = [gebeurtenis for gebeurtenis in gebeurtenissen if gebeurtenis.soort not in STIL]
    groepen = [list(groep) for _, groep in groupby(zichtbaar, key=_sleutel)]
    return [_punt(groep) for groep in reversed(groepen)]


def tijdlijn_zonder_namen(gebeurtenissen: Iterable[Gebeurtenis], *, gebruiker_id: int | None) -> list[Tijdlijnpunt]:
    """The same for a family: of who works there the role and organisation, of the reader 'u' (RCH-61)."""
    zichtbaar = [gebeurtenis for gebeurtenis in gebeurtenissen if gebeurtenis.soort not in STIL]
    groepen = [list(groep) for _, groep in groupby(zichtbaar, key=_sleutel)]
    return [replace(_punt(groep), wie=_zonder_naam(groep[-1], gebruiker_id)) for groep in reversed(groepen)]


def _zonder_naam(gebeurtenis: Gebeurtenis, gebruiker_id: int | None) -> str:
    if gebruiker_id is not None and gebeurtenis.gebruiker_id == gebruiker_id:
        return "uzelf"
    if gebeurtenis.rol in GEZIN:
        return f"{gebeurtenis.naam} ({gebeurtenis.rol})"
    return ", ".join(deel for deel in (gebeurtenis.rol, gebeurtenis.organisatie) if deel) or gebeurtenis.naam


def _sleutel(gebeurtenis: Gebeurtenis) -> tuple[str, str, date]:
    return gebeurtenis.soort, gebeurtenis.naam, gebeurtenis.op.astimezone(AMSTERDAM).date()


def _punt(groep: list[Gebeurtenis]) -> Tijdlijnpunt:
    laatste = groep[-1]
    wie = ", ".join(deel for deel in (laatste.rol, laatste.organisatie) if deel)
    toelichting = [next((str(g.gegevens[naam]) for naam in TOELICHTING if g.gegevens.get(naam)), "") for g in groep]
    aantal = f" ({len(groep)} keer)" if len(groep) > 1 else ""
    return Tijdlijnpunt(
        titel=f"{TITELS[laatste.soort]}{aantal}",
        wanneer=laatste.op,
        wie=f"{laatste.naam} ({wie})" if wie else laatste.naam,
        toelichting=", ".join(deel for deel in toelichting if deel),
    )
