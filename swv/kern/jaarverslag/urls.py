"""Routes of the report of a year."""

from django.urls import path

from swv.kern.jaarverslag import views

urlpatterns = [
    path("verslag/", views.jaarverslag, name="jaarverslag"),
    path("verslag/<slug:sleutel>/", views.kengetal, name="kengetal"),
]
