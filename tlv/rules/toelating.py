"""Admission rules that policy may select beside the documents: TLV-03, 07, 08, 45, 46 and 61."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import Field

from aanvragen.rules.stand import IN_ORDE, VOLLEDIGHEID, Dossierstand, Toets
from swv.kern.beleid.regels import Parameters, regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.schooljaren import schooljaar, verjaardag


class Vragen(Parameters):
    """The questions of the form that a rule looks at."""

    vraag: str
    toelichting: str


class Vraag(Parameters):
    """The question of the form that a rule looks at."""

    vraag: str


class Houdbaarheid(Parameters):
    """How old a study may be on the day of submission, and which question holds its date."""

    jaren: int = Field(gt=0)
    vraag: str
    motivering: str


class Document(Parameters):
    """The document a rule asks for."""

    document: str


class Aanmelding(Parameters):
    """The last day of the central admission to the VO, each year, and how many days an aanvraag may take."""

    maand: int = Field(ge=1, le=12)
    dag: int = Field(ge=1, le=31)
    behandeldagen: int = Field(gt=0)


@regel(
    "TLV-46",
    groep=VOLLEDIGHEID,
    titel="nooit eerder onderzoek: geen TLV-VSO",
    bron="notitie toeleiden, H2 Eisen",
)
def ooit_onderzocht(_: Dossierstand, feiten: Mapping[str, Any], __: Parameters) -> Toets:
    """Without any study ever of the background there is no TLV-VSO; advice instead (TLV-46)."""
    if feiten.get("ooit_onderzoek") is False:
        return Toets(blokkades=(reden("TLV-46", "nooit_onderzoek"),))
    return IN_ORDE


@regel(
    "TLV-45",
    groep=VOLLEDIGHEID,
    titel="onderzoek ouder dan enkele jaren: signaal",
    bron="notitie toeleiden, H2 parameter 4",
    parameters=Houdbaarheid,
)
def onderzoek_nog_recent(stand: Dossierstand, feiten: Mapping[str, Any], parameters: Houdbaarheid) -> Toets:
    """A study older than so many years on the day of submission is signalled unless motivated (TLV-45)."""
    datum = feiten.get(parameters.vraag)
    if not isinstance(datum, date):
        return Toets(signalen=(reden("TLV-45", "onderzoek_zonder_datum"),))
    if verjaardag(datum, parameters.jaren) >= stand.peildatum or feiten.get(parameters.motivering):
        return IN_ORDE
    oud = reden("TLV-45", "onderzoek_oud", datum=datum, indiendatum=stand.peildatum, jaren=parameters.jaren)
    return Toets(signalen=(oud,))


@regel(
    "TLV-61",
    groep=VOLLEDIGHEID,
    titel="ontbrekende zienswijze van de leerling toelichten",
    bron="plan deel B, H2.4",
    parameters=Vragen,
)
def zienswijze_leerling_toegelicht(_: Dossierstand, feiten: Mapping[str, Any], parameters: Vragen) -> Toets:
    """Without the pupil's view a written explanation is required before submission (TLV-61)."""
    if feiten.get(parameters.vraag) or feiten.get(parameters.toelichting):
        return IN_ORDE
    return Toets(blokkades=(reden("TLV-61", "zienswijze_leerling_toelichten"),))


@regel(
    "TLV-07",
    groep=VOLLEDIGHEID,
    titel="uit het gewone basisonderwijs: VSO staat al langer in het OPP",
    bron="notitie toeleiden, H3 Afspraken",
    parameters=Document,
)
def basisschool_met_opp(stand: Dossierstand, feiten: Mapping[str, Any], parameters: Document) -> Toets:
    """From regular primary school only when the plan says VSO for some time: else a signal (TLV-07)."""
    if feiten.get("herkomst") != "BaO" or stand.bestanden.get(parameters.document):
        return IN_ORDE
    return Toets(signalen=(reden("TLV-07", "basisschool_zonder_opp"),))


@regel(
    "TLV-03",
    groep=VOLLEDIGHEID,
    titel="geen voortraject met de SCP: signaal",
    bron="notitie toeleiden, H1 Hoofdtaken 3",
    parameters=Vraag,
)
def voortraject_met_scp(_: Dossierstand, feiten: Mapping[str, Any], parameters: Vraag) -> Toets:
    """Without a recorded voortraject with the SCP there is a signal 'SCP niet betrokken' (TLV-03)."""
    if feiten.get(parameters.vraag):
        return IN_ORDE
    return Toets(signalen=(reden("TLV-03", "scp_niet_betrokken"),))


UIT_SPECIAAL = ("SO_schoolverlatersklas", "SO_lagere_klas", "SBO")


@regel(
    "TLV-08",
    groep=VOLLEDIGHEID,
    titel="uit SO of SBO: liever behandeld voor de aanmelddatum van het VO",
    bron="notitie toeleiden, H2 Leeftijd",
    parameters=Aanmelding,
)
def voor_de_aanmelddatum(stand: Dossierstand, feiten: Mapping[str, Any], parameters: Aanmelding) -> Toets:
    """From SO or SBO: a signal when the besluit may come after the central admission date of the VO (TLV-08).

    The date meant is the last one before the school year in which the pupil wants to start. Who starts in a school year
    that runs already cannot be in time any more, and gets no signal.
    """
    start = feiten.get("gewenste_start")
    if feiten.get("herkomst") not in UIT_SPECIAAL or not isinstance(start, date):
        return IN_ORDE
    begin = schooljaar(start).begin
    if begin <= stand.peildatum:
        return IN_ORDE
    aanmelddatum = date(begin.year, parameters.maand, parameters.dag)
    besluit = stand.peildatum + timedelta(days=parameters.behandeldagen)
    if besluit <= aanmelddatum:
        return IN_ORDE
    code = "aanmelddatum_voorbij" if aanmelddatum < stand.peildatum else "aanmelddatum_nadert"
    return Toets(signalen=(reden("TLV-08", code, aanmelddatum=aanmelddatum, besluit=besluit),))
