"""Waits until /gezond/ answers 200, or prints what it says instead: `_gezond.py POORT SECONDEN`."""

import os
import sys
import time
import urllib.error
import urllib.request


def main(poort: str, seconden: float) -> int:
    """The exit code: 0 when well. Asks at 127.0.0.1 under the first name that the site is known by."""
    host = os.environ.get("SWV_HOSTS", "").split(",")[0].strip().lstrip(".").replace("*", "")
    kop = {"Host": host or "127.0.0.1", "X-Forwarded-Proto": "https"}
    vraag = urllib.request.Request(f"http://127.0.0.1:{poort}/gezond/", headers=kop)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    einde = time.monotonic() + seconden
    while True:
        try:
            with opener.open(vraag, timeout=10):
                return 0
        except urllib.error.HTTPError as fout:
            stand = f"{fout.code} {fout.read(500).decode(errors='replace')}"
        except OSError as fout:
            stand = f"geen antwoord ({fout})"
        if time.monotonic() > einde:
            sys.stdout.write(f"{stand}\n")
            return 1
        time.sleep(0.4)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2])))
