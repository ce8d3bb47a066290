"""The letter of a renewal campaign: which pupils of one school, what to do, and by when (TLV-123, TLV-127)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256

from django.template import Context

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import Afzender, BriefOnvolledig, Geadresseerde, Kenmerk, Ondertekenaar
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_lint import Eis
from swv.kern.documenten.letter_tekstblokken import alineas_van
from swv.kern.documenten.letter_weergave import SJABLONEN, adres_past_krap, briefengine, datum_in_woorden
from swv.kern.organisatie.models import School
from tlv.letters.shared import afzender_van
from tlv.models import Campagnebrief, Toelaatbaarheidsverklaring
from tlv.register import terugplaatsing_van

SJABLOON = "tlv/brieven/campagne.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Leerlingregel:
    """One pupil of the school, with the TLV that ends."""

    naam: str
    geboortedatum: date
    tlv_nummer: str
    categorie: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefCampagne:
    """What the letter says to one school. It is no besluit, so it has no clause about objecting.

    `terugplaatsing_uiterlijk` is the last day for the outcome on returning to the VO, None when policy asks none or the
    day has passed (TLV-123). `aanvullend`: the school got a letter about others before. Raises BriefOnvolledig when
    nobody is in the list.
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    einddatum: date
    uiterlijk: date
    leerlingen: tuple[Leerlingregel, ...]
    toelichting: str
    terugplaatsing_uiterlijk: date | None
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    aanvullend: bool = False
    kenmerken: tuple[Kenmerk, ...] = ()

    def __post_init__(self) -> None:
        if not self.leerlingen:
            raise BriefOnvolledig(["er staat geen leerling in de brief"])


@cache
def sjabloonversie_campagne() -> str:
    """The fingerprint of all that shapes the letter (RCH-16)."""
    bronnen = [SJABLONEN / "kern/brieven/basis.html", SJABLONEN / SJABLOON, LOGOMAP.parent / "letter.css"]
    inhoud = b"\0".join(pad.read_bytes() for pad in (*bronnen, *sorted(LOGOMAP.glob("*.svg"))))
    return f"verlengcampagne-{sha256(inhoud).hexdigest()[:12]}"


def titel_van_campagne(brief: BriefCampagne) -> str:
    """The title of the document, without the name of a leerling."""
    return f"TLV's die aflopen op {datum_in_woorden(brief.einddatum)}, kenmerk {brief.kenmerk}"


def render_campagnebrief(brief: BriefCampagne) -> str:
    """The letter as a complete HTML document."""
    afzender = brief.afzender
    context = {
        "brief": brief,
        "titel": titel_van_campagne(brief),
        "logo": logo_svg(afzender.logo, accentkleur=afzender.accentkleur, naam=afzender.naam),
        "lang_adres": adres_past_krap(brief.geadresseerde),
        "verzonden_iso": brief.verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(brief.verzenddatum),
        "loopt_af": datum_in_woorden(brief.einddatum),
        "dag_erna": datum_in_woorden(brief.einddatum + timedelta(days=1)),
        "uiterlijk": datum_in_woorden(brief.uiterlijk),
        "terugplaatsing": datum_in_woorden(brief.terugplaatsing_uiterlijk) if brief.terugplaatsing_uiterlijk else "",
        "leerlingen": [(regel, datum_in_woorden(regel.geboortedatum)) for regel in brief.leerlingen],
        "aantal": len(brief.leerlingen),
        "toelichting": alineas_van(brief.toelichting) if brief.toelichting else "",
    }
    return briefengine().get_template(SJABLOON).render(Context(context, use_l10n=False, use_tz=False))


def eisen_van_campagne(brief: BriefCampagne) -> tuple[Eis, ...]:
    """What the finished letter must say: to whom, about whom, by when, and who applies."""
    return (
        Eis("RCH-08", "de dag van verzending", ("Verzonden op", datum_in_woorden(brief.verzenddatum))),
        Eis("RCH-08", "de naam van de school", (brief.geadresseerde.naam,)),
        *(Eis("TLV-84", f"TLV {regel.tlv_nummer}", (regel.naam, regel.tlv_nummer)) for regel in brief.leerlingen),
        Eis("TLV-84", "de dag waarop de TLV's aflopen", (datum_in_woorden(brief.einddatum),)),
        Eis("TLV-127", "de uiterste dag", ("uiterlijk op", datum_in_woorden(brief.uiterlijk))),
    )


def gebouwd(brief: BriefCampagne) -> GebouwdeBrief:
    """Contract to HTML, with what it must say."""
    return GebouwdeBrief(
        html=render_campagnebrief(brief),
        titel=titel_van_campagne(brief),
        sjabloonversie=brief.sjabloonversie,
        eisen=eisen_van_campagne(brief),
    )


def bouw_campagnebrief(
    brief: Campagnebrief, school: School, tlvs: Sequence[Toelaatbaarheidsverklaring], dag: date
) -> GebouwdeBrief:
    """The letter to a school about these TLVs; they must be of the campaign and of pupils whom the school may know."""
    campagne = brief.campagne
    algemeen = beleid_op(brief.swv_id, Algemeen, dag)
    return gebouwd(
        BriefCampagne(
            afzender=afzender_van(algemeen),
            geadresseerde=_geadresseerde(school),
            verzenddatum=dag,
            kenmerk=f"verlenging-{campagne.einddatum.year}-{school.brin}",
            einddatum=campagne.einddatum,
            uiterlijk=campagne.uiterlijk,
            leerlingen=tuple(_regel(tlv) for tlv in tlvs),
            toelichting=campagne.toelichting,
            aanvullend=brief.aanvullend,
            terugplaatsing_uiterlijk=_terugplaatsing(tlvs, dag),
            ondertekenaar=Ondertekenaar(naam="Het secretariaat", functie=f"Bereikbaar {algemeen.contact.bereikbaar}"),
            sjabloonversie=sjabloonversie_campagne(),
        )
    )


def _geadresseerde(school: School) -> Geadresseerde:
    regels = (school.straat_huisnummer, f"{school.postcode} {school.plaats}".strip())
    return Geadresseerde(
        soort="school",
        kanaal="portaal",
        naam=school.naam,
        aanhef="Geachte collega",
        adresregels=tuple(regel for regel in regels if regel),
    )


def _regel(tlv: Toelaatbaarheidsverklaring) -> Leerlingregel:
    return Leerlingregel(
        naam=tlv.leerling.volledige_naam,
        geboortedatum=tlv.leerling.geboortedatum,
        tlv_nummer=tlv.nummer,
        categorie=tlv.get_categorie_display(),
    )


def _terugplaatsing(tlvs: Iterable[Toelaatbaarheidsverklaring], dag: date) -> date | None:
    taken = (terugplaatsing_van(tlv, dag) for tlv in tlvs)
    return max((taak.uiterste_dag for taak in taken if taak and taak.uiterste_dag >= dag), default=None)
