"""The pages of django-allauth that we offer: signing in and out, one's password, the second factor. No sign-up."""

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path

from swv.project.demo.accounts import demo_accounts

DEMO = {"demo_accounts": demo_accounts()} if settings.DEMO else {}

urlpatterns = [
    path("aanmelden/", account.LoginView.as_view(extra_context=DEMO), name="account_login"),
    path("afmelden/", account.logout, name="account_logout"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("inactief/", account.account_inactive, name="account_inactive"),
    path("opnieuw-aanmelden/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord-vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    # Not <slug:uidb36>: that would take the first part of the key, which has a hyphen too, and no link would work.
    re_path(
        r"^wachtwoord-vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord-vergeten/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("mailcode/", account.confirm_login_code, name="account_confirm_login_code"),
    path("tweede-stap/", include("allauth.mfa.urls")),
]
