"""A dossier with a parent who is new to everybody, and a pupil without an account."""

from dataclasses import dataclass
from datetime import date, timedelta

from aanvragen.services.drafting import NieuweOuder, ouder_toevoegen
from aanvragen.services.invitations import GemaakteUitnodiging, uitnodiging_maken
from aanvragen.services.submission import aanvraag_voorleggen
from swv.kern.personen.models import Leerling
from swv.kern.toegang.models import Dossier
from swv.kern.uitnodigingen.models import Uitnodiging, Uitnodigingskanaal
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import GEWOON, Wie

GEBOREN = date(2011, 9, 1)
EMAIL = "noor@voorbeeld.example"
MORGEN = DAG + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gezin:
    """The dossier, and the partij of the parent who is new."""

    dossier: Dossier
    noor: int

    @property
    def leerling_id(self) -> int:
        return int(self.dossier.leerling_id)


def gezin(cast: Cast, *, wie: Wie = GEWOON, email: str = EMAIL, voorgelegd: bool = True) -> Gezin:
    dossier = maak.dossier_in_concept(cast, wie)
    with cast.als("systeem"):
        Leerling.objects.filter(pk=dossier.leerling_id).update(persoon_id=None)
    with cast.als("oco") as oco:
        noor = NieuweOuder(
            "Noor",
            "Bakker",
            straat_huisnummer="Laan 3",
            postcode="5000 BB",
            plaats="Tilburg",
            email=email,
        )
        partij = ouder_toevoegen(actor=oco, leerling=Leerling.objects.get(pk=dossier.leerling_id), ouder=noor)
        if voorgelegd:
            aanvraag_voorleggen(actor=oco, dossier_id=dossier.pk)
        return Gezin(maak.opnieuw(dossier), partij.pk)


def nodig_uit(
    cast: Cast, dossier: Dossier, partij_id: int | None, kanaal: Uitnodigingskanaal = Uitnodigingskanaal.BRIEF
) -> GemaakteUitnodiging:
    with cast.als("oco") as oco:
        return uitnodiging_maken(actor=oco, dossier_id=dossier.pk, partij_id=partij_id, kanaal=kanaal)


def uitnodigingen(cast: Cast) -> list[Uitnodiging]:
    with cast.als("systeem"):
        return list(Uitnodiging.objects.order_by("pk"))
