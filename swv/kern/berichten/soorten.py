"""The kinds of mail: each says that something is ready and where, and nothing about anybody."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Mailsoort:
    """One kind: `tekst` is one plain sentence or two, `kort` names it in a digest, `route` is where the link leads.

    With `bij_dossier` the route takes the number of the dossier, which says nothing to who may not read it.
    """

    naam: str
    onderwerp: str
    tekst: str
    kort: str
    route: str = "dossier"
    bij_dossier: bool = True

    def link(self, dossier_id: int | None) -> str:
        """The address of the page, as it stands in a mail."""
        pad = reverse(self.route, args=[dossier_id]) if self.bij_dossier else reverse(self.route)
        return f"{settings.SITE_ADRES}{pad}"


_SOORTEN: dict[str, Mailsoort] = {}


def registreer_mailsoort(soort: Mailsoort) -> None:
    """Enter a kind; entering one twice is a mistake."""
    if soort.naam in _SOORTEN:
        raise ValueError(f"mailsoort {soort.naam} bestaat al")
    _SOORTEN[soort.naam] = soort


def mailsoort(naam: str) -> Mailsoort:
    """The kind of that name; raises KeyError when no app registered it."""
    return _SOORTEN[naam]


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
    )
)
registreer_mailsoort(
    Mailsoort(
        "dossier_gedeeld",
        "Er is een dossier met u gedeeld",
        "Een samenwerkingsverband heeft een dossier met u gedeeld. U kunt het een tijd lang lezen.",
        "Dossier met u gedeeld",
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
