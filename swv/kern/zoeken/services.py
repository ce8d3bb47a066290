"""Writing the search table: when a dossier begins, and when the bureau gets to see it."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef

from swv.kern.kalender.klok import vandaag
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.kern.veegwerk import alle_swvs
from swv.kern.zoeken.models import Zoekwoord, Zoekwoordsoort
from swv.kern.zoeken.normaliseren import geboortewoorden, naamwoorden, nummerwoorden

PER_KEER = 500


def zoekwoorden_vastleggen(dossiers: Iterable[Dossier]) -> None:
    """Let new dossiers be found; of each the leerling must be loaded. In the scope of who may begin them."""
    Zoekwoord.objects.bulk_create([rij for dossier in dossiers for rij in _rijen(dossier)], batch_size=5000)


def zoekwoorden_indienen(dossier: Dossier) -> None:
    """From submission on the bureau finds the dossier too (INZ-08)."""
    Zoekwoord.objects.filter(dossier=dossier, ingediend=False).update(ingediend=True)


def zoekwoorden_aanvullen() -> int:
    """Let every dossier be found that has no words yet, such as those from before there was a search; how many."""
    aantal = 0
    for swv_id in alle_swvs():
        with bereik(systeem(swv_id, vandaag())):
            zonder = Dossier.objects.filter(~Exists(Zoekwoord.objects.filter(dossier=OuterRef("pk"))), swv_id=swv_id)
            sleutels = list(zonder.order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(sleutels), PER_KEER):
            with bereik(systeem(swv_id, vandaag())):
                deel = Dossier.objects.filter(pk__in=sleutels[begin : begin + PER_KEER]).select_related("leerling")
                zoekwoorden_vastleggen(deel.order_by("pk"))
        aantal += len(sleutels)
    return aantal


def _rijen(dossier: Dossier) -> Iterator[Zoekwoord]:
    leerling = dossier.leerling
    naam = naamwoorden(leerling.voornaam, leerling.tussenvoegsel, leerling.achternaam)
    per_soort = {
        Zoekwoordsoort.NAAM: naam.heel,
        Zoekwoordsoort.BIJNA: naam.bijna,
        Zoekwoordsoort.GEBOREN: geboortewoorden(leerling.geboortedatum),
        Zoekwoordsoort.NUMMER: nummerwoorden(dossier.nummer),
    }
    for soort, gevonden in per_soort.items():
        for woord in sorted(set(gevonden)):
            yield Zoekwoord(
                dossier_id=dossier.pk,
                swv_id=dossier.swv_id,
                ingediend=dossier.ingediend_op is not None,
                soort=soort,
                woord=woord,
            )
