"""Sections of the report of a year about aanvragen: inflow, completeness, suspensions and ends without a besluit.

Everything is counted from columns of the field group basis, so that secretariaat, voorzitter and directeur-bestuurder
find the same numbers (INZ-08, INZ-10, INZ-12b).
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from aanvragen.choices import Berichtsoort, Status
from aanvragen.kinds import alle_soorten
from aanvragen.models import Statusovergang, Termijnbericht
from swv.kern.jaarverslag.dimensies import keuze, per_maand, per_school, per_week, tekst
from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Afdeling, Dimensie, Kengetal, Verzameling, registreer_afdeling
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier

ZONDER_BESLUIT = (Status.INGETROKKEN, Status.BUITEN_BEHANDELING, Status.DOORVERWEZEN, Status.SAMENGEVOEGD)
"""How an aanvraag ends other than by a besluit on what was asked."""

INSTROOM, AFDOENING = "instroom", "zonder_besluit"


def per_soort(pad: str) -> Dimensie:
    """The kind of aanvraag; `pad` leads to its key."""
    return Dimensie("soort", "per soort aanvraag", F(pad), _soorten)


def _soorten(_: Peiling, __: Collection[Any]) -> Mapping[Any, str]:
    return {soort.sleutel: soort.naam for soort in alle_soorten()}


def _in_jaar(veld: str, peiling: Peiling) -> Q:
    return Q(**{f"{veld}__gte": peiling.jaar.vanaf, f"{veld}__lt": peiling.jaar.tot})


def _ingediend(actor: Actor, peiling: Peiling) -> QuerySet[Dossier]:
    return Dossier.objects.zichtbaar_voor(actor).filter(_in_jaar("ingediend_op", peiling))


_AANVULLING_GEVRAAGD = Exists(
    Statusovergang.objects.filter(dossier_id=OuterRef("pk"), naar=Status.AANVULLING_GEVRAAGD).order_by()
)
INGEDIEND = Verzameling(
    sleutel="ingediend",
    telt="aanvragen",
    rijen=_ingediend,
    dimensies=(
        per_soort("soort"),
        per_maand("ingediend_op"),
        per_week("ingediend_op"),
        per_school("school_id"),
        keuze(
            "volledig",
            "volledig bij de eerste indiening",
            Case(
                When(_AANVULLING_GEVRAAGD, then=tekst("nee")),
                When(aanvraag__volledig_op__isnull=False, then=tekst("ja")),
                default=tekst("onbekend"),
            ),
            (
                ("ja", "meteen volledig"),
                ("nee", "de school moest aanvullen"),
                ("onbekend", "nog niet bekeken, of al eerder gestopt"),
            ),
        ),
    ),
    dossier="pk",
    datum="ingediend_op",
)


def _gestopt(actor: Actor, peiling: Peiling) -> QuerySet[Statusovergang]:
    """The ends that were not taken back: nothing later leads out of that status, but the letters."""
    later = Statusovergang.objects.filter(dossier_id=OuterRef("dossier_id"), pk__gt=OuterRef("pk"))
    teruggedraaid = later.exclude(naar__in=(*ZONDER_BESLUIT, Status.BRIEF_VERZONDEN))
    rijen = Statusovergang.objects.zichtbaar_voor(actor).filter(
        _in_jaar("op", peiling), naar__in=ZONDER_BESLUIT, dossier__ingediend_op__isnull=False
    )
    return rijen.filter(~Exists(teruggedraaid.order_by()))


GESTOPT = Verzameling(
    sleutel="gestopt",
    telt="aanvragen",
    rijen=_gestopt,
    dimensies=(
        keuze("hoe", "hoe de aanvraag stopte", F("naar"), [(status.value, status.label) for status in ZONDER_BESLUIT]),
        per_maand("op"),
        per_soort("dossier__soort"),
    ),
    dossier="dossier_id",
    datum="op",
)


def _aanvulverzoeken(actor: Actor, peiling: Peiling) -> QuerySet[Statusovergang]:
    rijen = Statusovergang.objects.zichtbaar_voor(actor)
    return rijen.filter(_in_jaar("op", peiling), naar=Status.AANVULLING_GEVRAAGD)


AANVULVERZOEKEN = Verzameling(
    sleutel="aanvulverzoeken",
    telt="verzoeken",
    rijen=_aanvulverzoeken,
    dimensies=(per_maand("op"), per_school("dossier__school_id")),
    dossier="dossier_id",
    datum="op",
)


def _termijnberichten(actor: Actor, peiling: Peiling) -> QuerySet[Termijnbericht]:
    rijen = Termijnbericht.objects.zichtbaar_voor(actor)
    return rijen.filter(bericht_op__range=(peiling.jaar.begin, peiling.jaar.einde))


TERMIJNBERICHTEN = Verzameling(
    sleutel="termijnberichten",
    telt="berichten",
    rijen=_termijnberichten,
    dimensies=(keuze("grond", "waarom", F("soort"), Berichtsoort.choices), per_maand("bericht_op")),
    dossier="dossier_id",
    datum="bericht_op",
)

registreer_afdeling(
    Afdeling(
        INSTROOM,
        "Instroom",
        "Wat scholen in dit jaar hebben ingediend.",
        (
            Kengetal(
                "aanvragen",
                "Ingediende aanvragen",
                "Aanvragen die een school in dit jaar heeft ingediend, geteld op de dag van indienen.",
                INGEDIEND,
                regels=("VSL-05", "VSL-15"),
                per=("soort", "maand", "week", "school"),
            ),
            Kengetal(
                "volledig",
                "Meteen volledig",
                "Ingediende aanvragen die volledig waren zonder dat het secretariaat om aanvulling vroeg.",
                INGEDIEND,
                regels=("VSL-15", "TLV-44"),
                waar={"volledig": "ja"},
                per=("soort", "school"),
                aandeel="aanvragen",
            ),
            Kengetal(
                "aangevuld",
                "Om aanvulling gevraagd",
                "Ingediende aanvragen waarvoor het secretariaat een of meer keren om aanvulling vroeg.",
                INGEDIEND,
                regels=("TLV-44", "RCH-02"),
                waar={"volledig": "nee"},
                aandeel="aanvragen",
            ),
        ),
        volgorde=10,
    )
)
registreer_afdeling(
    Afdeling(
        AFDOENING,
        "Gestopt zonder besluit op de aanvraag",
        "Aanvragen die na het indienen stopten, zonder dat de commissie toekende of afwees.",
        (
            Kengetal(
                "gestopt",
                "Gestopte aanvragen",
                "Aanvragen die in dit jaar zijn ingetrokken, buiten behandeling zijn gelaten, zijn doorverwezen of zijn"
                " samengevoegd, en dat gebleven zijn.",
                GESTOPT,
                regels=("VSL-05", "RCH-14"),
                per=("hoe", "maand"),
            ),
            Kengetal(
                "buiten_behandeling",
                "Buiten behandeling gelaten",
                "Aanvragen die in dit jaar buiten behandeling zijn gelaten omdat de aanvulling niet op tijd kwam.",
                GESTOPT,
                regels=("RCH-14",),
                waar={"hoe": Status.BUITEN_BEHANDELING.value},
            ),
            Kengetal(
                "ingetrokken",
                "Ingetrokken",
                "Aanvragen die de school in dit jaar na het indienen heeft ingetrokken.",
                GESTOPT,
                regels=("VSL-15",),
                waar={"hoe": Status.INGETROKKEN.value},
            ),
        ),
        volgorde=30,
    )
)
registreer_afdeling(
    Afdeling(
        "opschorting",
        "Wachten en uitstel",
        "Waardoor de termijn van een aanvraag stilstond of langer werd.",
        (
            Kengetal(
                "aanvulverzoeken",
                "Verzoeken om aanvulling",
                "Keren dat het secretariaat in dit jaar om aanvulling vroeg; de termijn staat dan stil.",
                AANVULVERZOEKEN,
                regels=("RCH-02", "RCH-03"),
                per=("maand", "school"),
            ),
            Kengetal(
                "uitstel",
                "Berichten over uitstel",
                "Keren dat in dit jaar is vastgelegd dat het besluit later komt, naar de reden.",
                TERMIJNBERICHTEN,
                regels=("RCH-04", "RCH-05"),
                per=("grond", "maand"),
            ),
        ),
        volgorde=50,
    )
)
