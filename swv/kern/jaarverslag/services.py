"""Entering a count of pupils, taking back a wrong one, and taking a report away."""

from datetime import date

from django.db import transaction

from swv.kern.jaarverslag.exports import VORMEN
from swv.kern.jaarverslag.models import Jaarverslagdownload, Leerlingtelling
from swv.kern.jaarverslag.perioden import Verslagjaar
from swv.kern.jaarverslag.verslag import Verslag, maak_verslag
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import wie
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.datums import datum_lang


def leerlingtelling_vastleggen(*, actor: Actor, peildatum: date, vo: int, vso: int, bron: str) -> Leerlingtelling:
    """Enter how many pupils there were on a day (VSL-05).

    NuNietMogelijk for a day to come, for no pupil at all, without source, and when that day has a count already.
    """
    eis_swv(actor, "leerlingtelling_vastleggen")
    swv_id = actor.swv_ids[0]
    if peildatum > actor.vandaag:
        raise NuNietMogelijk("Deze dag ligt in de toekomst. Vul een telling in van een dag die is geweest.")
    if vo < 0 or vso < 0 or vo + vso == 0:
        raise NuNietMogelijk("Vul in hoeveel leerlingen er waren; alle twee nul kan niet.")
    if not bron.strip():
        raise NuNietMogelijk("Schrijf op waar de telling vandaan komt, zoals 'DUO, 1 oktober 2025'.")
    with transaction.atomic():
        if Leerlingtelling.objects.filter(swv_id=swv_id, peildatum=peildatum, ingetrokken_op__isnull=True).exists():
            raise NuNietMogelijk(
                f"Er is al een telling van {datum_lang(peildatum)}. Klopt die niet? Trek die eerst in."
            )
        zet_reden("leerlingtelling_vastleggen")
        return Leerlingtelling.objects.create(
            swv_id=swv_id, peildatum=peildatum, vo=vo, vso=vso, bron=bron.strip(), vastgelegd_op=nu()
        )


def leerlingtelling_intrekken(*, actor: Actor, telling_id: int) -> Leerlingtelling:
    """A wrong count no longer counts; it stays to be seen. NietZichtbaar for one of another SWV."""
    eis_swv(actor, "leerlingtelling_intrekken")
    with transaction.atomic():
        rijen = Leerlingtelling.objects.filter(swv_id__in=actor.swv_ids).select_for_update()
        telling = rijen.filter(pk=telling_id).first()
        if telling is None:
            raise NietZichtbaar(f"leerlingtelling {telling_id}")
        if telling.ingetrokken_op is not None:
            raise NuNietMogelijk("Deze telling is al ingetrokken. Ververs de pagina.")
        zet_reden("leerlingtelling_intrekken")
        telling.ingetrokken_op = nu()
        telling.save(update_fields=["ingetrokken_op"])
        return telling


def jaarverslag_downloaden(*, actor: Actor, jaar: Verslagjaar, vorm: str) -> Verslag:
    """The report that goes into a file, and a line in the log that says who took it (VSL-74)."""
    eis_swv(actor, "jaarverslag_downloaden")
    if vorm not in VORMEN:
        raise NuNietMogelijk("Kies Excel, csv of pdf.")
    verslag = maak_verslag(actor, jaar)
    Jaarverslagdownload.objects.create(
        swv_id=actor.swv_ids[0], verslagjaar=f"{jaar.soort}-{jaar.jaar}", vorm=vorm, **wie(actor)
    )
    return verslag
