"""Searching dossiers: one box for names, numbers, schools and birth dates (ADR 0018)."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from aanvragen.selectors import dossiers_in_lijst
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from aanvragen.wording import TOON
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.onderdelen import Kruimel, Status
from swv.kern.weergave.view import actor_van, pagina
from swv.kern.zoeken.bronnen import nummerbronnen, ook_gevonden
from swv.kern.zoeken.selectors import zoek
from swv.kern.zoeken.treffers import Kaart, gevonden_op
from swv.kern.zoeken.vraag import Zoekvraag, lees_vraag

LANGSTE_VRAAG = 100
MEEST = 500
"""More than this nobody reads; another word finds sooner."""
PER_PAGINA = 25


@dataclass(frozen=True, slots=True)
class Zoekregel:
    """One line of what was found, and by what."""

    dossier: Dossier
    status: Status
    gevonden_op: tuple[str, ...]


@require_GET
def zoeken(request: HttpRequest) -> HttpResponse:
    """What the question finds among the dossiers that the reader sees; four queries, however many there are,
    and one for each other list.

    As with the other lists the reading is logged when a dossier is opened (VSL-74).
    """
    actor = actor_van(request)
    eis_swv(actor, "dossiers_zoeken")
    tekst = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LANGSTE_VRAAG]
    vraag = lees_vraag(tekst)
    gevonden = list(zoek(actor, vraag).values_list("pk", flat=True)[: MEEST + 1])
    blad = Paginator(gevonden[:MEEST], PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "zoektekst": tekst,
        "gevraagd": bool(vraag),
        "pagina": blad,
        "te_veel": len(gevonden) > MEEST,
        "meest": MEEST,
        "regels": [_regel(vraag, dossier) for dossier in dossiers_in_lijst(actor, blad.object_list)],
        "ook": ook_gevonden(actor, tekst) if vraag else [],
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Zoeken")],
    }
    return pagina(request, "aanvragen/zoeken.html", context)


def _regel(vraag: Zoekvraag, dossier: Dossier) -> Zoekregel:
    leerling, aanvraag = dossier.leerling, dossier.aanvraag
    kaart = Kaart(
        voornaam=leerling.voornaam,
        tussenvoegsel=leerling.tussenvoegsel,
        achternaam=leerling.achternaam,
        geboortedatum=leerling.geboortedatum,
        nummer=dossier.nummer,
        school=dossier.school.naam,
    )
    anders = " of ".join(bron.label for bron in nummerbronnen())
    status = Status(aanvraag.get_status_display(), TOON[aanvraag.status])
    return Zoekregel(dossier, status, gevonden_op(vraag, kaart, anders=anders))
