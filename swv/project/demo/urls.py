"""Routes that exist in demo mode only."""

from django.urls import path

from swv.project.demo_views import demo_aanmelden, demo_mail, demo_postbus

urlpatterns = [
    path("aanmelden/", demo_aanmelden, name="demo_aanmelden"),
    path("mail/", demo_mail, name="demo_mail"),
    path("postbus/", demo_postbus, name="demo_postbus"),
]
