"""What a program sends, read by the same forms as the pages: their checks and their messages are the only ones."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.wijzers.velden import OngeldigeInvoer

Inhoud = Mapping[str, Any]
_SOORTEN: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.FileField, "bestand"),
    (forms.DateField, "datum"),
    (forms.TimeField, "tijd"),
    (forms.DateTimeField, "moment"),
    (forms.BooleanField, "ja_nee"),
    (forms.IntegerField, "geheel_getal"),
    (forms.DecimalField, "getal"),
)


def lees_inhoud(inhoud: Any) -> Inhoud:
    """The object that was sent; raises OngeldigeInvoer for anything else."""
    if not isinstance(inhoud, Mapping):
        raise OngeldigeInvoer({"inhoud": "Stuur een JSON-object."})
    return inhoud


def als_gegevens(inhoud: Inhoud) -> tuple[MultiValueDict[str, str], MultiValueDict[str, UploadedFile]]:
    """What a page would have sent: texts by name, and files; null and false are what a page leaves out.

    Raises OngeldigeInvoer for an object, or a list in a list, which no field of a page takes.
    """
    gegevens: MultiValueDict[str, str] = MultiValueDict()
    bestanden: MultiValueDict[str, UploadedFile] = MultiValueDict()
    fouten = {}
    for naam, waarde in inhoud.items():
        delen = waarde if isinstance(waarde, list) else [waarde]
        if isinstance(waarde, UploadedFile):
            bestanden[naam] = waarde
        elif any(isinstance(deel, (list, Mapping)) for deel in delen):
            fouten[naam] = "Geef een tekst, een getal, ja of nee, of een lijst daarvan."
        elif not all(_als_tekst_te_bewaren(deel) for deel in delen):
            fouten[naam] = "Er staan tekens in die geen tekst zijn. Haal ze weg."
        else:
            gegevens.setlist(naam, [_als_tekst(deel) for deel in delen if deel is not None and deel is not False])
    if fouten:
        raise OngeldigeInvoer(fouten)
    return gegevens, bestanden


def _als_tekst(deel: Any) -> str:
    return "true" if deel is True else str(deel)


def _als_tekst_te_bewaren(deel: Any) -> bool:
    """Half of a pair of UTF-16 is no text, though JSON can write it."""
    try:
        str(deel).encode()
    except UnicodeEncodeError:
        return False
    return True


def eis_bekend(inhoud: Inhoud, *namen: str) -> None:
    """Raise OngeldigeInvoer for a name that nothing here reads: a typing error would otherwise pass unseen."""
    onbekend = sorted(set(inhoud) - set(namen))
    if onbekend:
        raise OngeldigeInvoer(dict.fromkeys(onbekend, "Dit veld bestaat hier niet."))


def eis_geldig(form: forms.BaseForm, *, voor: str = "") -> dict[str, Any]:
    """What the form read; raises OngeldigeInvoer with the messages of the page. `voor` stands before each name."""
    if form.is_valid():
        return form.cleaned_data
    fouten = {naam: " ".join(str(tekst) for tekst in teksten) for naam, teksten in form.errors.items()}
    raise OngeldigeInvoer({voor + ("inhoud" if naam == "__all__" else naam): tekst for naam, tekst in fouten.items()})


def bestand_geweigerd(veld: str, fout: BestandGeweigerd) -> OngeldigeInvoer:
    """A file that is not taken in, as a field that is wrong."""
    return OngeldigeInvoer({veld: fout.melding})


def veldsoort(veld: forms.Field) -> str:
    """What a program sends for a field."""
    if isinstance(veld, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
        return "meerkeuze"
    if isinstance(veld, (forms.ChoiceField, forms.ModelChoiceField)):
        return "keuze"
    return next((soort for klasse, soort in _SOORTEN if isinstance(veld, klasse)), "tekst")


def beschrijf_velden(form: forms.BaseForm) -> list[dict[str, Any]]:
    """The fields of a form as they are now, with what can be chosen."""
    return [
        {
            "naam": naam,
            "label": str(veld.label or ""),
            "uitleg": str(veld.help_text),
            "soort": veldsoort(veld),
            "verplicht": veld.required,
            "keuzes": [{"waarde": str(waarde), "label": str(label)} for waarde, label in _keuzes(veld)],
        }
        for naam, veld in form.fields.items()
        if not veld.disabled
    ]


def _keuzes(veld: forms.Field) -> list[tuple[Any, Any]]:
    """What can be chosen, out of its groups."""
    plat: list[tuple[Any, Any]] = []
    for waarde, label in getattr(veld, "choices", ()):
        plat += label if isinstance(label, (list, tuple)) else [(waarde, label)]
    return [(waarde, label) for waarde, label in plat if str(waarde)]
