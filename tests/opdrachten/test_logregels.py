"""What does not end up in a log: the key of a new password, a forged line, a row that the database refused."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from swv.project.logregels import Logregel, Toegangslogboek, pad_in_logboek


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("/accounts/wachtwoord-vergeten/1f-cx3k2a-9b1/", "/accounts/wachtwoord-vergeten/(weggelaten)/"),
        ("/accounts/wachtwoord-vergeten/1f-set-password/", "/accounts/wachtwoord-vergeten/(weggelaten)/"),
        ("/accounts/wachtwoord-vergeten/klaar/", "/accounts/wachtwoord-vergeten/klaar/"),
        ("/dossiers/12/", "/dossiers/12/"),
        ("/x\n[1] 10.0.0.1 GET /dossiers/1/ 200", "/x?[1] 10.0.0.1 GET /dossiers/1/ 200"),
        ("/x\x1b[2J\u202e", "/x?[2J?"),
    ],
)
def test_a_path_in_the_access_log(pad: str, verwacht: str) -> None:
    assert pad_in_logboek(pad) == verwacht


def test_the_access_log_uses_it() -> None:
    antwoord = SimpleNamespace(status="200 OK", sent=1, headers=[])
    vraag = SimpleNamespace(headers=[])
    omgeving = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": "/",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "PATH_INFO": "/accounts/wachtwoord-vergeten/1f-geheim/",
    }
    delen = Toegangslogboek(Config()).atoms(antwoord, vraag, omgeving, timedelta(0))
    assert delen["U"] == "/accounts/wachtwoord-vergeten/(weggelaten)/"


def test_the_row_that_the_database_refused_is_left_out() -> None:
    opmaak = Logregel(fmt="{message}", style="{")
    try:
        try:
            raise ValueError("new row violates check\nDETAIL:  Failing row contains (Sam,\nde Vries).\n\nGeheim")
        except ValueError as fout:
            raise RuntimeError("ook mis") from fout
    except RuntimeError as fout:
        regel = logging.LogRecord("x", logging.ERROR, "", 0, "mis", (), (type(fout), fout, fout.__traceback__))
    tekst = opmaak.format(regel)
    assert "new row violates check" in tekst
    assert "ook mis" in tekst
    assert not any(woord in tekst for woord in ("Sam", "Vries", "Geheim"))
    kort = logging.LogRecord("x", logging.ERROR, "", 0, "mis: %r", (ValueError("a\nDETAIL:  Sam"),), None)
    assert opmaak.format(kort) == r"mis: ValueError('a\nDETAIL: (weggelaten)"
