"""Signing in to a demonstration with one click, and the mail that a demo account would get.

The routes exist in demo mode only, and so do the answers of these views.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from swv.kern.berichten.models import Mail
from swv.kern.berichten.teksten import mailtekst
from swv.kern.personen.models import Gebruiker
from swv.kern.weergave.view import actor_van, pagina
from swv.project.demo.postbus import in_postbus

PER_PAGINA = 25


@login_not_required
@require_POST
def demo_aanmelden(request: HttpRequest) -> HttpResponse:
    """Sign in as a demo account without a password and go to `next` when that is a page of ours.

    404 outside demo mode and for every account that was not made for the demo. Whoever is signed in leaves first,
    so that nothing of one session reaches the next.
    """
    if not settings.DEMO:
        raise Http404
    adres = request.POST.get("email", "").strip().lower().replace("\0", "")
    gebruiker = Gebruiker.objects.filter(email=adres, demo=True, is_active=True).first()
    if gebruiker is None:
        raise Http404
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, gebruiker, method="demo", email=gebruiker.email)
    naar = get_next_redirect_url(request)
    antwoord: HttpResponse = perform_login(request, Login(user=gebruiker, email=gebruiker.email, redirect_url=naar))
    return antwoord


@require_GET
def demo_mail(request: HttpRequest) -> HttpResponse:
    """What the own account would have got by mail, newest first; 404 outside demo mode."""
    if not settings.DEMO:
        raise Http404
    actor = actor_van(request)
    rijen = Mail.objects.zichtbaar_voor(actor).filter(vervallen_op__isnull=True)
    blad = Paginator(rijen.order_by("-versturen_vanaf", "direct", "-pk"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    return pagina(request, "demo/mail.html", {"pagina": blad, "mails": list(_als_mail(blad.object_list))})


@login_not_required
@require_GET
def demo_postbus(request: HttpRequest) -> HttpResponse:
    """Codes and links that went to an address which a visitor typed; 404 outside demo mode."""
    if not settings.DEMO:
        raise Http404
    return pagina(request, "demo/postbus.html", {"mails": in_postbus()})


def _als_mail(rijen: Iterable[Mail]) -> Iterator[dict[str, object]]:
    """One entry per mail as it arrives: a direct one alone, all of one digest together."""

    def samen(mail: Mail) -> tuple[object, ...]:
        return (mail.pk,) if mail.direct else ("samenvatting", mail.versturen_vanaf)

    for _, groep in groupby(rijen, key=samen):
        mails = list(groep)
        yield {"inhoud": mailtekst(mails), "verzonden_op": mails[0].verzonden_op, "vanaf": mails[0].versturen_vanaf}
