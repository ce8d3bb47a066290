"""Contact data of those around a leerling: where letters go, and who agreed to digital post (RCH-15, OPEN-82)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.personen.models import Contactgegevens
from swv.kern.personen.services import Adres, bewerkbaar_contact, contactgegevens_wijzigen, digitale_post_zetten
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina

ADRESVELDEN = ("straat_huisnummer", "postcode", "plaats", "telefoon", "email")


class ContactForm(forms.Form):
    """An address; only the secretariaat marks one as secret, only the person agrees to digital post."""

    straat_huisnummer = forms.CharField(label="Straat en huisnummer", max_length=120, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=100, required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=20, required=False)
    email = forms.EmailField(
        label="E-mail", required=False, help_text="Het adres om mee aan te melden verandert hierdoor niet."
    )
    geheim = forms.BooleanField(
        label="Dit adres is geheim", required=False, help_text="Dan ziet alleen het secretariaat het."
    )
    digitale_post = forms.BooleanField(
        label="Ik wil brieven in dit portaal krijgen, niet op papier",
        required=False,
        help_text="U kunt dit altijd weer uitzetten.",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_swv(actor, "contact_geheimhouden"):
            del self.fields["geheim"]
        if not mag_swv(actor, "digitale_post_toestaan"):
            del self.fields["digitale_post"]


@require_GET
def contactgegevens(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The contact data around one dossier that the actor may see: never those of the other parent."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="contactgegevens")
    rijen = (
        Contactgegevens.objects.zichtbaar_voor(actor)
        .filter(leerling=dossier.leerling)
        .select_related("partij__persoon", "partij__instelling")
        .order_by("pk")
    )
    bewerkbaar = set(
        Contactgegevens.objects.bewerkbaar_voor(actor).filter(leerling=dossier.leerling).values_list("pk", flat=True)
    )
    context = {
        "dossier": dossier,
        "contacten": [(rij, wie(rij, str(dossier.leerling)), rij.pk in bewerkbaar) for rij in rijen],
        "kruimels": kruimelpad(actor, dossier, "Contactgegevens"),
    }
    return pagina(request, "aanvragen/contactgegevens.html", context)


def wie(rij: Contactgegevens, leerling: str) -> str:
    """Whose contact data these are."""
    return leerling if rij.partij is None else str(rij.partij.persoon or rij.partij.instelling)


@require_http_methods(["GET", "POST"])
def contact_wijzigen(request: HttpRequest, dossier_id: int, contact_id: int) -> HttpResponse:
    """Change one address."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="contactgegevens")
    contact = bewerkbaar_contact(actor, contact_id)
    if contact.leerling_id != dossier.leerling_id:
        raise NietZichtbaar(f"contactgegevens {contact_id} bij dossier {dossier_id}")
    begin = {veld: getattr(contact, veld) for veld in (*ADRESVELDEN, "geheim")}
    begin["digitale_post"] = contact.digitale_post_sinds is not None
    form = ContactForm(request.POST or None, initial=begin, actor=actor)
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        adres = Adres(**{veld: gegevens[veld] for veld in ADRESVELDEN}, geheim=gegevens.get("geheim", contact.geheim))
        contactgegevens_wijzigen(actor=actor, contact_id=contact.pk, adres=adres)
        if "digitale_post" in gegevens and gegevens["digitale_post"] != begin["digitale_post"]:
            sinds = actor.vandaag if gegevens["digitale_post"] else None
            digitale_post_zetten(actor=actor, contact=contact, sinds=sinds)
        return gelukt(request, "De contactgegevens zijn bewaard.", "contactgegevens", dossier.pk)
    context = {
        "dossier": dossier,
        "form": form,
        "wie": wie(contact, str(dossier.leerling)),
        "kruimels": kruimelpad(
            actor, dossier, Kruimel("Contactgegevens", reverse("contactgegevens", args=[dossier.pk])), "Wijzigen"
        ),
    }
    return pagina(request, "aanvragen/contact_wijzigen.html", context, status=422 if form.errors else 200)
