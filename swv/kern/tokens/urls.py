"""Routes of the own tokens."""

from django.urls import path

from swv.kern.tokens import views

urlpatterns = [
    path("", views.apitokens, name="apitokens"),
    path("<int:apitoken_id>/intrekken/", views.apitoken_beeindigen, name="apitoken_intrekken"),
]
