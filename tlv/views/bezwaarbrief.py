"""The objection as a letter that is filled in already: to read before writing, and to print and sign (RCH-10, TLV-164).

What an objection must hold (Awb 6:5): who objects, the day, against which besluit, and why; the last is left to write.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from aanvragen.models import NIET_HERROEPEN, Buitenbehandeling
from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.personen.models import Contactgegevens
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, haal_dossier, pagina
from tlv.bezwaren import eigen_concept
from tlv.letters.shared import rechtbank_van
from tlv.models import Besluit
from tlv.selectors import geldend_besluit
from tlv.views.decision import bezwaar_tot


@dataclass(frozen=True, slots=True)
class Bezwaarbrief:
    """What is known of an objection before anybody wrote why; `afzender` is empty when no address is known.

    `laatste_dag` is None as long as the own letter was not sent, `rechtbank` is where one appeals instead.
    """

    naam: str
    afzender: tuple[str, ...]
    aan: tuple[str, ...]
    besluit: str
    besluitdag: date
    laatste_dag: date | None
    rechtbank: str


def bezwaarbrief_van(actor: Actor, dossier: Dossier) -> Bezwaarbrief | None:
    """Against what counts now: the besluit, or that the aanvraag is not treated (RCH-14); None without either."""
    besluit: Besluit | Buitenbehandeling | None = geldend_besluit(dossier, actor)
    wat, rechtbank = "het besluit op de aanvraag van een TLV", ""
    if isinstance(besluit, Besluit):
        rechtbank = rechtbank_van(besluit)
    else:
        wat = "het besluit om de aanvraag van een TLV niet te behandelen"
        besluit = Buitenbehandeling.objects.van(actor, dossier).filter(NIET_HERROEPEN).first()
    if besluit is None:
        return None
    contact = beleid_op(dossier.swv_id, Algemeen, actor.vandaag).contact
    return Bezwaarbrief(
        naam=actor.naam,
        afzender=_eigen_adres(actor, dossier),
        aan=(str(dossier.swv.naam), contact.adres, f"{contact.postcode} {contact.plaats}"),
        besluit=wat,
        besluitdag=besluit.genomen_op,
        laatste_dag=bezwaar_tot(actor, dossier, besluit.pk),
        rechtbank=rechtbank,
    )


def _eigen_adres(actor: Actor, dossier: Dossier) -> tuple[str, ...]:
    """The own address as it stands in the file; one query."""
    rijen = Contactgegevens.objects.zichtbaar_voor(actor).filter(leerling_id=dossier.leerling_id)
    als_ouder = mag_swv(actor, "digitale_post_toestaan")
    rij = rijen.filter(partij_id__in=actor.partij_ids).first() if als_ouder else rijen.filter(partij=None).first()
    if rij is None or not rij.straat_huisnummer:
        return ()
    return (rij.straat_huisnummer, f"{rij.postcode} {rij.plaats}".strip())


@require_GET
def bezwaarbrief(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The letter on a page of its own, with what was written so far, or with lines to write on."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="bezwaar_maken")
    eis(actor, "bezwaar_maken", dossier)
    concept = eigen_concept(actor, dossier)
    context: dict[str, Any] = {
        "dossier": dossier,
        "brief": bezwaarbrief_van(actor, dossier),
        "gronden": concept.gronden if concept else "",
        "kruimels": kruimelpad(
            actor, dossier, Kruimel("Bezwaar maken", reverse("bezwaar_maken", args=[dossier.pk])), "Brief"
        ),
    }
    return pagina(request, "tlv/bezwaarbrief.html", context)
