"""The demo accounts: who they are (static, for the sign-in page and the table) and how they are made."""

from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.hashers import make_password
from django.db import transaction

from swv.kern.choices import BUREAU, Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.organisatie.models import Partij, Schoolbestuur, Swv
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.project.demo.organisatie import Organisaties
from swv.project.demo.schema import Accountplan, Demoplan, Leerlingplan, Naamplan, demoplannen

WACHTWOORD = "demo"
DOMEIN = "demo.example"
LID_SINDS_JAREN = 3


@dataclass(frozen=True, slots=True)
class Demoaccount:
    """One line on the sign-in page and in the table."""

    email: str
    rol_label: str
    naam: str
    organisatie: str

    @property
    def omschrijving(self) -> str:
        """'Marieke de Wit, Molenakker College'."""
        return f"{self.naam}, {self.organisatie}"


def adres(account: str, sleutel: str) -> str:
    """ROL.SWV@demo.example (contract)."""
    return f"{account}.{sleutel}@{DOMEIN}"


def demo_accounts() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Per SWV (name, [(e-mail, role, description)]) for the sign-in page; from the files alone, without a query."""
    return [
        (naam, [(account.email, account.rol_label, account.omschrijving) for account in accounts])
        for naam, accounts in accounttabel()
    ]


@lru_cache(maxsize=1)
def accounttabel() -> tuple[tuple[str, tuple[Demoaccount, ...]], ...]:
    """Every account, by the name of its SWV."""
    return tuple((plan.naam, (*_medewerkers(plan), *_gezinnen(plan))) for plan in demoplannen())


def _medewerkers(plan: Demoplan) -> list[Demoaccount]:
    namen = {school.sleutel: school.naam for elk in demoplannen() for school in elk.scholen}
    namen |= {bestuur.sleutel: bestuur.naam for bestuur in plan.besturen}
    namen |= {voorziening.sleutel: voorziening.naam for voorziening in plan.voorzieningen}
    regels = []
    for account, wie in plan.accounts.items():
        toelichting = f" ({wie.toelichting})" if wie.toelichting else ""
        waar = namen.get(wie.bij) or wie.toelichting or plan.naam
        organisatie = f"{waar}{toelichting}" if wie.bij else waar
        regels.append(Demoaccount(adres(account, plan.sleutel), _rol(wie.rol), wie.volledige_naam, organisatie))
    return regels


def _gezinnen(plan: Demoplan) -> list[Demoaccount]:
    kinderen: dict[str, list[str]] = {}
    wie: dict[str, tuple[Rol, Naamplan]] = {}
    for dossier in plan.dossiers:
        for ouder in dossier.ouders:
            if ouder.account:
                kinderen.setdefault(ouder.account, []).append(dossier.leerling.voornaam)
                wie[ouder.account] = (Rol.OUDER, ouder)
        if dossier.leerling.account:
            wie[dossier.leerling.account] = (Rol.LEERLING, dossier.leerling)
    regels = []
    for account in sorted(wie):
        rol, persoon = wie[account]
        if isinstance(persoon, Leerlingplan):
            toelichting = f"{persoon.leeftijd} jaar"
        else:
            toelichting = f"ouder van {' en '.join(kinderen[account])}"
        regels.append(Demoaccount(adres(account, plan.sleutel), _rol(rol), persoon.volledige_naam, toelichting))
    return regels


def _rol(rol: Rol) -> str:
    label = str(rol.label)
    return label[0].upper() + label[1:]


class Accounts:
    """Makes the accounts of one SWV and remembers them. An account that exists already is used again."""

    def __init__(self, plan: Demoplan, swv: Swv, organisaties: Organisaties, wachtwoord_hash: str) -> None:
        self.plan = plan
        self.swv = swv
        self.organisaties = organisaties
        self.hash = wachtwoord_hash
        self.actor = systeem(swv.pk, vandaag())
        self.sinds = schooljaar(vandaag()).verder(-LID_SINDS_JAREN).begin
        self.gebruikers: dict[str, Gebruiker] = {}

    def medewerkers(self) -> None:
        """Everybody with a role in the office, at a school or outside: all accounts, then all lidmaatschappen."""
        with transaction.atomic(using="aanmelden"):
            for account, wie in self.plan.accounts.items():
                self.maak(account, NieuwePersoon(wie.voornaam, wie.achternaam, wie.tussenvoegsel))
        with transaction.atomic():
            for account, wie in self.plan.accounts.items():
                gebruiker = self.gebruikers[account]
                for partij in self._partijen(wie, gebruiker):
                    self.lid(gebruiker, wie.rol, partij, wie.discipline, self.organisaties.bestuur(wie.werkgever))

    def _partijen(self, wie: Accountplan, gebruiker: Gebruiker) -> list[Partij]:
        if wie.rol in BUREAU:
            return [Partij.objects.get(swv=self.swv, functie=wie.rol)]
        if wie.bij:
            return [self.organisaties.partij(sleutel, self.plan.sleutel) for sleutel in (wie.bij, *wie.ook_bij)]
        return [Partij.objects.get(persoon_id=gebruiker.persoon_id)]

    def maak(self, account: str, persoon: NieuwePersoon | int) -> Gebruiker:
        """The user of this account, made when it is new."""
        email = adres(account, self.plan.sleutel)
        gebruiker = Gebruiker.objects.filter(email=email).first() or account_maken(
            actor=self.actor, email=email, persoon=persoon, wachtwoord_hash=self.hash, demo=True
        )
        self.gebruikers[account] = gebruiker
        return gebruiker

    def lid(
        self,
        gebruiker: Gebruiker,
        rol: Rol,
        partij: Partij,
        discipline: str = "",
        werkgever: Schoolbestuur | None = None,
    ) -> None:
        """A lidmaatschap since some school years, unless it exists."""
        with bereik(self.actor, reden="demo_laden"):
            if Lidmaatschap.objects.filter(gebruiker_id=gebruiker.pk, rol=rol, partij=partij).exists():
                return
            lidmaatschap_toekennen(
                actor=self.actor,
                gebruiker=gebruiker,
                rol=rol,
                partij=partij,
                swv=self.swv,
                van=self.sinds,
                discipline=discipline,
                werkgever=werkgever,
            )

    def eigen(self, account: str, rol: Rol, persoon: NieuwePersoon | int) -> Gebruiker:
        """An account of somebody who acts for nobody else: a parent or a pupil."""
        gebruiker = self.maak(account, persoon)
        self.lid(gebruiker, rol, Partij.objects.get(persoon_id=gebruiker.persoon_id))
        return gebruiker


def demo_hash() -> str:
    """The hash of the demo password, computed once for all accounts."""
    return make_password(WACHTWOORD)
