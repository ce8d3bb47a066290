"""Inviting parents and the pupil to take part online, each apart: by mail or by a letter to print (TLV-60a, INZ-04)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from aanvragen.services.act import handelen
from swv.kern.berichten.services import uitnodiging_klaarzetten
from swv.kern.choices import PartijSoort, Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Contactgegevens, Gezag, Leerling, Lidmaatschap
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.uitnodigingen.models import Uitnodiging, Uitnodigingskanaal
from swv.kern.uitnodigingen.rules import Bezwaar, Genodigde, bezwaar_tegen_uitnodigen
from swv.kern.uitnodigingen.services import code_geven

BEZWAREN = {
    Bezwaar.INSTELLING: "Een instelling met voogdij doet op papier mee.",
    Bezwaar.GEEN_GEZAG: "Deze persoon heeft geen gezag meer.",
    Bezwaar.TE_JONG: "De leerling doet mee vanaf 12 jaar.",
    Bezwaar.HEEFT_ACCOUNT: "Doet al online mee.",
}


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Somebody who can take part: who, what stands in the way, and the uitnodiging that was made last."""

    partij_id: int | None
    naam: str
    relatie: str
    bezwaar: Bezwaar | None
    heeft_mail: bool
    contact: Contactgegevens | None
    laatste: Uitnodiging | None

    @property
    def uitleg(self) -> str:
        """Why this person cannot be invited; empty when that is possible."""
        return BEZWAREN[self.bezwaar] if self.bezwaar else ""

    @property
    def doet_mee(self) -> bool:
        """Whether this person has an account."""
        return self.bezwaar == Bezwaar.HEEFT_ACCOUNT

    @property
    def open(self) -> Uitnodiging | None:
        """The uitnodiging that waits for an answer."""
        rij = self.laatste
        return rij if rij and rij.gebruikt_op is None and rij.ingetrokken_op is None else None


@dataclass(frozen=True, slots=True)
class GemaakteUitnodiging:
    """A new uitnodiging; `code` only for a letter, and only here: nobody can read it afterwards."""

    uitnodiging: Uitnodiging
    deelnemer: Deelnemer
    code: str


def deelnemers_van(actor: Actor, dossier: Dossier) -> list[Deelnemer]:
    """Those with gezag today and the leerling, as far as the actor sees them; seven queries.

    Whether there is an account or a mail address is read without showing which: an address may be secret (OPEN-82).
    """
    leerling = dossier.leerling
    contacten = {rij.partij_id: rij for rij in Contactgegevens.objects.zichtbaar_voor(actor).filter(leerling=leerling)}
    laatste: dict[int | None, Uitnodiging] = {}
    for rij in Uitnodiging.objects.van(actor, dossier).order_by("pk"):
        laatste[rij.partij_id] = rij
    with bereik(systeem(dossier.swv_id, actor.vandaag)):
        met_mail = Contactgegevens.objects.filter(leerling=leerling).exclude(email="")
        mail = set(met_mail.values_list("partij_id", flat=True))
    return [
        Deelnemer(
            partij_id=partij_id,
            naam=naam,
            relatie=relatie,
            bezwaar=bezwaar_tegen_uitnodigen(genodigde, actor.vandaag),
            heeft_mail=partij_id in mail,
            contact=contacten.get(partij_id),
            laatste=laatste.get(partij_id),
        )
        for partij_id, naam, relatie, genodigde in _genodigden(actor, leerling)
    ]


def _genodigden(actor: Actor, leerling: Leerling) -> Iterator[tuple[int | None, str, str, Genodigde]]:
    """(partij, name, relation, facts) of each with gezag today, and of the leerling; accounts over the sign-in role."""
    rijen = Gezag.objects.zichtbaar_voor(actor).filter(geldig_op(actor.vandaag), leerling=leerling)
    gezag = list(rijen.select_related("partij__persoon", "partij__instelling").order_by("pk"))
    leden = Lidmaatschap.objects.using("aanmelden").filter(geldig_op(actor.vandaag))
    als_ouder = leden.filter(rol=Rol.OUDER, partij_id__in=[rij.partij_id for rij in gezag])
    ouders = set(als_ouder.values_list("partij_id", flat=True))
    for rij in gezag:
        yield (
            rij.partij_id,
            str(rij.partij.persoon or rij.partij.instelling),
            rij.relatie,
            Genodigde(
                leerling.geboortedatum,
                is_persoon=rij.partij.soort == PartijSoort.PERSOON,
                gezag_tot=rij.tot,
                heeft_account=rij.partij_id in ouders,
            ),
        )
    eigen = leden.filter(rol=Rol.LEERLING, persoon_id=leerling.persoon_id) if leerling.persoon_id else leden.none()
    zelf = Genodigde(leerling.geboortedatum, is_leerling=True, heeft_account=eigen.exists())
    yield None, str(leerling), "leerling", zelf


def uitnodiging_maken(
    *, actor: Actor, dossier_id: int, partij_id: int | None, kanaal: Uitnodigingskanaal
) -> GemaakteUitnodiging:
    """Invite one person; `partij_id` None is the leerling. An earlier uitnodiging of this person stops working.

    NuNietMogelijk when this person cannot be invited, or has no mail address for a mail.
    """
    with handelen(actor, "uitnodiging_maken", dossier_id) as dossier:
        deelnemer = next((wie for wie in deelnemers_van(actor, dossier) if wie.partij_id == partij_id), None)
        if deelnemer is None:
            raise NuNietMogelijk("Kies iemand uit de lijst.")
        if deelnemer.bezwaar is not None:
            raise NuNietMogelijk(f"{deelnemer.naam} kunt u niet uitnodigen. {deelnemer.uitleg}")
        if kanaal == Uitnodigingskanaal.MAIL and not deelnemer.heeft_mail:
            raise NuNietMogelijk(f"Van {deelnemer.naam} is geen e-mailadres bekend. Kies een brief.")
        wij = systeem(dossier.swv_id, actor.vandaag)
        with bereik(wij, reden="uitnodiging_maken"):
            _trek_in(leerling_id=dossier.leerling_id, partij_id=partij_id)
        uitnodiging = Uitnodiging.objects.create(
            swv_id=dossier.swv_id,
            dossier=dossier,
            leerling=dossier.leerling,
            partij_id=partij_id,
            kanaal=kanaal,
            gemaakt_door=f"{actor.naam} ({actor.rol_label})",
            gemaakt_op=nu(),
            laatste_dag=actor.vandaag + timedelta(days=settings.UITNODIGING_DAGEN),
        )
        code = ""
        if kanaal == Uitnodigingskanaal.BRIEF:
            with bereik(wij, reden="uitnodiging_maken"):
                code = code_geven(uitnodiging)
        else:
            uitnodiging_klaarzetten(uitnodiging)
        leg_vast(actor, dossier, "uitnodiging.gemaakt", veldgroep=Veldgroep.CONTACT, naam=deelnemer.naam)
        return GemaakteUitnodiging(uitnodiging, deelnemer, code)


def uitnodiging_intrekken(*, actor: Actor, dossier_id: int, partij_id: int | None) -> None:
    """Withdraw the open uitnodiging of one person, so that its code stops working; without one nothing happens."""
    with handelen(actor, "uitnodiging_intrekken", dossier_id) as dossier:
        deelnemer = next((wie for wie in deelnemers_van(actor, dossier) if wie.partij_id == partij_id), None)
        if _trek_in(dossier=dossier, partij_id=partij_id):
            naam = deelnemer.naam if deelnemer else ""
            leg_vast(actor, dossier, "uitnodiging.ingetrokken", veldgroep=Veldgroep.CONTACT, naam=naam)


def _trek_in(*, partij_id: int | None, **filters: object) -> int:
    van = Q(partij__isnull=True) if partij_id is None else Q(partij_id=partij_id)
    rijen = Uitnodiging.objects.filter(van, gebruikt_op__isnull=True, ingetrokken_op__isnull=True, **filters)
    return rijen.update(ingetrokken_op=nu())
