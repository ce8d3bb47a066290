"""Routes of the schools."""

from django.urls import path

from swv.kern.organisatie import views

urlpatterns = [
    path("scholen/", views.scholen, name="scholen"),
    path("scholen/toevoegen/", views.school_toevoegen, name="school_toevoegen"),
    path("scholen/<int:school_id>/", views.school, name="school"),
    path("scholen/<int:school_id>/wijzigen/", views.school_wijzigen, name="school_wijzigen"),
    path("scholen/<int:school_id>/vestiging/", views.vestiging_vastleggen, name="vestiging_vastleggen"),
    path("scholen/<int:school_id>/relatie/", views.schoolrelatie_vastleggen, name="schoolrelatie_vastleggen"),
]
