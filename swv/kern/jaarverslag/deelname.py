"""The share of pupils in VSO: VSO / (VO + VSO) x 100, by counts that the office enters (domein 50, section 1)."""

from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from swv.kern.beleid.jaarverslag import Jaarverslagbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.jaarverslag.models import Leerlingtelling
from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Afdeling, Berekening, Uitkomst, registreer_afdeling
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.datums import datum_lang

NIET_TE_BEPALEN = "niet te bepalen"


def vso_deelname(vo: int, vso: int) -> Decimal:
    """The percentage, rounded half up to two decimals (VSL-05). Raises NietTeBepalen when there is no pupil at all."""
    if vo + vso <= 0:
        raise NietTeBepalen("leerlingtelling", "Zonder leerlingen is er geen percentage.")
    return (Decimal(100 * vso) / Decimal(vo + vso)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def tellingen_van(actor: Actor) -> QuerySet[Leerlingtelling]:
    """The counts of the actor's own SWV, the newest first, withdrawn ones too."""
    return Leerlingtelling.objects.filter(swv_id__in=actor.swv_ids)


def telling_voor(swv_id: int, peiling: Peiling) -> Leerlingtelling | None:
    """The count of the reference date, else the last one in that year."""
    rijen = Leerlingtelling.objects.filter(
        swv_id=swv_id, ingetrokken_op__isnull=True, peildatum__range=(peiling.jaar.begin, peiling.jaar.einde)
    )
    gevonden = list(rijen.order_by("-peildatum"))
    return next((rij for rij in gevonden if rij.peildatum == peiling.peildatum), next(iter(gevonden), None))


def deelname_in(swv_id: int, peiling: Peiling) -> Uitkomst:
    """The share in a year; without a count it cannot be determined, and it says what to fill in."""
    telling = telling_voor(swv_id, peiling)
    if telling is None:
        return Uitkomst(
            NIET_TE_BEPALEN,
            f"Er is geen leerlingtelling voor {peiling.jaar.naam}. Vul bij 'Leerlingtellingen' in hoeveel leerlingen er"
            f" op {datum_lang(peiling.peildatum)} waren; dat doet het secretariaat.",
        )
    noemer = beleid_op(swv_id, Jaarverslagbeleid, peiling.jaar.einde).noemer
    return Uitkomst(
        f"{vso_deelname(telling.vo, telling.vso)}%".replace(".", ","),
        f"{noemer} Bron: {telling.bron}.",
        (
            ("Leerlingen in het voortgezet speciaal onderwijs", str(telling.vso)),
            ("Leerlingen in het voortgezet onderwijs", str(telling.vo)),
        ),
        telling.peildatum,
    )


registreer_afdeling(
    Afdeling(
        "deelname",
        "Deelname aan het VSO",
        "Welk deel van alle leerlingen naar het voortgezet speciaal onderwijs gaat.",
        (
            Berekening(
                "vso_deelname",
                "Deelnamepercentage VSO",
                "Leerlingen in het VSO, gedeeld door alle leerlingen in VO en VSO samen, keer 100.",
                deelname_in,
                regels=("VSL-05", "VSL-07", "VSL-15"),
            ),
        ),
        volgorde=80,
    )
)
