"""Answers of a demo form: the story of the dossier, told about this pupil, for whatever questions the form asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from swv.kern.beleid.formulier import Formulier, Vraag
from swv.kern.beleid.predicaten import geldt
from swv.project.demo.schema import Dossierplan, verhalen
from swv.project.demo.tijd import dagen_terug

VOORNAAMWOORDEN = {
    "m": {"hij": "hij", "hem": "hem", "zijn": "zijn"},
    "v": {"hij": "zij", "hem": "haar", "zijn": "haar"},
    "x": {"hij": "die", "hem": "hen", "zijn": "hun"},
}
MAANDEN_TOT_START = 3
FEITEN: dict[str, Any] = {
    "herkomst": "VO",
    "na_tussenvoorziening": False,
    "scp_betrokken": True,
    "ooit_onderzoek": True,
    "onderzoek_beschikbaar": True,
    "medische_vraag": False,
    "categorie_gevraagd": "1",
    "hulpverlening_betrokken": True,
    "zienswijze_ouders_stand": "gegeven",
    "ouders_eens": True,
    "leerling_gehoord": True,
    "regulier_haalbaar": True,
    "ontvangende_school_eens": True,
    "scholen_aangesloten": True,
    "verklaring_school": True,
    "deskundige1_naam": "Mevrouw drs. A. Terpstra",
    "deskundige1_discipline": "orthopedagoog",
    "deskundige1_werkgever": "aanvragend_bestuur",
    "deskundige1_werkgever_naam": "het bestuur van de school",
    "deskundige1_strekking": "toekennen",
    "deskundige2_naam": "De heer B. Wiersma",
    "deskundige2_discipline": "arts",
    "deskundige2_werkgever": "geen_bestuur",
    "deskundige2_werkgever_naam": "GGD Noord",
    "deskundige2_strekking": "toekennen",
    "residentieel": "nee",
    "doelschool_soort": "vso_dit_swv",
}
OVERIG = "Dit staat in het ontwikkelingsperspectief dat wij meesturen."


@dataclass(frozen=True, slots=True)
class Verteller:
    """Tells the story of one dossier: texts with the pupil filled in, facts, and days that fit the calendar."""

    plan: Dossierplan
    doelschool: str
    vandaag: date
    toeval: Random

    def tekst(self, sleutel: str, verhaal: str = "") -> str:
        """A text of the story (or of another one); empty when it has none."""
        ruw = str(verhalen()[verhaal or self.plan.verhaal].get(sleutel, ""))
        return ruw.format_map(self._invulling()).strip()

    def _invulling(self) -> dict[str, str]:
        woorden = VOORNAAMWOORDEN[self.plan.leerling.geslacht]
        hoofdletters = {sleutel.capitalize(): woord.capitalize() for sleutel, woord in woorden.items()}
        return {"naam": self.plan.leerling.voornaam} | woorden | hoofdletters

    def waarden(self) -> dict[str, Any]:
        """Every answer that this dossier has, by question; dates as ISO text."""
        verhaal = verhalen()[self.plan.verhaal]
        verteld = {s: self.tekst(s) if isinstance(w, str) else w for s, w in verhaal.items()}
        return FEITEN | self._dagen() | verteld | self.plan.antwoorden

    def _dagen(self) -> dict[str, Any]:
        ingediend = dagen_terug(self.vandaag, self.plan.ingediend)
        bezocht = ingediend - timedelta(days=self.toeval.randrange(20, 45))
        gehoord = ingediend - timedelta(days=self.toeval.randrange(8, 19))
        start = self._start(ingediend)
        return {
            "gewenste_start": start.isoformat(),
            "leerdoelen_evaluatie": start.replace(year=start.year + 1, month=2, day=1).isoformat(),
            "scp_datum": (ingediend - timedelta(days=60)).isoformat(),
            "deskundige1_op": (ingediend - timedelta(days=25)).isoformat(),
            "deskundige2_op": (ingediend - timedelta(days=21)).isoformat(),
            "deskundige1_motivering": self.tekst("advies_1"),
            "deskundige2_motivering": self.tekst("advies_2"),
            "verwachte_uitstroom": start.replace(year=start.year + 2, month=7, day=31).isoformat(),
            "onderzoek_datum": self.onderzoek_op(ingediend).isoformat(),
            "doelschool": f"{self.doelschool}. Ouders en leerling zijn op {bezocht:%d-%m-%Y} gaan kijken.",
            "leerling_gehoord_hoe": f"Op {gehoord:%d-%m-%Y}, een gesprek van een half uur met de mentor.",
        }

    def onderzoek_op(self, ingediend: date) -> date:
        """The day of the latest study: older than two years when the story explains why it still fits."""
        oud = bool(self.tekst("onderzoek_nog_relevant"))
        return ingediend - timedelta(days=800 if oud else 210)

    def _start(self, ingediend: date) -> date:
        maand = ingediend.month + MAANDEN_TOT_START
        return date(ingediend.year + (maand - 1) // 12, (maand - 1) % 12 + 1, 1)

    def per_sectie(self, formulier: Formulier) -> dict[str, dict[str, Any]]:
        """The answers by section, for the questions that earlier answers call for."""
        bekend = self.waarden()
        gegeven: dict[str, Any] = {}
        secties: dict[str, dict[str, Any]] = {}
        for sectie in formulier.secties:
            secties[sectie.sleutel] = {}
            if not geldt(sectie.als, formulier.waarden(gegeven)):
                continue
            for vraag in sectie.vragen:
                if not geldt(vraag.als, formulier.waarden(gegeven)):
                    continue
                antwoord = _antwoord(vraag, bekend, self.vandaag)
                if antwoord is not None:
                    gegeven[vraag.sleutel] = secties[sectie.sleutel][vraag.sleutel] = antwoord
        return secties


def _antwoord(vraag: Vraag, bekend: Mapping[str, Any], vandaag: date) -> Any:
    waarde = bekend.get(vraag.sleutel)
    if waarde not in (None, "") or not vraag.verplicht:
        return waarde or None if isinstance(waarde, str) else waarde
    if vraag.soort == "ja_nee":
        return True
    if vraag.keuzes:
        eerste = vraag.keuzes[0].waarde
        return [eerste] if vraag.soort == "meerkeuze" else eerste
    return {"datum": vandaag.isoformat(), "getal": 1}.get(vraag.soort, OVERIG)
