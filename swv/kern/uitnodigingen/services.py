"""From a code to an account: the one door by which a parent or pupil comes in (RCH-65, ADR 0013).

Whoever knocks has no account yet, so the system acts here, for the SWV of the uitnodiging. What it may do is bound by
the row: only this person, only while the gezag lasts, only once. An account is committed before its lidmaatschap, as
in `swv.kern.personen.services`; when the second fails the person signs in and uses the code again.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import F, Q

from swv.kern.choices import PartijSoort, Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gebruiker, Gezag, Lidmaatschap
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.services import gezin_bijwerken
from swv.kern.uitnodigingen.codes import hash_van, nieuwe_code
from swv.kern.uitnodigingen.models import Uitnodiging
from swv.kern.uitnodigingen.rules import POGINGEN_HOOGSTENS, Genodigde, Uitnodigingsstand, weigering_van

WERKT_NIET = (
    "Deze code en geboortedatum werken niet. Kijk of u alles goed hebt overgenomen. Blijft het misgaan? Vraag de school"
    " om een nieuwe uitnodiging."
)


@dataclass(frozen=True, slots=True)
class Geopend:
    """An uitnodiging of which somebody showed the code and the birth date; it names nobody."""

    uitnodiging_id: int
    swv_id: int


@dataclass(frozen=True, slots=True)
class Deelname:
    """What the door shows to who opened it: whose dossier, as what, and whether this person has an account."""

    leerling: str
    naam: str
    is_leerling: bool
    account_id: int | None


def code_geven(uitnodiging: Uitnodiging) -> str:
    """Make a new code for an open uitnodiging and keep its hash; an earlier code stops working.

    Needs the scope of the system. The code is in what this returns and nowhere else.
    """
    code = nieuwe_code()
    uitnodiging.code_hash, uitnodiging.code_op = hash_van(code), nu()
    uitnodiging.save(update_fields=["code_hash", "code_op"])
    return code


def uitnodiging_openen(*, code: str, geboortedatum: date, dag: date) -> Geopend:
    """Check a code with the birth date of the leerling; NuNietMogelijk in the same words whatever is wrong.

    The attempt is counted and committed first, over a connection of its own, so that guesses side by side count too.
    """
    with connection.cursor() as cursor:
        cursor.execute("select id, swv_id from kern_uitnodiging_bij(%s)", [hash_van(code)])
        gevonden = cursor.fetchone()
    if gevonden is None:
        raise NuNietMogelijk(WERKT_NIET)
    geopend = Geopend(*gevonden)
    wij = systeem(geopend.swv_id, dag)
    with bereik(wij, reden="uitnodiging_openen", using="leeslog"):
        rijen = Uitnodiging.objects.using("leeslog").filter(pk=geopend.uitnodiging_id)
        geteld = rijen.filter(pogingen__lt=POGINGEN_HOOGSTENS).update(pogingen=F("pogingen") + 1)
    with bereik(wij, reden="uitnodiging_openen"):
        uitnodiging = Uitnodiging.objects.get(pk=geopend.uitnodiging_id)
        weigering = weigering_van(_stand(uitnodiging, dag, geteld), dag, geboortedatum)
    if not geteld or weigering is not None:
        raise NuNietMogelijk(WERKT_NIET)
    with bereik(wij, reden="uitnodiging_openen", using="leeslog"):
        Uitnodiging.objects.using("leeslog").filter(pk=geopend.uitnodiging_id).update(pogingen=0)
    return geopend


def deelname_bij(geopend: Geopend, dag: date) -> Deelname:
    """What an opened uitnodiging is for; NuNietMogelijk when it no longer works."""
    with bereik(systeem(geopend.swv_id, dag)):
        uitnodiging = _geldig(geopend, dag)
        persoon = _persoon_id(uitnodiging)
        wie = uitnodiging.leerling if uitnodiging.partij is None else uitnodiging.partij.persoon
        return Deelname(
            leerling=uitnodiging.leerling.voornaam,
            naam=str(wie),
            is_leerling=uitnodiging.partij is None,
            account_id=_account_van(persoon) if persoon else None,
        )


def uitnodiging_gebruiken(
    *, geopend: Geopend, dag: date, gebruiker: Gebruiker | None = None, email: str = "", wachtwoord_hash: str = ""
) -> Gebruiker:
    """Let an account act as the invited person: `gebruiker`, or a new one with this address and password.

    NuNietMogelijk when the uitnodiging no longer works, the address is taken, or the account is not of this person.
    """
    with transaction.atomic(), bereik(systeem(geopend.swv_id, dag), reden="uitnodiging_gebruiken") as wij:
        uitnodiging = _geldig(geopend, dag, vergrendel=True)
        if gebruiker is None:
            gebruiker = account_maken(
                actor=wij, email=email, persoon=_persoon_voor_account(uitnodiging), wachtwoord_hash=wachtwoord_hash
            )
        else:
            _eis_koppelbaar(uitnodiging, gebruiker)
        rol = Rol.LEERLING if uitnodiging.partij is None else Rol.OUDER
        partij = uitnodiging.partij or Partij.objects.get(persoon_id=gebruiker.persoon_id)
        if not Lidmaatschap.objects.filter(geldig_op(dag), gebruiker_id=gebruiker.pk, rol=rol, partij=partij).exists():
            lidmaatschap_toekennen(actor=wij, gebruiker=gebruiker, rol=rol, partij=partij, swv=uitnodiging.swv, van=dag)
        leerling = uitnodiging.leerling
        if uitnodiging.partij is None and leerling.persoon_id != gebruiker.persoon_id:
            leerling.persoon_id = gebruiker.persoon_id
            leerling.save(update_fields=["persoon"])
        gezin_bijwerken(wij, leerling)
        uitnodiging.gebruikt_op = nu()
        uitnodiging.save(update_fields=["gebruikt_op"])
        naam = str(leerling if uitnodiging.partij is None else uitnodiging.partij.persoon)
        wie = Actor(rol=rol, vandaag=dag, gebruiker_id=gebruiker.pk, naam=naam)
        leg_vast(wie, uitnodiging.dossier, "uitnodiging.gebruikt", veldgroep=Veldgroep.CONTACT)
        return gebruiker


def _geldig(geopend: Geopend, dag: date, *, vergrendel: bool = False) -> Uitnodiging:
    rijen = Uitnodiging.objects.select_related("leerling", "partij__persoon", "swv", "dossier")
    if vergrendel:
        rijen = rijen.select_for_update(of=("self",))
    uitnodiging: Uitnodiging | None = rijen.filter(pk=geopend.uitnodiging_id).first()
    if uitnodiging is None or weigering_van(_stand(uitnodiging, dag, 0), dag, uitnodiging.leerling.geboortedatum):
        raise NuNietMogelijk(WERKT_NIET)
    return uitnodiging


def _stand(uitnodiging: Uitnodiging, dag: date, geteld: int) -> Uitnodigingsstand:
    """The facts of the rule; `geteld` is the attempt under way, which does not count against itself."""
    partij = uitnodiging.partij
    gezag = Gezag.objects.filter(geldig_op(dag), leerling_id=uitnodiging.leerling_id, partij=partij).first()
    return Uitnodigingsstand(
        wie=Genodigde(
            geboortedatum=uitnodiging.leerling.geboortedatum,
            is_leerling=partij is None,
            is_persoon=partij is None or partij.soort == PartijSoort.PERSOON,
            gezag_tot=gezag.tot if gezag else None,
        ),
        laatste_dag=uitnodiging.laatste_dag,
        gebruikt_op=uitnodiging.gebruikt_op,
        ingetrokken_op=uitnodiging.ingetrokken_op,
        pogingen=uitnodiging.pogingen - geteld,
    )


def _persoon_id(uitnodiging: Uitnodiging) -> int | None:
    persoon_id: int | None = (uitnodiging.partij or uitnodiging.leerling).persoon_id
    return persoon_id


def _account_van(persoon_id: int) -> int | None:
    return Gebruiker.objects.filter(persoon_id=persoon_id).values_list("pk", flat=True).first()


def _persoon_voor_account(uitnodiging: Uitnodiging) -> NieuwePersoon | int:
    """Who the new account is for; NuNietMogelijk when that person has one already."""
    persoon_id = _persoon_id(uitnodiging)
    if persoon_id is None:
        leerling = uitnodiging.leerling
        return NieuwePersoon(leerling.voornaam, leerling.achternaam, leerling.tussenvoegsel)
    if _account_van(persoon_id) is not None:
        raise NuNietMogelijk("U hebt al een account. Meld u daarmee aan.")
    return persoon_id


def _eis_koppelbaar(uitnodiging: Uitnodiging, gebruiker: Gebruiker) -> None:
    """The account is this person's own, or of somebody who takes part in the same way and in no other.

    So no coordinator or member of an SWV becomes a parent under the account of the work, no child its own parent, and
    nobody two parents of one child: who takes the letter of the other would sign for both and read both addresses.
    """
    niet_hiermee = NuNietMogelijk(
        "Deze uitnodiging past niet bij het account waarmee u bent aangemeld. Meld u af, en gebruik uw eigen account of"
        " maak er een."
    )
    persoon_id = _persoon_id(uitnodiging)
    account_id = _account_van(persoon_id) if persoon_id else None
    if account_id is not None:
        if account_id != gebruiker.pk:
            raise niet_hiermee
        return
    rijen = Lidmaatschap.objects.using("aanmelden").filter(gebruiker_id=gebruiker.pk)
    als = Rol.LEERLING if uitnodiging.partij is None else Rol.OUDER
    if not set(rijen.values_list("rol", flat=True)) <= {als}:
        raise niet_hiermee
    leerling = uitnodiging.leerling
    namens = list(rijen.values_list("partij_id", flat=True))
    eigen = Q(partij__persoon_id=gebruiker.persoon_id) | Q(partij_id__in=namens)
    heeft_gezag = Gezag.objects.filter(eigen, leerling=leerling).exists()
    if gebruiker.persoon_id == leerling.persoon_id or heeft_gezag:
        raise niet_hiermee
