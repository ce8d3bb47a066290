"""Two tabs at one section: the page shows both versions and lets a person choose (issue 3, acceptance 3)."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from aanvragen.models import Antwoord
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

Binnen = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


def adres(dossier: Dossier, sectie: str = "aanleiding") -> str:
    return reverse("aanvraag_invullen", args=[dossier.pk, sectie])


def gelezen(bron: str) -> str:
    gevonden = re.search(r'name="gelezen" id="gelezen" value="([^"]*)"', bron)
    assert gevonden
    return gevonden[1]


def gezien(bron: str, sleutel: str) -> dict[str, str]:
    gevonden = re.search(rf'name="gezien_{sleutel}" value="(\w+)"', bron)
    assert gevonden
    return {f"gezien_{sleutel}": gevonden[1]}


def staat_er(cast: Cast, dossier: Dossier, sleutel: str) -> object:
    with cast.als("oco"):
        rijen = Antwoord.objects.filter(dossier=dossier).order_by("pk")
        return {k: w for rij in rijen for k, w in rij.waarden.items()}.get(sleutel)


def test_both_versions_stand_beside_each_other_and_a_person_chooses(cast: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    begin = gelezen(oco.get(adres(dossier)).content.decode())
    eerste = oco.post(adres(dossier), {"gelezen": begin, "reden_aanvraag": "Sam rent"}, headers=HTMX)
    tweede = oco.post(
        adres(dossier), {"gelezen": begin, "reden_aanvraag": "Sam fietst", "inzet_school": "Hulp"}, headers=HTMX
    ).content.decode()
    assert "Nog niet opgeslagen, want ook ergens anders veranderd" in tweede
    assert "Sam rent" in tweede
    assert "Sam fietst" in tweede
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam rent"
    assert staat_er(cast, dossier, "inzet_school") == "Hulp"

    keuze = {"gelezen": gelezen(tweede), "reden_aanvraag": "Sam fietst", "inzet_school": "Hulp"}
    keuze |= {"kies": "eigen:reden_aanvraag", **gezien(tweede, "reden_aanvraag")}
    oco.post(adres(dossier), keuze, headers=HTMX)  # the button had the focus when the page saved by itself
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam rent"
    assert oco.post(adres(dossier), keuze).status_code == 302
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam fietst"

    verder = {"gelezen": gelezen(eerste.content.decode()), "reden_aanvraag": "Sam zwemt"}
    pagina = oco.post(adres(dossier), verder).content.decode()
    assert "Ook ergens anders veranderd" in pagina
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam fietst"
    keuze = {**verder, "gelezen": gelezen(pagina), "kies": "andere:reden_aanvraag"}
    assert oco.post(adres(dossier), keuze).status_code == 302
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam fietst"
    assert staat_er(cast, dossier, "inzet_school") == "Hulp"


def test_a_choice_counts_for_the_version_that_was_seen(cast: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    begin = gelezen(oco.get(adres(dossier)).content.decode())
    eerste = oco.post(adres(dossier), {"gelezen": begin, "reden_aanvraag": "een"}, headers=HTMX).content.decode()
    tweede = oco.post(adres(dossier), {"gelezen": begin, "reden_aanvraag": "twee"}).content.decode()
    oco.post(adres(dossier), {"gelezen": gelezen(eerste), "reden_aanvraag": "een en een half"}, headers=HTMX)
    keuze = {"gelezen": gelezen(tweede), "reden_aanvraag": "twee", "kies": "eigen:reden_aanvraag"}
    opnieuw = oco.post(adres(dossier), {**keuze, **gezien(tweede, "reden_aanvraag")})
    assert opnieuw.status_code == 200
    assert "een en een half" in opnieuw.content.decode()
    assert staat_er(cast, dossier, "reden_aanvraag") == "een en een half"


def test_an_answer_to_a_question_that_another_tab_made_disappear_is_kept(cast: Cast, binnen: Binnen) -> None:
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    oco.post(adres(dossier, "gezin"), {"hulpverlening_betrokken": "ja"})
    bron = oco.get(adres(dossier, "gezin")).content.decode()
    merken = gelezen(bron)
    oco.post(adres(dossier, "gezin"), {"gelezen": merken, "hulpverlening_betrokken": "nee"}, headers=HTMX)
    tekst = {"gelezen": merken, "hulpverlening_betrokken": "ja", "hulpverlening": "Begeleiding thuis"}
    oco.post(adres(dossier, "gezin"), tekst, headers=HTMX)
    assert staat_er(cast, dossier, "hulpverlening_betrokken") is False
    assert staat_er(cast, dossier, "hulpverlening") == "Begeleiding thuis"


def test_the_own_text_is_not_that_of_somebody_else(cast: Cast, binnen: Binnen) -> None:
    """The server stored it and was gone before it said so; the page tells what it sent without an answer."""
    dossier, oco = maak.dossier_begonnen(cast), binnen("oco")
    begin = gelezen(oco.get(adres(dossier)).content.decode())
    oco.post(adres(dossier), {"gelezen": begin, "reden_aanvraag": "Sam ren"}, headers=HTMX)  # the answer got lost
    verder = {"gelezen": begin, "reden_aanvraag": "Sam rent", "eerder_reden_aanvraag": ["Sam", "Sam ren"]}
    assert "Nog niet opgeslagen" not in oco.post(adres(dossier), verder, headers=HTMX).content.decode()
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam rent"

    anders = {"gelezen": begin, "reden_aanvraag": "Sam fietst", "eerder_reden_aanvraag": ["Sam ren"]}
    assert "Nog niet opgeslagen" in oco.post(adres(dossier), anders, headers=HTMX).content.decode()
    assert staat_er(cast, dossier, "reden_aanvraag") == "Sam rent"
