"""Conditions of acts are asked once per text (`rechten_voor`), so equal words must be an equal question."""

from swv.kern.toegang.models import Dossier
from swv.kern.toegang.tabellen import HANDELINGEN
from tests.bouw.cast import LEDEN, Cast


def test_equal_words_are_an_equal_question(cast: Cast) -> None:
    anders, gevraagd = [], 0
    for wie in LEDEN:
        actor = cast.actor(wie)
        per_tekst: dict[str, str] = {}
        for naam, handeling in HANDELINGEN.items():
            rij = handeling.wie.get(actor.rol)
            if rij is None:
                continue
            gevraagd += 1
            vraag = str(Dossier.objects.filter(rij.q(actor)).order_by().query)
            if per_tekst.setdefault(rij.tekst, vraag) != vraag:
                anders.append(f"{wie} {naam}: {rij.tekst}")
    assert anders == []
    assert gevraagd > len(HANDELINGEN)
