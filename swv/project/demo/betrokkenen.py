"""Others in a demo dossier: the adviesteam that was consulted, the receiving VSO school, an outsider with a share."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from aanvragen.services.sharing import adviesteam_raadplegen, school_betrekken, voorziening_betrekken
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.services import dossier_delen
from swv.project.demo.rolverdeling import als
from swv.project.demo.schema import Delingplan
from swv.project.demo.tijd import dagen_terug
from tlv.models import Toelaatbaarheidsverklaring
from tlv.services.register import Bestemming, overstap_vastleggen

if TYPE_CHECKING:
    from swv.project.demo.verloop import Verloop

MIDDAG = time(14, 30)
EEN_JAAR = timedelta(days=365)


def betrek_anderen(verloop: Verloop) -> None:
    """Let in whomever the plan names, by the secretariaat."""
    dossier, secretariaat = verloop.dossier, verloop.medewerker("secretariaat")
    if verloop.plan.adviesteam:
        adviseur = verloop.medewerker("adviesteam").lidmaatschap_id or 0
        with verloop.doe(secretariaat, "volledig") as actor:
            adviesteam_raadplegen(
                actor=actor,
                dossier_id=dossier.pk,
                wie=adviseur,
                tot=verloop.vandaag + timedelta(weeks=6),
                grond="om advies gevraagd",
            )
    if verloop.plan.voorziening:
        voorziening = verloop.organisaties.partij("opdc", verloop.swv.sleutel).voorziening_id or 0
        with verloop.doe(secretariaat, "volledig") as actor:
            voorziening_betrekken(
                actor=actor,
                dossier_id=dossier.pk,
                wie=voorziening,
                tot=verloop.vandaag + EEN_JAAR,
                grond="leerling van de voorziening",
            )
    if verloop.plan.ontvanger:
        with verloop.doe(secretariaat, "verzonden") as actor:
            school_betrekken(
                actor=actor,
                dossier_id=dossier.pk,
                wie=verloop.organisaties.scholen[verloop.plan.ontvanger].pk,
                tot=verloop.vandaag + EEN_JAAR,
                grond="ontvangende school na toekenning",
            )
    if verloop.plan.vso:
        school = verloop.organisaties.scholen[verloop.plan.vso]
        with verloop.doe(secretariaat, "verzonden") as actor:
            begin = Toelaatbaarheidsverklaring.objects.get(dossier=dossier).ingangsdatum
            overstap_vastleggen(actor=actor, dossier_id=dossier.pk, naar=Bestemming(school.pk), datum=begin)
    if verloop.plan.deling:
        _deel(verloop, verloop.plan.deling)


def _deel(verloop: Verloop, plan: Delingplan) -> None:
    dag = dagen_terug(verloop.vandaag, plan.van)
    tot = verloop.vandaag - timedelta(days=plan.tot)
    moment = datetime.combine(dag, MIDDAG, tzinfo=AMSTERDAM)
    gebruiker = verloop.rollen.accounts(verloop.swv).gebruikers[plan.met]
    with als(verloop.medewerker("secretariaat"), moment) as actor:
        dossier_delen(
            actor=actor,
            dossier=verloop.dossier,
            gebruiker_id=gebruiker.pk,
            partij_id=_persoonspartij(verloop, plan.met),
            van=dag,
            tot=tot,
            reden=plan.reden,
            veldgroepen=plan.veldgroepen,
        )


def _persoonspartij(verloop: Verloop, account: str) -> int:
    """The own partij of the person behind an account: experts, advisers and outsiders act for themselves."""
    return verloop.medewerker(account).partij_ids[0]
