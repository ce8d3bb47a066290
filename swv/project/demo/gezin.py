"""The pupil and the family of a demo dossier: names, addresses, consent to digital post, accounts."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from aanvragen.services.drafting import NieuweLeerling, NieuweOuder, leerling_toevoegen
from swv.kern.choices import Rol
from swv.kern.organisatie.models import Partij, School
from swv.kern.personen.models import Contactgegevens, Gezag, Leerling
from swv.kern.personen.services import (
    Adres,
    contact_vastleggen,
    digitale_post_zetten,
    gezag_koppelen,
    leerling_koppelen,
)
from swv.kern.toegang.actor import Actor
from swv.project.demo.accounts import Accounts
from swv.project.demo.rolverdeling import als, het_systeem
from swv.project.demo.schema import Dossierplan, Ouderplan

STRATEN = (
    "Kastanjelaan",
    "Burgemeester van Voorbeeldstraat",
    "Zonnebloemplein",
    "Oude Kerkpad",
    "Prinses Fantasiastraat",
    "Molenwiek",
    "Vlinderveld",
    "Achter de Dijk",
)
PLUS_16 = 16


@dataclass(slots=True)
class Ouders:
    """Parents with an account, by SWV and account: whoever has two children in the demo is one person."""

    partijen: dict[tuple[str, str], Partij]

    def bekend(self, accounts: Accounts, ouder: Ouderplan) -> Partij | None:
        """The partij of a parent who was entered with an earlier child."""
        return self.partijen.get((accounts.plan.sleutel, ouder.account)) if ouder.account else None


def gezin_invoeren(
    plan: Dossierplan,
    geboren: date,
    school: School,
    oco: Actor,
    accounts: Accounts,
    ouders: Ouders,
    moment: datetime,
) -> tuple[Leerling, dict[int, Ouderplan]]:
    """Enter pupil and parents as the school does; returns the pupil, and the plan of each parent by partij."""
    nieuw = [ouder for ouder in plan.ouders if ouders.bekend(accounts, ouder) is None]
    wie = plan.leerling
    gegevens = NieuweLeerling(
        voornaam=wie.voornaam,
        tussenvoegsel=wie.tussenvoegsel,
        achternaam=wie.achternaam,
        geboortedatum=geboren,
        ouders=tuple(_ouder(ouder, _adres(plan, school, ouder)) for ouder in nieuw),
    )
    with als(oco, moment) as actor:
        leerling = leerling_toevoegen(actor=actor, swv=accounts.swv, school=school, gegevens=gegevens)
        gezag = Gezag.objects.filter(leerling=leerling).select_related("partij").order_by("pk")
        partijen = [rij.partij for rij in gezag]
    per_partij = {partij.pk: ouder for partij, ouder in zip(partijen, nieuw, strict=True)}
    for partij, ouder in zip(partijen, nieuw, strict=True):
        if ouder.account:
            ouders.partijen[accounts.plan.sleutel, ouder.account] = partij
    with als(het_systeem(accounts.swv), moment) as actor:
        for ouder in plan.ouders:
            if ouder not in nieuw:
                partij = ouders.partijen[accounts.plan.sleutel, ouder.account]
                adres = _adres(plan, school, ouder)
                gezag_koppelen(actor=actor, leerling=leerling, partij=partij, relatie=ouder.relatie, adres=adres)
                per_partij[partij.pk] = ouder
        _leerling_zelf(actor, plan, leerling, school, accounts)
        for partij_id, ouder in per_partij.items():
            if ouder.geheim:
                partij = Partij.objects.get(pk=partij_id)
                adres = replace(_adres(plan, school, ouder), geheim=True)
                contact_vastleggen(actor=actor, leerling=leerling, partij=partij, adres=adres)
    _digitale_post(leerling, per_partij, moment)
    return leerling, per_partij


def _leerling_zelf(actor: Actor, plan: Dossierplan, leerling: Leerling, school: School, accounts: Accounts) -> None:
    account = plan.leerling.account
    if account:
        leerling_koppelen(actor=actor, leerling=leerling, persoon_id=accounts.gebruikers[account].persoon_id)
    sinds = actor.vandaag if account and plan.leerling.leeftijd >= PLUS_16 else None
    adres = _adres(plan, school, None)
    contact_vastleggen(actor=actor, leerling=leerling, partij=None, adres=adres, digitale_post_sinds=sinds)


def _digitale_post(leerling: Leerling, per_partij: dict[int, Ouderplan], moment: datetime) -> None:
    for partij_id, ouder in per_partij.items():
        if not ouder.digitaal:
            continue
        zelf = Actor(rol=Rol.OUDER, vandaag=moment.date(), partij_ids=(partij_id,), naam=ouder.volledige_naam)
        with als(zelf, moment) as actor:
            contact = Contactgegevens.objects.get(leerling=leerling, partij_id=partij_id)
            digitale_post_zetten(actor=actor, contact=contact, sinds=actor.vandaag)


def _ouder(ouder: Ouderplan, adres: Adres) -> NieuweOuder:
    return NieuweOuder(
        voornaam=ouder.voornaam,
        tussenvoegsel=ouder.tussenvoegsel,
        achternaam=ouder.achternaam,
        relatie=ouder.relatie,
        straat_huisnummer=adres.straat_huisnummer,
        postcode=adres.postcode,
        plaats=adres.plaats,
        email=adres.email,
    )


def _adres(plan: Dossierplan, school: School, ouder: Ouderplan | None) -> Adres:
    """The home of the family near the school, or a parent's own; invented, and the same at every load."""
    naam = plan.leerling.volledige_naam
    waarde = sum(naam.encode())
    if ouder is not None and ouder.eigen_adres:
        waarde += sum(ouder.volledige_naam.encode())
    return Adres(
        straat_huisnummer=f"{STRATEN[waarde % len(STRATEN)]} {waarde % 180 + 1}",
        postcode=f"{school.postcode[:4]} XX",
        plaats=school.plaats,
        telefoon=f"06 000 {waarde % 100:02d} {waarde % 89 + 10:02d}",
        email=f"gezin{waarde}@post.example" if ouder else "",
    )
