"""The wijzers vergaderagenda and termijn: the week of the meeting, and the last day of a term."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from swv.kern.beleid.regels import Regelkeuze
from swv.kern.beleid.schema import Agenda, Procestermijnen, Termijnen
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.kalender.rules import Kalender, Vakantie
from swv.kern.termijnen.beslistermijn import BELOFTE, Termijnfeiten, bereken_termijnen
from swv.kern.termijnen.opschorting import Opschorting, aanvulverzoek
from swv.kern.termijnen.proces import in_schooldagen
from swv.kern.termijnen.rules import Termijnuitleg, bezwaartermijn
from swv.kern.termijnen.vergadering import vergaderagenda
from swv.kern.wijzers.register import Beleid, Invoer, Uitkomstveld, Uitslag, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import EERSTE_JAAR, LAATSTE_JAAR, OngeldigeInvoer, Veld
from tlv.wijzers import teksten  # noqa: F401  (registers the texts)

VAKANTIES = Veld(
    "vakanties",
    "Heeft uw school andere vakanties?",
    "perioden",
    uitleg="Deze vervangen alle vakanties uit de kalender; feestdagen blijven.",
    groep="Andere vakanties",
)
_STAPPEN = {"melding": "ARR-134", "overleg": "ARR-135", "besluit": "ARR-136"}
_BELOFTEN = {"doorlooptijd": "TLV-102", "actie": "TLV-107"}
_PROCES = {"opp_na_overstap": "ARR-05", "evaluatie_overstap": "ARR-116", "thuiszittersoverleg": "VRZ-22"}


def vergaderweek(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """When the agenda closes, and the monday of the week of the meeting (TLV-100, TLV-101)."""
    if invoer["volledig_op"] is None:
        raise OngeldigeInvoer({"volledig_op": "Vul in wanneer het dossier volledig was, met de tijd erbij."})
    sluiting = beleid.deel(Agenda).sluiting
    if sluiting is None:
        raise NietTeBepalen("agenda", "Dit samenwerkingsverband heeft niet vastgelegd wanneer de agenda sluit.")
    moment = vergaderagenda(
        invoer["volledig_op"],
        weekdag=sluiting.weekdagnummer,
        tijd=sluiting.tijd,
        kalender=_kalender(invoer, beleid),
    )
    redenen = (*moment.redenen, *((reden("OVZ-04", "kalender_voorlopig"),) if moment.voorlopig else ()))
    return Uitslag({"sluiting": moment.sluiting, "maandag_vergaderweek": moment.maandag}, redenen)


def bereken_termijn(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """The last day of a term, how many days counted, and every step."""
    fouten = {
        naam: melding
        for naam, melding in (
            ("soort", "Kies om welke termijn het gaat."),
            ("vanaf", "Vul de dag in waarop de termijn ingaat."),
        )
        if invoer[naam] is None
    }
    if fouten:
        raise OngeldigeInvoer(fouten)
    soort = invoer["soort"]
    bijzonder: dict[str, Callable[[Invoer, Beleid], Uitslag]] = {
        "beslistermijn": _beslistermijn,
        "schooldagen": _schooldagen,
        "doorzettingsmacht": _doorzettingsmacht,
    }
    if soort in bijzonder:
        return bijzonder[soort](invoer, beleid)
    if soort == "bezwaar":
        gelijkgesteld = beleid.deel(Termijnen).gelijkgestelde_dagen
        return _uitslag(bezwaartermijn(invoer["vanaf"], gelijkgesteld=gelijkgesteld))
    if soort in _BELOFTEN:
        keuze = _gekozen(beleid.deel(Termijnen).regels, _BELOFTEN[soort], "termijnen")
    else:
        keuze = _gekozen(beleid.deel(Procestermijnen).regels, _PROCES[soort], "procestermijnen")
    return _uitslag(_volgens(keuze, invoer, beleid))


def _beslistermijn(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """The term in law, with the requests for additions (RCH-01, RCH-02, TLV-103)."""
    termijnen = beleid.deel(Termijnen)
    opschortingen, zonder = _opschortingen(invoer)
    feiten = Termijnfeiten(
        ingediend_op=invoer["vanaf"],
        opschortingen=opschortingen,
        gelijkgesteld=frozenset(termijnen.gelijkgestelde_dagen),
    )
    regels = [keuze for keuze in termijnen.regels if keuze.definitie.groep != BELOFTE]
    uitleg = bereken_termijnen(feiten, regels, beleid.kalender()).uiterste
    return _uitslag(replace(uitleg, stappen=(*uitleg.stappen, *zonder)))


def _opschortingen(invoer: Invoer) -> tuple[tuple[Opschorting, ...], tuple[Reden, ...]]:
    """The suspensions by requests for additions; one without a set term has no effect (RCH-03)."""
    gevonden: list[Opschorting] = []
    zonder: list[Reden] = []
    for nummer, deel in enumerate(invoer["opschortingen"] or ()):
        van, hersteltermijn, aangevuld = deel["van"], deel["hersteltermijn"], deel["aangevuld_op"]
        plek = f"opschortingen.{nummer}"
        if van is None:
            raise OngeldigeInvoer({f"{plek}.van": "Vul in op welke dag om aanvulling is gevraagd."})
        if hersteltermijn is None:
            zonder.append(reden("RCH-03", "aanvulverzoek_zonder_termijn"))
            continue
        if isinstance(hersteltermijn, int):
            hersteltermijn = van + timedelta(days=hersteltermijn)
        if hersteltermijn <= van:
            raise OngeldigeInvoer({f"{plek}.hersteltermijn": "De uiterste dag ligt na de dag van het verzoek."})
        if aangevuld is not None and aangevuld < van:
            raise OngeldigeInvoer({f"{plek}.aangevuld_op": "De aanvulling kan niet voor het verzoek zijn gekomen."})
        gevonden.append(aanvulverzoek(van, hersteltermijn, aangevuld))
    return tuple(gevonden), tuple(zonder)


def _schooldagen(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """Within so many school days (OVZ-03)."""
    if invoer["schooldagen"] is None:
        raise OngeldigeInvoer({"schooldagen": "Vul in hoeveel schooldagen de termijn duurt."})
    kalender = _kalender(invoer, beleid)
    return _uitslag(in_schooldagen("OVZ-03", invoer["vanaf"], invoer["schooldagen"], kalender))


def _doorzettingsmacht(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """One of the three steps of placement by authority (ARR-134 to ARR-136)."""
    if invoer["stap"] is None:
        raise OngeldigeInvoer({"stap": "Kies welke stap: melding, overleg of besluit."})
    keuze = _gekozen(beleid.deel(Procestermijnen).regels, _STAPPEN[invoer["stap"]], "procestermijnen")
    return _uitslag(_volgens(keuze, invoer, beleid))


def _gekozen(regels: tuple[Regelkeuze, ...], id: str, tabel: str) -> Regelkeuze:
    keuze = next((keuze for keuze in regels if keuze.regel == id), None)
    if keuze is None:
        raise NietTeBepalen(tabel, "Dit samenwerkingsverband heeft deze termijn niet vastgelegd.")
    return keuze


def _volgens(keuze: Regelkeuze, invoer: Invoer, beleid: Beleid) -> Termijnuitleg:
    uitleg: Termijnuitleg = keuze.definitie.functie(invoer["vanaf"], keuze.parameters, _kalender(invoer, beleid))
    return uitleg


def _kalender(invoer: Invoer, beleid: Beleid) -> Kalender:
    """The calendar of the SWV, or one with the given holidays, which then holds for any year."""
    kalender = beleid.kalender()
    if invoer["vakanties"] is None:
        return kalender
    eigen = (Vakantie("vakantie", van, tot_en_met) for van, tot_en_met in invoer["vakanties"])
    ruim = replace(kalender, bekend_van=date(EERSTE_JAAR, 1, 1), bekend_tot_en_met=date(LAATSTE_JAAR + 5, 12, 31))
    return ruim.met_vakanties(eigen)


def _uitslag(uitleg: Termijnuitleg) -> Uitslag:
    """The days that count; of a term in schoolweken (TLV-102) every day up to its last."""
    stappen = [{"regel": stap.regel, "tekst": stap.tekst} for stap in uitleg.stappen]
    in_weken = uitleg.regel == "TLV-102"
    geteld = (uitleg.uiterste_dag - uitleg.vanaf).days if in_weken else sum(d.nummer is not None for d in uitleg.dagen)
    uitkomst: dict[str, Any] = {"uiterlijk": uitleg.uiterste_dag, "geteld": geteld, "stappen": stappen}
    return Uitslag(uitkomst, (*uitleg.stappen, *uitleg.signalen))


VERGADERAGENDA = Wijzer(
    naam="vergaderagenda",
    titel="In welke week komt een dossier op de agenda?",
    samenvatting="Wanneer de agenda sluit, en in welke week de commissie over het dossier vergadert.",
    velden=(
        Veld(
            "volledig_op",
            "Wanneer was het dossier volledig?",
            "moment",
            uitleg="De dag en de tijd waarop het laatste stuk binnenkwam. Op de minuut van sluiten is te laat.",
        ),
        VAKANTIES,
    ),
    uitkomst=(
        Uitkomstveld("sluiting", "De agenda sluit op", "moment"),
        Uitkomstveld("maandag_vergaderweek", "De vergadering is in de week van", "datum"),
    ),
    functie=vergaderweek,
    voorbeelden=(Voorbeeld("Een minuut voor sluiten", {"volledig_op": "2025-09-10T07:59"}),),
)

SOORTEN = (
    ("beslistermijn", "beslistermijn: tot wanneer mag het besluit duren"),
    ("doorlooptijd", "doorlooptijd: wat het samenwerkingsverband belooft, in schoolweken"),
    ("actie", "van volledige aanvraag tot actie"),
    ("schooldagen", "een aantal schooldagen tellen"),
    ("doorzettingsmacht", "doorzettingsmacht: een plaats voor een leerling zonder school"),
    ("opp_na_overstap", "nieuw OPP na de overstap van VSO naar VO"),
    ("evaluatie_overstap", "evaluatie na de overstap van VSO naar VO"),
    ("thuiszittersoverleg", "het volgende overleg over thuiszitters"),
    ("bezwaar", "bezwaar maken tegen een besluit"),
)

TERMIJN = Wijzer(
    naam="termijn",
    titel="Op welke dag loopt een termijn af?",
    samenvatting="De laatste dag van een termijn, met elke stap van de telling.",
    velden=(
        Veld("soort", "Om welke termijn gaat het?", "keuze", keuzes=SOORTEN),
        Veld(
            "vanaf",
            "Vanaf welke dag?",
            "datum",
            uitleg="De dag van indienen, van volledig zijn, van melden, van verzenden of van het vorige overleg. Na een"
            " overstap: de eerste schooldag.",
        ),
        Veld(
            "stap",
            "Welke stap?",
            "keuze",
            uitleg="Alleen bij doorzettingsmacht.",
            keuzes=(
                ("melding", "melden dat er geen plek is"),
                ("overleg", "overleg van de directies"),
                ("besluit", "besluit van het bestuur"),
            ),
            groep="Alleen bij sommige termijnen",
            bij=("soort", "doorzettingsmacht"),
        ),
        Veld(
            "schooldagen",
            "Hoeveel schooldagen?",
            "geheel_getal",
            uitleg="Alleen bij het tellen van schooldagen.",
            groep="Alleen bij sommige termijnen",
            minimum=1,
            maximum=1000,
            bij=("soort", "schooldagen"),
        ),
        Veld(
            "opschortingen",
            "Is er om aanvulling gevraagd?",
            "lijst",
            uitleg="Alleen bij de beslistermijn: dan staat de termijn stil. Zonder uiterste dag staat hij niet stil.",
            velden=(
                Veld("van", "Op welke dag is om aanvulling gevraagd?", "datum"),
                Veld(
                    "hersteltermijn",
                    "Tot en met welke dag mocht de school aanvullen?",
                    "duur_of_datum",
                    uitleg="Een dag, of een aantal dagen.",
                    minimum=1,
                    maximum=1000,
                ),
                Veld("aangevuld_op", "Op welke dag kwam de aanvulling?", "datum"),
            ),
            groep="Alleen bij sommige termijnen",
            bij=("soort", "beslistermijn"),
        ),
        VAKANTIES,
    ),
    uitkomst=(
        Uitkomstveld("uiterlijk", "De laatste dag is", "datum"),
        Uitkomstveld("geteld", "Zoveel dagen tellen mee", "getal"),
        Uitkomstveld("stappen", "Zo is er geteld", "lijst"),
    ),
    functie=bereken_termijn,
    voorbeelden=(Voorbeeld("Beslistermijn", {"soort": "beslistermijn", "vanaf": "2025-09-10"}),),
)
