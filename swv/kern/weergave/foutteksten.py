"""Error texts of fields in the form 'wat is er, wat doe je'.

Only Django's own default texts are replaced; a text the form gives itself stays as it is.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField, Field, FileField, PasswordInput
from django.utils.encoding import force_str

INVULLEN = "invullen"
KIEZEN = "kiezen"
AANVINKEN = "aanvinken"
BESTAND = "bestand"
DATUM = "datum"
TIJD = "tijd"
GETAL = "getal"
EMAIL = "e-mail"

TEKSTEN: dict[tuple[str, str], str] = {
    ("required", INVULLEN): "Dit veld is nog leeg. Vul het in.",
    ("required", KIEZEN): "U hebt nog niets gekozen. Kies een antwoord.",
    ("required", AANVINKEN): "Dit vakje is nog niet aangevinkt. Vink het aan als u akkoord bent.",
    ("required", BESTAND): "Er is nog geen bestand gekozen. Kies een bestand.",
    ("required", DATUM): "De datum is nog leeg. Vul de datum in.",
    ("required", TIJD): "De tijd is nog leeg. Vul de tijd in.",
    ("required", GETAL): "Dit veld is nog leeg. Vul een getal in.",
    ("required", EMAIL): "Het e-mailadres is nog leeg. Vul het in.",
    ("invalid", DATUM): "Dit is geen bestaande datum. Vul een dag, een maand en een jaar in.",
    ("invalid", TIJD): "Dit is geen bestaande tijd. Vul uren en minuten in, bijvoorbeeld 14:30.",
    ("invalid", GETAL): "Dit is geen getal. Gebruik alleen cijfers.",
    ("invalid", EMAIL): "Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.nl.",
    ("invalid_choice", KIEZEN): "Dit antwoord staat niet in de lijst. Kies een ander antwoord.",
    ("empty", BESTAND): "Het bestand is leeg. Kies een ander bestand.",
}

# Codes of django-allauth, whose own Dutch says 'je' where we say 'u', and of Django's rules for passwords.
TEKSTEN_BIJ_AANMELDEN = {
    "email_password_mismatch": (
        "Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
    ),
    "too_many_login_attempts": "U hebt het te vaak geprobeerd. Wacht een kwartier en probeer het opnieuw.",
    "rate_limited": "U hebt het te vaak geprobeerd. Wacht een paar minuten en probeer het opnieuw.",
    "incorrect_code": "Deze code klopt niet of is verlopen. Vul de nieuwste code in.",
    "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
    "password_too_short": "Dit wachtwoord is te kort. Gebruik minstens 12 tekens.",
    "password_too_similar": "Dit wachtwoord lijkt te veel op uw e-mailadres. Kies een ander wachtwoord.",
    "password_too_common": "Dit wachtwoord is makkelijk te raden. Kies een ander wachtwoord.",
    "enter_current_password": "Dit is niet uw huidige wachtwoord. Vul het opnieuw in.",
}

SOORT_PER_WIDGET = {
    "checkbox": AANVINKEN,
    "select": KIEZEN,
    "radioselect": KIEZEN,
    "checkboxselectmultiple": KIEZEN,
    "selectmultiple": KIEZEN,
    "nullbooleanselect": KIEZEN,
    "date": DATUM,
    "datum": DATUM,
    "time": TIJD,
    "number": GETAL,
    "email": EMAIL,
}


def veldsoort(veld: BoundField) -> str:
    """What a person does with this field, which decides the wording."""
    if isinstance(veld.field, FileField):
        return BESTAND
    return SOORT_PER_WIDGET.get(veld.widget_type, INVULLEN)


def _standaardteksten(veld: Field) -> set[str]:
    teksten: set[str] = set()
    for klasse in type(veld).__mro__:
        teksten.update(force_str(t) for t in getattr(klasse, "default_error_messages", {}).values())
    for validator in veld.default_validators:
        teksten.add(force_str(getattr(validator, "message", "")))
    return teksten


def _regels(fouten: Iterable[ValidationError], standaard: set[str], soort: str) -> list[str]:
    regels: list[str] = []
    for fout in fouten:
        code = fout.code or ""
        tekst = TEKSTEN_BIJ_AANMELDEN.get(code)
        if tekst is None and force_str(getattr(fout, "message", "")) in standaard:
            tekst = TEKSTEN.get((code, soort))
        regels.extend([tekst] if tekst else [force_str(melding) for melding in fout.messages])
    return list(dict.fromkeys(regels))


def foutregels(veld: BoundField) -> list[str]:
    """The errors of one field as people should read them, in order and without doubles."""
    return _regels(veld.errors.as_data(), _standaardteksten(veld.field), veldsoort(veld))


def formulierregels(form: BaseForm) -> list[str]:
    """Errors of the form as a whole, and those of hidden fields, which have no place of their own."""
    regels = _regels(form.non_field_errors().as_data(), set(), INVULLEN)
    return regels + [regel for veld in form.hidden_fields() for regel in foutregels(veld)]


def wat_er_nog_staat(formulieren: Iterable[BaseForm]) -> str:
    """What a person need not type again after an error; empty when that would not be true."""
    velden = [veld.field for form in formulieren for veld in form.visible_fields()]
    if any(isinstance(veld.widget, PasswordInput) for veld in velden):
        return ""
    if any(isinstance(veld, FileField) for veld in velden):
        return "Wat u hebt ingevuld, staat er nog. Kies alleen de bestanden opnieuw."
    return "Wat u hebt ingevuld, staat er nog."
