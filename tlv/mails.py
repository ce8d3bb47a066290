"""Mails about objections, requests to look again and renewals: that something is there, never about whom."""

from datetime import date

from aanvragen.mails import meld_school
from swv.kern.beleid.schema import Bezwaar as Bezwaarbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.berichten.ontvangers import coordinatoren_van, medewerkers_van, personen_van
from swv.kern.berichten.services import mails_klaarzetten
from swv.kern.berichten.soorten import Mailsoort, registreer_mailsoort
from swv.kern.choices import Rol
from swv.kern.toegang.models import Dossier
from tlv.choices import BEHANDELAARS, Bezwaarkanaal, Hoedanigheid
from tlv.models import Bezwaar

ALS_ROL = {
    Hoedanigheid.OUDER: Rol.OUDER,
    Hoedanigheid.LEERLING: Rol.LEERLING,
    Hoedanigheid.BESTUUR: Rol.SCHOOLBESTUUR,
}
_SOORTEN = (
    Mailsoort(
        "bezwaar_ontvangen",
        "Er is een bezwaar binnengekomen",
        "Iemand maakt bezwaar tegen een besluit. Het bezwaar gaat binnen 14 dagen door naar de adviescommissie.",
        "Bezwaar ontvangen",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Een bezwaar moet op tijd worden doorgezonden.",
    ),
    Mailsoort(
        "bezwaar_ingetrokken",
        "Een bezwaar is ingetrokken",
        "Een bezwaar is ingetrokken. U hoeft het niet meer te behandelen.",
        "Bezwaar ingetrokken",
        voor=(Rol.SECRETARIAAT,),
    ),
    Mailsoort(
        "bezwaar_doorzenden",
        "De dag om een bezwaar door te sturen komt dichtbij",
        "Een bezwaar moet binnenkort met alle stukken naar de adviescommissie en naar de indiener.",
        "Bezwaar binnenkort doorsturen",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Een bezwaar moet binnen 14 dagen worden doorgezonden.",
    ),
    Mailsoort(
        "bezwaar_beslissen",
        "De uiterste dag voor een beslissing op bezwaar komt dichtbij",
        "Op een bezwaar moet binnenkort zijn beslist. Lukt dat niet, dan kan de beslissing een keer worden verdaagd.",
        "Beslissing op bezwaar binnenkort nodig",
        voor=BEHANDELAARS,
        verplicht="Is de beslissing te laat, dan kan dat geld kosten.",
    ),
    Mailsoort(
        "bezwaar_te_laat",
        "De uiterste dag voor een beslissing op bezwaar is voorbij",
        "Op een bezwaar had al beslist moeten zijn. Kijk vandaag wat er nog nodig is.",
        "Beslissing op bezwaar te laat",
        voor=BEHANDELAARS,
        verplicht="Is de beslissing te laat, dan kan dat geld kosten.",
    ),
    Mailsoort(
        "bezwaar_hoorzitting",
        "Er is een dag voor de hoorzitting",
        "U kunt uw bezwaar uitleggen op een hoorzitting. Bij uw bezwaar leest u wanneer en waar.",
        "Hoorzitting gepland",
        voor=(Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR),
        verplicht="Zonder deze mail weet u niet dat er een afspraak is.",
    ),
    Mailsoort(
        "bezwaar_beslist",
        "Op een bezwaar is beslist",
        "Op een bezwaar is beslist. Verstuur de brieven: de beslissing telt pas als iedereen haar heeft.",
        "Beslissing op bezwaar klaar om te versturen",
        voor=(Rol.SECRETARIAAT,),
        verplicht="Een beslissing op bezwaar moet op tijd bij de indiener zijn.",
    ),
    Mailsoort(
        "bezwaarbundel_klaar",
        "De stukken bij uw bezwaar staan klaar",
        "U kunt alle stukken bij uw bezwaar lezen. De adviescommissie krijgt vandaag dezelfde stukken.",
        "Stukken bij uw bezwaar",
        voor=(Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR),
        verplicht="U hebt recht op dezelfde stukken als de adviescommissie.",
    ),
    Mailsoort(
        "bezwaarstuk_toegevoegd",
        "Er is een stuk bij een bezwaar gekomen",
        "Bij een bezwaar is een nieuw stuk toegevoegd.",
        "Stuk bij een bezwaar",
        voor=(Rol.SECRETARIAAT,),
    ),
    Mailsoort(
        "verlenging_gevraagd",
        "TLV's van uw school lopen af",
        "Er staat een brief voor u klaar over TLV's die aan het eind van het schooljaar aflopen. Laat weten of er"
        " een verlenging nodig is.",
        "TLV's die aflopen",
        route="aflopende_tlvs",
        bij_dossier=False,
        voor=(Rol.OCO,),
    ),
    Mailsoort(
        "verlenging_herinnering",
        "Herinnering: TLV's van uw school lopen af",
        "Van een of meer TLV's die aflopen, weten wij nog niet of er een verlenging nodig is. De uiterste dag komt"
        " dichterbij.",
        "Herinnering: TLV's die aflopen",
        route="aflopende_tlvs",
        bij_dossier=False,
        voor=(Rol.OCO,),
    ),
)
_SOORTEN_HEROPENING = (
    Mailsoort(
        "heropening_gevraagd",
        "Een school vraagt om heropening",
        "Een school heeft nieuwe informatie en vraagt om opnieuw naar een besluit te kijken.",
        "Vraag om heropening",
        voor=(Rol.SECRETARIAAT, Rol.VOORZITTER),
    ),
    Mailsoort(
        "heropening_beantwoord",
        "Er is antwoord op uw vraag om heropening",
        "U vroeg om opnieuw naar een besluit te kijken. Het antwoord staat bij het dossier.",
        "Antwoord op een vraag om heropening",
        voor=(Rol.OCO,),
    ),
)
for _soort in (*_SOORTEN, *_SOORTEN_HEROPENING):
    registreer_mailsoort(_soort)


def meld_heropening(dossier: Dossier, dag: date) -> None:
    """To secretariaat and chair; needs the scope of the system."""
    for rol in (Rol.SECRETARIAAT, Rol.VOORZITTER):
        wie = medewerkers_van(dossier.swv_id, rol, dag)
        mails_klaarzetten(gebruikers=wie, swv_id=dossier.swv_id, soort="heropening_gevraagd", dossier_id=dossier.pk)


def meld_heropening_beantwoord(dossier: Dossier, dag: date) -> None:
    """To the school that asked; needs the scope of the system."""
    meld_school(dossier, "heropening_beantwoord", dag)


def meld_bezwaar(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat; needs the scope of the system."""
    wie = medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag)
    mails_klaarzetten(gebruikers=wie, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)


def meld_behandelaars(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat and whoever decides on objections by policy; needs the scope of the system."""
    beslist = Rol(beleid_op(dossier.swv_id, Bezwaarbeleid, dag).beslist.rol)
    wie = [pk for rol in (Rol.SECRETARIAAT, beslist) for pk in medewerkers_van(dossier.swv_id, rol, dag)]
    mails_klaarzetten(gebruikers=wie, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)


def meld_indiener(dossier: Dossier, bezwaar: Bezwaar, soort: str, dag: date) -> None:
    """To who objected in the portal; needs the scope of the system."""
    rol = ALS_ROL.get(Hoedanigheid(bezwaar.hoedanigheid))
    if rol is None or bezwaar.indiener_id is None or bezwaar.kanaal != Bezwaarkanaal.PORTAAL:
        return
    gebruikers = personen_van([bezwaar.indiener_id], dag, rol)
    mails_klaarzetten(gebruikers=gebruikers, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)


def meld_aflopende_tlvs(school_id: int, swv_id: int, soort: str, dag: date) -> None:
    """To the coordinators of a school; needs the scope of the system."""
    mails_klaarzetten(gebruikers=coordinatoren_van(school_id, dag), swv_id=swv_id, soort=soort)
