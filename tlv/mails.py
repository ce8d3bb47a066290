"""Mails about objections and requests to look again, and to whom: never what is said or about whom."""

from datetime import date

from aanvragen.mails import meld_school
from swv.kern.berichten.ontvangers import medewerkers_van
from swv.kern.berichten.services import mails_klaarzetten
from swv.kern.berichten.soorten import Mailsoort, registreer_mailsoort
from swv.kern.choices import Rol
from swv.kern.toegang.models import Dossier

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
        "bezwaarstuk_toegevoegd",
        "Er is een stuk bij een bezwaar gekomen",
        "Bij een bezwaar is een nieuw stuk toegevoegd.",
        "Stuk bij een bezwaar",
        voor=(Rol.SECRETARIAAT,),
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
