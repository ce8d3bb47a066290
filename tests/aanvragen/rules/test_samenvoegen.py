"""Two tabs at one section: a table of what was read, what is stored and what is sent (issue 3, acceptance 3)."""

from typing import Any

import pytest

from aanvragen.rules.samenvoegen import Verschil, kenmerk, voeg_samen


@pytest.mark.parametrize(
    ("toen", "opgeslagen", "ingevuld", "bewaard", "verschil"),
    [
        (None, None, "Sam", True, False),
        ("Sam", "Sam", "Sam fietst", True, False),
        ("Sam", "Sam", "", True, False),
        ("Sam", "Sam rent", "Sam", False, False),
        ("Sam", "Sam rent", "Sam rent", False, False),
        ("Sam", "Sam rent", "Sam fietst", False, True),
        ("Sam", "", "Sam fietst", False, True),
        ("Sam", "Sam rent", "", False, True),
        (None, "Sam rent", "Sam fietst", False, True),
        (True, False, True, False, False),
        (None, True, False, False, True),
        (["a"], ["a", "b"], ["a", "c"], False, True),
        ("een\r\ntwee", "een\ntwee", "een\r\ntwee", False, False),
        ("een\r\ntwee", "een\ntwee", "een\r\ntwee\r\ndrie", True, False),
    ],
    ids=[
        "nieuw antwoord",
        "alleen hier veranderd",
        "alleen hier gewist",
        "alleen elders veranderd",
        "op twee plekken hetzelfde",
        "op twee plekken anders",
        "elders gewist, hier veranderd",
        "elders veranderd, hier gewist",
        "op twee plekken voor het eerst ingevuld",
        "ja-neevraag alleen elders veranderd",
        "ja-neevraag op twee plekken",
        "meerkeuze op twee plekken",
        "alleen een ander regeleinde",
        "regeleinde anders en hier veranderd",
    ],
)
def test_nothing_is_silently_overwritten(
    toen: Any, opgeslagen: Any, ingevuld: Any, bewaard: bool, verschil: bool
) -> None:
    uitkomst = voeg_samen({"vraag": opgeslagen}, {"vraag": ingevuld}, {"vraag": kenmerk(toen)})
    assert uitkomst.bewaar == ({"vraag": ingevuld} if bewaard else {})
    assert uitkomst.verschillen == ((Verschil("vraag", ingevuld, opgeslagen),) if verschil else ())
    staat_er = toen if not bewaard and kenmerk(ingevuld) != kenmerk(opgeslagen) else ingevuld
    assert uitkomst.kenmerken == {"vraag": kenmerk(staat_er)}


def test_the_mark_in_a_page_is_short_and_hides_the_answer() -> None:
    assert len(kenmerk("Sam")) == len(kenmerk(None)) == 16
    assert "Sam" not in kenmerk("Sam")


def test_a_question_that_was_not_on_the_page_was_empty_there() -> None:
    assert voeg_samen({"vraag": "Sam"}, {"vraag": "Kim"}, {}).verschillen == (Verschil("vraag", "Kim", "Sam"),)
    assert voeg_samen({"vraag": "Sam"}, {"vraag": None}, {}).bewaar == {}
