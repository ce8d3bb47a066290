"""Sections of the report of a year about the TLV: besluiten, lead times, objections and running TLVs (VSL-05, VSL-16).

A besluit is counted on the day of the first one of its dossier, with the outcome of that day: the numbers of a year
that is over do not change when it is corrected later. What replaced it is counted apart.
"""

from datetime import timedelta

from django.db.models import (
    Case,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, ExtractYear, TruncDate
from django.db.models.lookups import LessThanOrEqual

from aanvragen.choices import Status
from aanvragen.models import Statusovergang
from aanvragen.report import per_soort
from swv.kern.jaarverslag.dimensies import keuze, per_maand, per_school, tekst
from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Afdeling, Dimensie, Kengetal, Verzameling, registreer_afdeling
from swv.kern.kalender.schooljaren import EERSTE_MAAND
from swv.kern.toegang.actor import Actor
from tlv.choices import Besluitsoort, Bezwaarstatus, Bezwaaruitkomst, Categorie, Gebruiksoort, Hoedanigheid, Uitkomst
from tlv.models import Besluit, Bezwaar, Tlvgebruik, Toelaatbaarheidsverklaring
from tlv.register import STOPT

BEZWAAR_ZIEN = "bezwaarkengetal_bekijken"
WEKEN = (2, 4, 6, 8, 10, 13)
"""The upper bounds of the classes in which lead times are shown."""

_BESLOTEN = TruncDate("genomen_op")
_DAGEN = ExpressionWrapper(_BESLOTEN - TruncDate("dossier__ingediend_op"), output_field=DurationField())
_GEHEEL = IntegerField()


def _jaar(peiling: Peiling, veld: str) -> Q:
    return Q(**{f"{veld}__gte": peiling.jaar.vanaf, f"{veld}__lt": peiling.jaar.tot})


def _besluiten(actor: Actor, peiling: Peiling) -> QuerySet[Besluit]:
    return Besluit.objects.zichtbaar_voor(actor).filter(_jaar(peiling, "genomen_op"), vervangt__isnull=True)


def _vervangingen(actor: Actor, peiling: Peiling) -> QuerySet[Besluit]:
    return Besluit.objects.zichtbaar_voor(actor).filter(_jaar(peiling, "genomen_op"), vervangt__isnull=False)


def _termijn(sleutel: str, naam: str, dag: str, zonder: str) -> Dimensie:
    """Whether the besluit was taken on or before a stored last day."""
    return keuze(
        sleutel,
        naam,
        Case(
            When(**{f"{dag}__isnull": True}, then=tekst("geen")),
            When(LessThanOrEqual(_BESLOTEN, F(dag)), then=tekst("binnen")),
            default=tekst("later"),
        ),
        (("binnen", "op tijd"), ("later", "later"), ("geen", zonder)),
    )


def _klassen() -> Dimensie:
    """The lead time in classes of weeks."""
    grenzen = [When(LessThanOrEqual(_DAGEN, Value(timedelta(weeks=w))), then=Value(w)) for w in WEKEN]
    woorden = [
        (tot, f"tot en met {tot} weken" if van == 0 else f"langer dan {van}, tot en met {tot} weken")
        for van, tot in zip((0, *WEKEN), WEKEN, strict=False)
    ]
    laatste = (99, f"langer dan {WEKEN[-1]} weken")
    return keuze("duurklasse", "van indienen tot besluit", Case(*grenzen, default=Value(99)), [*woorden, laatste])


def _schooljaren() -> Dimensie:
    """For how many school years a TLV was granted: the number of times that 31 juli comes in it."""
    jaren = Cast(ExtractYear("einddatum"), _GEHEEL) - Cast(ExtractYear("ingangsdatum"), _GEHEEL)
    voor_augustus = Case(When(ingangsdatum__month__lt=EERSTE_MAAND, then=Value(1)), default=Value(0))
    return keuze(
        "duur",
        "per duur",
        Case(
            When(einddatum__isnull=True, then=Value(0)),
            default=jaren + voor_augustus,
            output_field=_GEHEEL,
        ),
        [(0, "geen TLV"), *((n, f"{n} schooljaar" if n == 1 else f"{n} schooljaren") for n in range(1, 9))],
        open=True,
    )


_MEEGESTUURD = Exists(
    Statusovergang.objects.filter(
        dossier_id=OuterRef("dossier_id"), naar=Status.ADVIES_GEREED, handeling="adviezen_overnemen"
    ).order_by()
)
BESLUITEN = Verzameling(
    sleutel="besluiten",
    telt="besluiten",
    rijen=_besluiten,
    dimensies=(
        keuze("uitkomst", "per uitkomst", F("uitkomst"), Uitkomst.choices),
        per_soort("dossier__soort"),
        per_maand("genomen_op"),
        per_school("dossier__school_id"),
        keuze(
            "categorie",
            "per categorie",
            Coalesce(Cast("categorie", _GEHEEL), Value(0)),
            [(0, "geen TLV"), *Categorie.choices],
            open=True,
        ),
        _schooljaren(),
        keuze(
            "route",
            "wie de adviezen gaf",
            Case(When(_MEEGESTUURD, then=tekst("school")), default=tekst("commissie")),
            (("commissie", "deskundigen van de commissie"), ("school", "meegestuurd door de school")),
        ),
        Dimensie("dagen", "dagen", _DAGEN, lambda peiling, dagen: {dag: f"{dag} dagen" for dag in sorted(dagen)}),
        _klassen(),
        _termijn(
            "wettelijk", "binnen de wettelijke termijn", "dossier__aanvraag__uiterste_datum", "geen termijn bekend"
        ),
        _termijn("eigen", "binnen de eigen termijn", "dossier__aanvraag__beloofde_datum", "geen eigen termijn"),
    ),
    dossier="dossier_id",
    datum="genomen_op",
)
VERVANGINGEN = Verzameling(
    sleutel="vervangingen",
    telt="besluiten",
    rijen=_vervangingen,
    dimensies=(
        keuze("waarom", "waarom", F("soort"), [keus for keus in Besluitsoort.choices if keus[0] != "primair"]),
        keuze("uitkomst", "per uitkomst", F("uitkomst"), Uitkomst.choices),
    ),
    dossier="dossier_id",
    datum="genomen_op",
)


def _bezwaren(actor: Actor, peiling: Peiling) -> QuerySet[Bezwaar]:
    rijen = Bezwaar.objects.zichtbaar_voor(actor)
    return rijen.filter(ontvangen_op__range=(peiling.jaar.begin, peiling.jaar.einde))


BEZWAREN = Verzameling(
    sleutel="bezwaren",
    telt="bezwaren",
    rijen=_bezwaren,
    dimensies=(
        keuze(
            "afloop",
            "per afloop",
            Case(
                When(status=Bezwaarstatus.INGETROKKEN, then=tekst("ingetrokken")),
                When(beslissing__uitkomst__isnull=False, then=F("beslissing__uitkomst")),
                default=tekst("loopt"),
            ),
            [*Bezwaaruitkomst.choices, ("ingetrokken", "ingetrokken"), ("loopt", "nog niet beslist")],
        ),
        keuze("hoedanigheid", "van wie", F("hoedanigheid"), Hoedanigheid.choices),
        per_maand("ontvangen_op"),
    ),
    dossier="dossier_id",
    datum="ontvangen_op",
    handeling=BEZWAAR_ZIEN,
)


def _lopend(actor: Actor, peiling: Peiling) -> QuerySet[Toelaatbaarheidsverklaring]:
    """In force on the reference date: begun, not over, not replaced by then, and its use not stopped by then."""
    dag = peiling.peildatum
    gestopt = Tlvgebruik.objects.filter(
        tlv_id=OuterRef("pk"), soort__in=STOPT, datum__lte=dag, teruggedraaid_op__isnull=True
    )
    vervangen = Besluit.objects.filter(vervangt_id=OuterRef("besluit_id"), genomen_op__date__lte=dag)
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).filter(
        ingangsdatum__lte=dag, einddatum__gte=dag, besluit__genomen_op__date__lte=dag
    )
    return rijen.filter(~Exists(vervangen.order_by()), ~Exists(gestopt.order_by()))


LOPEND = Verzameling(
    sleutel="lopend",
    telt="TLV's",
    rijen=_lopend,
    dimensies=(
        keuze("categorie", "per categorie", F("categorie"), Categorie.choices),
        per_school("dossier__school_id"),
        Dimensie(
            "einde",
            "per einddatum",
            Cast(ExtractYear("einddatum"), _GEHEEL),
            lambda peiling, jaren: {jaar: f"31 juli {jaar}" for jaar in sorted(jaren)},
            open=True,
            getallen=True,
        ),
    ),
    dossier="dossier_id",
    datum="ingangsdatum",
)


def _terugkeer(actor: Actor, peiling: Peiling) -> QuerySet[Tlvgebruik]:
    return Tlvgebruik.objects.zichtbaar_voor(actor).filter(
        soort=Gebruiksoort.TERUGKEER,
        datum__range=(peiling.jaar.begin, peiling.jaar.einde),
        teruggedraaid_op__isnull=True,
    )


TERUGKEER = Verzameling(
    sleutel="terugkeer",
    telt="leerlingen",
    rijen=_terugkeer,
    dimensies=(per_maand("datum"), keuze("categorie", "per categorie", F("tlv__categorie"), Categorie.choices)),
    dossier="dossier_id",
    datum="datum",
)
registreer_afdeling(
    Afdeling(
        "besluiten",
        "Besluiten",
        "Wat er op aanvragen is besloten, geteld op de dag van het eerste besluit van een dossier.",
        (
            Kengetal(
                "besluiten",
                "Besluiten op aanvragen",
                "Eerste besluiten op een aanvraag die in dit jaar zijn genomen, met de uitkomst van die dag.",
                BESLUITEN,
                regels=("VSL-05", "VSL-15", "VSL-16"),
                per=("uitkomst", "maand", "soort", "school", "route"),
            ),
            Kengetal(
                "toegekend",
                "Toegekend",
                "Eerste besluiten waarmee een toelaatbaarheidsverklaring is toegekend.",
                BESLUITEN,
                regels=("VSL-05", "TLV-70", "TLV-84"),
                waar={"uitkomst": Uitkomst.TOEGEKEND.value},
                per=("categorie", "duur", "soort", "school"),
                aandeel="besluiten",
            ),
            Kengetal(
                "afgewezen",
                "Afgewezen met advies",
                "Eerste besluiten waarmee een aanvraag is afgewezen. Elke afwijzing heeft een advies aan de school.",
                BESLUITEN,
                regels=("VSL-05", "TLV-111"),
                waar={"uitkomst": Uitkomst.AFGEWEZEN.value},
                per=("soort", "school"),
                aandeel="besluiten",
            ),
            Kengetal(
                "niet_ontvankelijk",
                "Niet-ontvankelijk",
                "Eerste besluiten waarmee de commissie zei dat zij de aanvraag niet kan beoordelen.",
                BESLUITEN,
                regels=("VSL-15",),
                waar={"uitkomst": Uitkomst.NIET_ONTVANKELIJK.value},
                aandeel="besluiten",
            ),
            Kengetal(
                "vervangingen",
                "Besluiten die een eerder besluit vervangen",
                "Besluiten van dit jaar na een fout, een heropening of een bezwaar; het eerdere telt niet meer.",
                VERVANGINGEN,
                regels=("TLV-114", "TLV-115"),
                per=("waarom", "uitkomst"),
            ),
        ),
        volgorde=20,
    )
)
registreer_afdeling(
    Afdeling(
        "doorlooptijd",
        "Doorlooptijd",
        "Hoe lang het duurde van indienen tot het eerste besluit, in kalenderdagen.",
        (
            Kengetal(
                "doorlooptijd",
                "Besluiten met hun doorlooptijd",
                "Eerste besluiten van dit jaar, naar het aantal weken tussen indienen en besluit; stilstand telt mee.",
                BESLUITEN,
                regels=("VSL-15", "TLV-102"),
                per=("duurklasse",),
                middelste="dagen",
            ),
            Kengetal(
                "wettelijke_termijn",
                "Binnen de wettelijke termijn",
                "Eerste besluiten op of voor de uiterste dag; stilstand en uitstel zijn daarin meegeteld.",
                BESLUITEN,
                regels=("RCH-01", "TLV-103"),
                waar={"wettelijk": "binnen"},
                aandeel="besluiten",
            ),
            Kengetal(
                "te_laat",
                "Na de wettelijke termijn",
                "Eerste besluiten na de uiterste dag.",
                BESLUITEN,
                regels=("RCH-01", "RCH-06"),
                waar={"wettelijk": "later"},
                aandeel="besluiten",
                middelste="dagen",
            ),
            Kengetal(
                "eigen_termijn",
                "Binnen de eigen termijn",
                "Eerste besluiten op of voor de dag die het samenwerkingsverband zelf belooft.",
                BESLUITEN,
                regels=("RCH-01", "TLV-102", "TLV-107"),
                waar={"eigen": "binnen"},
                aandeel="besluiten",
            ),
        ),
        volgorde=40,
    )
)
registreer_afdeling(
    Afdeling(
        "bezwaren",
        "Bezwaren",
        "Bezwaren die in dit jaar zijn ontvangen, en hoe het ermee afliep.",
        (
            Kengetal(
                "bezwaren",
                "Ontvangen bezwaren",
                "Bezwaren tegen een besluit die in dit jaar zijn ontvangen, naar hoe het er nu mee staat.",
                BEZWAREN,
                regels=("TLV-161", "TLV-164", "RCH-12"),
                per=("afloop", "hoedanigheid", "maand"),
            ),
        ),
        volgorde=60,
    )
)
registreer_afdeling(
    Afdeling(
        "tlv",
        "Lopende TLV's en terugkeer",
        "Welke toelaatbaarheidsverklaringen gelden, en welke leerlingen teruggingen.",
        (
            Kengetal(
                "lopende_tlvs",
                "Lopende TLV's",
                "Toelaatbaarheidsverklaringen die op de peildatum geldig waren en werden gebruikt.",
                LOPEND,
                regels=("VSL-16", "RCH-31"),
                per=("categorie", "einde", "school"),
                op_peildatum=True,
            ),
            Kengetal(
                "terugkeer",
                "Terug naar het gewone voortgezet onderwijs",
                "Leerlingen van wie in dit jaar is vastgelegd dat zij teruggingen.",
                TERUGKEER,
                regels=("VSL-15", "TLV-123"),
                per=("maand", "categorie"),
            ),
        ),
        volgorde=70,
    )
)
