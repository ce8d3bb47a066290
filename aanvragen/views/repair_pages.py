"""The acts that put an aanvraag right, as pages."""

from typing import Any

from aanvragen import repair_forms
from aanvragen.choices import Status
from aanvragen.services import asking, merging, moving, repair, sharing
from aanvragen.views.acts import Actpagina
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg


def _overdragen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> repair_forms.OverdragenForm:
    return repair_forms.OverdragenForm(
        *args, actor=actor, dossier=dossier, opvolgers=repair.opvolgers(actor, dossier), **kwargs
    )


def _na_overdragen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("krijgt een mail en ziet de aanvraag bovenaan in de werkvoorraad", "Wie u kiest"),
        Gevolg("blijven de aanvraag zien en kunnen haar terugnemen", "De andere coördinatoren van de school"),
    ]


def _verplaatsen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> repair_forms.VerplaatsenForm:
    return repair_forms.VerplaatsenForm(
        *args, actor=actor, dossier=dossier, scholen=moving.mogelijke_scholen(actor, dossier), **kwargs
    )


def _na_verplaatsen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    gevolgen = [
        Gevolg("ziet de aanvraag vanaf vandaag niet meer en krijgt daarover een mail", str(dossier.school)),
        Gevolg("krijgt een mail, leest het hele dossier en krijgt later de brief", "De nieuwe school"),
        Gevolg("krijgen een mail en zien in het dossier bij welke school de aanvraag is", "Ouders en leerling"),
    ]
    if dossier.ingediend_op is not None:
        gevolgen.append(Gevolg("blijft zoals zij is: zij telt vanaf de eerste indiening", "De termijn"))
    return gevolgen


_UITLEG_VERPLAATSEN = (
    "De aanvraag hoort bij de school waar de leerling is ingeschreven of aangemeld (TLV-01). Alles wat er al is, gaat"
    " mee. Zijn de brieven klaargezet, dan kan dit niet meer."
)


def _niet_meer_lezen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> repair_forms.MeelezenBeeindigenForm:
    return repair_forms.MeelezenBeeindigenForm(
        *args, actor=actor, dossier=dossier, meelezers=sharing.meelezers_van(actor, dossier), **kwargs
    )


def _na_opvragen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("krijgen een mail en lezen de vraag in het dossier", "De ouders"),
        Gevolg("krijgt een mail, zodat zij de ouders kan helpen", str(dossier.school)),
        Gevolg("loopt door", "De termijn"),
    ]


def _samenvoegen(*args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> repair_forms.SamenvoegenForm:
    return repair_forms.SamenvoegenForm(
        *args, actor=actor, dossier=dossier, anderen=merging.samen_te_voegen(actor, dossier), **kwargs
    )


def _na_samenvoegen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    gevolgen = [
        Gevolg("krijgt een mail. Zij leest deze aanvraag nog, maar kan er niets meer in doen", str(dossier.school)),
        Gevolg("krijgen een mail en lezen in het dossier in welke aanvraag het verdergaat", "Ouders en leerling"),
    ]
    if dossier.aanvraag.status in (Status.IN_BEOORDELING, Status.ADVIES_GEREED):
        gevolgen.append(Gevolg("krijgen een mail: over deze aanvraag is geen advies meer nodig", "De deskundigen"))
    return [
        *gevolgen,
        Gevolg("is die van de aanvraag die blijft, en verandert niet. Deze telt niet meer", "De termijn"),
        Gevolg(
            "blijven hier te lezen en gaan niet mee: wat ouders in de andere aanvraag tekenden, blijft zoals het is. Is"
            " iets hiervan nodig voor het besluit? Vraag de school dan in de andere aanvraag om een aanvulling",
            "Antwoorden, documenten, handtekeningen en zienswijzen",
        ),
    ]


def _blijvende(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Said beforehand: the one that was submitted first stays, and it may be this one."""
    anderen = merging.samen_te_voegen(actor, dossier)
    eerste = merging.blijft([dossier, *anderen])
    return {"moet_blijven": eerste == dossier and bool(anderen), "anderen": anderen}


HERSTEL = [
    Actpagina(
        "zienswijze_opvragen",
        lambda actor, pk, g: asking.zienswijze_opvragen(actor=actor, dossier_id=pk, **g),
        "De ouders zijn gevraagd om te vertellen wat zij vinden. Het staat in het dossier tot zij antwoorden.",
        formulier=repair_forms.ZienswijzeOpvragenForm,
        gevolgen=_na_opvragen,
        uitleg=(
            "Gaven de ouders geen zienswijze, maar blijkt dat zij het niet eens zijn? Dan vraagt de commissie alsnog"
            " wat zij vinden (TLV-63)."
        ),
    ),
    Actpagina(
        "meelezen_beeindigen",
        lambda actor, pk, g: sharing.meelezen_beeindigen(actor=actor, dossier_id=pk, wie=g["wie"]),
        "Diegene kan het dossier vanaf nu niet meer lezen.",
        formulier=_niet_meer_lezen,
        uitleg="Het einde gaat meteen in. Wat iemand al las, blijft in het leeslogboek staan.",
    ),
    Actpagina(
        "aanvraag_verplaatsen",
        lambda actor, pk, g: moving.aanvraag_verplaatsen(
            actor=actor, dossier_id=pk, verplaatsing=repair_forms.als_verplaatsing(g)
        ),
        "De aanvraag is nu bij de andere school. Iedereen die dat moet weten, krijgt een mail.",
        formulier=_verplaatsen,
        gevolgen=_na_verplaatsen,
        uitleg=_UITLEG_VERPLAATSEN,
    ),
    Actpagina(
        "concept_verplaatsen",
        lambda actor, pk, g: moving.concept_verplaatsen(
            actor=actor, dossier_id=pk, verplaatsing=repair_forms.als_verplaatsing(g)
        ),
        "De aanvraag is nu bij de andere school. Kies bovenaan namens welke school u werkt om verder te gaan.",
        formulier=_verplaatsen,
        gevolgen=_na_verplaatsen,
        uitleg=_UITLEG_VERPLAATSEN,
    ),
    Actpagina(
        "aanvragen_samenvoegen",
        lambda actor, pk, g: merging.aanvragen_samenvoegen(actor=actor, dossier_id=pk, met=g["met"], reden=g["reden"]),
        "De aanvragen zijn samengevoegd. De school, de ouders en de leerling krijgen een mail.",
        formulier=_samenvoegen,
        gevolgen=_na_samenvoegen,
        context=_blijvende,
        uitleg=(
            "Vroeg de school twee keer hetzelfde voor deze leerling? Dan gaat deze aanvraag verder in de andere. De"
            " aanvraag die het eerst is ingediend, blijft (RCH-02)."
        ),
        sjabloon="aanvragen/aanvragen_samenvoegen.html",
    ),
    Actpagina(
        "aanvraag_overdragen",
        lambda actor, pk, g: repair.aanvraag_overdragen(actor=actor, dossier_id=pk, aan=g["aan"]),
        "De aanvraag is overgedragen. De nieuwe contactpersoon krijgt een mail.",
        formulier=_overdragen,
        gevolgen=_na_overdragen,
        uitleg="De contactpersoon is wie het samenwerkingsverband het eerst belt over deze aanvraag.",
    ),
]
