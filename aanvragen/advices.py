"""The advices of the experts: how far they are, one's own, and all beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from aanvragen.models import Deskundigenadvies, Toewijzing
from aanvragen.rules.advies import Adviespunt, punten_naast_elkaar
from swv.kern.beleid.advies import Adviesvragen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import datum_nl
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier

NU_VAST = Q(vastgesteld_op__isnull=False)


@dataclass(frozen=True, slots=True)
class Adviesstand:
    """How far the running round of an advice step has got: how many experts are needed, assigned and done."""

    nodig: int
    toegewezen: int
    vastgesteld: int

    @property
    def klaar(self) -> bool:
        """All advices are final (ROL-40)."""
        return self.vastgesteld >= self.nodig


def adviesstand_van(dossier: Dossier, stap: str, nodig: int) -> Adviesstand:
    """Counted over what the running scope sees; use it as bureau or system. One query."""
    toegewezen = Toewijzing.objects.filter(dossier=dossier, stap=stap, vervangen_op__isnull=True)
    vast = Deskundigenadvies.objects.filter(
        NU_VAST, toewijzing=OuterRef("pk"), ronde=F("dossier__aanvraag__adviesronde")
    )
    klaar = list(toegewezen.annotate(klaar=Exists(vast)).values_list("klaar", flat=True))
    return Adviesstand(nodig, len(klaar), sum(klaar))


def adviesvragen_van(dossier: Dossier, dag: date) -> Adviesvragen:
    """What an expert is asked on this day; one query."""
    return beleid_op(dossier.swv_id, Adviesvragen, dag)


def eigen_advies(actor: Actor, dossier: Dossier) -> Deskundigenadvies | None:
    """The actor's own advice of the round that runs, draft or final; else the one before it; two queries."""
    eigen = Deskundigenadvies.objects.filter(dossier=dossier, auteur_id__in=actor.partij_ids)
    return eigen.order_by("-ronde").first()


def klaar_met_advies(actor: Actor, dossier_ids: Iterable[int]) -> set[int]:
    """The dossiers on which the actor's own advice is final; one query."""
    eigen = Deskundigenadvies.objects.zichtbaar_voor(actor).filter(
        NU_VAST,
        dossier_id__in=list(dossier_ids),
        auteur_id__in=actor.partij_ids,
        ronde=F("dossier__aanvraag__adviesronde"),
    )
    return set(eigen.values_list("dossier_id", flat=True))


@dataclass(frozen=True, slots=True)
class Adviesvergelijking:
    """The advices of one round beside each other, per expert in order, and what they say point by point (RCH-23)."""

    ronde: int
    adviezen: tuple[Deskundigenadvies, ...]
    punten: tuple[Adviespunt, ...]

    @property
    def rijen(self) -> list[tuple[Adviespunt, list[tuple[Deskundigenadvies, str]]]]:
        """Per point what each expert says about it."""
        return [(punt, list(zip(self.adviezen, punt.waarden, strict=True))) for punt in self.punten]

    @property
    def verschillen(self) -> tuple[str, ...]:
        """The points on which the experts can be compared at a glance and do not say the same."""
        return tuple(punt.naam for punt in self.punten if punt.verschilt and punt.naam in KORT)


UITKOMST, CATEGORIE, DUUR, VOORWAARDEN = "Advies", "Categorie", "Tot en met", "Voorwaarden"
MOTIVERING = "Waarom dit advies"
KORT = (UITKOMST, CATEGORIE, DUUR, VOORWAARDEN)
"""The points that show whether the experts agree; the rest is in their own words, and never the same."""


def vergelijkingen_van(actor: Actor, dossier: Dossier) -> list[Adviesvergelijking]:
    """The final advices that the actor may read, a comparison per round, the latest round first; one query."""
    rijen = Deskundigenadvies.objects.van(actor, dossier).filter(NU_VAST)
    adviezen = list(rijen.select_related("toewijzing").order_by("-ronde", "toewijzing__stap", "toewijzing__volgorde"))
    rondes = dict.fromkeys(advies.ronde for advies in adviezen)
    return [vergelijk(ronde, [a for a in adviezen if a.ronde == ronde]) for ronde in rondes]


def vergelijk(ronde: int, adviezen: Sequence[Deskundigenadvies]) -> Adviesvergelijking:
    """The advices of one round beside each other."""
    regels = {rij["label"]: rij["regel"] for advies in adviezen for rij in advies.ivo}
    regels |= {rij["vraag"]: rij["regel"] for advies in adviezen for rij in advies.afwegingen}
    regels |= {CATEGORIE: "TLV-70"}
    return Adviesvergelijking(ronde, tuple(adviezen), punten_naast_elkaar([punten_van(a) for a in adviezen], regels))


def punten_van(advies: Deskundigenadvies) -> dict[str, str]:
    """What an advice says, point by point, in the words of the questions; a point without words is empty."""
    afwegingen = {
        rij["vraag"]: f"{rij['antwoord'].capitalize()}. {rij['toelichting']}" if rij["antwoord"] else rij["toelichting"]
        for rij in advies.afwegingen
    }
    return {
        UITKOMST: advies.get_strekking_display(),
        CATEGORIE: str(advies.categorie or ""),
        DUUR: datum_nl(advies.tot_en_met) if advies.tot_en_met else "",
        VOORWAARDEN: advies.voorwaarden,
        MOTIVERING: advies.motivering,
        "Waarom deze categorie": advies.categorie_motivering,
        "Waarom deze duur": advies.duur_motivering,
        **{rij["label"]: rij["tekst"] for rij in advies.ivo},
        **afwegingen,
    }
