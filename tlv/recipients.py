"""Who receives the letters of a besluit, in which role and how (TLV-112, TLV-113, RCH-08, RCH-15)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from swv.kern.choices import Inzagerol
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Contactgegevens, Gezag
from swv.kern.toegang.models import Dossier
from tlv.choices import Hoedanigheid
from tlv.models import Bezwaar


@dataclass(frozen=True, slots=True)
class Briefontvanger:
    """Who gets a letter, as what and how; `partij_id` None is an adult pupil who has no account yet."""

    partij_id: int | None
    rol: Inzagerol
    kanaal: Kanaal

    @property
    def contact_van(self) -> int | None:
        """Whose address is used: the party of a parent, None for the pupil's own."""
        return self.partij_id if self.rol == Inzagerol.OUDER else None


@dataclass(slots=True)
class Gezin:
    """What decides who receives the letters about a pupil: gezag, consent and addresses (None is the pupil)."""

    gezag: list[int] = field(default_factory=list)
    digitaal: set[int | None] = field(default_factory=set)
    met_adres: set[int | None] = field(default_factory=set)
    eigen: int | None = None


def gezinnen_van(dossiers: Iterable[Dossier], dag: date) -> dict[int, Gezin]:
    """The family of each dossier by its leerling, as it stands on a day; three queries for all."""
    leerlingen = {dossier.leerling_id: dossier.leerling for dossier in dossiers}
    gezinnen = {pk: Gezin() for pk in leerlingen}
    for gezag in Gezag.objects.filter(geldig_op(dag), leerling_id__in=gezinnen).order_by("pk"):
        gezinnen[gezag.leerling_id].gezag.append(gezag.partij_id)
    for contact in Contactgegevens.objects.filter(leerling_id__in=gezinnen).order_by("pk"):
        gezin = gezinnen[contact.leerling_id]
        if contact.digitale_post_sinds and contact.digitale_post_sinds <= dag:
            gezin.digitaal.add(contact.partij_id)
        if contact.straat_huisnummer and contact.postcode and contact.plaats:
            gezin.met_adres.add(contact.partij_id)
    personen = {leerling.persoon_id for leerling in leerlingen.values() if leerling.persoon_id is not None}
    partijen = dict(Partij.objects.filter(persoon_id__in=personen).order_by("pk").values_list("persoon_id", "pk"))
    for leerling in leerlingen.values():
        if leerling.persoon_id is not None:
            gezinnen[leerling.pk].eigen = partijen.get(leerling.persoon_id)
    return gezinnen


def ontvangers_van(dossier: Dossier, dag: date) -> list[Briefontvanger]:
    """Who receives the besluit on a day: the school, and the holders of gezag or from 18 the pupil (OPEN-81)."""
    return ontvangers_uit(dossier, gezinnen_van([dossier], dag)[dossier.leerling_id], dag)


def ontvangers_uit(dossier: Dossier, gezin: Gezin, dag: date) -> list[Briefontvanger]:
    """The same from a family that was read with others; no query when the school's party was read along."""
    ontvangers = [Briefontvanger(dossier.school.partij.pk, Inzagerol.AANVRAGER, Kanaal.PORTAAL)]
    leeftijd = leeftijd_op(dossier.leerling.geboortedatum, dag)
    zelf_digitaal = None in gezin.digitaal and gezin.eigen is not None
    if leeftijd >= 18:
        kanaal = Kanaal.PORTAAL if zelf_digitaal else Kanaal.PAPIER
        return [*ontvangers, Briefontvanger(gezin.eigen, Inzagerol.LEERLING_18, kanaal)]
    for partij in gezin.gezag:
        kanaal = Kanaal.PORTAAL if partij in gezin.digitaal else Kanaal.PAPIER
        ontvangers.append(Briefontvanger(partij, Inzagerol.OUDER, kanaal))
    if leeftijd >= 12 and zelf_digitaal:
        rol = Inzagerol.LEERLING_16 if leeftijd >= 16 else Inzagerol.LEERLING_12
        ontvangers.append(Briefontvanger(gezin.eigen, rol, Kanaal.PORTAAL))
    return ontvangers


def indiener_apart(bezwaar: Bezwaar, ontvangers: Iterable[Briefontvanger]) -> list[Briefontvanger]:
    """Who objected and is not among who receives the besluit: the board, in the portal (RCH-08).

    Whom the product does not know gets a copy from the secretariaat.
    """
    if bezwaar.indiener_id is None or bezwaar.indiener_id in {o.partij_id for o in ontvangers}:
        return []
    if bezwaar.hoedanigheid != Hoedanigheid.BESTUUR:
        return []
    return [Briefontvanger(bezwaar.indiener_id, Inzagerol.BESTUUR, Kanaal.PORTAAL)]


def zonder_adres(gezin: Gezin, ontvangers: Iterable[Briefontvanger]) -> list[Briefontvanger]:
    """Who gets a letter on paper and has no address to send it to (RCH-08, RCH-15)."""
    return [o for o in ontvangers if o.kanaal == Kanaal.PAPIER and o.contact_van not in gezin.met_adres]


def kanaal_op(brief: Brief, dag: date) -> Kanaal | None:
    """How the recipient of a besluit letter gets it on a day; None when that person receives none any more."""
    ontvangers = ontvangers_van(brief.dossier, dag)
    return next((ontvanger.kanaal for ontvanger in ontvangers if ontvanger.partij_id == brief.ontvanger_id), None)


def kanaal_beslissing(brief: Brief, dag: date) -> Kanaal | None:
    """The same where a board that objected reads along in the portal: the decision on it, and what corrects that."""
    return Kanaal.PORTAAL if brief.ontvangerrol == Inzagerol.BESTUUR else kanaal_op(brief, dag)


def kanaal_van(brief: Brief, dag: date) -> Kanaal:
    """How this person wants the post on a day, whether or not a besluit would be sent to them (RCH-15)."""
    leerling = brief.dossier.leerling
    zelf = brief.ontvanger.persoon_id is not None and brief.ontvanger.persoon_id == leerling.persoon_id
    contact = Contactgegevens.objects.filter(leerling=leerling, partij=None if zelf else brief.ontvanger).first()
    sinds = contact.digitale_post_sinds if contact else None
    return Kanaal.PORTAAL if sinds and sinds <= dag else Kanaal.PAPIER
