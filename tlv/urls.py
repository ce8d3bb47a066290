"""Routes of the TLV."""

from django.urls import path

from aanvragen.views.acts import actroutes
from tlv.views import (
    batch,
    bezwaar,
    bezwaarbeslissing,
    bundle,
    campagne,
    letters,
    referral,
    register,
    stored,
    text_preview,
    text_proposals,
    texts,
    verlengen,
    verweer,
)
from tlv.views.decision import ACTS

urlpatterns = [
    path("brieven/", letters.mijn_brieven, name="mijn_brieven"),
    path("brieven/<int:versie_id>/", letters.brief_lezen, name="brief_lezen"),
    path("brieven/op-papier/", letters.printrun, name="printrun_bevestigen"),
    path("brieven/op-papier/pdf/", letters.printrun_pdf, name="printrun_pdf"),
    path("besluiten/<int:besluit_id>/", stored.besluit_lezen, name="besluit_lezen"),
    path("brieven/verzenden/", batch.samen_verzenden, name="brieven_samen_verzenden"),
    path("brieven/verzonden/", batch.rondes, name="verzendrondes"),
    path("bezwaren/", bezwaar.bezwaren, name="bezwaren"),
    path("dossiers/<int:dossier_id>/bezwaar-maken/", bezwaar.bezwaar_maken, name="bezwaar_maken"),
    path("dossiers/<int:dossier_id>/bezwaar-vastleggen/", bezwaar.bezwaar_vastleggen, name="bezwaar_vastleggen"),
    path("bezwaren/<int:bezwaar_id>/", bezwaar.bezwaar, name="bezwaar"),
    path("bezwaren/<int:bezwaar_id>/intrekken/", bezwaar.bezwaar_intrekken, name="bezwaar_intrekken"),
    path("bezwaren/<int:bezwaar_id>/stuk-toevoegen/", bezwaar.bezwaarstuk_toevoegen, name="bezwaarstuk_toevoegen"),
    path("bezwaren/<int:bezwaar_id>/stap/", bezwaar.bezwaarstap_vastleggen, name="bezwaarstap_vastleggen"),
    path("bezwaren/<int:bezwaar_id>/verweer/", verweer.verweerschrift_schrijven, name="verweerschrift_schrijven"),
    path("bezwaren/<int:bezwaar_id>/bundel/", bundle.bezwaarbundel_maken, name="bezwaarbundel_maken"),
    path("bezwaarbundels/<int:bundel_id>/", bundle.bezwaarbundel_lezen, name="bezwaarbundel_lezen"),
    path("bezwaarbundels/<int:bundel_id>/versturen/", bundle.bezwaarbundel_versturen, name="bezwaarbundel_versturen"),
    path("bezwaren/<int:bezwaar_id>/beslissen/", bezwaarbeslissing.bezwaar_beslissen, name="bezwaar_beslissen"),
    path("bezwaren/<int:bezwaar_id>/versturen/", bezwaarbeslissing.beslissing_versturen, name="beslissing_versturen"),
    path("bezwaren/<int:bezwaar_id>/verdagen/", bezwaarbeslissing.beslissing_verdagen, name="beslissing_verdagen"),
    path("bezwaarstukken/<int:stuk_id>/", bezwaar.bezwaarstuk_lezen, name="bezwaarstuk_lezen"),
    path("bezwaarstukken/<int:stuk_id>/intrekken/", bezwaar.bezwaarstuk_intrekken, name="bezwaarstuk_intrekken"),
    *actroutes(ACTS),
    *actroutes(referral.ACTS),
    path("register/", register.tlv_register, name="tlv_register"),
    path("dossiers/<int:dossier_id>/tlv/", register.tlv_bekijken, name="tlv_bekijken"),
    path("register/<int:tlv_id>/bewijs/", register.tlv_bewijs, name="tlv_bewijs"),
    *actroutes(register.ACTS),
    path("verlengen/", campagne.verlengcampagnes, name="verlengcampagnes"),
    path("verlengen/beginnen/", campagne.campagne_beginnen, name="campagne_beginnen"),
    path("verlengen/<int:campagne_id>/", campagne.verlengcampagne, name="verlengcampagne"),
    path("verlengen/<int:campagne_id>/wijzigen/", campagne.campagne_wijzigen, name="campagne_wijzigen"),
    path("verlengen/<int:campagne_id>/stoppen/", campagne.campagne_stoppen, name="campagne_stoppen"),
    path("verlengen/<int:campagne_id>/brieven/", campagne.campagnebrieven_verzenden, name="campagnebrieven_verzenden"),
    path("verlengen/<int:campagne_id>/scholen/<int:school_id>/", campagne.campagneschool, name="campagneschool"),
    path("verlengen/brieven/<int:brief_id>/", campagne.campagnebrief_lezen, name="campagnebrief_lezen"),
    path("aflopende-tlvs/", verlengen.aflopende_tlvs, name="aflopende_tlvs"),
    path("dossiers/<int:dossier_id>/verlenging-beginnen/", verlengen.verlenging_beginnen, name="verlenging_beginnen"),
    *actroutes(verlengen.ACTS),
    path("briefteksten/", texts.briefteksten, name="briefteksten"),
    path("briefteksten/<slug:soort>/", texts.brieftekst_lezen, name="brieftekst_lezen"),
    path("briefteksten/<slug:soort>/wijzigen/", texts.brieftekst_wijzigen, name="brieftekst_wijzigen"),
    path("briefteksten/<slug:soort>/voorbeeld/", text_preview.briefvoorbeeld, name="briefvoorbeeld"),
    path("briefteksten/voorstellen/<int:voorstel_id>/", text_proposals.briefvoorstel, name="briefvoorstel"),
    path(
        "briefteksten/voorstellen/<int:voorstel_id>/<slug:brief>/<slug:blok>/",
        texts.brieftekst_opslaan,
        name="brieftekst_opslaan",
    ),
    *(
        path(f"briefteksten/voorstellen/<int:voorstel_id>/{handeling}/", view, name=f"briefvoorstel_{handeling}")
        for handeling, view in text_proposals.HANDELINGEN.items()
    ),
]
