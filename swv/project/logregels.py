"""What does not belong in a log: secrets in a path, and rows of the database that an error repeats."""

import logging
import re
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

WEGGELATEN = "(weggelaten)"
_HERSTELSLEUTEL = re.compile(r"(/accounts/wachtwoord-vergeten/)[^/]*-[^/]*")
# PostgreSQL repeats the whole row that it refused after DETAIL; in the repr of an error that is on one line.
_DETAIL = re.compile(r"^DETAIL:.*?(?=^The above exception|^During handling|\Z)", re.DOTALL | re.MULTILINE)
_DETAIL_OP_EEN_REGEL = re.compile(r"\\nDETAIL:[^\n]*")


class Logregel(logging.Formatter):
    """A line of the log, without what an error of the database says about the row."""

    def format(self, record: logging.LogRecord) -> str:
        """The line and the traceback, each detail left out."""
        tekst = _DETAIL_OP_EEN_REGEL.sub(rf"\\nDETAIL: {WEGGELATEN}", super().format(record))
        return _DETAIL.sub(f"DETAIL: {WEGGELATEN}\n\n", tekst)


def pad_in_logboek(pad: str) -> str:
    """A path as one line, without the key with which somebody chooses another password."""
    leesbaar = "".join(teken if teken.isprintable() else "?" for teken in pad)
    return _HERSTELSLEUTEL.sub(rf"\1{WEGGELATEN}", leesbaar)


class Toegangslogboek(Logger):  # type: ignore[misc]  # gunicorn has no type hints
    """The access log of gunicorn: the paths of requests, fit to keep."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> dict[str, Any]:
        """What a line is made of."""
        delen: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return delen | {"U": pad_in_logboek(delen["U"] or "")}
