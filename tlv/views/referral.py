"""Sending an aanvraag on, undoing that, and treating it here all the same, as acts on the dossier page (TLV-40)."""

from typing import Any

from django import forms

from aanvragen.forms import HandelingForm, RedenForm
from aanvragen.views.acts import Actpagina
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Gevolg
from swv.kern.weergave.panels import Paneel
from tlv.competence import bevoegdheidsoordeel
from tlv.models import Doorverwijzing
from tlv.services.referral import (
    Verwijsadres,
    doorverwijzen,
    doorverwijzing_terugdraaien,
    zelf_behandelen,
)


class DoorverwijzenForm(HandelingForm):
    """Where the aanvraag goes and what has to be said besides what the rules say."""

    voorwaardelijk = ("naam", "adres", "postcode", "plaats", "toelichting")

    naam = forms.CharField(
        label="Naam van het andere samenwerkingsverband",
        max_length=200,
        required=False,
        help_text="Laat naam en adres leeg als er volgens de regels nergens een aanvraag nodig is.",
    )
    adres = forms.CharField(label="Straat en huisnummer, of postbus", max_length=120, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=100, required=False)
    toelichting = forms.CharField(
        label="Toelichting in de brief",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="School en ouders lezen dit. Nodig als de regels nog geen uitkomst geven.",
    )


def _oordeel(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {"oordeel": bevoegdheidsoordeel(actor, dossier)}


def _gevolgen(_: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("De aanvraag is dan doorverwezen en de termijn loopt niet meer.", "Dit dossier"),
        Gevolg("krijgen een brief met de uitleg als u daarna 'Brieven verzenden' kiest", "De school en de ouders"),
        Gevolg("krijgt dan een brief op papier, die u afdrukt bij 'Brieven op papier'", "Het andere SWV"),
    ]


ACTS = [
    Actpagina(
        "doorverwijzen",
        lambda actor, pk, g: doorverwijzen(
            actor=actor,
            dossier_id=pk,
            naar=Verwijsadres(g["naam"], g["adres"], g["postcode"], g["plaats"]),
            toelichting=g["toelichting"],
        ),
        "De aanvraag is doorverwezen. Verzend nu de brieven. Tot dan kunt u de doorverwijzing terugdraaien.",
        formulier=DoorverwijzenForm,
        context=_oordeel,
        gevolgen=_gevolgen,
        sjabloon="tlv/doorverwijzen.html",
        uitleg="Wie een aanvraag krijgt die ergens anders hoort, stuurt haar door en vertelt waarom (Awb 2:3).",
    ),
    Actpagina(
        "doorverwijzing_terugdraaien",
        lambda actor, pk, g: doorverwijzing_terugdraaien(actor=actor, dossier_id=pk, reden=g["reden"]),
        "De doorverwijzing is teruggedraaid. De aanvraag staat weer op 'ingediend'.",
        formulier=RedenForm,
    ),
    Actpagina(
        "zelf_behandelen",
        lambda actor, pk, g: zelf_behandelen(actor=actor, dossier_id=pk, reden=g["reden"]),
        "Vastgelegd. U kunt over deze aanvraag besluiten.",
        formulier=RedenForm,
        context=_oordeel,
        sjabloon="tlv/doorverwijzen.html",
        uitleg="Klopt een antwoord niet? Leg vast waarom dit samenwerkingsverband toch beslist.",
    ),
]


def doorverwijspaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The referral on the dossier page, with the reasoning as it was stored."""
    rijen = Doorverwijzing.objects.van(actor, dossier).filter(teruggedraaid_op__isnull=True)
    rij = rijen.first()
    return Paneel("Doorverwezen", "tlv/_doorverwijzing.html", {"rij": rij}) if rij else None
