"""The acts of the committee on one dossier as pages: the agenda, and the experts."""

from datetime import datetime
from typing import Any

from aanvragen.agenda import agendapunten_van, agendastand_van
from aanvragen.forms import RedenForm
from aanvragen.meeting_forms import (
    AgenderenForm,
    BelangForm,
    GesprekForm,
    GesprekPlannenForm,
    GesprekVragenForm,
    LeesnotitieForm,
    VerslagForm,
    VervangenForm,
)
from aanvragen.models import Belangmelding, Leesnotitie
from aanvragen.services import experts, meetings, talks
from aanvragen.services.talks import Afspraak
from aanvragen.views.acts import Actpagina
from swv.kern.briefteksten.bouwstenen import Waarvoor
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


def _agendacontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    punt = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
    return {"agenda": agendastand_van(dossier.aanvraag, punt)}


def _vervangform(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> VervangenForm:
    last = experts.werklast_van(actor, dossier)
    return VervangenForm(
        *args,
        actor=actor,
        dossier=dossier,
        toewijzingen=experts.open_toewijzingen(actor, dossier),
        kandidaten=experts.kandidaten_voor(actor, dossier, last),
        last=last,
        **kwargs,
    )


def _belangen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    rijen = Belangmelding.objects.van(actor, dossier).filter(toewijzing__vervangen_op__isnull=True)
    return {"belangen": rijen.select_related("toewijzing")}


def _leesnotitie(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> LeesnotitieForm:
    eigen = Leesnotitie.objects.van(actor, dossier).first()
    begin = {"tekst": eigen.tekst if eigen else ""}
    return LeesnotitieForm(*args, actor=actor, dossier=dossier, initial=begin, **kwargs)


def _afspraak(gegevens: dict[str, Any]) -> Afspraak:
    return Afspraak(
        met=gegevens["met"],
        moment=datetime.combine(gegevens["dag"], gegevens["tijd"], tzinfo=AMSTERDAM),
        online=gegevens["online"],
        plaats=gegevens["plaats"],
        uitleg=gegevens["uitleg"],
    )


def _gesprekken(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {"gesprekken": talks.open_gesprekken(actor, dossier)}


IN_VERSLAG = {"tekst": (Waarvoor.VERSLAG,)}

COMMISSIE = [
    Actpagina(
        "gesprek_vragen",
        lambda actor, pk, g: talks.gesprek_vragen(actor=actor, dossier_id=pk, vraag=g["vraag"]),
        "Uw vraag is verstuurd. Het secretariaat maakt een afspraak met u.",
        formulier=GesprekVragenForm,
        context=_gesprekken,
        sjabloon="aanvragen/gesprek.html",
        uitleg=(
            "Een gesprek met de commissie is niet standaard, maar u kunt er altijd om vragen (TLV-64). De termijn voor"
            " het besluit loopt door."
        ),
    ),
    Actpagina(
        "gesprek_plannen",
        lambda actor, pk, g: talks.gesprek_plannen(actor=actor, dossier_id=pk, afspraak=_afspraak(g)),
        "Het gesprek is gepland. Wie u uitnodigde, kreeg een bericht en een mail.",
        formulier=GesprekPlannenForm,
        context=_gesprekken,
        sjabloon="aanvragen/gesprek.html",
        uitleg=(
            "Zijn school en ouders het niet eens, dan is er een gesprek voor het besluit (TLV-62). Anders kan het als"
            " ouders of school erom vragen (TLV-64), of als de commissie vragen heeft (TLV-108)."
        ),
    ),
    Actpagina(
        "gesprek_afzeggen",
        lambda actor, pk, g: talks.gesprek_afzeggen(actor=actor, dossier_id=pk, reden=g["reden"]),
        "Het gesprek is afgezegd. Wie was uitgenodigd, kreeg een bericht en een mail.",
        formulier=RedenForm,
        context=_gesprekken,
        sjabloon="aanvragen/gesprek.html",
    ),
    Actpagina(
        "gesprek_vastleggen",
        lambda actor, pk, g: talks.gesprek_vastleggen(actor=actor, dossier_id=pk, **g),
        "Het gesprek is vastgelegd.",
        formulier=GesprekForm,
        context=_gesprekken,
        sjabloon="aanvragen/gesprek.html",
        uitleg="Een gesprek met ouders en school samen haalt de blokkade voor het besluit weg (TLV-62).",
    ),
    Actpagina(
        "belang_melden",
        lambda actor, pk, g: experts.belang_melden(actor=actor, dossier_id=pk, **g),
        "Dank u wel. Het secretariaat krijgt bericht.",
        formulier=BelangForm,
        uitleg=(
            "Een deskundige is onafhankelijk. Kunt u dit dossier niet beoordelen, dan vraagt het secretariaat iemand"
            " anders. Is er een mogelijk belang dat niet in de weg zit, dan leggen wij vast waarom niet (RCH-22)."
        ),
    ),
    Actpagina(
        "deskundige_vervangen",
        lambda actor, pk, g: experts.deskundige_vervangen(
            actor=actor, dossier_id=pk, toewijzing_id=g["weg"], lidmaatschap_id=g["nieuw"], reden=g["reden"]
        ),
        "De nieuwe deskundige kan het dossier nu lezen en het advies schrijven.",
        formulier=_vervangform,
        context=_belangen,
        sjabloon="aanvragen/vervangen.html",
        uitleg=(
            "Dit kan zolang het advies niet is vastgesteld. De nieuwe deskundige past bij de plaats (RCH-20) en is"
            " onafhankelijk (RCH-22). Een concept van wie weggaat, telt niet mee en leest niemand."
        ),
    ),
    Actpagina(
        "verslag_vastleggen",
        lambda actor, pk, g: meetings.verslag_vastleggen(actor=actor, dossier_id=pk, tekst=g["tekst"]),
        "Het verslag is bewaard.",
        formulier=VerslagForm,
        naar="vergaderdossier",
        invoegen=IN_VERSLAG,
        uitleg="Een verslag blijft staan. Klopt er iets niet, dan schrijft u een nieuw verslag (TLV-115).",
    ),
    Actpagina(
        "leesnotitie_bewaren",
        lambda actor, pk, g: meetings.leesnotitie_bewaren(actor=actor, dossier_id=pk, tekst=g["tekst"]),
        "Uw notitie is bewaard.",
        formulier=_leesnotitie,
        naar="vergaderdossier",
    ),
    Actpagina(
        "dossier_agenderen",
        lambda actor, pk, g: meetings.dossier_agenderen(
            actor=actor, dossier_id=pk, vergadering_id=g["vergadering"], reden=g["reden"]
        ),
        "Het dossier staat op de agenda.",
        formulier=AgenderenForm,
        context=_agendacontext,
        sjabloon="aanvragen/agenderen.html",
        uitleg=(
            "Een volledig dossier komt vanzelf op de agenda van de eerste vergadering na de sluiting (TLV-100). U kunt"
            " het naar een andere vergadering zetten, met een reden."
        ),
    ),
]
