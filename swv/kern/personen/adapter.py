"""How django-allauth fits in: no sign-up by visitors (TLV-02), and a second factor for everybody (RCH-65)."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import Login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from swv.kern.kalender.klok import vandaag
from swv.kern.personen.lidmaatschappen import is_gezinsaccount

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in only; parents and pupils without an authenticator app get a code by mail (ADR 0013)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves; a parent or pupil needs an invitation."""
        return False

    def is_login_by_code_required(self, login: Login) -> bool:
        """Whether this sign-in, after the password, waits for a code that was mailed."""
        gebruiker = login.user
        if gebruiker is None or (settings.DEMO and gebruiker.demo) or is_mfa_enabled(gebruiker):
            return False
        return is_gezinsaccount(gebruiker.pk, vandaag())

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """Tell the owner by mail that the account changed, once it has; a mail server that is away stops nobody."""
        adres = f"{settings.SITE_ADRES}{reverse('account_reset_password')}"
        inhoud = {"nieuw_wachtwoord": adres, **(context or {})}
        stuur = super().send_notification_mail

        def vertel() -> None:
            try:
                stuur(template_prefix, user, inhoud, email)
            except (OSError, SMTPException):
                logger.exception("bericht %s aan gebruiker %s is niet verstuurd", template_prefix, user.pk)

        transaction.on_commit(vertel)
