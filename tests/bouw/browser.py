"""Debian's Chromium, for the tests that need a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """A browser for a block. Playwright keeps an event loop in this thread, which Django takes for async code."""
    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=VLAGGEN)
            yield browser
            browser.close()


def neem_sessie_over(context: BrowserContext, client: Client) -> None:
    """Let the browser go on as whom a test client is signed in."""
    naam = settings.SESSION_COOKIE_NAME
    cookie = {"name": naam, "value": client.cookies[naam].value, "domain": "127.0.0.1", "path": "/", "httpOnly": True}
    context.add_cookies([cookie])  # type: ignore[list-item]
