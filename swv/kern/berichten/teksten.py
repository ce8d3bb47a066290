"""What a mail says: that something is ready, and a link. Never what it is about or about whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from swv.kern.berichten.models import Mail
from swv.kern.berichten.soorten import mailsoort
from swv.kern.uitnodigingen.models import Uitnodiging


@dataclass(frozen=True, slots=True)
class Mailtekst:
    """The subject and the plain text of one mail."""

    onderwerp: str
    tekst: str


def mailtekst(mails: Sequence[Mail]) -> Mailtekst:
    """The text of one direct mail, or of the digest in which these mails go out together."""
    eerste = mails[0]
    soort = mailsoort(eerste.soort)
    if eerste.direct:
        context = {"tekst": soort.tekst, "link": soort.link(eerste.dossier_id), "open": soort.zonder_aanmelden}
        return Mailtekst(soort.onderwerp, render_to_string("kern/mail/direct.txt", context))
    aantallen = Counter(mailsoort(mail.soort).kort for mail in mails)
    tekst = render_to_string("kern/mail/samenvatting.txt", {"aantallen": dict(aantallen), "link": settings.SITE_ADRES})
    return Mailtekst("Er staat iets voor u klaar", tekst)


def uitnodigingstekst(uitnodiging: Uitnodiging, code: str) -> Mailtekst:
    """The mail with the one-time code: whoever finds it still needs the birth date, which is not in it."""
    soort = mailsoort("uitnodiging")
    context = {"tekst": soort.tekst, "link": soort.link(None), "code": code, "laatste_dag": uitnodiging.laatste_dag}
    return Mailtekst(soort.onderwerp, render_to_string("kern/mail/uitnodiging.txt", context))
