"""Steps of parents and pupils: signing, being invited, and where they are reached."""

from aanvragen.choices import Ondertekenstand
from aanvragen.services import (
    family,
    invitations,
)
from swv.kern.berichten.models import Mail
from swv.kern.berichten.versturen import mail_versturen
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Partij
from swv.kern.personen import services as personen
from swv.kern.personen.models import Contactgegevens, Gebruiker, Leerling
from swv.kern.uitnodigingen.models import Uitnodigingskanaal
from swv.kern.uitnodigingen.services import Geopend, uitnodiging_gebruiken
from tests.bouw.cast import HOOFD
from tests.toegang.wereld import ZONDER_DOSSIER, Wereld


def gezin(wereld: Wereld) -> None:
    """A parent signs and tells what the parent thinks; in 'aanvulling' nothing was written yet."""
    with wereld.cast.als("ouder") as ouder:
        family.aanvraag_tekenen(
            actor=ouder,
            dossier_id=wereld.dossiers["ter_ondertekening"],
            stand=Ondertekenstand.GEWEIGERD,
            reden="nog niet",
        )
        pk = wereld.dossiers["aanvulling"]
        for doe in (family.zienswijze_opslaan, family.zienswijze_geven):
            doe(actor=ouder, dossier_id=pk, tekst="eigen woorden", alleen_commissie=False)


def contact(wereld: Wereld) -> None:
    """Addresses, digital post and the account of the pupil."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        leerling = Leerling.objects.get(pk=wereld.leerlingen["ingediend"])
        personen.contact_vastleggen(
            actor=actor,
            leerling=leerling,
            partij=Partij.objects.get(pk=cast.partijen["ouder"]),
            adres=personen.Adres(plaats="Breda"),
        )
        personen.leerling_koppelen(actor=actor, leerling=leerling, persoon_id=cast.personen["leerling.elders"])
    with cast.als("ouder") as ouder:
        personen.digitale_post_zetten(
            actor=ouder,
            contact=Contactgegevens.objects.get(
                leerling_id=wereld.leerlingen[ZONDER_DOSSIER], partij_id=cast.partijen["ouder"]
            ),
            sinds=None,
        )


def uitnodigen(wereld: Wereld) -> None:
    """A letter, then a mail in its place that is sent and used; and taking one back."""
    cast, pk = wereld.cast, wereld.dossiers["ter_ondertekening"]
    with cast.als("systeem"):
        Leerling.objects.filter(pk=wereld.leerlingen["ter_ondertekening"]).update(persoon_id=None)
    with cast.als("oco") as oco:
        for kanaal in (Uitnodigingskanaal.BRIEF, Uitnodigingskanaal.MAIL):
            gemaakt = invitations.uitnodiging_maken(actor=oco, dossier_id=pk, partij_id=None, kanaal=kanaal)
    with cast.als("systeem") as actor:
        mail = Mail.objects.get(uitnodiging=gemaakt.uitnodiging)
        assert mail_versturen(actor=actor, mail_id=mail.pk)
    uitnodiging_gebruiken(
        geopend=Geopend(gemaakt.uitnodiging.pk, cast.swvs[HOOFD]),
        dag=vandaag(),
        gebruiker=Gebruiker(pk=cast.gebruikers["leerling"], persoon_id=cast.personen["leerling"]),
    )
    with cast.als("secretariaat") as actor:
        invitations.uitnodiging_intrekken(actor=actor, dossier_id=wereld.dossiers["ingediend"], partij_id=None)
