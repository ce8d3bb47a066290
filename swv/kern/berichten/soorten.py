"""The kinds of mail: each says that something is ready and where, and nothing about anybody."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from swv.kern.choices import INZAGEROLLEN, Inzagerol, Mailmoment, Rol


@dataclass(frozen=True, slots=True)
class Mailsoort:
    """One kind: `tekst` is one plain sentence or two, `kort` names it in a digest, `route` is where the link leads.

    With `bij_dossier` the route takes the number of the dossier, which says nothing to who may not read it. `voor`
    are the roles that can get it and `moment` is when, as long as the user chose nothing else. A kind with `verplicht`
    cannot be switched off; that sentence tells the user why. With `zonder_aanmelden` the page is open to everybody.
    """

    naam: str
    onderwerp: str
    tekst: str
    kort: str
    route: str = "dossier"
    bij_dossier: bool = True
    voor: tuple[Rol, ...] = ()
    moment: Mailmoment = Mailmoment.METEEN
    verplicht: str = ""
    zonder_aanmelden: bool = False

    @property
    def keuzes(self) -> tuple[Mailmoment, ...]:
        """What a user may choose for this kind."""
        return tuple(moment for moment in Mailmoment if not (self.verplicht and moment == Mailmoment.NIET))

    def moment_na(self, keuze: str | None) -> Mailmoment:
        """When a mail of this kind goes out to who chose `keuze`; a choice that is not offered any more counts not."""
        return Mailmoment(keuze) if keuze in self.keuzes else self.moment

    def link(self, dossier_id: int | None) -> str:
        """The address of the page, as it stands in a mail."""
        pad = reverse(self.route, args=[dossier_id]) if self.bij_dossier else reverse(self.route)
        return f"{settings.SITE_ADRES}{pad}"


_MET_DELING = tuple(Rol(rol) for rol, rijen in INZAGEROLLEN.items() if Inzagerol.DELING in rijen)
_SOORTEN: dict[str, Mailsoort] = {}


def registreer_mailsoort(soort: Mailsoort) -> None:
    """Enter a kind; entering one twice is a mistake."""
    if soort.naam in _SOORTEN:
        raise ValueError(f"mailsoort {soort.naam} bestaat al")
    _SOORTEN[soort.naam] = soort


def mailsoort(naam: str) -> Mailsoort:
    """The kind of that name; raises KeyError when no app registered it."""
    return _SOORTEN[naam]


def soorten_voor(rollen: Collection[str]) -> list[Mailsoort]:
    """The kinds that somebody in one of these roles can get, in order of registration."""
    return [soort for soort in _SOORTEN.values() if set(soort.voor) & set(rollen)]


def mailsoorten() -> list[Mailsoort]:
    """Every kind, in order of registration."""
    return list(_SOORTEN.values())


registreer_mailsoort(
    Mailsoort(
        "brief_klaar",
        "Er staat een brief voor u klaar",
        "Er staat een nieuwe brief voor u klaar. U kunt de brief lezen en bewaren als u bent aangemeld.",
        "Nieuwe brief",
        route="mijn_brieven",
        bij_dossier=False,
        voor=(Rol.OCO, Rol.OUDER, Rol.LEERLING),
        verplicht="Vanaf de dag van een brief loopt een termijn, bijvoorbeeld om bezwaar te maken.",
    )
)
registreer_mailsoort(
    Mailsoort(
        "dossier_gedeeld",
        "Er is een dossier met u gedeeld",
        "Een samenwerkingsverband heeft een dossier met u gedeeld. U kunt het een tijd lang lezen.",
        "Dossier met u gedeeld",
        voor=_MET_DELING,
    )
)
registreer_mailsoort(
    Mailsoort(
        "uitnodiging",
        "Een school nodigt u uit om online mee te doen",
        "Een school heeft een aanvraag gemaakt waar u bij hoort. U kunt de aanvraag online lezen en laten weten wat u"
        " ervan vindt. Daarvoor maakt u een eigen account.",
        "Uitnodiging",
        route="uitnodiging_openen",
        bij_dossier=False,
    )
)
registreer_mailsoort(
    Mailsoort(
        "briefvoorstel_voorgelegd",
        "Een collega vraagt u om briefteksten te bekijken",
        "Een collega stelt nieuwe teksten voor de brieven voor. Een tweede persoon moet ze bekijken voordat ze gelden."
        " Dat kunt u zijn.",
        "Voorstel voor briefteksten",
        route="briefteksten",
        bij_dossier=False,
        voor=(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR),
    )
)
