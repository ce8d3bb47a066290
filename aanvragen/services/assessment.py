"""Around the advices: experts assigned by the route, the talk with parents and school, akkoord, notes."""

from collections.abc import Sequence
from typing import cast

from aanvragen.mails import meld_deskundigen
from aanvragen.models import Aanvraag, Akkoord, Notitie, Toewijzing
from aanvragen.rules.deskundigen import Deskundige, toets_deskundigen
from aanvragen.selectors import route_van
from aanvragen.services.act import handelen, verplaats
from swv.kern.beleid.route import Discipline, Stap
from swv.kern.choices import Inzagerol, Rol
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.services import betrek


def beschikbare_deskundigen(actor: Actor, dossier: Dossier) -> list[Lidmaatschap]:
    """The experts of this SWV who hold that lidmaatschap today."""
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(
        geldig_op(actor.vandaag), swv_id=dossier.swv_id, rol=Rol.DESKUNDIGE
    )
    return list(rijen.select_related("persoon__partij", "werkgever").order_by("persoon__achternaam", "pk"))


def deskundigen_toewijzen(*, actor: Actor, dossier_id: int, lidmaatschappen: Sequence[int]) -> Dossier:
    """Assign the experts of the first advice step, in order: the first is the first deskundige (RCH-20..22).

    Refused with the rule named when number, discipline or independence is not as the route asks (ROL-40, ROL-42).
    """
    with handelen(actor, "deskundigen_toewijzen", dossier_id) as dossier:
        stap = route_van(dossier, actor.vandaag).adviesstappen[0]
        gevonden = {lid.pk: lid for lid in beschikbare_deskundigen(actor, dossier)}
        if set(lidmaatschappen) - set(gevonden):
            raise NuNietMogelijk("Kies deskundigen uit de lijst.")
        gekozen = [gevonden[pk] for pk in lidmaatschappen]
        eis_geschikt(dossier, stap, gekozen)
        verplaats(actor, dossier, "deskundigen_toewijzen")
        for volgorde, lid in enumerate(gekozen, start=1):
            wijs_toe(actor, dossier, stap.sleutel, volgorde, lid)
        leg_vast(actor, dossier, "deskundigen.toegewezen", aantal=len(gekozen))
        meld_deskundigen(dossier, "advies_gevraagd", [lid.persoon.partij.pk for lid in gekozen], actor.vandaag)
        return dossier


def wijs_toe(actor: Actor, dossier: Dossier, stap: str, volgorde: int, lid: Lidmaatschap) -> Toewijzing:
    """Give one expert a place in a step, and the dossier to read from today."""
    partij = lid.persoon.partij
    toewijzing = Toewijzing.objects.create(
        dossier=dossier,
        stap=stap,
        volgorde=volgorde,
        deskundige=partij,
        naam=lid.persoon.volledige_naam,
        discipline=lid.discipline,
        werkgever=lid.werkgever,
        toegewezen_op=nu(),
    )
    grond = f"toegewezen als {volgorde}e deskundige"
    betrek(dossier.pk, dossier.swv_id, partij.pk, Inzagerol.DESKUNDIGE, van=actor.vandaag, grond=grond)
    return toewijzing


def eis_geschikt(dossier: Dossier, stap: Stap, gekozen: Sequence[Lidmaatschap]) -> None:
    """Refuse experts who may not advise together in this step, with the rules (ROL-40, ROL-42, RCH-20, RCH-22)."""
    redenen = toets_deskundigen(als_deskundigen(dossier, gekozen), stap, str(dossier.school.bestuur_id))
    if redenen:
        raise GeenRecht(" ".join(f"{reden.tekst} ({reden.regel})" for reden in redenen), redenen[0].regel)


def als_deskundigen(dossier: Dossier, leden: Sequence[Lidmaatschap]) -> list[Deskundige]:
    """What the rules look at in these experts, in the order given (ROL-42); two queries."""
    aanvraag = Aanvraag.objects.get(dossier=dossier)
    adviesteam = set(
        Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.ADVIESTEAM).values_list("partij_id", flat=True)
    )
    deskundigen = []
    for lid in leden:
        betrokken = "indiener" if lid.persoon_id == aanvraag.ingediend_door_id else ""
        if lid.persoon.partij.pk in adviesteam:
            betrokken = "schoolcontactpersoon"
        deskundigen.append(
            Deskundige(
                persoon=str(lid.persoon_id),
                naam=lid.persoon.volledige_naam,
                discipline=cast(Discipline, lid.discipline),
                werkgever=str(lid.werkgever_id) if lid.werkgever_id else None,
                betrokken_als=betrokken,
            )
        )
    return deskundigen


def akkoord_geven(*, actor: Actor, dossier_id: int, toelichting: str = "") -> Akkoord:
    """Give the akkoord that the route asks of this function before the besluit."""
    with handelen(actor, "akkoord_geven", dossier_id) as dossier:
        stap = next(
            (s for s in route_van(dossier, actor.vandaag).stappen if s.soort == "akkoord" and s.wie.rol == actor.rol),
            None,
        )
        if stap is None:
            raise GeenRecht("In deze route wordt van uw functie geen akkoord gevraagd.")
        akkoord, _ = Akkoord.objects.get_or_create(
            dossier=dossier,
            stap=stap.sleutel,
            defaults={
                "door_id": actor.eigen_persoon_id,
                "naam": actor.naam,
                "op": nu(),
                "toelichting": toelichting.strip(),
            },
        )
        leg_vast(actor, dossier, "akkoord.gegeven", stap=stap.sleutel)
        return akkoord


def notitie_toevoegen(*, actor: Actor, dossier_id: int, tekst: str) -> Notitie:
    """Add an internal note: bureau and experts read it, school and parents never."""
    if not tekst.strip():
        raise NuNietMogelijk("Schrijf eerst een notitie.")
    with handelen(actor, "notitie_toevoegen", dossier_id) as dossier:
        return noteer(actor, dossier, tekst.strip())


def noteer(actor: Actor, dossier: Dossier, tekst: str) -> Notitie:
    """Write an internal note as part of another act."""
    return Notitie.objects.create(
        dossier=dossier,
        auteur_id=actor.eigen_persoon_id,
        naam=f"{actor.naam} ({actor.rol_label})",
        tekst=tekst,
        op=nu(),
    )
