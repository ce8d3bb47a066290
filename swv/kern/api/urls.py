"""Routes of the API."""

from django.urls import path, re_path

from swv.kern.api import views
from swv.kern.wijzers.register import wijzers

urlpatterns = [
    path("schema/", views.Schema.as_view(), name="api_schema"),
    path("wijzers/", views.Wijzers.as_view(), name="api_wijzers"),
    *(
        path(f"wijzers/{wijzer.naam}/", views.Wijzervraag.as_view(wijzer=wijzer), name=views.route_van(wijzer))
        for wijzer in wijzers()
    ),
    re_path(r"^.*$", views.Onbekend.as_view(), name="api_onbekend"),
]
