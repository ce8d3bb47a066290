"""Every act on a dossier that this app gives a page: those pages and the API are made from this one list."""

from aanvragen.views.act_pages import ACTS
from aanvragen.views.advice import ACTS as ADVIES
from aanvragen.views.meeting_acts import COMMISSIE
from aanvragen.views.repair_pages import HERSTEL

ALLE_ACTS = [*ACTS, *ADVIES, *COMMISSIE, *HERSTEL]
