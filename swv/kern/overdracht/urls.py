"""Routes of importing the school register."""

from django.urls import path

from swv.kern.overdracht import views

urlpatterns = [
    path("inlezen/", views.inlezingen, name="inlezingen"),
    path("inlezen/<int:inlezing_id>/", views.inlezing, name="inlezing"),
    path("inlezen/<int:inlezing_id>/kolommen/", views.inlezing_koppelen, name="inlezing_koppelen"),
    path("inlezen/<int:inlezing_id>/uitvoeren/", views.inlezing_uitvoeren, name="inlezing_uitvoeren"),
    path("inlezen/<int:inlezing_id>/loslaten/", views.inlezing_opgeven, name="inlezing_opgeven"),
    path("inlezen/<int:inlezing_id>/verslag/", views.inlezing_verslag, name="inlezing_verslag"),
]
