"""Sending what is in the outbox: each mail once, as far as SMTP allows, and never lost.

The row is locked while the server takes the mail, and marked in the same transaction: who comes second skips it. Only
when a worker dies between the answer of the server and the commit does a mail go out again; it then bears the same
Message-ID, by which mail servers recognise it. A server that is away costs a growing pause and nothing else.
"""

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections, transaction
from django.db.models import Q

from swv.kern.berichten.models import TE_VERSTUREN, Mail
from swv.kern.berichten.services import momenten_van, volgende_samenvatting
from swv.kern.berichten.soorten import mailsoort
from swv.kern.berichten.teksten import Mailtekst, mailtekst, uitnodigingstekst
from swv.kern.choices import Mailmoment
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.personen.models import Contactgegevens, Gebruiker
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.uitnodigingen.models import Uitnodiging
from swv.kern.uitnodigingen.services import code_geven

logger = logging.getLogger(__name__)

EERSTE_WACHTTIJD, LANGSTE_WACHTTIJD = timedelta(minutes=1), timedelta(hours=1)
GEEF_OP_NA = timedelta(days=7)  # what a mail says after a week is no news to anybody


def mail_versturen(*, actor: Actor, mail_id: int) -> bool:
    """Send one direct mail; False when there is nothing to send, or the server did not take it."""
    return _verstuur(_vergrendel(actor, pk=mail_id, direct=True))


def samenvatting_versturen(*, actor: Actor, gebruiker_id: int) -> bool:
    """Send a user one mail about all that waits for the digest: that of today, and of days on which it failed."""
    return _verstuur(_vergrendel(actor, gebruiker_id=gebruiker_id, direct=False))


def _vergrendel(actor: Actor, **filters: object) -> list[Mail]:
    """The mails that are due and that no other worker holds, until the end of the transaction."""
    zet_reden("mail_versturen")
    rijen = Mail.objects.zichtbaar_voor(actor).filter(TE_VERSTUREN, versturen_vanaf__lte=nu(), **filters)
    return list(rijen.select_for_update(of=("self",), skip_locked=True).order_by("pk"))


def _verstuur(mails: Sequence[Mail]) -> bool:
    if not mails:
        return False
    eerste = mails[0]
    if eerste.uitnodiging_id is not None:
        return _verstuur_uitnodiging(eerste, eerste.uitnodiging_id)
    gebruiker = Gebruiker.objects.filter(pk__in=[eerste.gebruiker_id], is_active=True).first()
    mails = _naar_keuze(gebruiker, mails) if gebruiker else mails
    if not mails:
        return False
    if gebruiker is None:
        _werk_bij(mails, vervallen_op=nu(), storing="geen actief account")
        return False
    if not gebruiker.demo:  # nobody reads the mailbox of a demo account; a page of the demo shows what it would get
        try:
            _bericht(mails, gebruiker.email).send()
        except (SMTPException, OSError) as fout:
            _stel_uit(mails, fout)
            return False
    _werk_bij(mails, verzonden_op=nu(), storing="")
    return True


def _naar_keuze(gebruiker: Gebruiker, mails: Sequence[Mail]) -> Sequence[Mail]:
    """What goes out now, by what the user chose last: the rest lapses, or waits for the digest. One query."""
    keuzes = momenten_van({gebruiker.pk}, {mail.soort for mail in mails})
    nu_weg: list[Mail] = []
    for mail in mails:
        moment = mailsoort(mail.soort).moment_na(keuzes.get((gebruiker.pk, mail.soort)))
        if moment == Mailmoment.NIET:
            _werk_bij([mail], vervallen_op=nu(), storing="wil hierover geen mail")
        elif mail.direct and moment == Mailmoment.SAMENVATTING:
            _werk_bij([mail], direct=False, versturen_vanaf=volgende_samenvatting(nu()))
        else:
            nu_weg.append(mail)
    return nu_weg


def _verstuur_uitnodiging(mail: Mail, uitnodiging_id: int) -> bool:
    """To the address in the contactgegevens of that moment; what fails to go out leaves no code behind."""
    geldig = Uitnodiging.objects.filter(gebruikt_op=None, ingetrokken_op=None, laatste_dag__gte=vandaag())
    uitnodiging = geldig.select_for_update(of=("self",)).filter(pk=uitnodiging_id).first()
    if uitnodiging is None:
        _werk_bij([mail], vervallen_op=nu(), storing="geen open uitnodiging")
        return False
    van = Q(partij__isnull=True) if uitnodiging.partij_id is None else Q(partij_id=uitnodiging.partij_id)
    contact = Contactgegevens.objects.filter(van, leerling_id=uitnodiging.leerling_id)
    adres = contact.exclude(email="").values_list("email", flat=True).first()
    if adres is None:
        _werk_bij([mail], vervallen_op=nu(), storing="geen e-mailadres")
        return False
    try:
        with transaction.atomic():
            inhoud = uitnodigingstekst(uitnodiging, code_geven(uitnodiging))
            # Sent again it has another code, so mail servers must not take it for the same mail.
            _naar(adres, inhoud, f"{mail.pk}-{secrets.token_hex(8)}").send()
    except (SMTPException, OSError) as fout:
        _stel_uit([mail], fout)
        return False
    _werk_bij([mail], verzonden_op=nu(), storing="")
    return True


def _bericht(mails: Sequence[Mail], adres: str) -> EmailMessage:
    nummer = "-".join(str(deel) for deel in (mails[0].pk, mails[-1].pk, len(mails)))
    return _naar(adres, mailtekst(mails), nummer)


def _naar(adres: str, inhoud: Mailtekst, nummer: str) -> EmailMessage:
    domein = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    koppen = {"Message-ID": f"<mail-{nummer}@{domein}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(inhoud.onderwerp, inhoud.tekst, to=[adres], headers=koppen)


def _stel_uit(mails: Sequence[Mail], fout: Exception) -> None:
    """Try again after a pause that doubles; give up on what is too old to be news. No address in the log."""
    oudste = min(mail.aangemaakt_op for mail in mails)
    pogingen = max(mail.pogingen for mail in mails) + 1
    storing = _omschrijving(fout)
    logger.warning("mail %s niet verstuurd (poging %s): %s", mails[0].pk, pogingen, storing)
    if nu() - oudste > GEEF_OP_NA:
        te_oud = [mail for mail in mails if nu() - mail.aangemaakt_op > GEEF_OP_NA]
        _werk_bij(te_oud, vervallen_op=nu(), pogingen=pogingen, storing=storing)
        mails = [mail for mail in mails if mail not in te_oud]
    _werk_bij(mails, versturen_vanaf=nu() + wachttijd_na(pogingen), pogingen=pogingen, storing=storing)


def wachttijd_na(pogingen: int) -> timedelta:
    """How long to wait after so many failures: 1, 2, 4, … minutes, an hour at most."""
    verdubbeld: int = 2 ** min(pogingen - 1, 10)
    return min(EERSTE_WACHTTIJD * verdubbeld, LANGSTE_WACHTTIJD)


def _omschrijving(fout: Exception) -> str:
    """What went wrong, without the address that the answer of a server may repeat."""
    naam = type(fout).__name__
    if isinstance(fout, SMTPRecipientsRefused):
        return f"{naam} {' '.join(str(code) for code, _ in fout.recipients.values())}"[:120]
    if isinstance(fout, SMTPResponseException):
        return f"{naam} {fout.smtp_code}"
    return naam


def _werk_bij(mails: Sequence[Mail], **velden: object) -> None:
    Mail.objects.filter(pk__in=[mail.pk for mail in mails]).update(**velden)


def te_versturen(voor: datetime, *, hoogstens: int = 500) -> list[tuple[int, int, int | None, bool]]:
    """(mail, SWV, user if any, direct) of mails that are due and were last offered before `voor`, over all SWVs.

    Runs as the sweep role, which sees these few columns and marks what it offers. What a worker holds is skipped: a
    slow mail server does not hold up the sweep.
    """
    with connections["veeg"].cursor() as cursor:
        cursor.execute(
            """
            update kern_mail set aangeboden_op = %(nu)s
            where id in (
                select id from kern_mail
                where verzonden_op is null and vervallen_op is null
                  and versturen_vanaf <= %(nu)s and aangeboden_op < %(voor)s
                order by gebruiker_id, id limit %(hoogstens)s for update skip locked)
            returning id, swv_id, gebruiker_id, direct
            """,
            {"nu": nu(), "voor": voor, "hoogstens": hoogstens},
        )
        return [(int(mail), int(swv), wie, bool(direct)) for mail, swv, wie, direct in cursor.fetchall()]
