"""Putting mails in the outbox, inside the transaction of the act: without the act there is no mail."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from swv.kern.berichten.models import Mail
from swv.kern.berichten.soorten import mailsoort
from swv.kern.kalender.klok import nu
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.uitnodigingen.models import Uitnodiging

SAMENVATTING_OM = time(7)


def mail_klaarzetten(
    *, gebruiker_id: int, swv_id: int, soort: str, dossier_id: int | None = None, direct: bool = False
) -> Mail:
    """Tell one user of something: in the digest of the day, or at once with `direct`, for what cannot wait.

    Raises KeyError for a kind that nobody registered.
    """
    (mail,) = mails_klaarzetten(
        gebruikers=[gebruiker_id], swv_id=swv_id, soort=soort, dossier_id=dossier_id, direct=direct
    )
    return mail


def mails_klaarzetten(
    *, gebruikers: Iterable[int], swv_id: int, soort: str, dossier_id: int | None = None, direct: bool = False
) -> list[Mail]:
    """The same for several users, each once. The system writes: whoever acts need not see who else is told."""
    moment = nu()
    naam = mailsoort(soort).naam
    vanaf = moment if direct else volgende_samenvatting(moment)
    with bereik(systeem(swv_id, moment.date()), reden="mail_klaarzetten"):
        mails = [
            Mail.objects.create(
                gebruiker_id=gebruiker_id,
                swv_id=swv_id,
                dossier_id=dossier_id,
                soort=naam,
                direct=direct,
                aangemaakt_op=moment,
                versturen_vanaf=vanaf,
                aangeboden_op=moment,
            )
            for gebruiker_id in dict.fromkeys(gebruikers)
        ]
    if direct:
        for mail in mails:
            na_vastlegging("mail_versturen", mail.pk, swv_id)
    return mails


def uitnodiging_klaarzetten(uitnodiging: Uitnodiging) -> Mail:
    """Send an uitnodiging at once; its code is made when the mail goes out, and stands nowhere before."""
    moment = nu()
    with bereik(systeem(uitnodiging.swv_id, moment.date()), reden="uitnodiging_klaarzetten"):
        mail = Mail.objects.create(
            uitnodiging=uitnodiging,
            swv_id=uitnodiging.swv_id,
            dossier_id=uitnodiging.dossier_id,
            soort="uitnodiging",
            direct=True,
            aangemaakt_op=moment,
            versturen_vanaf=moment,
            aangeboden_op=moment,
        )
    na_vastlegging("mail_versturen", mail.pk, mail.swv_id)
    return mail


def volgende_samenvatting(moment: datetime) -> datetime:
    """The next moment at which digests go out: seven in the morning, once a day."""
    vandaag = datetime.combine(moment.date(), SAMENVATTING_OM, tzinfo=moment.tzinfo)
    return vandaag if moment < vandaag else vandaag + timedelta(days=1)
