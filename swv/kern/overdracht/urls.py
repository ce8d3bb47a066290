"""Routes of importing the school register and of exporting everything."""

from django.urls import path

from swv.kern.overdracht import uitvoerviews, views

urlpatterns = [
    path("inlezen/", views.inlezingen, name="inlezingen"),
    path("inlezen/<int:inlezing_id>/", views.inlezing, name="inlezing"),
    path("inlezen/<int:inlezing_id>/kolommen/", views.inlezing_koppelen, name="inlezing_koppelen"),
    path("inlezen/<int:inlezing_id>/uitvoeren/", views.inlezing_uitvoeren, name="inlezing_uitvoeren"),
    path("inlezen/<int:inlezing_id>/loslaten/", views.inlezing_opgeven, name="inlezing_opgeven"),
    path("inlezen/<int:inlezing_id>/verslag/", views.inlezing_verslag, name="inlezing_verslag"),
    path("export/", uitvoerviews.uitvoeren, name="uitvoeren"),
    path("export/<int:uitvoer_id>/goedkeuren/", uitvoerviews.uitvoer_goedkeuren, name="uitvoer_goedkeuren"),
    path("export/<int:uitvoer_id>/afwijzen/", uitvoerviews.uitvoer_afwijzen, name="uitvoer_afwijzen"),
    path("export/<int:uitvoer_id>/intrekken/", uitvoerviews.uitvoer_intrekken, name="uitvoer_intrekken"),
    path("export/<int:uitvoer_id>/ophalen/", uitvoerviews.uitvoer_ophalen, name="uitvoer_ophalen"),
]
