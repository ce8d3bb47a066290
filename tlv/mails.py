"""Which mails an objection sends, and to whom: always that something is there, never what or about whom."""

from datetime import date

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
)
for _soort in _SOORTEN:
    registreer_mailsoort(_soort)


def meld_bezwaar(dossier: Dossier, soort: str, dag: date) -> None:
    """To the secretariaat; needs the scope of the system."""
    wie = medewerkers_van(dossier.swv_id, Rol.SECRETARIAAT, dag)
    mails_klaarzetten(gebruikers=wie, swv_id=dossier.swv_id, soort=soort, dossier_id=dossier.pk)
