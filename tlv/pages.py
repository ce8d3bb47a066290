"""What the TLV adds to the menu and to the page of a dossier."""

import tlv.report  # noqa: F401  (its sections of the report of a year register themselves)
from swv.kern.choices import Rol
from swv.kern.weergave.navigation import registreer_menugroep, registreer_menupunt
from swv.kern.weergave.panels import registreer_paneel, registreer_werkpaneel
from swv.kern.zoeken.bronnen import Nummerbron, Vindplaats, registreer_nummerbron, registreer_vindplaats
from tlv.overgenomen import aantal_met
from tlv.register import dossiers_met_tlvnummer
from tlv.views.bezwaar import bezwaarpaneel, bezwaarwerk
from tlv.views.decision import besluitpaneel
from tlv.views.letters import brievenpaneel
from tlv.views.referral import doorverwijspaneel
from tlv.views.register import adres_in_register, registerpaneel
from tlv.views.reopening import heropeningspaneel
from tlv.views.returned import retourwerk
from tlv.views.route import routepaneel
from tlv.views.texts import tekstenwerk

registreer_paneel(routepaneel)
registreer_paneel(besluitpaneel)
registreer_paneel(heropeningspaneel)
registreer_paneel(registerpaneel)
registreer_paneel(doorverwijspaneel)
registreer_paneel(brievenpaneel)
registreer_menupunt("TLV-register", "tlv_register", handeling="tlv_register_bekijken")
registreer_menupunt("TLV's die aflopen", "aflopende_tlvs", handeling="verlengingen_bekijken")
registreer_menupunt("Verlengen", "verlengcampagnes", handeling="verlengcampagnes_bekijken")
registreer_paneel(bezwaarpaneel)
registreer_werkpaneel(bezwaarwerk)
registreer_werkpaneel(retourwerk)
registreer_werkpaneel(tekstenwerk)
registreer_menupunt("Brieven verzenden", "brieven_samen_verzenden", handeling="brieven_samen_verzenden")
registreer_menupunt("Brieven op papier", "printrun_bevestigen", handeling="brieven_afdrukken")
registreer_menupunt("Brieven en teksten", "briefteksten", handeling="briefteksten_bekijken")
registreer_menupunt("Bezwaren", "bezwaren", handeling="bezwaren_bekijken")
registreer_menupunt("Jaarverslag", "jaarverslag", handeling="jaarverslag_bekijken")
registreer_menupunt("Mijn brieven", "mijn_brieven", voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR))
registreer_nummerbron(Nummerbron("TLV-nummer", dossiers_met_tlvnummer))
registreer_vindplaats(
    Vindplaats(
        "TLV die is overgenomen uit een oud systeem",
        "TLV's die zijn overgenomen uit een oud systeem",
        tel=aantal_met,
        adres=lambda tekst: adres_in_register(tekst=tekst, herkomst="overgenomen"),
    )
)
registreer_menugroep("Brieven", "brieven_samen_verzenden", "printrun_bevestigen", "briefteksten")
