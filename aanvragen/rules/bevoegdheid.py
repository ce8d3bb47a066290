"""What a kind of aanvraag says about who may decide on it: the words that pages show, and what blocks submission."""

from __future__ import annotations

from dataclasses import dataclass

from swv.kern.beleid.uitleg import Reden


@dataclass(frozen=True, slots=True)
class Bevoegdheidsoordeel:
    """Whether this SWV is the one to ask, as known now.

    `eigen` None: not known yet. `uitleg` says it with its rule, `wat_nu` what the school does about it, `blokkades`
    what must be mended before submission.
    """

    eigen: bool | None
    uitleg: Reden
    wat_nu: Reden | None = None
    blokkades: tuple[Reden, ...] = ()
