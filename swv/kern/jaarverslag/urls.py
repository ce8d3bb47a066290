"""Routes of the report of a year."""

from django.urls import path

from swv.kern.jaarverslag import views

urlpatterns = [
    path("verslag/", views.jaarverslag, name="jaarverslag"),
    path("verslag/downloaden/", views.jaarverslag_downloaden, name="jaarverslag_downloaden"),
    path("verslag/leerlingtellingen/", views.leerlingtellingen, name="leerlingtellingen"),
    path(
        "verslag/leerlingtellingen/<int:telling_id>/intrekken/",
        views.leerlingtelling_intrekken,
        name="leerlingtelling_intrekken",
    ),
    path("verslag/<slug:sleutel>/", views.kengetal, name="kengetal"),
]
