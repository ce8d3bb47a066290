"""What every letter of a dossier is made of: from whom, to whom, about whom, and how to object."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Q

from swv.kern.beleid.schema import Algemeen
from swv.kern.choices import Inzagerol
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import (
    Afzender,
    Besluitbrief,
    Bezorgkanaal,
    BriefOnvolledig,
    Geadresseerde,
    Ontvanger,
)
from swv.kern.documenten.letter_lint import eisen_van
from swv.kern.documenten.letter_weergave import (
    datum_in_woorden,
    render_brief,
    titel_van,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.personen.models import Contactgegevens
from swv.kern.termijnen.rules import bezwaartermijn
from tlv.bezwaren import bezwaarbeleid
from tlv.models import Besluit
from tlv.selectors import na_bezwaar

SOORT_ONTVANGER: dict[str, Ontvanger] = {
    Inzagerol.AANVRAGER: "school",
    Inzagerol.BESTUUR: "school",
    Inzagerol.OUDER: "ouder",
    Inzagerol.LEERLING_12: "leerling",
    Inzagerol.LEERLING_16: "leerling",
    Inzagerol.LEERLING_18: "leerling",
}


def naar_html(brief: Brief, inhoud: Besluitbrief) -> GebouwdeBrief:
    """To HTML; addresses of others are guarded against, also secret ones (OPEN-82)."""
    html = render_brief(inhoud, afgeschermd=afgeschermd_voor(brief))
    return GebouwdeBrief(
        html=html, titel=titel_van(inhoud), sjabloonversie=inhoud.sjabloonversie, eisen=eisen_van(inhoud)
    )


def afgeschermd_voor(brief: Brief) -> list[str]:
    """Secret addresses of others than the recipient, by line (OPEN-82)."""
    return [
        deel
        for contact in Contactgegevens.objects.filter(leerling_id=brief.dossier.leerling_id, geheim=True)
        if contact.partij_id != brief.ontvanger_id
        for deel in (contact.straat_huisnummer, contact.telefoon, contact.email)
        if deel
    ]


def onderwerp_van(brief: Brief) -> int:
    """The besluit that the letter is about, by its id; raises BriefOnvolledig when nobody put that down."""
    if brief.onderwerp_id is None:
        raise BriefOnvolledig(["het is niet bekend over welk besluit de brief gaat"])
    return brief.onderwerp_id


def in_elke_brief(brief: Brief, verzenddatum: date, algemeen: Algemeen) -> dict[str, Any]:
    """What every besluit letter says: from whom, to whom, about whom, and how to object."""
    dossier = brief.dossier
    return {
        "afzender": afzender_van(algemeen),
        "geadresseerde": geadresseerde_van(brief),
        "verzenddatum": verzenddatum,
        "kenmerk": dossier.nummer,
        "leerling_naam": dossier.leerling.volledige_naam,
        "geboortedatum": dossier.leerling.geboortedatum,
        "school": dossier.school.naam,
        "laatste_bezwaardag": bezwaartermijn(verzenddatum).uiterste_dag,
        **bezwaar_en_hulp(algemeen),
    }


def afzender_van(algemeen: Algemeen) -> Afzender:
    """The SWV in the letterhead, in its own house style."""
    contact = algemeen.contact
    return Afzender(
        naam=algemeen.naam,
        adres=contact.adres,
        postcode=contact.postcode,
        plaats=contact.plaats,
        telefoon=contact.telefoon,
        email=contact.email,
        website=contact.website,
        logo=algemeen.huisstijl.logo,
        accentkleur=algemeen.huisstijl.accentkleur,
    )


def bezwaar_en_hulp(algemeen: Algemeen) -> dict[str, Any]:
    """Where to object and who helps parents (RCH-09, TLV-181)."""
    contact = algemeen.contact
    return {
        "bezwaaradres": (algemeen.naam, contact.adres, f"{contact.postcode} {contact.plaats}"),
        "steunpunt": f"{algemeen.benaming.steunpunt}: {algemeen.benaming.steunpunt_contact}",
    }


@dataclass(frozen=True, slots=True)
class _Adres:
    naam: str
    regels: tuple[str, ...]


def geadresseerde_van(brief: Brief) -> Geadresseerde:
    """Who gets this copy, with the own address (RCH-08)."""
    soort = SOORT_ONTVANGER[brief.ontvangerrol]
    if brief.ontvangerrol == Inzagerol.BESTUUR:
        adres = _Adres(str(brief.dossier.school.bestuur), ())
    else:
        adres = _adres_van_school(brief) if soort == "school" else _adres_van_persoon(brief)
    aanhef = "Geachte collega" if soort == "school" else f"Geachte {adres.naam}"
    return Geadresseerde(
        soort=soort,
        kanaal=cast(Bezorgkanaal, brief.kanaal),
        naam=adres.naam,
        aanhef=aanhef,
        adresregels=adres.regels,
    )


def _adres_van_school(brief: Brief) -> _Adres:
    school = brief.dossier.school
    regels = (school.straat_huisnummer, f"{school.postcode} {school.plaats}".strip())
    return _Adres(school.naam, tuple(regel for regel in regels if regel))


def _adres_van_persoon(brief: Brief) -> _Adres:
    ontvanger = brief.ontvanger
    leerling = brief.dossier.leerling
    eigen = ontvanger.persoon_id is not None and ontvanger.persoon_id == leerling.persoon_id
    contacten = Contactgegevens.objects.filter(leerling=leerling)
    contact = contacten.filter(Q(partij__isnull=True) if eigen else Q(partij=ontvanger)).first()
    wie = ontvanger.persoon or ontvanger.instelling
    if contact is None:
        return _Adres(str(wie), ())
    regels = (contact.straat_huisnummer, f"{contact.postcode} {contact.plaats}".strip())
    return _Adres(str(wie), tuple(regel for regel in regels if regel))


def vervangingsalineas(besluit: Besluit) -> tuple[str, ...]:
    """Which besluit this one replaces, why, and what that does; nothing for a first besluit (TLV-115)."""
    oud = besluit.vervangt
    if oud is None:
        return ()
    dag = datum_in_woorden(oud.genomen_op.astimezone(AMSTERDAM).date())
    vervallen = f" De verklaring met nummer {oud.tlv.nummer} geldt niet meer." if hasattr(oud, "tlv") else ""
    reden = besluit.teksten.filter(soort="vervanging").values_list("tekst", flat=True).first() or ""
    wat = "onze beslissing op het bezwaar" if na_bezwaar(oud) else "ons besluit"
    return (f"Dit besluit komt in de plaats van {wat} van {dag}, dat niet meer geldt.{vervallen}", reden)


def rechtbank_van(besluit: Besluit) -> str:
    """The court where one appeals against this besluit; empty when one objects against it (Awb 6:23, 7:1)."""
    beslissing = na_bezwaar(besluit)
    if beslissing is None:
        return ""
    return bezwaarbeleid(besluit.dossier.swv_id, beslissing.genomen_op.astimezone(AMSTERDAM).date()).rechtbank
