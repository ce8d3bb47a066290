"""What the dossier engine adds to the menu."""

from aanvragen.wording import werkvoorraad_namen
from swv.kern.weergave.navigation import registreer_menupunt

for _naam, _rollen in werkvoorraad_namen().items():
    registreer_menupunt(_naam, "werkvoorraad", voor=_rollen)
registreer_menupunt("Vergaderingen", "vergaderingen", handeling="vergaderingen_bekijken")
registreer_menupunt("Mandaten", "mandaten", handeling="mandaten_bekijken")
registreer_menupunt("Schoolprofielen", "schoolprofielen", handeling="schoolprofielen_bekijken")
registreer_menupunt("Mensen", "mensen", handeling="mensen_bekijken")
