"""Routes of the pages of the wijzers."""

from django.urls import path

from swv.kern.wijzers import views

urlpatterns = [
    path("", views.wijzers, name="wijzers"),
    path("<slug:naam>/", views.wijzer, name="wijzer"),
]
