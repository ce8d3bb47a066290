"""What a demonstration would send to a real address is read on a page, and names no address (demo only)."""

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import Http404
from django.test import RequestFactory

from swv.project.demo.postbus import HOOGSTENS, Postbus, in_postbus
from swv.project.demo_views import demo_postbus


def stuur(onderwerp: str) -> None:
    EmailMessage(onderwerp, "code 123456", to=["iemand@voorbeeld.example"], connection=Postbus()).send()


def test_the_newest_mail_first_and_no_address() -> None:
    assert in_postbus() == []
    for nummer in range(HOOGSTENS + 2):
        stuur(f"mail {nummer}")
    gevonden = in_postbus()
    assert [mail.onderwerp for mail in gevonden[:2]] == [f"mail {HOOGSTENS + 1}", f"mail {HOOGSTENS}"]
    assert len(gevonden) == HOOGSTENS
    assert "iemand@" not in str(gevonden)


def test_the_page_shows_it_in_a_demo_only(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Http404):
        demo_postbus(rf.get("/demo/postbus/"))
    monkeypatch.setattr(settings, "DEMO", True)
    stuur("Uw code")
    pagina = demo_postbus(rf.get("/demo/postbus/")).content.decode()
    assert "Uw code" in pagina
    assert "code 123456" in pagina
