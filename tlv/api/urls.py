"""Routes of the TLV over the API."""

from aanvragen.api.urls import handelingroutes
from swv.kern.api.lijsten import lijstroutes
from tlv.api.lists import LIJSTEN
from tlv.views.every_act import ALLE_ACTS

urlpatterns = [*lijstroutes(LIJSTEN), *handelingroutes(ALLE_ACTS)]
