"""Routes of the whole application."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
