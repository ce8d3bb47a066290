"""The course of one demo dossier, from the first answer to as far as its plan goes, by the services and as the actors
of real life, each on its day."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.base import ContentFile

from aanvragen.answers import formulier_van
from aanvragen.choices import Ondertekenstand, Status
from aanvragen.models import Handtekening
from aanvragen.selectors import documenteisen
from aanvragen.services.documents import document_toevoegen, handtekening_vastleggen
from aanvragen.services.drafting import aanvraag_beginnen, sectie_opslaan
from aanvragen.services.submission import (
    aanvraag_indienen,
    aanvraag_intrekken,
    aanvraag_volledig_verklaren,
    aanvraag_voorleggen,
    aanvulling_leveren,
    aanvulling_vragen,
)
from swv.kern.beleid.predicaten import geldt
from swv.kern.kalender import klok
from swv.kern.organisatie.models import School, Swv
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.project.demo.antwoorden import Verteller
from swv.project.demo.beoordeling import beoordeel
from swv.project.demo.betrokkenen import betrek_anderen
from swv.project.demo.bijlagen import pdf_voor, stuk_voor
from swv.project.demo.gezin import Ouders, gezin_invoeren
from swv.project.demo.organisatie import Organisaties
from swv.project.demo.rolverdeling import Rolverdeling, als
from swv.project.demo.schema import Dossierplan, Ouderplan
from swv.project.demo.tijd import NA_INDIENING, Klokje, geboortedatum
from tlv.rules.feiten import TLV_VSO_EERSTE

VOLGORDE = (
    Status.CONCEPT,
    Status.TER_ONDERTEKENING,
    Status.INGEDIEND,
    Status.AANVULLING_GEVRAAGD,
    Status.VOLLEDIG,
    Status.INGETROKKEN,
    Status.IN_BEOORDELING,
    Status.ADVIES_GEREED,
    Status.BESLOTEN,
    Status.BRIEF_VERZONDEN,
)
# Days before indiening on which a school begins, has the documents, presents and has everybody sign.
VOORAF = {"begonnen": 24, "documenten": 14, "voorgelegd": 9, "getekend": 4}


@dataclass(slots=True)
class Verloop:
    """Plays one dossier. `dossier` exists after `begin`."""

    plan: Dossierplan
    swv: Swv
    school: School
    rollen: Rolverdeling
    organisaties: Organisaties
    ouders: Ouders
    vandaag: date
    toeval: Random
    klokje: Klokje = field(init=False)
    verteller: Verteller = field(init=False)
    oco: Actor = field(init=False)
    dossier: Dossier = field(init=False)
    _per_partij: dict[int, Ouderplan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare clock, story and coordinator."""
        self.klokje = Klokje(self.vandaag, self.toeval)
        doel = next(s for s in self.organisaties.scholen.values() if self.organisaties.is_vso_van(s, self.swv))
        self.verteller = Verteller(self.plan, f"{doel.naam}, {doel.plaats}", self.vandaag, self.toeval)
        self.oco = self.rollen.coordinator(self.school.pk)

    def speel(self) -> Dossier:
        """Everything, up to the status of the plan."""
        self.begin()
        if self.bereikt(Status.TER_ONDERTEKENING):
            self.leg_voor()
        if self.bereikt(Status.INGEDIEND):
            self.dien_in()
        if self.bereikt(Status.VOLLEDIG):
            self.verklaar_volledig()
        if self.plan.status == Status.INGETROKKEN:
            with self.doe(self.oco, "ingetrokken") as actor:
                aanvraag_intrekken(actor=actor, dossier_id=self.dossier.pk, reden=self.plan.reden_intrekken)
        elif self.bereikt(Status.IN_BEOORDELING):
            beoordeel(self)
        betrek_anderen(self)
        return self.dossier

    def bereikt(self, status: Status) -> bool:
        """Whether the dossier gets at least this far."""
        return VOLGORDE.index(self.plan.status) >= VOLGORDE.index(status)

    def dag(self, stap: str) -> int:
        """How many days ago a step was: as planned, else reckoned from the day of indiening."""
        if stap in self.plan.dagen:
            return self.plan.dagen[stap]
        if stap in NA_INDIENING:
            return max(1, self.plan.ingediend - NA_INDIENING[stap])
        if self.plan.status == Status.CONCEPT:
            return self.plan.ingediend
        verschil = VOORAF.get(stap, 0)
        if self.plan.status == Status.TER_ONDERTEKENING:
            verschil -= VOORAF["voorgelegd"]
        return max(1, self.plan.ingediend + verschil)

    @contextmanager
    def doe(self, wie: Actor, stap: str) -> Iterator[Actor]:
        """Act as somebody on the day of a step, at the next free moment."""
        with als(wie, self.klokje.moment(self.dag(stap))) as actor:
            yield actor

    def medewerker(self, account: str) -> Actor:
        """Somebody of the office of this SWV."""
        return self.rollen.medewerker(self.swv, account)

    def geboren(self) -> date:
        """The pupil's birthday."""
        return geboortedatum(self.vandaag, self.plan.leerling.leeftijd, self.plan.leerling.jarig_over)

    def begin(self) -> None:
        """Pupil, family, answers and documents."""
        moment = self.klokje.moment(self.dag("begonnen"))
        accounts = self.rollen.accounts(self.swv)
        leerling, self._per_partij = gezin_invoeren(
            self.plan, self.geboren(), self.school, self.oco, accounts, self.ouders, moment
        )
        with self.doe(self.oco, "begonnen") as actor:
            self.dossier = aanvraag_beginnen(actor=actor, leerling=leerling, school=self.school, soort=TLV_VSO_EERSTE)
            formulier = formulier_van(self.dossier)
            secties = self.verteller.per_sectie(formulier)
            for sectie, antwoorden in list(secties.items())[: self.plan.secties]:
                if antwoorden:
                    with klok.op(self.klokje.moment(self.dag("begonnen"))):
                        sectie_opslaan(actor=actor, dossier_id=self.dossier.pk, sectie=sectie, antwoorden=antwoorden)
        if self.plan.status != Status.CONCEPT:
            antwoorden = {vraag: waarde for deel in secties.values() for vraag, waarde in deel.items()}
            self._voeg_documenten_toe(formulier.waarden(antwoorden))

    def _voeg_documenten_toe(self, waarden: Mapping[str, Any]) -> None:
        with self.doe(self.oco, "documenten") as actor:
            for code, eis in documenteisen(self.dossier, actor.vandaag).items():
                if eis.vervuld_door == "bestand" and eis.eis == "V" and geldt(eis.als, waarden):
                    for _ in range(eis.aantal):
                        with klok.op(self.klokje.moment(self.dag("documenten"))):
                            self.voeg_toe(actor, code)

    def voeg_toe(self, actor: Actor, code: str) -> None:
        """Add the demo document of one kind."""
        dag = actor.vandaag - timedelta(days=self.toeval.randrange(5, 60))
        if code == "D08":
            dag = self.verteller.onderzoek_op(actor.vandaag)
        document_toevoegen(
            actor=actor,
            dossier_id=self.dossier.pk,
            code=code,
            naam=f"{stuk_voor(code).bestand} {dag:%Y-%m}.pdf",
            datum=dag,
            bestand=ContentFile(pdf_voor(code)),
        )

    def leg_voor(self) -> None:
        """Present to parents and pupil, and record who signs."""
        with self.doe(self.oco, "voorgelegd") as actor:
            aanvraag_voorleggen(actor=actor, dossier_id=self.dossier.pk)
        with self.doe(self.oco, "getekend") as actor:
            for rij in Handtekening.objects.filter(dossier=self.dossier).order_by("pk"):
                ouder = self._per_partij.get(rij.partij_id) if rij.partij_id else None
                self._teken(actor, rij, ouder)

    def _teken(self, actor: Actor, rij: Handtekening, ouder: Ouderplan | None) -> None:
        stand = ouder.tekent if ouder else Ondertekenstand.GETEKEND
        if stand == Ondertekenstand.OPEN or (ouder is None and not self.bereikt(Status.INGEDIEND)):
            return
        herinnerd = stand == Ondertekenstand.GEEN_REACTIE
        handtekening_vastleggen(
            actor=actor,
            handtekening_id=rij.pk,
            stand=stand,
            op=actor.vandaag,
            reden=ouder.reden if ouder else "",
            herinnerd_op=actor.vandaag - timedelta(days=3) if herinnerd else None,
        )

    def dien_in(self) -> None:
        """Submit; with a request for additions when the plan has one."""
        with self.doe(self.oco, "ingediend") as actor:
            aanvraag_indienen(actor=actor, dossier_id=self.dossier.pk)
        aanvulling = self.plan.aanvulling
        if aanvulling is None:
            return
        with als(self.medewerker("secretariaat"), self.klokje.moment(aanvulling.gevraagd)) as actor:
            aanvulling_vragen(
                actor=actor,
                dossier_id=self.dossier.pk,
                hersteltermijn=self.vandaag + timedelta(days=aanvulling.termijn),
                wat=aanvulling.wat,
            )
        if aanvulling.aangevuld is not None:
            with als(self.oco, self.klokje.moment(aanvulling.aangevuld)) as actor:
                self.voeg_toe(actor, "D09")
                aanvulling_leveren(actor=actor, dossier_id=self.dossier.pk)

    def verklaar_volledig(self) -> None:
        """The completeness check of the secretariaat."""
        with self.doe(self.medewerker("secretariaat"), "volledig") as actor:
            aanvraag_volledig_verklaren(actor=actor, dossier_id=self.dossier.pk)
