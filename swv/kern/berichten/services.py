"""Putting mails in the outbox, inside the transaction of the act: without the act there is no mail. And each user's
own choice of when to be told of what."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from swv.kern.berichten.models import Mail, Mailkeuze
from swv.kern.berichten.soorten import mailsoort
from swv.kern.choices import Mailmoment
from swv.kern.kalender.klok import nu
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.uitnodigingen.models import Uitnodiging

SAMENVATTING_OM = time(7)


def mail_klaarzetten(*, gebruiker_id: int, swv_id: int, soort: str, dossier_id: int | None = None) -> Mail:
    """Tell one user of something, when that user wants to be told of this kind.

    Raises KeyError for a kind that nobody registered.
    """
    (mail,) = mails_klaarzetten(gebruikers=[gebruiker_id], swv_id=swv_id, soort=soort, dossier_id=dossier_id)
    return mail


def mails_klaarzetten(
    *, gebruikers: Iterable[int], swv_id: int, soort: str, dossier_id: int | None = None
) -> list[Mail]:
    """The same for several users, each once. The system writes: whoever acts need not see who else is told.

    Who wants no mail of this kind gets a row too: it lapses when it would be sent, so that a choice made before that
    hour still counts, and the log of what was told is whole.
    """
    moment = nu()
    kind = mailsoort(soort)
    wie = list(dict.fromkeys(gebruikers))
    keuzes = momenten_van(wie, [soort])
    with bereik(systeem(swv_id, moment.date()), reden="mail_klaarzetten"):
        mails = []
        for gebruiker_id in wie:
            direct = kind.moment_na(keuzes.get((gebruiker_id, soort))) == Mailmoment.METEEN
            mail = Mail.objects.create(
                gebruiker_id=gebruiker_id,
                swv_id=swv_id,
                dossier_id=dossier_id,
                soort=kind.naam,
                direct=direct,
                aangemaakt_op=moment,
                versturen_vanaf=moment if direct else volgende_samenvatting(moment),
                aangeboden_op=moment,
            )
            mails.append(mail)
            if direct:
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


def momenten_van(gebruikers: Iterable[int], soorten: Iterable[str]) -> dict[tuple[int, str], str]:
    """(user, kind) → what that user chose; one query.

    Over the sign-in role, as whom a mail is for is: the system of an SWV sees no account of another SWV.
    """
    rijen = Mailkeuze.objects.using("aanmelden").filter(gebruiker_id__in=list(gebruikers), soort__in=list(soorten))
    return {(wie, soort): moment for wie, soort, moment in rijen.values_list("gebruiker_id", "soort", "moment")}


def meldingen_kiezen(*, actor: Actor, keuzes: Mapping[str, str]) -> None:
    """Choose per kind when to be told: kind → moment. For the own account, in every role and SWV.

    Refused when a kind is switched off that has to be told. Raises KeyError for an unknown kind.
    """
    if actor.gebruiker_id is None:
        raise NuNietMogelijk("Meld u eerst aan. Daarna kunt u kiezen waarover u mail krijgt.")
    for naam, moment in keuzes.items():
        kind = mailsoort(naam)
        if moment not in kind.keuzes:
            raise NuNietMogelijk(f"'{kind.kort}' kunt u zo niet kiezen. {kind.verplicht}".strip())
    zet_reden("meldingen_kiezen")
    eigen = Mailkeuze.objects.zichtbaar_voor(actor).filter(gebruiker_id=actor.gebruiker_id)
    bestaand = {keuze.soort: keuze for keuze in eigen}
    for naam, moment in keuzes.items():
        keuze = bestaand.get(naam)
        if keuze is None:
            Mailkeuze.objects.create(gebruiker_id=actor.gebruiker_id, soort=naam, moment=moment)
        elif keuze.moment != moment:
            keuze.moment = moment
            keuze.save(update_fields=["moment"])
