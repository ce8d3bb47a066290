"""Accounts and what hangs on them: lidmaatschappen, the own account of a leerling, addresses and digital post.

Accounts are written over the sign-in role, which alone reaches the table of users; all else over the web's, in the
scope of the actor. The two are separate transactions: an account is committed before its lidmaatschap is written.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from swv.kern.choices import PartijSoort, Rol, Veldgroep
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij, Schoolbestuur, Swv
from swv.kern.periods import OPEN_EINDE
from swv.kern.personen.models import Contactgegevens, Gebruiker, Gezag, Leerling, Lidmaatschap, Persoon
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.mensen import eis_toekenbaar
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.toegang.services import gezin_bijwerken, volgend_id

MEERDERJARIG = 18


@dataclass(frozen=True, slots=True)
class NieuwePersoon:
    """The name of somebody who is not in the file yet."""

    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""


@dataclass(frozen=True, slots=True)
class Adres:
    """Where somebody is reached about one leerling; `geheim` keeps it from everybody but the secretariaat (OPEN-82)."""

    straat_huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    telefoon: str = ""
    email: str = ""
    geheim: bool = False


def account_maken(
    *,
    actor: Actor,
    email: str,
    persoon: NieuwePersoon | int,
    wachtwoord: str | None = None,
    wachtwoord_hash: str = "",
    demo: bool = False,
) -> Gebruiker:
    """Make an account (TLV-02: never by the visitor). `persoon` is a name, or the id of a Persoon that exists already.

    Without a password nobody can sign in until it is reset. Raises GeenRecht for who lets nobody in, and
    NuNietMogelijk when the address is taken. Written from the account inwards: a person is visible to the sign-in
    role because of the account, so the account goes first and its foreign key is checked at commit.
    """
    eis_swv(actor, "account_maken")
    adres = email.strip().lower()
    nieuw = not isinstance(persoon, int)
    persoon_id = volgend_id("kern_persoon") if isinstance(persoon, NieuwePersoon) else persoon
    with bereik(actor, using="aanmelden", reden="account_maken"):
        if Gebruiker.objects.using("aanmelden").filter(email=adres).exists():
            raise NuNietMogelijk(f"Er is al een account met het adres {adres}.")
        gebruiker = Gebruiker(
            pk=volgend_id("kern_gebruiker"),
            email=adres,
            persoon_id=persoon_id,
            password=wachtwoord_hash or make_password(wachtwoord),
            demo=demo,
        )
        gebruiker.save(using="aanmelden", force_insert=True)
        if nieuw and isinstance(persoon, NieuwePersoon):
            Persoon(
                pk=persoon_id,
                voornaam=persoon.voornaam,
                tussenvoegsel=persoon.tussenvoegsel,
                achternaam=persoon.achternaam,
            ).save(using="aanmelden", force_insert=True)
            Partij.objects.using("aanmelden").create(soort=PartijSoort.PERSOON, persoon_id=persoon_id)
    return gebruiker


def lidmaatschap_toekennen(
    *,
    actor: Actor,
    gebruiker: Gebruiker,
    rol: Rol,
    partij: Partij,
    swv: Swv,
    van: date,
    tot: date = OPEN_EINDE,
    discipline: str = "",
    werkgever: Schoolbestuur | None = None,
) -> Lidmaatschap:
    """Let a user act in a role for a partij during [van, tot); `swv` administers it (OPEN-86, INZ-21).

    Raises GeenRecht for who may not give this role for this partij, and NuNietMogelijk when role, partij and discipline
    do not fit together (RCH-20).
    """
    eis_swv(actor, "lidmaatschap_toekennen")
    if gebruiker.pk == actor.gebruiker_id:
        raise GeenRecht("U kunt uzelf geen rol geven. Vraag een andere beheerder.")
    eis_toekenbaar(actor, rol=rol, partij=partij, swv=swv, dag=van, discipline=discipline)
    with transaction.atomic():
        zet_reden("lidmaatschap_toekennen")
        return Lidmaatschap.objects.create(
            gebruiker_id=gebruiker.pk,
            persoon_id=gebruiker.persoon_id,
            rol=rol,
            partij=partij,
            swv=swv,
            van=van,
            tot=tot,
            discipline=discipline,
            werkgever=werkgever,
        )


def leerling_koppelen(*, actor: Actor, leerling: Leerling, persoon_id: int) -> Leerling:
    """Say whose account belongs to a leerling, so that the own dossier opens from 12 years on (INZ-05..07)."""
    eis_swv(actor, "leerling_koppelen")
    rij = Leerling.objects.zichtbaar_voor(actor).filter(pk=leerling.pk).first()
    if rij is None:
        raise NietZichtbaar(f"leerling {leerling.pk}")
    with transaction.atomic():
        zet_reden("leerling_koppelen")
        rij.persoon_id = persoon_id
        rij.save(update_fields=["persoon"])
        leerling.persoon_id = persoon_id
        gezin_bijwerken(actor, rij)
        return rij


def gezag_koppelen(
    *, actor: Actor, leerling: Leerling, partij: Partij, relatie: str, adres: Adres, van: date | None = None
) -> Gezag:
    """Record that somebody who is known already holds gezag over another leerling too, until 18 (INZ-21)."""
    eis_swv(actor, "gezag_koppelen")
    with transaction.atomic():
        zet_reden("gezag_koppelen")
        gezag = Gezag.objects.create(
            leerling=leerling,
            partij=partij,
            relatie=relatie,
            van=van or actor.vandaag,
            tot=verjaardag(leerling.geboortedatum, MEERDERJARIG),
        )
        contact_vastleggen(actor=actor, leerling=leerling, partij=partij, adres=adres)
        gezin_bijwerken(actor, leerling)
        return gezag


def contact_vastleggen(
    *, actor: Actor, leerling: Leerling, partij: Partij | None, adres: Adres, digitale_post_sinds: date | None = None
) -> Contactgegevens:
    """Enter or replace where somebody is reached about a leerling; `partij` None is the leerling (OPEN-82).

    A secret address is entered by the secretariaat or the system: who may not see it cannot write it either.
    """
    eis_swv(actor, "contact_vastleggen")
    with transaction.atomic():
        zet_reden("contact_vastleggen")
        rij = Contactgegevens.objects.zichtbaar_voor(actor).filter(leerling=leerling, partij=partij).first()
        if rij is None:
            return Contactgegevens.objects.create(
                leerling=leerling, partij=partij, digitale_post_sinds=digitale_post_sinds, **asdict(adres)
            )
        for veld, waarde in asdict(adres).items():
            setattr(rij, veld, waarde)
        rij.digitale_post_sinds = digitale_post_sinds or rij.digitale_post_sinds
        rij.save(update_fields=[*asdict(adres), "digitale_post_sinds"])
        return rij


def bewerkbaar_contact(actor: Actor, contact_id: int) -> Contactgegevens:
    """The contact data, to change them. Raises NietZichtbaar when unseen, GeenRecht when seen but not the actor's."""
    rijen = Contactgegevens.objects.zichtbaar_voor(actor).select_related("partij__persoon", "partij__instelling")
    rij = rijen.filter(pk=contact_id).first()
    if rij is None:
        raise NietZichtbaar(f"contactgegevens {contact_id}")
    if not Contactgegevens.objects.bewerkbaar_voor(actor).filter(pk=contact_id).exists():
        raise GeenRecht("Deze contactgegevens kunt u wel zien, maar niet wijzigen. Vraag het aan het secretariaat.")
    return rij


def contactgegevens_wijzigen(*, actor: Actor, contact_id: int, adres: Adres) -> Contactgegevens:
    """Change where somebody is reached. Raises NietZichtbaar when unseen, GeenRecht when the actor may not change it.

    Only the secretariaat marks an address as secret or takes the mark away (OPEN-82).
    """
    rij = bewerkbaar_contact(actor, contact_id)
    if adres.geheim != rij.geheim:
        eis_swv(actor, "contact_geheimhouden")
    with transaction.atomic():
        zet_reden("contactgegevens_wijzigen")
        velden = [veld.name for veld in fields(adres)]
        for veld in velden:
            setattr(rij, veld, getattr(adres, veld))
        rij.save(update_fields=velden)
        _meld_in_dossiers(actor, rij)
        return rij


def digitale_post_zetten(*, actor: Actor, contact: Contactgegevens, sinds: date | None) -> Contactgegevens:
    """Record consent to letters in the portal from a day on, or with None its withdrawal: on paper again (RCH-15).

    Raises NietZichtbaar for contact data that the actor does not see, GeenRecht when not allowed to change them:
    parents change their own, and nobody agrees for them.
    """
    rij = bewerkbaar_contact(actor, contact.pk)
    if sinds is not None:
        eis_swv(actor, "digitale_post_toestaan")
    if sinds is not None and sinds > actor.vandaag:
        raise NuNietMogelijk("Toestemming voor digitale post kan niet in de toekomst beginnen.")
    with transaction.atomic():
        zet_reden("digitale_post_zetten")
        rij.digitale_post_sinds = sinds
        rij.save(update_fields=["digitale_post_sinds"])
        _meld_in_dossiers(actor, rij)
        return rij


def _meld_in_dossiers(actor: Actor, contact: Contactgegevens) -> None:
    """The timeline of every dossier of the leerling says that contact data changed, never what they are.

    The system writes it down: a parent changes the own data and writes nothing else in a dossier.
    """
    leerling = Leerling.objects.get(pk=contact.leerling_id)
    with bereik(systeem(leerling.swv_id, actor.vandaag), reden="contactgegevens_wijzigen"):
        for dossier in Dossier.objects.filter(leerling=leerling).order_by("pk"):
            leg_vast(actor, dossier, "contactgegevens.gewijzigd", veldgroep=Veldgroep.CONTACT)
