"""What the dossier engine adds to the menu."""

import aanvragen.report  # noqa: F401  (its sections of the report of a year register themselves)
from aanvragen.views.administration import beleidspaneel, gezondheidspaneel, kalenderpaneel
from aanvragen.views.attention import termijnpaneel, werklastpaneel
from aanvragen.wording import werkvoorraad_namen
from swv.kern.weergave.navigation import registreer_menugroep, registreer_menupunt
from swv.kern.weergave.panels import registreer_werkpaneel

for _naam, _rollen in werkvoorraad_namen().items():
    registreer_menupunt(_naam, "werkvoorraad", voor=_rollen)
registreer_menupunt("Vergaderingen", "vergaderingen", handeling="vergaderingen_bekijken")
registreer_menupunt("Mandaten", "mandaten", handeling="mandaten_bekijken")
registreer_menupunt("Schoolprofielen", "schoolprofielen", handeling="schoolprofielen_bekijken")
registreer_menupunt("Mensen", "mensen", handeling="mensen_bekijken")
registreer_menupunt("Scholen", "scholen", handeling="scholen_bekijken")
registreer_menupunt("Scholen inlezen", "inlezingen", handeling="inlezingen_bekijken")
registreer_menupunt("Beleid", "beleid", handeling="beleid_bekijken")
registreer_menupunt("Kalender", "kalender", handeling="kalender_bekijken")
registreer_menupunt("Alles exporteren", "uitvoeren", handeling="uitvoeren_bekijken")
registreer_menugroep(
    "Organisatie", "mandaten", "schoolprofielen", "mensen", "scholen", "inlezingen", "beleid", "kalender", "uitvoeren"
)

for _bouwer in (termijnpaneel, werklastpaneel, beleidspaneel, kalenderpaneel, gezondheidspaneel):
    registreer_werkpaneel(_bouwer)
