"""What the SWV has to tell the applicant and the parents about the term, as a message in the dossier and a mail.

The law asks to tell (Awb 4:5, 4:14, 4:15), not for a letter: see ADR 0012. The system writes, in the name of who acted:
a chair reads no messages, and nobody of the bureau can write such a message by hand.
"""

from datetime import date

from aanvragen.choices import Lezers, Mededeling
from aanvragen.mails import meld_gezin, meld_ouders, meld_school
from aanvragen.models import Bericht, Opschorting, Termijnbericht
from swv.kern.kalender.klok import nu
from swv.kern.termijnen.opschorting import EEN_DAG
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.datums import datum_lang


def meld_aanvulverzoek(actor: Actor, dossier: Dossier, verzoek: Opschorting) -> None:
    """The request for additions: to the school what and until when, to the parents what it means (RCH-02, RCH-03)."""
    uiterlijk, stil_vanaf = datum_lang(verzoek.hersteltermijn), datum_lang(verzoek.gevraagd_op + EEN_DAG)
    school = (
        f"Wij vragen u om deze aanvraag aan te vullen, uiterlijk op {uiterlijk}. Dit is er nodig:\n\n{verzoek.wat}\n\n"
        f"Vanaf {stil_vanaf} staat de termijn voor het besluit stil, tot u de aanvulling instuurt of tot en met"
        f" {uiterlijk}. Vult u niet op tijd aan, dan kunnen wij besluiten om de aanvraag niet te behandelen (artikel"
        " 4:5 van de Algemene wet bestuursrecht)."
    )
    ouders = (
        f"De aanvraag is nog niet volledig. Wij hebben de school gevraagd om haar aan te vullen, uiterlijk op"
        f" {uiterlijk}. U hoeft zelf niets op te sturen: dat doet de school. Wat er ontbreekt, leest u in het dossier"
        f" bij 'Gevraagde aanvullingen'.\n\nZolang de school aanvult, staat de tijd stil waarin wij moeten besluiten."
        f" Dat begint op {stil_vanaf}. Het besluit kan daardoor later komen. De dag staat in het dossier."
    )
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="aanvulling_vragen"):
        _schrijf(actor, dossier, Mededeling.AANVULLING, Lezers.SCHOOL, school)
        _schrijf(actor, dossier, Mededeling.AANVULLING, Lezers.OUDERS, ouders)
        meld_school(dossier, "aanvulling_gevraagd", actor.vandaag)
        meld_ouders(dossier, "bericht_ontvangen", actor.vandaag)


def meld_verdaging(actor: Actor, dossier: Dossier, bericht: Termijnbericht) -> None:
    """That the besluit comes later, until when at the latest, and why (RCH-05, Awb 4:14)."""
    tekst = (
        f"Het besluit over deze aanvraag komt later dan eerst gezegd: uiterlijk op {datum_lang(bericht.tot)}."
        f"\n\nWaarom: {bericht.reden}\n\nU hoeft hiervoor niets te doen."
    )
    _meld_termijn(actor, dossier, Mededeling.VERDAGING, tekst)


def meld_stilstand(actor: Actor, dossier: Dossier, bericht: Termijnbericht, *, uiterste_dag: date | None) -> None:
    """That the term stands still, on what ground and until when, and the new last day (RCH-04, Awb 4:15)."""
    van = datum_lang(bericht.van) if bericht.van else ""
    nieuw = f"\n\nHet besluit is er nu uiterlijk op {datum_lang(uiterste_dag)}." if uiterste_dag else ""
    tekst = (
        f"De termijn voor het besluit staat stil van {van} tot {datum_lang(bericht.tot)}. De reden:"
        f" {bericht.get_soort_display()}.\n\n{bericht.reden}{nieuw}\n\nU hoeft hiervoor niets te doen."
    )
    _meld_termijn(actor, dossier, Mededeling.STILSTAND, tekst)


def _meld_termijn(actor: Actor, dossier: Dossier, soort: Mededeling, tekst: str) -> None:
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="mededeling"):
        _schrijf(actor, dossier, soort, Lezers.ALLEN, tekst)
        meld_school(dossier, "termijn_gewijzigd", actor.vandaag)
        meld_gezin(dossier, "termijn_gewijzigd", actor.vandaag)


def _schrijf(actor: Actor, dossier: Dossier, soort: Mededeling, lezers: Lezers, tekst: str) -> None:
    Bericht.objects.create(
        dossier=dossier,
        afzender_id=actor.eigen_persoon_id,
        naam=f"{actor.naam} ({actor.rol_label})",
        zichtbaar_voor=lezers,
        mededeling=soort,
        tekst=tekst,
        op=nu(),
    )
