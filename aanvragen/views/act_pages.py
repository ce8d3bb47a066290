"""The acts of the dossier engine as pages."""

from datetime import timedelta
from typing import Any

from aanvragen import forms, term_forms
from aanvragen.choices import Ondertekenstand
from aanvragen.family_forms import TekenForm
from aanvragen.models import Opschorting
from aanvragen.rules.deskundigen import bezwaren_op_plaats
from aanvragen.selectors import (
    eigen_handtekening,
    gevolg_van_aanvulling,
    procedurebeleid_datum,
    route_van,
    verlopen_aanvulling,
)
from aanvragen.services import assessment, experts, family, form_version, sharing, submission, terms
from aanvragen.services.mandates import bevoegdheid_niet_behandelen
from aanvragen.views.acts import Actpagina
from aanvragen.views.completeness import volledigheidscontext
from aanvragen.views.form_version import versieverschil
from aanvragen.views.reading import documenten_van, leesstukken
from swv.kern.beleid.schema import Termijnen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import Reden
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gezag, Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg

ZES_WEKEN, EEN_JAAR = 42, 365


def _gezin(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    rijen = (
        Gezag.objects.zichtbaar_voor(actor)
        .filter(geldig_op(actor.vandaag), leerling=dossier.leerling)
        .select_related("partij__persoon", "partij__instelling")
        .order_by("pk")
    )
    namen = [str(rij.partij.persoon or rij.partij.instelling) for rij in rijen]
    return [
        *(Gevolg("kan de aanvraag lezen en wordt gevraagd te tekenen", naam) for naam in namen),
        Gevolg("tekent mee vanaf 12 jaar en kan dan ook meelezen", str(dossier.leerling)),
    ]


def _na_indienen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("krijgt het hele dossier en controleert of alles er is", f"Secretariaat van {dossier.swv}"),
        Gevolg("ziet dat er een aanvraag is (basisgegevens)", dossier.school.bestuur.naam),
        Gevolg("kunt de antwoorden niet meer wijzigen, tenzij om aanvulling wordt gevraagd", "U"),
    ]


def _indienbaar(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    context = volledigheidscontext(actor, dossier)
    stand = context["volledigheid"]
    kan_door = stand.volledig and stand.indienbaar
    return {**context, "kan_door": kan_door, "vraag_aanvulling": False, "te_bekijken": []}


def _volledig(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What the secretariaat checks: whether all is there, and per document what to look at (TLV-48)."""
    context = volledigheidscontext(actor, dossier)
    documenten = [document for document in documenten_van(actor, dossier) if document.ingetrokken_op is None]
    kan_door = context["volledigheid"].volledig
    return {**context, "kan_door": kan_door, "vraag_aanvulling": True, "te_bekijken": documenten}


def _toewijzing(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.ToewijzingForm:
    last = experts.werklast_van(actor, dossier)
    plaatsen = [
        experts.op_werklast((lid for lid, bezwaren in kandidaten if not bezwaren), last)
        for kandidaten in _kandidaten_per_plaats(actor, dossier)
    ]
    return forms.ToewijzingForm(*args, actor=actor, dossier=dossier, plaatsen=plaatsen, last=last, **kwargs)


def _kandidaten_per_plaats(actor: Actor, dossier: Dossier) -> list[list[tuple[Lidmaatschap, tuple[Reden, ...]]]]:
    """For each place of the advice step every expert of the SWV, with what stands in the way there."""
    stap = route_van(dossier, actor.vandaag).adviesstappen[0]
    leden = assessment.beschikbare_deskundigen(actor, dossier)
    bestuur = str(dossier.school.bestuur_id)
    deskundigen = assessment.als_deskundigen(dossier, leden)
    return [
        [
            (lid, bezwaren_op_plaats(deskundige, plaats, stap, bestuur))
            for lid, deskundige in zip(leden, deskundigen, strict=True)
        ]
        for plaats in range(stap.aantal)
    ]


def _niet_te_kiezen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The experts who fit no place, with every reason once."""
    redenen: dict[int, dict[Reden, None]] = {}
    passend: set[int] = set()
    for kandidaten in _kandidaten_per_plaats(actor, dossier):
        for lid, bezwaren in kandidaten:
            redenen.setdefault(lid.pk, {}).update(dict.fromkeys(bezwaren))
            passend |= set() if bezwaren else {lid.pk}
    return {"niet_te_kiezen": [reden for pk, eigen in redenen.items() if pk not in passend for reden in eigen]}


def _aanvulling(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.AanvullingForm:
    return forms.AanvullingForm(*args, actor=actor, dossier=dossier, dagen=_hersteldagen(actor, dossier), **kwargs)


def _hersteldagen(actor: Actor, dossier: Dossier) -> int:
    return beleid_op(dossier.swv_id, Termijnen, procedurebeleid_datum(dossier, actor.vandaag)).hersteltermijn_dagen


def _aanvullingcontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    dag = actor.vandaag + timedelta(days=_hersteldagen(actor, dossier))
    return {**volledigheidscontext(actor, dossier), "gevolg": gevolg_van_aanvulling(dossier, actor.vandaag, dag)}


def _verloop(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    gevraagd = Opschorting.objects.van(actor, dossier).filter(aangevuld_op__isnull=True).last()
    bevoegdheid = bevoegdheid_niet_behandelen(actor, dossier)
    return {
        "verloop": verlopen_aanvulling(dossier, actor.vandaag),
        "gevraagd": gevraagd,
        "bevoegdheid": bevoegdheid,
        "onbevoegd": isinstance(bevoegdheid, Reden),
    }


def _delen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.DelenForm:
    return forms.DelenForm(
        *args, actor=actor, dossier=dossier, buitenstaanders=sharing.buitenstaanders(actor, dossier), **kwargs
    )


def _adviesteam(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.MeelezenForm:
    leden = [(lid.pk, lid.persoon.volledige_naam) for lid in sharing.adviesteam_van(actor, dossier)]
    return forms.MeelezenForm(*args, actor=actor, dossier=dossier, mogelijk=leden, dagen=ZES_WEKEN, **kwargs)


def _ontvanger(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.MeelezenForm:
    scholen = [(school.pk, school.naam) for school in sharing.ontvangende_scholen(actor, dossier)]
    return forms.MeelezenForm(*args, actor=actor, dossier=dossier, mogelijk=scholen, dagen=EEN_JAAR, **kwargs)


def _voorziening(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> forms.MeelezenForm:
    delen = [(deel.pk, deel.naam) for deel in sharing.voorzieningen_van(dossier)]
    return forms.MeelezenForm(*args, actor=actor, dossier=dossier, mogelijk=delen, dagen=EEN_JAAR, **kwargs)


def _te_tekenen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {**leesstukken(actor, dossier), "eigen": eigen_handtekening(actor, dossier)}


ACTS = [
    Actpagina(
        "aanvraag_tekenen",
        lambda actor, pk, g: family.aanvraag_tekenen(
            actor=actor,
            dossier_id=pk,
            stand=Ondertekenstand(g["stand"]),
            verklaard=g["verklaard"],
            reden=g["reden"],
        ),
        "Dank u wel. Uw antwoord is bewaard. Tot de school de aanvraag verstuurt, kunt u het nog wijzigen.",
        formulier=TekenForm,
        context=_te_tekenen,
        sjabloon="aanvragen/tekenen.html",
    ),
    Actpagina(
        "formulier_bijwerken",
        lambda actor, pk, _: form_version.formulier_bijwerken(actor=actor, dossier_id=pk),
        "U werkt nu in de nieuwe versie. Beantwoord de vragen die erbij zijn gekomen.",
        context=versieverschil,
        sjabloon="aanvragen/formulier_bijwerken.html",
        naar="takenlijst",
    ),
    Actpagina(
        "aanvraag_voorleggen",
        lambda actor, pk, _: submission.aanvraag_voorleggen(actor=actor, dossier_id=pk),
        "De ouders en de leerling kunnen de aanvraag nu lezen. Nodig hen uit om online mee te doen, of laat hen op"
        " papier tekenen en leg dat vast.",
        gevolgen=_gezin,
        context=volledigheidscontext,
        sjabloon="aanvragen/voorleggen.html",
        uitleg="U bespreekt de aanvraag met de ouders en de leerling en vraagt hun handtekening (TLV-06).",
    ),
    Actpagina(
        "aanvraag_indienen",
        lambda actor, pk, _: submission.aanvraag_indienen(actor=actor, dossier_id=pk),
        "De aanvraag is ingediend. U krijgt bericht als er iets ontbreekt.",
        gevolgen=_na_indienen,
        context=_indienbaar,
        sjabloon="aanvragen/indienen.html",
    ),
    Actpagina(
        "aanvraag_intrekken",
        lambda actor, pk, g: submission.aanvraag_intrekken(actor=actor, dossier_id=pk, reden=g["reden"]),
        "De aanvraag is ingetrokken.",
        formulier=forms.RedenForm,
    ),
    Actpagina(
        "aanvulling_vragen",
        lambda actor, pk, g: submission.aanvulling_vragen(
            actor=actor, dossier_id=pk, hersteltermijn=g["hersteltermijn"], wat=g["wat"]
        ),
        "De school en de ouders hebben bericht gekregen. De termijn staat vanaf morgen stil.",
        formulier=_aanvulling,
        context=_aanvullingcontext,
        sjabloon="aanvragen/aanvulling_vragen.html",
        uitleg="Een verzoek heeft altijd een uiterste dag. Zonder dag staat de termijn niet stil (RCH-03).",
    ),
    Actpagina(
        "buiten_behandeling_laten",
        lambda actor, pk, g: terms.buiten_behandeling_laten(actor=actor, dossier_id=pk, reden=g["reden"]),
        "De aanvraag wordt niet behandeld. Het secretariaat verstuurt de brieven.",
        formulier=term_forms.BuitenBehandelingForm,
        context=_verloop,
        sjabloon="aanvragen/buiten_behandeling.html",
        uitleg=(
            "Vult de school niet op tijd aan, dan kunt u besluiten om de aanvraag niet te behandelen. De brieven moeten"
            " binnen vier weken na de hersteltermijn verstuurd zijn (RCH-14)."
        ),
    ),
    Actpagina(
        "aanvulling_leveren",
        lambda actor, pk, _: submission.aanvulling_leveren(actor=actor, dossier_id=pk),
        "De aanvulling is ingestuurd. De termijn loopt weer.",
        context=_indienbaar,
        sjabloon="aanvragen/indienen.html",
    ),
    Actpagina(
        "termijn_verdagen",
        lambda actor, pk, g: terms.termijn_verdagen(actor=actor, dossier_id=pk, **g),
        "De termijn is verdaagd. School en ouders krijgen een bericht met de nieuwe dag en de reden.",
        formulier=term_forms.VerdagenForm,
        uitleg="Lukt het niet op tijd, dan bericht u dat voor de uiterste dag, met een nieuwe redelijke dag (RCH-05).",
    ),
    Actpagina(
        "termijn_opschorten",
        lambda actor, pk, g: terms.termijn_opschorten(actor=actor, dossier_id=pk, **g),
        "De stilstand is vastgelegd. School en ouders krijgen een bericht met de nieuwe dag en de reden.",
        formulier=term_forms.OpschortenForm,
        uitleg=(
            "De termijn staat ook stil als de aanvrager schriftelijk instemt met uitstel, zelf voor vertraging zorgt,"
            " of bij overmacht (RCH-04)."
        ),
    ),
    Actpagina(
        "ingebrekestelling_vastleggen",
        lambda actor, pk, g: terms.ingebrekestelling_vastleggen(actor=actor, dossier_id=pk, **g),
        "De ingebrekestelling is vastgelegd. Het dossier laat zien tot wanneer u zonder dwangsom kunt besluiten.",
        formulier=term_forms.IngebrekestellingForm,
        uitleg=(
            "Is het besluit te laat, dan kan iemand schriftelijk vragen om alsnog te besluiten. Twee weken later begint"
            " een dwangsom te lopen (RCH-06)."
        ),
    ),
    Actpagina(
        "aanvraag_volledig_verklaren",
        lambda actor, pk, _: submission.aanvraag_volledig_verklaren(actor=actor, dossier_id=pk),
        "De aanvraag is volledig en staat op de agenda.",
        context=_volledig,
        sjabloon="aanvragen/indienen.html",
        uitleg="Alleen een volledig dossier komt op de agenda (TLV-44, TLV-100).",
    ),
    Actpagina(
        "deskundigen_toewijzen",
        lambda actor, pk, g: assessment.deskundigen_toewijzen(
            actor=actor, dossier_id=pk, lidmaatschappen=list(g.values())
        ),
        "De deskundigen kunnen het dossier nu lezen en hun advies schrijven.",
        formulier=_toewijzing,
        context=_niet_te_kiezen,
        sjabloon="aanvragen/toewijzen.html",
        uitleg=(
            "De eerste deskundige is een orthopedagoog of psycholoog. De tweede kiest u op wat de leerling nodig"
            " heeft (RCH-20). Als de route dat vraagt, is niemand van hen in dienst van het schoolbestuur (RCH-22)."
        ),
    ),
    Actpagina(
        "akkoord_geven",
        lambda actor, pk, g: assessment.akkoord_geven(actor=actor, dossier_id=pk, toelichting=g["toelichting"]),
        "Uw akkoord is vastgelegd.",
        formulier=forms.ToelichtingForm,
    ),
    Actpagina(
        "notitie_toevoegen",
        lambda actor, pk, g: assessment.notitie_toevoegen(actor=actor, dossier_id=pk, tekst=g["tekst"]),
        "De notitie is bewaard.",
        formulier=forms.TekstForm,
        uitleg="Een notitie is voor het samenwerkingsverband en de deskundigen. School en ouders zien haar niet.",
    ),
    Actpagina(
        "dossier_delen",
        lambda actor, pk, g: sharing.delen_met(actor=actor, dossier_id=pk, gegevens=g),
        "Het dossier is gedeeld.",
        formulier=_delen,
        uitleg="Deel niet meer dan nodig is. De deling stopt vanzelf op de dag die u kiest.",
    ),
    Actpagina(
        "adviesteam_raadplegen",
        lambda actor, pk, g: sharing.adviesteam_raadplegen(actor=actor, dossier_id=pk, **g),
        "Het adviesteam kan het dossier nu lezen.",
        formulier=_adviesteam,
        uitleg=(
            "Het adviesteam leest het dossier zonder contactgegevens en zonder de adviezen (INZ-11). Wie u raadpleegt,"
            " kan bij deze aanvraag geen deskundige meer zijn (ROL-42)."
        ),
    ),
    Actpagina(
        "school_betrekken",
        lambda actor, pk, g: sharing.school_betrekken(actor=actor, dossier_id=pk, **g),
        "De school kan het dossier nu lezen.",
        formulier=_ontvanger,
        uitleg=(
            "Een ontvangende school leest eerst alleen de basisgegevens en het deel over onderwijs. Na een toekenning"
            " leest zij ook de andere delen en het advies, maar niet de zienswijze (INZ-02)."
        ),
    ),
    Actpagina(
        "voorziening_betrekken",
        lambda actor, pk, g: sharing.voorziening_betrekken(actor=actor, dossier_id=pk, **g),
        "De voorziening kan het dossier nu lezen.",
        formulier=_voorziening,
        uitleg="Een voorziening leest het dossier met de contactgegevens, zonder de adviezen (INZ-15).",
    ),
]
