"""Routes of the dossier engine over the API."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from aanvragen.api import agenda, begin, dossier
from aanvragen.api.acts import Handelingvraag
from aanvragen.api.lists import LIJSTEN
from aanvragen.views.acts import Actpagina
from aanvragen.views.every_act import ALLE_ACTS
from swv.kern.api.lijsten import lijstroutes


def handelingroutes(acts: Iterable[Actpagina]) -> list[URLPattern]:
    """A route per act, by the name of its page."""
    return [
        path(
            f"dossiers/<int:dossier_id>/{act.handeling.replace('_', '-')}/",
            Handelingvraag.as_view(act=act),
            name=f"api_{act.handeling}",
        )
        for act in acts
    ]


urlpatterns = [
    *lijstroutes(LIJSTEN),
    path("dossiers/beginnen/", begin.Beginnen.as_view(), name="api_aanvraag_beginnen"),
    path("leerlingen/toevoegen/", begin.NieuweLeerling.as_view(), name="api_leerling_toevoegen"),
    path("dossiers/<int:dossier_id>/", dossier.Dossiervraag.as_view(), name="api_dossier"),
    path("dossiers/<int:dossier_id>/formulier/", dossier.Formulierlijst.as_view(), name="api_formulier"),
    path(
        "dossiers/<int:dossier_id>/formulier/<slug:sectie>/",
        dossier.Formuliersectie.as_view(),
        name="api_aanvraag_invullen",
    ),
    path("dossiers/<int:dossier_id>/documenten/", dossier.Documenten.as_view(), name="api_document_toevoegen"),
    path("documenten/<int:document_id>/", dossier.Documentvraag.as_view(), name="api_document"),
    path("agenda.ics", agenda.Agendafeed.as_view(), name="api_agenda"),
    *handelingroutes(ALLE_ACTS),
]
