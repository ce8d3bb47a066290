"""Writing who is involved in a dossier: the only place where visibility begins and ends."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Exists, OuterRef, Q

from swv.kern.berichten.services import mail_klaarzetten
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import OPEN_EINDE, geldig_op
from swv.kern.personen.models import Gezag, Leerling
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Deling, Dossier
from swv.kern.toegang.rechten import eis

DEELBAAR = (Veldgroep.ONDERWIJS, Veldgroep.MEDISCH, Veldgroep.GEZIN, Veldgroep.ZIENSWIJZE)


def volgend_id(tabel: str) -> int:
    """Draw the id of a row before it is written: under row-level security a row must be visible when it is inserted."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence(%s, 'id'))", [tabel])
        return int(cursor.fetchone()[0])


def betrek(
    dossier_id: int,
    swv_id: int,
    partij_id: int,
    rol: Inzagerol,
    *,
    van: date,
    tot: date = OPEN_EINDE,
    grond: str,
    veldgroepen: Iterable[Veldgroep] | None = None,
) -> Betrokkenheid:
    """Let a partij into a dossier for a period [van, tot), on a stated ground."""
    groepen = None if veldgroepen is None else [str(groep) for groep in veldgroepen]
    return Betrokkenheid.objects.create(
        dossier_id=dossier_id,
        swv_id=swv_id,
        partij_id=partij_id,
        rol=rol,
        van=van,
        tot=tot,
        grond=grond,
        veldgroepen=groepen,
    )


def beeindig(dossier: Dossier, rol: Inzagerol, dag: date) -> int:
    """End every running Betrokkenheid of one kind on `dag` (that day no longer counts); returns how many."""
    lopend = Betrokkenheid.objects.filter(dossier=dossier, rol=rol, tot__gt=dag)
    return lopend.filter(van__lte=dag).update(tot=dag)


def gezin_betrekken(actor: Actor, dossier: Dossier) -> None:
    """Let those with gezag and the leerling (from 12) see the dossier, each until their own end (INZ-04..07).

    The end of gezag, at the latest the 18th birthday, was recorded with the gezag (INZ-21), so no nightly task
    has to take the dossier away from a parent on that day.
    """
    leerling = dossier.leerling
    bekend = set(Betrokkenheid.objects.filter(dossier=dossier).values_list("partij_id", "rol"))
    for gezag in Gezag.objects.filter(geldig_op(actor.vandaag), leerling=leerling).order_by("pk"):
        if (gezag.partij_id, Inzagerol.OUDER.value) not in bekend:
            betrek(
                dossier.pk,
                dossier.swv_id,
                gezag.partij_id,
                Inzagerol.OUDER,
                van=actor.vandaag,
                tot=gezag.tot,
                grond=f"gezag ({gezag.relatie})",
            )
    persoon = leerling.persoon
    if persoon is None or not hasattr(persoon, "partij"):
        return
    grenzen = [verjaardag(leerling.geboortedatum, leeftijd) for leeftijd in (12, 16, 18)]
    rollen = (Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18)
    for rol, begin, einde in zip(rollen, grenzen, (*grenzen[1:], OPEN_EINDE), strict=True):
        van = max(begin, actor.vandaag)
        if van < einde and (persoon.partij.pk, rol.value) not in bekend:
            betrek(dossier.pk, dossier.swv_id, persoon.partij.pk, rol, van=van, tot=einde, grond="eigen dossier")


def gezin_bijwerken(actor: Actor, leerling: Leerling) -> None:
    """Let somebody whose gezag or account was recorded later into the dossiers that the family already reads."""
    al_gelezen = Betrokkenheid.objects.filter(dossier=OuterRef("pk"), rol=Inzagerol.OUDER)
    voorgelegd = Dossier.objects.filter(Exists(al_gelezen) | Q(ingediend_op__isnull=False), leerling=leerling)
    for dossier in voorgelegd.select_related("leerling__persoon").order_by("pk"):
        gezin_betrekken(actor, dossier)


def dossier_delen(
    *,
    actor: Actor,
    dossier: Dossier,
    gebruiker_id: int,
    partij_id: int,
    van: date,
    tot: date,
    reden: str,
    veldgroepen: Iterable[Veldgroep],
) -> Deling:
    """Share one dossier with an outsider for a period and with named field groups (INZ-16)."""
    groepen = list(veldgroepen)
    if tot <= van or set(groepen) - set(DEELBAAR):
        raise NuNietMogelijk("Kies een einddatum na de begindatum en alleen veldgroepen die gedeeld mogen worden.")
    zet_reden("dossier_delen")
    eis(actor, "dossier_delen", dossier)
    betrokkenheid = betrek(
        dossier.pk,
        dossier.swv_id,
        partij_id,
        Inzagerol.DELING,
        van=van,
        tot=tot,
        grond=reden[:120],
        veldgroepen=[Veldgroep.BASIS, *groepen],
    )
    deling = Deling(
        user_id=gebruiker_id,
        permission=Permission.objects.get(content_type__app_label="kern", codename="inzien"),
        content_object=dossier,
        betrokkenheid=betrokkenheid,
        van=van,
        tot=tot,
        reden=reden,
    )
    deling.save(force_insert=True)
    mail_klaarzetten(gebruiker_id=gebruiker_id, swv_id=dossier.swv_id, soort="dossier_gedeeld", dossier_id=dossier.pk)
    leg_vast(actor, dossier, "dossier.gedeeld", tot=tot.isoformat(), veldgroepen=[str(groep) for groep in groepen])
    return deling


def deling_beeindigen(*, actor: Actor, deling: Deling) -> None:
    """End a share from today on."""
    dossier = deling.content_object
    zet_reden("deling_beeindigen")
    eis(actor, "dossier_delen", dossier)
    Deling.objects.filter(pk=deling.pk).update(tot=actor.vandaag)
    Betrokkenheid.objects.filter(pk=deling.betrokkenheid_id).update(tot=actor.vandaag)
    leg_vast(actor, dossier, "deling.beeindigd")
