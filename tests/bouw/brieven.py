"""Letters of a situation, made as the worker makes them, but for the laying out of their pages."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from swv.kern.documenten import services
from swv.kern.documenten.letter_lint import Eis, gebreken_in
from swv.kern.documenten.models import Brief
from swv.kern.documenten.services import brief_maken
from swv.kern.toegang.actor import Actor
from tests.bouw.bestanden import pdf
from tlv.services import campagne

ALLES = bool(os.environ.get("SWV_TEST_ALLES"))


@contextmanager
def zonder_opmaak() -> Iterator[None]:
    """A blank page stands for the pages of a letter, which cost half a second each; its HTML is checked as always.

    In the slow tier every letter is laid out. What the pages look like is tried by tests/documenten, tests/keten and
    tests/e2e in both.
    """
    if ALLES:
        yield
        return
    with pytest.MonkeyPatch.context() as mp:
        for module in (services, campagne):
            mp.setattr(module, "maak_pdf", lambda html, titel: pdf())
            mp.setattr(module, "eis_brief", _eis)
        yield


def _eis(html: str, _: bytes, eisen: Sequence[Eis]) -> None:
    assert gebreken_in(html, eisen) == []


def maak_wachtende(actor: Actor, **filters: object) -> None:
    """A version of every letter that was not sent yet, and delivery in the portal."""
    with zonder_opmaak():
        for brief in Brief.objects.filter(verzonden_op__isnull=True, **filters).order_by("pk"):
            brief_maken(actor=actor, brief_id=brief.pk)
