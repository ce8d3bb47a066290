"""What belongs to one user and to no dossier: a token and a saved list."""

from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.services.saved_lists import lijstweergave_bewaren
from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import apitoken_maken
from tests.bouw.cast import Cast


def van_een_gebruiker(cast: Cast, wie: str) -> dict[str, list[int | str]]:
    """Their ids, by the name that an address gives them."""
    with cast.als(wie) as actor:
        token, _ = apitoken_maken(actor=actor, naam="proef", omvang=Tokenomvang.LEZEN, laatste_dag=actor.vandaag)
        lijst = lijstweergave_bewaren(actor=actor, naam="te laat", keuze=Lijstkeuze(termijn="te_laat"))
    return {"apitoken_id": [token.pk], "lijstweergave_id": [lijst.pk]}
