"""Making and delivering letters. Every step is safe to run twice; a row lock keeps two workers apart."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connections

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.berichten.ontvangers import coordinatoren_van, personen_van
from swv.kern.berichten.services import mails_klaarzetten
from swv.kern.choices import Inzagerol, Rol
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.letter import BriefOnvolledig
from swv.kern.documenten.letter_lint import eis_brief
from swv.kern.documenten.letter_tekstblokken import TekstblokFout
from swv.kern.documenten.letter_weergave import AfgeschermdInBrief
from swv.kern.documenten.models import STORING_LENGTE, WACHTEND, Bezorging, Brief, Briefversie, Kanaal
from swv.kern.documenten.pdf import PdfFout, maak_pdf, tekst_van, verzegel
from swv.kern.documenten.storage import bewaar, controlegetal
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis

# What is wrong with a letter itself, and not with the machine: somebody has to mend it before it can go out.
BRIEFFOUTEN = (AfgeschermdInBrief, BriefOnvolledig, NietTeBepalen, PdfFout, TekstblokFout)


def brief_klaarzetten(
    dossier: Dossier,
    soort: str,
    ontvanger_id: int,
    ontvangerrol: Inzagerol,
    kanaal: Kanaal,
    *,
    onderwerp_id: int | None = None,
    moment: datetime | None = None,
) -> Brief:
    """Put down that a letter must go out, inside the transaction of the act; a worker makes it after commit.

    `onderwerp_id` is what the letter is about, by its kind: of each subject everybody gets one letter.
    Letters that are put ready together share their `moment`.
    """
    moment = moment or nu()
    brief = Brief.objects.create(
        dossier=dossier,
        swv_id=dossier.swv_id,
        soort=soort,
        onderwerp_id=onderwerp_id,
        ontvanger_id=ontvanger_id,
        ontvangerrol=ontvangerrol,
        kanaal=kanaal,
        aangemaakt_op=moment,
        aangeboden_op=moment,
    )
    na_vastlegging("brief_maken", brief.pk, brief.swv_id)
    return brief


def brief_maken(*, actor: Actor, brief_id: int) -> bool:
    """Make the version for today and, for the portal, deliver it in the same transaction (RCH-15, RCH-16).

    Who receives it and how is judged again today: gezag or consent may have ended since the besluit. False when there
    is nothing to send: another worker has it, it was delivered, today's version exists, or it lapses now. A letter
    that was made for an earlier day and not sent gets a next version; the old one stays and is no longer valid.
    """
    zet_reden("brief_maken")
    brief = (
        Brief.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("dossier__swv", "dossier__leerling", "dossier__school", "ontvanger")
        .filter(WACHTEND, pk=brief_id)
        .first()
    )
    if brief is None or brief.gemaakt_voor == actor.vandaag:
        return False
    kanaal = briefsoort(brief.soort).kanaal(brief, actor.vandaag)
    if kanaal is None:
        _laat_vervallen(actor, brief)
        return False
    gebouwd = briefsoort(brief.soort).bouw(brief, actor.vandaag)
    pdf = maak_pdf(gebouwd.html, titel=gebouwd.titel)
    eis_brief(gebouwd.html, pdf, gebouwd.eisen)
    pdf = verzegel(pdf, brief.dossier.swv.sleutel)
    versie = Briefversie.objects.create(
        brief=brief,
        nummer=brief.versies.count() + 1,
        verzenddatum=actor.vandaag,
        sjabloonversie=gebouwd.sjabloonversie,
        html=gebouwd.html,
        tekst=tekst_van(gebouwd.html),
        sleutel=bewaar(f"brieven/{brief.dossier_id}", pdf, ".pdf"),
        sha256=controlegetal(pdf),
        gemaakt_op=nu(),
    )
    brief.gemaakt_voor, brief.storing, brief.kanaal = actor.vandaag, "", kanaal
    brief.save(update_fields=["gemaakt_voor", "storing", "kanaal"])
    if brief.kanaal == Kanaal.PORTAAL:
        _bezorg(actor, brief, versie)
    return True


def storing_vastleggen(brief_id: int, fout: Exception) -> None:
    """Keep why a letter cannot be made, for the secretariaat to see; the sweep keeps trying (RCH-08)."""
    Brief.objects.filter(WACHTEND, pk=brief_id).update(storing=str(fout)[:STORING_LENGTE])


def _bezorg(actor: Actor, brief: Brief, versie: Briefversie) -> None:
    moment = nu()
    Bezorging.objects.create(brief=brief, versie=versie, kanaal=brief.kanaal, verzonden_op=moment)
    brief.verzonden_op = moment
    brief.save(update_fields=["verzonden_op"])
    leg_vast(actor, brief.dossier, "brief.verzonden", kanaal=brief.kanaal, aan=brief.get_ontvangerrol_display())
    if brief.kanaal == Kanaal.PORTAAL:
        _meld_ontvanger(actor, brief)
    briefsoort(brief.soort).na_bezorging(actor, brief.dossier)
    if Bezorging.objects.filter(brief=brief, retour_op__isnull=False).exists():
        briefsoort(brief.soort).na_retour(actor, brief.dossier)


def _meld_ontvanger(actor: Actor, brief: Brief) -> None:
    """Tell whoever can read the letter in the portal: the coordinators of a school, or the person's own account."""
    if brief.ontvanger.school_id is not None:
        gebruikers = coordinatoren_van(brief.ontvanger.school_id, actor.vandaag)
    else:
        gebruikers = personen_van([brief.ontvanger_id], actor.vandaag, Rol.OUDER, Rol.LEERLING)
    mails_klaarzetten(gebruikers=gebruikers, swv_id=brief.swv_id, soort="brief_klaar", dossier_id=brief.dossier_id)


def _laat_vervallen(actor: Actor, brief: Brief) -> None:
    brief.vervallen_op = nu()
    brief.save(update_fields=["vervallen_op"])
    leg_vast(actor, brief.dossier, "brief.vervallen", aan=brief.get_ontvangerrol_display())
    briefsoort(brief.soort).na_verval(actor, brief.dossier)


def printrun_bevestigen(*, actor: Actor, brief_ids: Sequence[int]) -> int:
    """Record that letters on paper were posted today; the objection term follows this dispatch (RCH-15, RCH-16).

    Refused for a letter whose version bears another date: print today's version first.
    """
    brieven = list(
        Brief.objects.zichtbaar_voor(actor)
        .select_for_update(of=("self",))
        .select_related("dossier")
        .filter(WACHTEND, pk__in=brief_ids, kanaal=Kanaal.PAPIER)
        .order_by("pk")
    )
    if not brief_ids:
        raise NuNietMogelijk("U hebt nog geen brief aangekruist.")
    if not brieven or len(brieven) != len(set(brief_ids)):
        raise NuNietMogelijk("Een van deze brieven is al verzonden of bestaat niet meer. Ververs de lijst.")
    zet_reden("printrun_bevestigen")
    for brief in brieven:
        eis(actor, "printrun_bevestigen", brief.dossier)
        if brief.gemaakt_voor != actor.vandaag:
            raise NuNietMogelijk(
                "Een van deze brieven heeft een andere datum dan vandaag. Er wordt een nieuwe versie gemaakt;"
                " druk die af en bevestig daarna opnieuw (RCH-16)."
            )
        if briefsoort(brief.soort).kanaal(brief, actor.vandaag) is None:
            raise NuNietMogelijk(
                f"Een van deze brieven mag niet meer op de post: {brief.dossier.nummer}. De ontvanger heeft geen recht"
                " meer op de brief. Haal de afdruk uit de stapel."
            )
        _bezorg(actor, brief, brief.versies.latest("nummer"))
    return len(brieven)


def onverzonden_brieven(voor: datetime, *, hoogstens: int = 500) -> list[tuple[int, int]]:
    """(brief, swv) of letters that should have been made and were last offered before `voor`, over all SWVs.

    Runs as the sweep role, which sees these few columns and marks what it offers, so that a long queue does not
    fill up with the same letters again.
    """
    with connections["veeg"].cursor() as cursor:
        cursor.execute(
            """
            update kern_brief set aangeboden_op = %(nu)s
            where id in (
                select id from kern_brief
                where verzonden_op is null and vervallen_op is null and aangeboden_op < %(voor)s
                  and (gemaakt_voor is null or gemaakt_voor < %(vandaag)s)
                order by aangeboden_op limit %(hoogstens)s)
            returning id, swv_id
            """,
            {"nu": nu(), "voor": voor, "vandaag": nu().date(), "hoogstens": hoogstens},
        )
        return [(int(brief), int(swv)) for brief, swv in cursor.fetchall()]
