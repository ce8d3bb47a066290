"""Routes of the TLV."""

from django.urls import path

from aanvragen.views.acts import actroutes
from tlv.views import letters, referral, stored
from tlv.views.decision import ACTS

urlpatterns = [
    path("brieven/", letters.mijn_brieven, name="mijn_brieven"),
    path("brieven/<int:versie_id>/", letters.brief_lezen, name="brief_lezen"),
    path("brieven/op-papier/", letters.printrun, name="printrun_bevestigen"),
    path("besluiten/<int:besluit_id>/", stored.besluit_lezen, name="besluit_lezen"),
    *actroutes(ACTS),
    *actroutes(referral.ACTS),
]
