"""Messages of one transaction when the broker is away: one attempt for all of them, the next transaction tries again."""

import logging
from typing import Any

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from swv.kern.taken import na_vastlegging
from swv.project.celery import app as celery_app
from tests.bouw.cast import Cast


@pytest.fixture
def pogingen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every attempt to send; letter 2 is the one on which the broker fails, and nothing works after it."""
    geprobeerd: list[int] = []

    def stuur(naam: str, args: Any = (), **opties: Any) -> None:
        geprobeerd.append(args[0])
        if 2 in geprobeerd:
            raise OperationalError("timed out")

    monkeypatch.setattr(celery_app, "send_task", stuur)
    return geprobeerd


def test_one_transaction_waits_for_a_hanging_broker_once(
    vers: Cast, pogingen: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), transaction.atomic():
        for brief in range(1, 21):
            with transaction.atomic():
                na_vastlegging("brief_maken", brief, 1)
        assert pogingen == []
    assert pogingen == [1, 2]
    assert len([regel for regel in caplog.messages if "de veger biedt hem later aan" in regel]) == 19
    with transaction.atomic():
        na_vastlegging("brief_maken", 21, 1)
        na_vastlegging("brief_maken", 22, 1)
    assert pogingen == [1, 2, 21]


def test_a_message_of_a_block_that_was_undone_is_not_missed(vers: Cast, pogingen: list[int]) -> None:
    with transaction.atomic():
        with transaction.atomic():
            na_vastlegging("brief_maken", 7, 1)
            transaction.set_rollback(True)
        na_vastlegging("brief_maken", 8, 1)
        transaction.on_commit(lambda: na_vastlegging("brief_maken", 9, 1))
    assert pogingen == [8, 9]
