"""The commission asks the parents for their view after all (TLV-63)."""

from dataclasses import dataclass
from datetime import date

from aanvragen.answers import antwoorden_met_zienswijzen
from aanvragen.choices import Ondertekenstand
from aanvragen.kinds import soort_van
from aanvragen.mails import meld_ondertekenaars, meld_school
from aanvragen.models import Handtekening, Zienswijzeverzoek
from aanvragen.rules.zienswijze import alsnog_te_vragen
from aanvragen.services.act import handelen
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier

HOOGSTENS_DAGEN = 42


@dataclass(frozen=True, slots=True)
class Zienswijzestand:
    """Whether the parents gave their view, and whether the file gives reason to ask for it (TLV-63)."""

    gegeven: bool
    signaal: Reden | None


def zienswijzestand_van(actor: Actor, dossier: Dossier) -> Zienswijzestand:
    """As the actor can judge it; some five queries."""
    antwoorden = antwoorden_met_zienswijzen(actor, dossier)
    geweigerd = Handtekening.objects.van(actor, dossier).filter(partij__isnull=False, stand=Ondertekenstand.GEWEIGERD)
    feiten = soort_van(dossier.soort).feiten_lezen(dossier)
    signaal = alsnog_te_vragen(antwoorden, ouders_eens=feiten.get("ouders_eens"), geweigerd=geweigerd.exists())
    return Zienswijzestand(antwoorden.get("zienswijze_ouders_stand") == "gegeven", signaal)


def open_verzoek(actor: Actor, dossier: Dossier) -> Zienswijzeverzoek | None:
    """The request that still waits: its day has not passed and no parent answered since; at most two queries."""
    verzoeken = Zienswijzeverzoek.objects.van(actor, dossier).filter(uiterste_dag__gte=actor.vandaag)
    verzoek = verzoeken.order_by("pk").last()
    if verzoek is None:
        return None
    gegeven = Handtekening.objects.van(actor, dossier).filter(
        partij__isnull=False, zienswijze_op__date__gte=verzoek.gevraagd_op
    )
    return None if gegeven.exists() else verzoek


def zienswijze_opvragen(*, actor: Actor, dossier_id: int, vraag: str, uiterste_dag: date) -> Zienswijzeverzoek:
    """Ask the parents what they think, until a day; school and parents get a mail and see the question (TLV-63).

    Refused when they gave their view, when nobody holds gezag any more, and while an earlier request waits. It holds
    up nothing by itself: the term runs on, and after the day the commission can go on without.
    """
    with handelen(actor, "zienswijze_opvragen", dossier_id) as dossier:
        if not vraag.strip():
            raise NuNietMogelijk("Schrijf op wat u van de ouders wilt weten.")
        dagen = (uiterste_dag - actor.vandaag).days
        if not 0 < dagen <= HOOGSTENS_DAGEN:
            raise NuNietMogelijk(f"Kies een dag na vandaag, hoogstens {HOOGSTENS_DAGEN} dagen later.")
        if zienswijzestand_van(actor, dossier).gegeven:
            raise NuNietMogelijk("De ouders vertelden al wat zij vinden. U leest het in het dossier.")
        if open_verzoek(actor, dossier) is not None:
            raise NuNietMogelijk("Er wacht al een verzoek op de ouders. Wacht tot de dag die daarin staat.")
        ouders = Betrokkenheid.objects.filter(geldig_op(actor.vandaag), dossier=dossier, rol=Inzagerol.OUDER)
        partijen = list(ouders.values_list("partij_id", flat=True))
        if not partijen:
            raise NuNietMogelijk("Niemand heeft nog gezag over deze leerling. Vraag de leerling zelf.")
        verzoek = Zienswijzeverzoek.objects.create(
            dossier=dossier,
            gevraagd_op=actor.vandaag,
            uiterste_dag=uiterste_dag,
            vraag=vraag.strip(),
            naam=f"{actor.naam} ({actor.rol_label})",
        )
        leg_vast(
            actor,
            dossier,
            "zienswijze.gevraagd",
            veldgroep=Veldgroep.ZIENSWIJZE,
            uiterste_dag=uiterste_dag.isoformat(),
        )
        meld_ondertekenaars(dossier, "zienswijze_gevraagd", partijen, actor.vandaag)
        meld_school(dossier, "zienswijze_gevraagd_school", actor.vandaag)
        return verzoek
