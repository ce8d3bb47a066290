"""Which mails an objection and a renewal campaign send, and to whom: that something is there, never about whom."""

from datetime import date

from swv.kern.berichten.ontvangers import coordinatoren_van, medewerkers_van
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
for _soort in _SOORTEN:
    registreer_mailsoort(_soort)


def meld_bezwaar(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat; needs the scope of the system."""
    wie = medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag)
    mails_klaarzetten(gebruikers=wie, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)


def meld_aflopende_tlvs(school_id: int, swv_id: int, soort: str, dag: date) -> None:
    """To the coordinators of a school; needs the scope of the system."""
    mails_klaarzetten(gebruikers=coordinatoren_van(school_id, dag), swv_id=swv_id, soort=soort)
