#!/usr/bin/env python3
"""What waits for me, by when: an example of a program that uses the API with a token.

    SWV_TOKEN=swv_... python voorbeeld.py https://swv.voorbeeld.nl

It reads every page of a list, shows the refusals of the API as they are, and waits when it asked too much.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TE_VEEL = 429


def vraag(adres: str, token: str) -> Any:
    """One answer of the API; a refusal says in its `detail` what is wrong and what to do."""
    while True:
        try:
            with urlopen(Request(adres, headers={"Authorization": f"Bearer {token}"}), timeout=30) as antwoord:  # noqa: S310
                return json.load(antwoord)
        except HTTPError as fout:
            if fout.code == TE_VEEL:
                time.sleep(int(fout.headers.get("Retry-After", "1")))
                continue
            probleem = json.load(fout)
            sys.exit(f"{probleem['title']}: {probleem['detail']}")


def alle_rijen(adres: str, token: str) -> Iterator[dict[str, Any]]:
    """The rows of a list, page after page."""
    volgende: str | None = adres
    while volgende:
        blad = vraag(volgende, token)
        yield from blad["resultaten"]
        volgende = blad["volgende"]


def main() -> None:
    """Print the work, the first day on top."""
    if len(sys.argv) != 2 or not os.environ.get("SWV_TOKEN"):
        sys.exit(__doc__)
    for rij in alle_rijen(f"{sys.argv[1].rstrip('/')}/api/v1/dossiers/?toon=wacht", os.environ["SWV_TOKEN"]):
        sys.stdout.write(f"{rij['uiterste_dag'] or 'geen termijn':12} {rij['nummer']:14} {rij['volgende_stap']}\n")


if __name__ == "__main__":
    main()
