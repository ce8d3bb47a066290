"""Making and withdrawing a token, and finding the one that a program shows."""

import secrets
from datetime import date, timedelta

from django.db.models import Q
from django.utils.crypto import salted_hmac

from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.tokens.models import Apitoken, Tokenomvang

KENMERK = "swv_"
"""How every code begins, so that people and scanners know one that leaked."""
LANGSTE_DAGEN = 366
GEBRUIK_NA = timedelta(minutes=5)
_GEWEIGERD = "Meld u eerst aan, in de rol waarvoor u een token wilt."


def hash_van(code: str) -> str:
    """The HMAC of a code; 64 hexadecimal digits."""
    return str(salted_hmac("swv.apitoken", code.strip(), algorithm="sha256").hexdigest())


def apitoken_maken(*, actor: Actor, naam: str, omvang: Tokenomvang, laatste_dag: date) -> tuple[Apitoken, str]:
    """A token for the own account in the own lidmaatschap of now, and its code, which is never shown again.

    Raises NuNietMogelijk for somebody without an account and for a last day that is past or more than a year away.
    """
    if actor.gebruiker_id is None or actor.lidmaatschap_id is None:
        raise NuNietMogelijk(_GEWEIGERD)
    if not actor.vandaag <= laatste_dag <= actor.vandaag + timedelta(days=LANGSTE_DAGEN):
        raise NuNietMogelijk("Kies een laatste dag vanaf vandaag, en hoogstens een jaar vooruit.")
    zet_reden("apitoken_maken")
    code = f"{KENMERK}{secrets.token_urlsafe(32)}"
    token = Apitoken.objects.create(
        gebruiker_id=actor.gebruiker_id,
        lidmaatschap_id=actor.lidmaatschap_id,
        naam=naam,
        code_hash=hash_van(code),
        omvang=omvang,
        gemaakt_op=nu(),
        laatste_dag=laatste_dag,
    )
    return token, code


def apitoken_intrekken(*, actor: Actor, apitoken_id: int) -> Apitoken:
    """End a token at once. One that ended already stays as it was. NietZichtbaar when it is somebody else's."""
    token = Apitoken.objects.zichtbaar_voor(actor).filter(pk=apitoken_id).first()
    if token is None:
        raise NietZichtbaar(f"apitoken {apitoken_id}")
    if token.ingetrokken_op is None:
        zet_reden("apitoken_intrekken")
        token.ingetrokken_op = nu()
        token.save(update_fields=["ingetrokken_op"])
    return token


def apitokens_van_account_beeindigen(gebruiker_id: int) -> int:
    """End every token of an account that got another password, and say how many there were.

    Whoever fears that somebody came in changes the password; a token made by that somebody would work on for a year
    (ADR 0016). Over the sign-in role: who forgot the password has no scope.
    """
    rijen = Apitoken.objects.using("aanmelden").filter(gebruiker_id=gebruiker_id, ingetrokken_op__isnull=True)
    return int(rijen.update(ingetrokken_op=nu()))


def zoek_apitoken(code: str, dag: date) -> Apitoken | None:
    """The token of this code that works on `dag`, with its user; None for any other. Marks that it was used.

    Over the sign-in role, as there is no scope yet: one query, and once in five minutes another. Whether its
    lidmaatschap still holds is for whoever makes the Actor.
    """
    rijen = Apitoken.objects.using("aanmelden").filter(
        code_hash=hash_van(code), ingetrokken_op__isnull=True, laatste_dag__gte=dag, gebruiker__is_active=True
    )
    token = rijen.select_related("gebruiker").first()
    if token is None:
        return None
    lang_geleden = Q(laatst_gebruikt_op__isnull=True) | Q(laatst_gebruikt_op__lt=nu() - GEBRUIK_NA)
    Apitoken.objects.using("aanmelden").filter(lang_geleden, pk=token.pk).update(laatst_gebruikt_op=nu())
    return token
