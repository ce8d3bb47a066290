"""Routes of the TLV."""

from django.urls import path

from aanvragen.views.acts import actroutes
from tlv.views import letters, referral, register
from tlv.views.decision import ACTS

urlpatterns = [
    path("brieven/", letters.mijn_brieven, name="mijn_brieven"),
    path("brieven/<int:versie_id>/", letters.brief_lezen, name="brief_lezen"),
    path("brieven/op-papier/", letters.printrun, name="printrun_bevestigen"),
    *actroutes(ACTS),
    *actroutes(referral.ACTS),
    path("register/", register.tlv_register, name="tlv_register"),
    path("dossiers/<int:dossier_id>/tlv/", register.tlv_bekijken, name="tlv_bekijken"),
    path("register/<int:tlv_id>/bewijs/", register.tlv_bewijs, name="tlv_bewijs"),
    *actroutes(register.ACTS),
]
