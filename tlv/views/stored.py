"""A besluit as it was stored: what was decided, known and explained on its day, and whether nothing of it changed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.weergave.view import actor_van, haal, pagina
from tlv.models import Besluit, Besluitgrond, Besluittekst
from tlv.selectors import besluiten_van, controlegetal_klopt, ontvankelijkheidsgrond_van

TITEL_BIJ_TEKST = {
    "vervanging": "Waarom er een nieuw besluit kwam",
    "motivering": "Motivering",
    "keuze": "Waarom dit besluit, bij verschillende adviezen",
    "afwijking": "Waarom de periode afwijkt van het voorstel",
    "advies": "Advies",
}


@require_GET
def besluit_lezen(request: HttpRequest, besluit_id: int) -> HttpResponse:
    """One besluit of a dossier, in the words of its day, for whoever sees the besluit (TLV-115); some ten queries.

    The texts and the explanation stand behind their own field groups. Who reads all of it also learns whether it still
    fits its controlegetal.
    """
    actor = actor_van(request)
    besluit: Besluit = haal(
        Besluit.objects.zichtbaar_voor(actor).select_related(
            "dossier__leerling", "dossier__swv", "tlv", "vervangen_door", "vervangt"
        ),
        besluit_id,
    )
    inzage_vastleggen(actor, besluit.dossier, "besluit", besluit.pk)
    grond = Besluitgrond.objects.zichtbaar_voor(actor).filter(besluit=besluit).first()
    teksten = dict(Besluittekst.objects.zichtbaar_voor(actor).filter(besluit=besluit).values_list("soort", "tekst"))
    context = {
        "besluit": besluit,
        "tlv": getattr(besluit, "tlv", None),
        "omdat": reden.titel if (reden := ontvankelijkheidsgrond_van(besluit)) else "",
        "vervangen_door": getattr(besluit, "vervangen_door", None),
        "grond": grond,
        "teksten": [(titel, teksten[soort]) for soort, titel in TITEL_BIJ_TEKST.items() if soort in teksten],
        "klopt": controlegetal_klopt(besluit) if grond and teksten and besluit.controlegetal else None,
        "keten": besluiten_van(actor, besluit.dossier),
        "kruimels": kruimelpad(actor, besluit.dossier, "Besluit"),
    }
    return pagina(request, "tlv/besluit.html", context)
