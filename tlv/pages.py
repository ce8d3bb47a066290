"""What the TLV adds to the menu and to the page of a dossier."""

from swv.kern.choices import Rol
from swv.kern.weergave.navigation import registreer_menupunt
from swv.kern.weergave.panels import registreer_paneel
from tlv.views.decision import besluitpaneel
from tlv.views.letters import brievenpaneel
from tlv.views.referral import doorverwijspaneel

registreer_paneel(besluitpaneel)
registreer_paneel(doorverwijspaneel)
registreer_paneel(brievenpaneel)
registreer_menupunt("Brieven op papier", "printrun_bevestigen", Rol.SECRETARIAAT)
registreer_menupunt("Mijn brieven", "mijn_brieven", Rol.OCO, Rol.OUDER, Rol.LEERLING)
