"""The mandates of the demo: whoever decides by mandate or delegation has one, with a document that is invented."""

from datetime import datetime, time

from aanvragen.models import Mandaat
from aanvragen.services.mandates import NieuwMandaat, mandaat_vastleggen, mogelijke_gemachtigden, routes_met_mandaat
from swv.kern.beleid.route import Route
from swv.kern.beleid.selectors import beleid_op
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.weergave.datums import datum_lang
from swv.project.demo.accounts import Accounts
from swv.project.demo.rolverdeling import Rolverdeling, als

SECRETARIAAT = "secretariaat"


def mandaten_vastleggen(accounts: Accounts, rollen: Rolverdeling) -> None:
    """A mandate for every function that some route names with mandate or delegation, until the end of next year."""
    secretariaat = rollen.medewerker(accounts.swv, SECRETARIAAT)
    laatste_dag = schooljaar(secretariaat.vandaag).verder(1).einde
    vandaag = secretariaat.vandaag
    with als(secretariaat, datetime.combine(vandaag, time(8), tzinfo=AMSTERDAM)) as actor:
        soorten = {sleutel.partition("/")[0] for sleutel, _ in routes_met_mandaat(accounts.swv.pk, vandaag)}
        stappen = [
            variant.besluit
            for soort in sorted(soorten)
            for variant in beleid_op(accounts.swv.pk, Route, vandaag, soort).varianten
        ]
        functies = {stap.wie.rol: stap.bevoegdheid_soort for stap in stappen if stap.bevoegdheid_soort != "zelf"}
        for lid in mogelijke_gemachtigden(actor):
            if lid.rol not in functies or Mandaat.objects.filter(persoon_id=lid.persoon_id).exists():
                continue
            mandaat_vastleggen(
                actor=actor,
                nieuw=NieuwMandaat(
                    lidmaatschap=lid.pk,
                    functie=lid.rol,
                    plaatsvervanger=False,
                    route="",
                    van=accounts.sinds,
                    tot_en_met=laatste_dag,
                    grondslag=f"{functies[lid.rol]}besluit van {datum_lang(accounts.sinds)}",
                    document=f"{accounts.sinds.year}-{functies[lid.rol]}-01 (voorbeeld)",
                ),
            )
