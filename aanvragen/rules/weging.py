"""What experts weigh, laid side by side: what the pupil needs and what the school can offer (TLV-56, TLV-57, TLV-58).

Only an order of reading: nothing in the content of an answer grants or refuses by itself (TLV-58).
"""

from collections.abc import Iterator

from swv.kern.beleid.formulier import Formulier, Vraag

BEHOEFTE, AANBOD, ONDERWERPEN = "TLV-57", "TLV-58", "TLV-56"
"""The five IVO fields, what the school says about its SOP, and the nine parameters."""


def vragen_bij(formulier: Formulier, regel: str) -> Iterator[Vraag]:
    """The questions that a rule asks, by the number of its row: 'TLV-56/2' before 'TLV-56/3'."""
    gevonden = [vraag for vraag in formulier.vragen() if vraag.regel.partition("/")[0] == regel]
    yield from sorted(gevonden, key=lambda vraag: int(vraag.regel.partition("/")[2] or 0))
