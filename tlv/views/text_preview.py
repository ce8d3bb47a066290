"""A letter in texts that hold or are proposed, as a PDF that is kept nowhere."""

from csp.decorators import csp_exempt
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from swv.kern.beleid.schema import Algemeen, Brief
from swv.kern.beleid.selectors import beleid_op, beleidsversie_op, inhoud_van
from swv.kern.briefteksten.blokken import BRIEF_BIJ_VELD
from swv.kern.briefteksten.controle import voorbeelden_van
from swv.kern.briefteksten.models import Briefvoorstel
from swv.kern.briefteksten.selectors import nieuwe_inhoud, vergelijking_van, wijzigingen_van
from swv.kern.documenten.letter import Besluitbrief
from swv.kern.documenten.letter_tekstblokken import TekstblokFout
from swv.kern.documenten.letter_weergave import AfgeschermdInBrief
from swv.kern.documenten.pdf import maak_pdf
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, haal, pagina
from tlv.letters.preview import als_voorbeeld, voorbeeld_van_dossier
from tlv.text_forms import VoorbeeldForm
from tlv.views.texts import kruimels_naar, soort_of_404

TE_KIEZEN = 25


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def briefvoorbeeld(request: HttpRequest, soort: str) -> HttpResponse:
    """Choose a letter, then see it as a PDF: about an invented pupil, or about a dossier (the reading is logged)."""
    actor = actor_van(request)
    eis_swv(actor, "briefteksten_bekijken")
    gekozen = soort_of_404(soort)
    voorstel = _voorstel(actor, request.GET.get("voorstel", ""), soort)
    beleid = _beleid(actor, soort, voorstel)
    algemeen = beleid_op(actor.swv_ids[0], Algemeen, actor.vandaag)
    voorbeelden = {
        (veld, naam): brief
        for veld in BRIEF_BIJ_VELD
        for naam, brief in voorbeelden_van(soort, veld, algemeen, beleid).items()
    }
    formulier = VoorbeeldForm(request.GET if "brief" in request.GET else None, varianten=voorbeelden)
    if formulier.is_valid():
        veld, _, naam = formulier.cleaned_data["brief"].partition("|")
        kenmerk = formulier.cleaned_data["kenmerk"].strip()
        try:
            if kenmerk:
                return _van_dossier(actor, soort, kenmerk, veld, naam, beleid)
            return _pdf(voorbeelden[veld, naam], [])
        except NuNietMogelijk as fout:
            formulier.neem_weigering_over(fout)
        except TekstblokFout as fout:
            formulier.add_error(None, f"Deze brief kan nog niet worden gemaakt. {fout}")
        except AfgeschermdInBrief:
            formulier.add_error(None, "In deze brief staat een geheim adres van iemand anders. Kies een ander dossier.")
    terug = reverse("briefvoorstel", args=[voorstel.pk]) if voorstel else reverse("brieftekst_lezen", args=[soort])
    context = {
        "form": formulier,
        "soort": gekozen,
        "voorstel": voorstel,
        "dossiers": _dossiers(actor, soort),
        "terug_url": terug,
        "kruimels": kruimels_naar(
            actor, Kruimel("Voorstel" if voorstel else gekozen.naam, terug), Kruimel("Voorbeeld bekijken")
        ),
    }
    return pagina(request, "tlv/briefvoorbeeld.html", context, status=422 if formulier.errors else 200)


def _voorstel(actor: Actor, nummer: str, soort: str) -> Briefvoorstel | None:
    if not nummer:
        return None
    pk = int(nummer) if nummer.isascii() and nummer.isdecimal() else 0
    voorstel: Briefvoorstel = haal(Briefvoorstel.objects.zichtbaar_voor(actor).filter(soorten__contains=[soort]), pk)
    return voorstel


def _beleid(actor: Actor, soort: str, voorstel: Briefvoorstel | None) -> Brief:
    if voorstel is None:
        return inhoud_van(beleidsversie_op(actor.swv_ids[0], Brief, actor.vandaag, soort), Brief)
    wijzigingen = wijzigingen_van(voorstel)
    geschreven = {plaats: tekst for plaats, tekst in wijzigingen.items() if tekst}
    return nieuwe_inhoud(vergelijking_van(voorstel, soort, wijzigingen).versie, geschreven, voorstel)


def _van_dossier(actor: Actor, soort: str, kenmerk: str, veld: str, naam: str, beleid: Brief) -> HttpResponse:
    dossiers = Dossier.objects.zichtbaar_voor(actor).filter(swv_id__in=actor.swv_ids, soort=soort)
    dossier = dossiers.select_related("leerling", "school", "swv").filter(nummer__iexact=kenmerk).first()
    if dossier is None:
        raise NuNietMogelijk(
            f"Er is geen dossier {kenmerk} van deze soort dat u mag zien. Kijk of het kenmerk klopt, of laat het leeg."
        )
    inzage_vastleggen(actor, dossier, "briefvoorbeeld")
    brief, afgeschermd = voorbeeld_van_dossier(actor, dossier, veld, naam.rpartition(" ")[2], beleid)
    return _pdf(brief, afgeschermd)


def _pdf(brief: Besluitbrief, afgeschermd: list[str]) -> HttpResponse:
    pdf = maak_pdf(als_voorbeeld(brief, afgeschermd=afgeschermd), titel="Voorbeeld van een brief")
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = 'inline; filename="voorbeeld.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _dossiers(actor: Actor, soort: str) -> list[str]:
    """The numbers of the last dossiers with a besluit that the reader sees."""
    dossiers = Dossier.objects.zichtbaar_voor(actor).filter(
        swv_id__in=actor.swv_ids, soort=soort, besloten_op__isnull=False
    )
    return list(dossiers.order_by("-besloten_op").values_list("nummer", flat=True)[:TE_KIEZEN])
