"""Loading the demo: organisations and accounts first, then all dossiers in one transaction, then the families."""

from random import Random

from django.db import transaction

from swv.kern.choices import Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Swv
from swv.kern.personen.services import NieuwePersoon
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.project.demo.accounts import Accounts, demo_hash
from swv.project.demo.gezin import Ouders
from swv.project.demo.mandaten import mandaten_vastleggen
from swv.project.demo.organisatie import Organisaties
from swv.project.demo.rolverdeling import Rolverdeling
from swv.project.demo.schema import Demoplan, demoplannen
from swv.project.demo.vergaderingen import plan_vergaderingen, rond_vergaderingen_af
from swv.project.demo.verlengen import voer_campagne
from swv.project.demo.verloop import Verloop

ZAAD = 1917


def aantal_dossiers() -> int:
    """How many dossiers the database holds, over all SWVs."""
    aantal = 0
    for swv in Swv.objects.all():
        with bereik(systeem(swv.pk, vandaag())):
            aantal += Dossier.objects.filter(swv=swv).count()
    return aantal


def laad_demo() -> dict[str, int]:
    """Load every demo SWV; returns the number of dossiers by name of the SWV.

    The dossiers of all SWVs are one transaction: when something fails there are none, and loading can run again.
    Accounts go over the sign-in role and stay; the next run finds them. Raises KeyError when an SWV has no policy.
    """
    plannen = demoplannen()
    organisaties = Organisaties()
    organisaties.laad(plannen)
    rollen = Rolverdeling()
    ouders = Ouders({})
    hash = demo_hash()
    for plan in plannen:
        accounts = Accounts(plan, organisaties.swvs[plan.sleutel], organisaties, hash)
        accounts.medewerkers()
        _leerlingen(plan, accounts)
        rollen.neem_op(accounts)
        mandaten_vastleggen(accounts, rollen)
        plan_vergaderingen(accounts, rollen)
    with transaction.atomic():
        for plan in plannen:
            _dossiers(plan, organisaties, rollen, ouders)
            voer_campagne(plan, organisaties.swvs[plan.sleutel], rollen)
            rond_vergaderingen_af(organisaties.swvs[plan.sleutel], rollen)
    for plan in plannen:
        _ouders(plan, rollen.accounts(organisaties.swvs[plan.sleutel]), ouders)
    return {plan.naam: len(plan.dossiers) for plan in plannen}


def _leerlingen(plan: Demoplan, accounts: Accounts) -> None:
    """Accounts of pupils come first: whoever is asked to sign must be known."""
    for dossier in plan.dossiers:
        wie = dossier.leerling
        if wie.account:
            persoon = NieuwePersoon(wie.voornaam, wie.achternaam, wie.tussenvoegsel)
            accounts.eigen(wie.account, Rol.LEERLING, persoon)


def _dossiers(plan: Demoplan, organisaties: Organisaties, rollen: Rolverdeling, ouders: Ouders) -> None:
    swv, dag = organisaties.swvs[plan.sleutel], vandaag()
    for nummer, dossier in enumerate(plan.dossiers):
        Verloop(
            plan=dossier,
            swv=swv,
            school=organisaties.scholen[dossier.school],
            rollen=rollen,
            organisaties=organisaties,
            ouders=ouders,
            vandaag=dag,
            toeval=Random(f"{ZAAD}/{plan.sleutel}/{nummer}"),  # noqa: S311  (invented data)
        ).speel()


def _ouders(plan: Demoplan, accounts: Accounts, ouders: Ouders) -> None:
    """Accounts of parents come last: their persons were made with the pupils, in the transaction before."""
    for (sleutel, account), partij in ouders.partijen.items():
        if sleutel == plan.sleutel and partij.persoon_id is not None:
            accounts.eigen(account, Rol.OUDER, partij.persoon_id)
