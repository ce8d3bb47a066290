"""Who may work with the application: letting people in, ending that, and what it means for their dossiers.

The functional administrator keeps everybody of the SWV, the secretariaat those outside the bureau, a coordinator the
colleagues of the own school (ROL-13, ROL-32, TLV-02). Nobody gives, ends or extends a role of the own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from aanvragen.mails import meld_secretariaat
from swv.kern.berichten.services import mail_klaarzetten
from swv.kern.choices import BUREAU, GEZINSROLLEN, Inzagerol, PartijSoort, Rol, Veldgroep
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij, Schoolbestuur, SchoolRelatie, Swv
from swv.kern.periods import OPEN_EINDE, geldig_op
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.mensen import alleen_eigen_school, eigen_medewerkers, eis_toekenbaar
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.rechten import eis_swv

# Whose partij is a school or vestiging, a board or a facility; all others outside the bureau act for themselves.
_BIJ = {
    Rol.OCO: (PartijSoort.SCHOOL, PartijSoort.VESTIGING),
    Rol.SCHOOLBESTUUR: (PartijSoort.SCHOOLBESTUUR,),
    Rol.OPDC: (PartijSoort.VOORZIENING,),
}


@dataclass(frozen=True, slots=True)
class NieuweMedewerker:
    """Who comes to work, in which role, from which day; `partij_id` None is for who acts for no organisation."""

    email: str
    persoon: NieuwePersoon
    rol: Rol
    van: date
    partij_id: int | None = None
    discipline: str = ""
    werkgever_id: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Of an account what its keepers need: where mail goes, and whether anybody ever signed in."""

    email: str
    laatst_aangemeld: datetime | None


def organisaties_voor(actor: Actor, rol: Rol) -> QuerySet[Partij]:
    """The schools, boards or facilities for which the actor may let somebody act in this role today."""
    soorten = _BIJ.get(rol, ())
    swv_id = _swv_id(actor)
    relaties = SchoolRelatie.objects.filter(geldig_op(actor.vandaag), swv_id=swv_id).values("school")
    van_swv = (
        Q(school__in=relaties)
        | Q(vestiging__school__in=relaties)
        | Q(bestuur__scholen__in=relaties)
        | Q(voorziening__swv_id=swv_id)
    )
    rijen = Partij.objects.filter(van_swv, soort__in=soorten)
    if alleen_eigen_school(actor):
        rijen = rijen.filter(pk__in=actor.partij_ids)
    return rijen.select_related("school", "vestiging__school", "bestuur", "voorziening").order_by("pk").distinct()


def medewerkers_van(actor: Actor) -> QuerySet[Lidmaatschap]:
    """The lidmaatschappen that the actor keeps, parents and pupils apart; those that ended stand there too."""
    eis_swv(actor, "mensen_bekijken")
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(eigen_medewerkers(actor))
    return rijen.select_related(
        "persoon", "partij__school", "partij__vestiging__school", "partij__bestuur", "partij__voorziening", "werkgever"
    )


def accounts_van(leden: Iterable[Lidmaatschap]) -> dict[int, Account]:
    """User → account, for lidmaatschappen that the actor keeps; one query over the sign-in role."""
    ids = {lid.gebruiker_id for lid in leden}
    rijen = Gebruiker.objects.using("aanmelden").filter(pk__in=ids)
    return {rij.pk: Account(rij.email, rij.last_login) for rij in rijen}


def medewerker_toevoegen(*, actor: Actor, nieuw: NieuweMedewerker) -> Lidmaatschap:
    """Let somebody act in a role, with an account for who has none; the person gets a mail about signing in.

    An address with an account gets the role beside the others. Raises GeenRecht outside the bounds of the actor, and
    NuNietMogelijk when this person has the role already, or when the address cannot be used for work.
    """
    eis_swv(actor, "medewerker_toevoegen")
    swv = Swv.objects.get(pk=_swv_id(actor))
    partij = _partij_voor(actor, nieuw, swv)
    adres = nieuw.email.strip().lower()
    bestaand = Gebruiker.objects.using("aanmelden").filter(email=adres).first()
    if bestaand is not None:
        _eis_bruikbaar(actor, bestaand, nieuw, partij)
    eis_toekenbaar(actor, rol=nieuw.rol, partij=partij or Partij(), swv=swv, dag=nieuw.van, discipline=nieuw.discipline)
    gebruiker = bestaand or account_maken(actor=actor, email=adres, persoon=nieuw.persoon)
    lid = lidmaatschap_toekennen(
        actor=actor,
        gebruiker=gebruiker,
        rol=nieuw.rol,
        partij=partij or Partij.objects.using("aanmelden").get(persoon_id=gebruiker.persoon_id),
        swv=swv,
        van=nieuw.van,
        discipline=nieuw.discipline,
        werkgever=Schoolbestuur.objects.filter(pk=nieuw.werkgever_id).first() if nieuw.werkgever_id else None,
    )
    mail_klaarzetten(gebruiker_id=gebruiker.pk, swv_id=swv.pk, soort="rol_gekregen" if bestaand else "account_gemaakt")
    return lid


def lidmaatschap_beeindigen(*, actor: Actor, lidmaatschap_id: int, vanaf: date) -> int:
    """End a role: from the day `vanaf` on this person acts in it no more (INZ-21). Returns how many dossiers lose an
    expert: they are closed to this person on that day, and the secretariaat is asked to choose somebody else.

    Raises NietZichtbaar, GeenRecht for the own role and those that others keep, NuNietMogelijk for a day that is past.
    """
    lid = bewerkbaar_lidmaatschap(actor, "lidmaatschap_beeindigen", lidmaatschap_id)
    if vanaf < actor.vandaag:
        raise NuNietMogelijk(
            "Kies vandaag of een latere dag: wat iemand al heeft gelezen, kan niet worden teruggedraaid."
        )
    if lid.tot <= actor.vandaag:
        raise NuNietMogelijk("Deze rol is al afgelopen. Ververs de pagina.")
    with transaction.atomic():
        zet_reden("lidmaatschap_beeindigen")
        lid.tot = max(vanaf, lid.van)
        lid.save(update_fields=["tot"])
        return _sluit_dossiers(actor, lid) if lid.rol == Rol.DESKUNDIGE else 0


def lidmaatschap_hervatten(*, actor: Actor, lidmaatschap_id: int) -> Lidmaatschap:
    """Let a role that was ended hold again, without an end date; dossiers that were closed to an expert stay closed."""
    lid = bewerkbaar_lidmaatschap(actor, "lidmaatschap_hervatten", lidmaatschap_id)
    if lid.open_einde:
        raise NuNietMogelijk("Deze rol heeft geen einddatum. Ververs de pagina.")
    eis_toekenbaar(
        actor, rol=Rol(lid.rol), partij=lid.partij, swv=lid.swv, dag=actor.vandaag, discipline=lid.discipline
    )
    with transaction.atomic():
        zet_reden("lidmaatschap_hervatten")
        lid.tot = OPEN_EINDE
        lid.save(update_fields=["tot"])
        return lid


def aanmeldmail_sturen(*, actor: Actor, lidmaatschap_id: int) -> None:
    """Send the mail about signing in once more, to who never did."""
    lid = bewerkbaar_lidmaatschap(actor, "aanmeldmail_sturen", lidmaatschap_id)
    if lid.tot <= actor.vandaag:
        raise NuNietMogelijk("Deze rol is afgelopen. Laat haar eerst weer gelden.")
    if accounts_van([lid])[lid.gebruiker_id].laatst_aangemeld is not None:
        raise NuNietMogelijk("Deze persoon heeft zich al eens aangemeld. Een nieuw wachtwoord vraagt diegene zelf aan.")
    mail_klaarzetten(gebruiker_id=lid.gebruiker_id, swv_id=lid.swv_id, soort="account_gemaakt")


def bewerkbaar_lidmaatschap(actor: Actor, handeling: str, lidmaatschap_id: int) -> Lidmaatschap:
    """A lidmaatschap to change. Raises NietZichtbaar when unseen, GeenRecht when somebody else keeps it."""
    eis_swv(actor, handeling)
    lid = medewerkers_van(actor).select_related("swv", "partij__swv").filter(pk=lidmaatschap_id).first()
    if lid is None:
        raise NietZichtbaar(f"lidmaatschap {lidmaatschap_id}")
    if not Lidmaatschap.objects.bewerkbaar_voor(actor).filter(pk=lid.pk).exists():
        eigen = lid.gebruiker_id == actor.gebruiker_id
        wie = "Uw eigen rol houdt een ander bij." if eigen else "Deze rol houdt de functioneel beheerder bij."
        raise GeenRecht(f"{wie} Vraag de beheerder om de wijziging.", "ROL-32")
    return lid


def lopende_toewijzingen(lid: Lidmaatschap, dag: date) -> int:
    """How many dossiers an expert of this SWV reads on a day; needs no right to any of them."""
    with bereik(systeem(lid.swv_id, dag)):
        return _toewijzingen(lid, dag).count()


def _toewijzingen(lid: Lidmaatschap, vanaf: date) -> QuerySet[Betrokkenheid]:
    return Betrokkenheid.objects.filter(
        swv_id=lid.swv_id,
        partij__persoon_id=lid.persoon_id,
        rol=Inzagerol.DESKUNDIGE,
        van__lte=vanaf,
        tot__gt=vanaf,
    )


def _sluit_dossiers(actor: Actor, lid: Lidmaatschap) -> int:
    """By the system, which sees them all; whoever ends the role need not see any dossier (INZ-17)."""
    with bereik(systeem(lid.swv_id, actor.vandaag), reden="lidmaatschap_beeindigen"):
        ook = Lidmaatschap.objects.filter(
            geldig_op(lid.tot), persoon_id=lid.persoon_id, swv_id=lid.swv_id, rol=Rol.DESKUNDIGE
        )
        if ook.exclude(pk=lid.pk).exists():
            return 0
        rijen = list(_toewijzingen(lid, lid.tot))
        dossiers = Dossier.objects.filter(pk__in=[rij.dossier_id for rij in rijen]).order_by("pk")
        _toewijzingen(lid, lid.tot).update(tot=lid.tot)
        for dossier in dossiers:
            leg_vast(
                actor,
                dossier,
                "deskundige.gestopt",
                veldgroep=Veldgroep.INTERN,
                naam=lid.persoon.volledige_naam,
                vanaf=lid.tot.isoformat(),
            )
            meld_secretariaat(dossier, "deskundige_gestopt", actor.vandaag)
        return len(rijen)


def _swv_id(actor: Actor) -> int:
    """The SWV for which the actor keeps people: the own one, or that of the own lidmaatschap."""
    if actor.swv_ids:
        return actor.swv_ids[0]
    return Lidmaatschap.objects.zichtbaar_voor(actor).get(pk__in=[actor.lidmaatschap_id]).swv_id


def _partij_voor(actor: Actor, nieuw: NieuweMedewerker, swv: Swv) -> Partij | None:
    """For whom somebody acts; None for who acts as a person and may have no account yet."""
    if nieuw.rol in BUREAU:
        return Partij.objects.get(swv=swv, functie=nieuw.rol)
    if nieuw.rol not in _BIJ:
        return None
    partij = organisaties_voor(actor, nieuw.rol).filter(pk__in=[nieuw.partij_id]).first()
    if partij is None:
        raise NuNietMogelijk("Kies voor welke school of organisatie deze persoon werkt.")
    return partij


def _eis_bruikbaar(actor: Actor, gebruiker: Gebruiker, nieuw: NieuweMedewerker, partij: Partij | None) -> None:
    """An account for work: not the own, not that of a parent or pupil, and without this role."""
    if gebruiker.pk == actor.gebruiker_id:
        raise GeenRecht("U kunt uzelf geen rol geven. Vraag een andere beheerder.")
    rijen = Lidmaatschap.objects.using("aanmelden").filter(gebruiker_id=gebruiker.pk)
    if rijen.filter(rol__in=GEZINSROLLEN).exists() or not gebruiker.is_active:
        raise NuNietMogelijk("Dit adres kunt u hier niet gebruiken. Neem het werkadres van deze persoon.")
    zelfde = rijen.filter(tot__gt=nieuw.van, rol=nieuw.rol, discipline=nieuw.discipline)
    zelfde = zelfde.filter(partij=partij) if partij else zelfde.filter(swv_id=_swv_id(actor))
    if zelfde.exists():
        raise NuNietMogelijk("Deze persoon heeft deze rol al. Kijk in de lijst.")
