"""What is known of the TLVs that some rows are about: those granted here, those taken over, and the rows before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Lower

from swv.kern.organisatie.models import School
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.datums import datum_lang
from tlv.choices import Overnameoordeel
from tlv.models import IN_KRACHT, OvergenomenTlv, Toelaatbaarheidsverklaring
from tlv.overgenomen import school_van
from tlv.rules.overname import (
    LABELS,
    Tlvgegevens,
    andere_leerling,
    leerlingsleutel,
    overlapt,
    verschil,
)

Weging = tuple[Overnameoordeel, str, list[dict[str, str]]]
HIER, OVERGENOMEN = "hier", "overgenomen"


@dataclass(frozen=True, slots=True)
class _Periode:
    van: date
    tot_en_met: date
    waar: str
    sleutel: tuple[str, str]


class Overnamestand:
    """Weighs rows in order, and takes each over in memory, so that a later row is weighed against it.

    Four queries per `laad`, however many rows. Sentences name rows and never people or numbers (the report stays).
    """

    def __init__(self, systeem: Actor) -> None:
        self._systeem = systeem
        self._scholen: dict[str, School] = {}
        self._hier: set[str] = set()
        self._overgenomen: dict[tuple[str, str], tuple[int, Tlvgegevens]] = {}
        self._rij: dict[tuple[str, str], int] = {}
        self._perioden: dict[tuple[str, date], list[_Periode]] = {}
        self._geladen: set[date] = set()

    def laad(self, rijen: Sequence[Tlvgegevens]) -> None:
        """Read what is known about these rows."""
        self._scholen |= school_van([rij.brin for rij in rijen if rij.brin not in self._scholen])
        tlvs = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(self._systeem)
        nummers = {rij.nummer.lower() for rij in rijen}
        bekend = tlvs.annotate(klein=Lower("nummer")).filter(klein__in=nummers).order_by()
        self._hier |= {str(klein) for klein in bekend.values_list("klein", flat=True)}
        oud = OvergenomenTlv.objects.zichtbaar_voor(self._systeem).filter(vervallen_op__isnull=True)
        for tlv in oud.annotate(klein=Lower("nummer")).filter(klein__in=nummers).select_related("school"):
            gegevens = _als_gegevens(tlv)
            self._overgenomen.setdefault(gegevens.sleutel, (tlv.pk, gegevens))
        self._laad_perioden({rij.geboortedatum for rij in rijen})

    def _laad_perioden(self, geboren: set[date]) -> None:
        nieuw = geboren - self._geladen
        self._geladen |= nieuw
        tlvs = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(self._systeem)
        for tlv in tlvs.filter(IN_KRACHT, leerling__geboortedatum__in=nieuw).select_related("leerling").order_by():
            leerling = tlv.leerling
            wie = leerlingsleutel(
                leerling.voornaam, leerling.tussenvoegsel, leerling.achternaam, leerling.geboortedatum
            )
            periode = _Periode(tlv.ingangsdatum, tlv.einddatum, HIER, (HIER, tlv.nummer))
            self._perioden.setdefault(wie, []).append(periode)
        oud = OvergenomenTlv.objects.zichtbaar_voor(self._systeem).filter(vervallen_op__isnull=True)
        for rij in oud.filter(geboortedatum__in=nieuw).select_related("school").order_by():
            self._onthoud(_als_gegevens(rij), OVERGENOMEN)

    def weeg(self, nummer: int, rij: Tlvgegevens) -> Weging:
        """What a row does, a sentence when it does nothing or something odd, and what differs."""
        if eerder := self._rij.get(rij.sleutel):
            return Overnameoordeel.FOUT, f"Rij {eerder} heeft hetzelfde nummer. Laat een van de twee staan.", []
        self._rij[rij.sleutel] = nummer
        if rij.einddatum < self._systeem.vandaag:
            return Overnameoordeel.VERLOPEN, "Deze TLV loopt niet meer. Zij komt niet mee.", []
        if rij.brin not in self._scholen:
            melding = "Deze BRIN staat niet in het scholenregister. Laat de beheerder de school eerst toevoegen."
            return Overnameoordeel.FOUT, melding, []
        if not rij.afgever and rij.nummer.lower() in self._hier:
            return Overnameoordeel.DUBBEL, "Een TLV met dit nummer is in dit systeem afgegeven.", []
        _, oud = self._overgenomen.get(rij.sleutel, (0, None))
        if oud and andere_leerling(rij, oud):
            melding = "Dit nummer is al overgenomen voor een andere leerling. Kijk het nummer na."
            return Overnameoordeel.FOUT, melding, []
        anders = verschil(rij, oud) if oud else []
        if oud and not anders:
            return Overnameoordeel.ONGEWIJZIGD, "", []
        if melding := self._overlap(rij):
            return Overnameoordeel.DUBBEL, melding, []
        self._onthoud(rij, f"rij {nummer}")
        if oud:
            return Overnameoordeel.GEWIJZIGD, "", [_verschil(veld, oud, rij) for veld in anders]
        return Overnameoordeel.NIEUW, "", []

    def oude_rij(self, rij: Tlvgegevens) -> int | None:
        """The row in the register that this one replaces."""
        return self._overgenomen[rij.sleutel][0] if rij.sleutel in self._overgenomen else None

    def school_van(self, rij: Tlvgegevens) -> School:
        """The school that a weighed row names."""
        return self._scholen[rij.brin]

    def _overlap(self, rij: Tlvgegevens) -> str:
        for periode in self._perioden.get(rij.leerling, ()):
            samen = overlapt(rij.ingangsdatum, rij.einddatum, periode.van, periode.tot_en_met)
            if samen and periode.sleutel != rij.sleutel:
                waar = {HIER: "die hier is afgegeven", OVERGENOMEN: "die al is overgenomen"}.get(
                    periode.waar, f"op {periode.waar}"
                )
                return f"Deze leerling heeft al een TLV {waar} en in dezelfde tijd loopt. Kijk na welke klopt."
        return ""

    def _onthoud(self, rij: Tlvgegevens, waar: str) -> None:
        """From now on this is when that TLV runs; what it was before counts no more."""
        anders = [deel for deel in self._perioden.get(rij.leerling, ()) if deel.sleutel != rij.sleutel]
        nieuw = _Periode(rij.ingangsdatum, rij.einddatum, waar, rij.sleutel)
        self._perioden[rij.leerling] = [*anders, nieuw]


def _als_gegevens(tlv: OvergenomenTlv) -> Tlvgegevens:
    return Tlvgegevens(
        nummer=tlv.nummer,
        voornaam=tlv.voornaam,
        tussenvoegsel=tlv.tussenvoegsel,
        achternaam=tlv.achternaam,
        geboortedatum=tlv.geboortedatum,
        brin=tlv.school.brin,
        categorie=tlv.categorie,
        ingangsdatum=tlv.ingangsdatum,
        einddatum=tlv.einddatum,
        herkomst=tlv.herkomst,
        afgever=tlv.afgever,
    )


def _verschil(veld: str, oud: Tlvgegevens, nieuw: Tlvgegevens) -> dict[str, str]:
    return {
        "veld": veld,
        "wat": LABELS[veld],
        "oud": _in_woorden(getattr(oud, veld)),
        "nieuw": _in_woorden(getattr(nieuw, veld)),
    }


def _in_woorden(waarde: date | int | str) -> str:
    return datum_lang(waarde) if isinstance(waarde, date) else str(waarde)
