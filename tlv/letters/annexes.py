"""The advices of the experts as annexes to the letter, for who may read them (RCH-21, INZ-05)."""

from collections.abc import Sequence

from aanvragen.advices import CATEGORIE, DUUR, MOTIVERING, UITKOMST, punten_van
from aanvragen.models import Deskundigenadvies
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.documenten.letter import CATEGORIENAMEN, Adviesbijlage
from swv.kern.documenten.letter import Deskundigenadvies as Briefadvies
from swv.kern.documenten.letter_weergave import datum_in_woorden, rang_van
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.inzage import INZAGE
from tlv.models import Besluit

ELDERS = (UITKOMST, CATEGORIE, DUUR, MOTIVERING)
"""What the annex says in words of its own."""


def vaste_adviezen(besluit: Besluit, stappen: Sequence[str]) -> list[Deskundigenadvies]:
    """The advices that the besluit rests on, in the order of route and assignment: the first expert first."""
    return sorted(
        Deskundigenadvies.objects.filter(
            dossier_id=besluit.dossier_id,
            ronde=besluit.adviesronde,
            toewijzing__stap__in=stappen,
            vastgesteld_op__isnull=False,
        ).select_related("toewijzing"),
        key=lambda advies: (stappen.index(advies.toewijzing.stap), advies.toewijzing.volgorde),
    )


def deskundigen_van(besluit: Besluit, stappen: Sequence[str]) -> tuple[Briefadvies, ...]:
    """Whose advices the besluit rests on, in the order of the route and of assignment."""
    return tuple(
        Briefadvies(
            naam=advies.toewijzing.naam,
            discipline=advies.toewijzing.get_discipline_display(),
            strekking=advies.get_strekking_display(),
        )
        for advies in vaste_adviezen(besluit, stappen)
    )


def adviesbijlagen(brief: Brief, besluit: Besluit, stappen: Sequence[str]) -> tuple[Adviesbijlage, ...]:
    """Every final advice in full; nothing for a pupil of 12 to 15, who gets the letter without (INZ-05)."""
    if not leest_adviezen(Inzagerol(brief.ontvangerrol)):
        return ()
    adviezen = vaste_adviezen(besluit, stappen)
    return tuple(
        _voluit(advies, nummer, rang_van(nummer, len(adviezen))) for nummer, advies in enumerate(adviezen, start=1)
    )


def leest_adviezen(rol: Inzagerol) -> bool:
    """Whether who receives a besluit in this role may read the advices; the besluit itself is there by then."""
    cel = INZAGE[rol].get(Veldgroep.ADVIES)
    return cel is not None and cel.lezen is not None


def _voluit(advies: Deskundigenadvies, nummer: int, rang: str) -> Adviesbijlage:
    assert advies.vastgesteld_op is not None  # vaste_adviezen
    return Adviesbijlage(
        titel=f"Bijlage {nummer}: het advies van de {rang.lower()}",
        naam=advies.toewijzing.naam,
        discipline=advies.toewijzing.get_discipline_display(),
        vastgesteld_op=advies.vastgesteld_op.astimezone(AMSTERDAM).date(),
        punten=tuple(_punten(advies)),
        motivering=tuple(deel.strip() for deel in advies.motivering.split("\n\n") if deel.strip()),
    )


def _punten(advies: Deskundigenadvies) -> list[tuple[str, str]]:
    punten = [("Advies", advies.get_strekking_display())]
    if advies.categorie:
        naam = CATEGORIENAMEN[advies.categorie]
        punten.append(("Bekostigingscategorie", f"{advies.categorie} ({naam})"))
    if advies.tot_en_met:
        punten.append(("Geldig tot en met", datum_in_woorden(advies.tot_en_met)))
    verder = {naam: tekst for naam, tekst in punten_van(advies).items() if naam not in ELDERS}
    return [*punten, *((naam, tekst) for naam, tekst in verder.items() if tekst.strip())]
