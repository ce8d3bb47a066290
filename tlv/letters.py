"""From a besluit to the contract of its letter, for one recipient and one dispatch date (RCH-08..10, 16, TLV-112)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Q

from aanvragen.models import Buitenbehandeling, Deskundigenadvies
from aanvragen.selectors import route_van
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Inzagerol
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import (
    Afzender,
    Besluitbrief,
    BesluitbriefTlv,
    Bezorgkanaal,
    BriefBuitenBehandeling,
    Geadresseerde,
    Ondertekenaar,
    Ontvanger,
    Uitkomst,
)
from swv.kern.documenten.letter import Deskundigenadvies as Briefadvies
from swv.kern.documenten.letter_tekstblokken import TekstblokFout
from swv.kern.documenten.letter_weergave import (
    BESLUIT_TLV,
    BUITEN_BEHANDELING,
    controleer_tekstblokken,
    render_brief,
    sjabloonversie,
    titel_van,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.personen.models import Contactgegevens
from swv.kern.termijnen.rules import bezwaartermijn
from swv.kern.toegang.models import Dossier
from tlv.models import Besluit

SOORT_ONTVANGER: dict[str, Ontvanger] = {
    Inzagerol.AANVRAGER: "school",
    Inzagerol.OUDER: "ouder",
    Inzagerol.LEERLING_12: "leerling",
    Inzagerol.LEERLING_16: "leerling",
    Inzagerol.LEERLING_18: "leerling",
}


GRONDSLAG_BUITEN_BEHANDELING = "artikel 4:5, eerste en vierde lid, van de Algemene wet bestuursrecht"
BRIEF_BIJ_VELD = {"tekstblokken": BESLUIT_TLV, "buiten_behandeling": BUITEN_BEHANDELING}


def bouw_besluitbrief(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The besluit letter of one recipient."""
    return _bouw(brief, besluitbrief(brief, verzenddatum))


def bouw_brief_buiten_behandeling(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The letter to one recipient about an aanvraag that is not treated (RCH-14)."""
    return _bouw(brief, brief_buiten_behandeling(brief, verzenddatum))


def _bouw(brief: Brief, inhoud: Besluitbrief) -> GebouwdeBrief:
    """To HTML; addresses of others are guarded against, also secret ones (OPEN-82)."""
    geheim = [
        deel
        for contact in Contactgegevens.objects.filter(leerling_id=brief.dossier.leerling_id, geheim=True)
        if contact.partij_id != brief.ontvanger_id
        for deel in (contact.straat_huisnummer, contact.telefoon, contact.email)
        if deel
    ]
    html = render_brief(inhoud, afgeschermd=geheim)
    return GebouwdeBrief(html=html, titel=titel_van(inhoud), sjabloonversie=inhoud.sjabloonversie)


def tekstblokfouten(veld: str, tekstblokken: Mapping[str, str]) -> list[str]:
    """What is wrong with the policy's text blocks in a field of its letters; checked when policy is loaded."""
    try:
        controleer_tekstblokken(dict(tekstblokken), BRIEF_BIJ_VELD[veld])
    except TekstblokFout as fout:
        return [str(fout)]
    return []


def besluitbrief(brief: Brief, verzenddatum: date) -> BesluitbriefTlv:
    """Fill the contract; raises BriefOnvolledig when the law asks for something that is missing."""
    dossier = brief.dossier
    besluit = Besluit.objects.select_related("tlv").get(dossier=dossier)
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    algemeen = beleid_op(dossier.swv_id, Algemeen, dag)
    beleid = beleid_op(dossier.swv_id, Briefbeleid, dag, dossier.soort)
    teksten = dict(besluit.teksten.values_list("soort", "tekst"))
    stappen = route_van(dossier, dag).adviesstappen
    tlv = getattr(besluit, "tlv", None)
    return BesluitbriefTlv(
        **_in_elke_brief(brief, verzenddatum, algemeen),
        uitkomst=cast(Uitkomst, besluit.uitkomst),
        grondslag=beleid.grondslag,
        bevoegd=f"de {besluit.functie}, {besluit.bevoegdheid}",
        motivering=tuple(teksten.get("motivering", "").split("\n\n")),
        deskundigen=_deskundigen(dossier, [stap.sleutel for stap in stappen]),
        aantal_deskundigen=sum(stap.aantal for stap in stappen),
        ondertekenaar=Ondertekenaar(naam=besluit.naam, functie=besluit.functie),
        sjabloonversie=f"{sjabloonversie()}/{beleid.versie}",
        categorie=tlv.categorie if tlv else None,
        ingangsdatum=tlv.ingangsdatum if tlv else None,
        einddatum=tlv.einddatum if tlv else None,
        tlv_nummer=tlv.nummer if tlv else "",
        advies=tuple(teksten["advies"].split("\n\n")) if "advies" in teksten and tlv is None else (),
        tekstblokken=dict(beleid.tekstblokken),
    )


def brief_buiten_behandeling(brief: Brief, verzenddatum: date) -> BriefBuitenBehandeling:
    """Fill the contract; raises BriefOnvolledig when the law asks for something that is missing (RCH-14)."""
    dossier = brief.dossier
    besluit = Buitenbehandeling.objects.select_related("opschorting").get(dossier=dossier)
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    beleid = beleid_op(dossier.swv_id, Briefbeleid, dag, dossier.soort)
    return BriefBuitenBehandeling(
        **_in_elke_brief(brief, verzenddatum, beleid_op(dossier.swv_id, Algemeen, dag)),
        grondslag=GRONDSLAG_BUITEN_BEHANDELING,
        bevoegd=besluit.bevoegdheid,
        motivering=tuple(besluit.reden.split("\n\n")),
        gevraagd_op=besluit.opschorting.gevraagd_op,
        hersteltermijn=besluit.opschorting.hersteltermijn,
        gevraagd=tuple(besluit.opschorting.wat.split("\n\n")),
        ondertekenaar=Ondertekenaar(naam=besluit.naam, functie=besluit.functie),
        sjabloonversie=f"{sjabloonversie(BUITEN_BEHANDELING)}/{beleid.versie}",
        tekstblokken=dict(beleid.buiten_behandeling),
    )


def _in_elke_brief(brief: Brief, verzenddatum: date, algemeen: Algemeen) -> dict[str, Any]:
    """What every besluit letter says: from whom, to whom, about whom, and how to object."""
    dossier, contact = brief.dossier, algemeen.contact
    return {
        "afzender": Afzender(
            naam=algemeen.naam,
            adres=contact.adres,
            postcode=contact.postcode,
            plaats=contact.plaats,
            telefoon=contact.telefoon,
            email=contact.email,
            website=contact.website,
            logo=algemeen.huisstijl.logo,
            accentkleur=algemeen.huisstijl.accentkleur,
        ),
        "geadresseerde": _geadresseerde(brief),
        "verzenddatum": verzenddatum,
        "kenmerk": dossier.nummer,
        "leerling_naam": dossier.leerling.volledige_naam,
        "geboortedatum": dossier.leerling.geboortedatum,
        "school": dossier.school.naam,
        "laatste_bezwaardag": bezwaartermijn(verzenddatum).uiterste_dag,
        "bezwaaradres": (algemeen.naam, contact.adres, f"{contact.postcode} {contact.plaats}"),
        "steunpunt": f"{algemeen.benaming.steunpunt}: {algemeen.benaming.steunpunt_contact}",
    }


def _deskundigen(dossier: Dossier, stappen: Sequence[str]) -> tuple[Briefadvies, ...]:
    """Whose advices are final, in the order of the route and of assignment."""
    adviezen = sorted(
        Deskundigenadvies.objects.filter(
            dossier=dossier, toewijzing__stap__in=stappen, vastgesteld_op__isnull=False
        ).select_related("toewijzing"),
        key=lambda advies: (stappen.index(advies.toewijzing.stap), advies.toewijzing.volgorde),
    )
    return tuple(
        Briefadvies(
            naam=advies.toewijzing.naam,
            discipline=advies.toewijzing.get_discipline_display(),
            strekking=advies.get_strekking_display(),
        )
        for advies in adviezen
    )


@dataclass(frozen=True, slots=True)
class _Adres:
    naam: str
    regels: tuple[str, ...]


def _geadresseerde(brief: Brief) -> Geadresseerde:
    soort = SOORT_ONTVANGER[brief.ontvangerrol]
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
