"""Routes of the dossier engine."""

from django.urls import path

from aanvragen.views import (
    agenda_order,
    bulk,
    contacts,
    documents,
    dossier,
    drafting,
    family,
    invitations,
    joining,
    mail_settings,
    mandates,
    meeting_reading,
    meetings,
    messages,
    people,
    saved_views,
    school_profiles,
    search,
    summary,
    who_read,
    work,
)
from aanvragen.views.act_pages import ACTS
from aanvragen.views.acts import actroutes
from aanvragen.views.advice import ACTS as ADVIES
from aanvragen.views.meeting_acts import COMMISSIE
from aanvragen.views.repair_pages import HERSTEL

urlpatterns = [
    path("", work.werkvoorraad, name="werkvoorraad"),
    path("werk/aantallen/", work.werkvoorraad_aantallen, name="werkvoorraad_aantallen"),
    path("werk/samen/", bulk.dossiers_samen_doen, name="dossiers_samen_doen"),
    path("werk/lijsten/", saved_views.lijstweergave_bewaren, name="lijstweergave_bewaren"),
    path(
        "werk/lijsten/<int:lijstweergave_id>/verwijderen/",
        saved_views.lijstweergave_verwijderen,
        name="lijstweergave_verwijderen",
    ),
    path(
        "werk/lijsten/<int:lijstweergave_id>/terughalen/",
        saved_views.lijstweergave_terughalen,
        name="lijstweergave_terughalen",
    ),
    path("zoeken/", search.zoeken, name="dossiers_zoeken"),
    path("aangemeld/", work.aangemeld, name="aangemeld"),
    path("lidmaatschap/wisselen/", work.lidmaatschap_wisselen, name="lidmaatschap_wisselen"),
    path("mijn-meldingen/", mail_settings.mijn_meldingen, name="mijn_meldingen"),
    path("schoolprofielen/", school_profiles.schoolprofielen, name="schoolprofielen"),
    path(
        "schoolprofielen/van-school/<int:school_id>/",
        school_profiles.schoolprofiel_toevoegen,
        name="schoolprofiel_toevoegen",
    ),
    path("schoolprofielen/<int:schoolprofiel_id>/", school_profiles.schoolprofiel_lezen, name="schoolprofiel_lezen"),
    path(
        "schoolprofielen/<int:schoolprofiel_id>/intrekken/",
        school_profiles.schoolprofiel_intrekken,
        name="schoolprofiel_intrekken",
    ),
    path("aanvragen/beginnen/", drafting.aanvraag_beginnen_pagina, name="aanvraag_beginnen"),
    path("leerlingen/toevoegen/", drafting.leerling_toevoegen_pagina, name="leerling_toevoegen"),
    path("dossiers/<int:dossier_id>/", dossier.dossier, name="dossier"),
    path("dossiers/<int:dossier_id>/termijnen/", dossier.termijnen, name="termijnen"),
    path("dossiers/<int:dossier_id>/inzagen/", who_read.inzagen, name="inzagen"),
    path("dossiers/<int:dossier_id>/samenvatting/", summary.samenvatting, name="samenvatting"),
    path("dossiers/<int:dossier_id>/samenvatting.pdf", summary.samenvatting_pdf, name="samenvatting_pdf"),
    path("dossiers/<int:dossier_id>/formulier/", drafting.takenlijst, name="takenlijst"),
    path("dossiers/<int:dossier_id>/formulier/<slug:sectie>/", drafting.aanvraag_invullen, name="aanvraag_invullen"),
    path("dossiers/<int:dossier_id>/documenten/", documents.document_toevoegen, name="document_toevoegen"),
    path(
        "dossiers/<int:dossier_id>/aanvulling-vragen/gevolg/",
        dossier.hersteltermijn_gevolg,
        name="hersteltermijn_gevolg",
    ),
    path("dossiers/<int:dossier_id>/berichten/", messages.berichten, name="bericht_sturen"),
    path("dossiers/<int:dossier_id>/contactgegevens/", contacts.contactgegevens, name="contactgegevens"),
    path(
        "dossiers/<int:dossier_id>/contactgegevens/<int:contact_id>/",
        contacts.contact_wijzigen,
        name="contact_wijzigen",
    ),
    path("dossiers/<int:dossier_id>/zienswijze/", family.zienswijze_geven, name="zienswijze_geven"),
    path("dossiers/<int:dossier_id>/uitnodigingen/", invitations.uitnodiging_maken, name="uitnodiging_maken"),
    path(
        "dossiers/<int:dossier_id>/uitnodigingen/intrekken/",
        invitations.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
    path("uitnodiging/", joining.uitnodiging_openen, name="uitnodiging_openen"),
    path("uitnodiging/account/", joining.uitnodiging_account, name="uitnodiging_account"),
    path("uitnodiging/bevestigen/", joining.uitnodiging_bevestigen, name="uitnodiging_bevestigen"),
    path("documenten/<int:document_id>/", documents.document_lezen, name="document_lezen"),
    path("documenten/<int:document_id>/vervangen/", documents.document_vervangen, name="document_vervangen"),
    path("documenten/<int:document_id>/intrekken/", documents.document_intrekken, name="document_intrekken"),
    path("handtekeningen/<int:handtekening_id>/", documents.handtekening_vastleggen, name="handtekening_vastleggen"),
    path("vergaderingen/", meetings.vergaderingen, name="vergaderingen"),
    path("vergaderingen/plannen/", meetings.vergaderingen_plannen, name="vergaderingen_plannen"),
    path("vergaderingen/<int:vergadering_id>/", meetings.vergadering, name="vergadering"),
    path("vergaderingen/<int:vergadering_id>/wijzigen/", meetings.vergadering_wijzigen, name="vergadering_wijzigen"),
    path(
        "dossiers/<int:dossier_id>/agendapunt-schuiven/", agenda_order.agendapunt_schuiven, name="agendapunt_schuiven"
    ),
    path("vergaderingen/<int:vergadering_id>/stand/", meetings.vergadering_zetten, name="vergadering_zetten"),
    path("dossiers/<int:dossier_id>/vergadering/", meeting_reading.vergaderdossier, name="vergaderdossier"),
    path("mandaten/", mandates.mandaten, name="mandaten"),
    path("mandaten/vastleggen/", mandates.mandaat_vastleggen, name="mandaat_vastleggen"),
    path("mandaten/<int:mandaat_id>/intrekken/", mandates.mandaat_intrekken, name="mandaat_intrekken"),
    path("mensen/", people.mensen, name="mensen"),
    path("mensen/toevoegen/", people.medewerker_toevoegen, name="medewerker_toevoegen"),
    path("mensen/<int:lidmaatschap_id>/beeindigen/", people.lidmaatschap_beeindigen, name="lidmaatschap_beeindigen"),
    path("mensen/<int:lidmaatschap_id>/hervatten/", people.lidmaatschap_hervatten, name="lidmaatschap_hervatten"),
    path("mensen/<int:lidmaatschap_id>/mail/", people.aanmeldmail_sturen, name="aanmeldmail_sturen"),
    *actroutes([*ACTS, *ADVIES, *COMMISSIE, *HERSTEL]),
]
