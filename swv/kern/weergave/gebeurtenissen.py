"""Events of the log in the words of the reader."""

from collections.abc import Iterable

from swv.kern.logboek.models import Gebeurtenis
from swv.kern.weergave.onderdelen import Tijdlijnpunt

TITELS: dict[str, str] = {
    "aanvraag.begonnen": "Aanvraag begonnen",
    "aanvraag.voorgelegd": "Aan ouders en leerling voorgelegd",
    "handtekening.vastgelegd": "Handtekening vastgelegd",
    "aanvraag.ingediend": "Aanvraag ingediend",
    "aanvraag.ingetrokken": "Aanvraag ingetrokken",
    "aanvraag.volledig": "Volledig verklaard",
    "aanvulling.gevraagd": "Om aanvulling gevraagd",
    "aanvulling.geleverd": "Aanvulling ingestuurd",
    "document.toegevoegd": "Document toegevoegd",
    "document.ingetrokken": "Document ingetrokken",
    "deskundigen.toegewezen": "Deskundigen toegewezen",
    "advies.vastgesteld": "Advies vastgesteld",
    "adviezen.gereed": "Alle adviezen zijn er",
    "gesprek.vastgelegd": "Gesprek gevoerd",
    "herbespreking.vastgelegd": "Opnieuw besproken",
    "akkoord.gegeven": "Akkoord gegeven",
    "besluit.genomen": "Besluit genomen",
    "brieven.klaargezet": "Brieven klaargezet",
    "brief.verzonden": "Brief verzonden",
    "besluit.bekendgemaakt": "Besluit bekendgemaakt",
    "dossier.gedeeld": "Dossier gedeeld",
    "deling.beeindigd": "Deling beëindigd",
}
STIL = ("sectie.opgeslagen",)


def tijdlijn_van(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Tijdlijnpunt]:
    """The timeline, newest first; saving a section is not worth a line."""
    punten = [_punt(gebeurtenis) for gebeurtenis in gebeurtenissen if gebeurtenis.soort not in STIL]
    return list(reversed(punten))


def _punt(gebeurtenis: Gebeurtenis) -> Tijdlijnpunt:
    wie = ", ".join(deel for deel in (gebeurtenis.rol, gebeurtenis.organisatie) if deel)
    gegevens = gebeurtenis.gegevens
    toelichting = str(gegevens.get("naam") or gegevens.get("aan") or "")
    return Tijdlijnpunt(
        titel=TITELS[gebeurtenis.soort],
        wanneer=gebeurtenis.op,
        wie=f"{gebeurtenis.naam} ({wie})" if wie else gebeurtenis.naam,
        toelichting=toelichting,
    )
