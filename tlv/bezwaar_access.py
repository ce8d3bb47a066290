"""Access tables and acts of the objection (INZ-03b, INZ-12, TLV-164): the objector, who treats it, and the parties."""

from django.db.models import Exists, OuterRef, Q

from aanvragen.models import Buitenbehandeling
from swv.kern.choices import Inzagerol, Rol
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.tabellen import NIETS, Rijen, Voorwaarde, registreer_handeling, registreer_tabel
from swv.kern.toegang.voorwaarden import ONDER, betrokken, bureau
from tlv.choices import Bundelontvanger


def _rijen(pad: str = "") -> dict[str, Voorwaarde]:
    """Who sees the rows of Bezwaar, or with `pad` what hangs below it.

    The board reads as a party as long as an objection runs, whoever objected; the directeur because it is objected.
    """
    eigen = Voorwaarde(
        "eigen bezwaar", lambda actor: Q(**{f"{pad}indiener_id__in": actor.partij_ids}) if actor.partij_ids else NIETS
    )
    ingediend = Voorwaarde("ingediend", lambda actor: Q(**{f"{pad}ingediend_op__isnull": False}))
    van_bureau = bureau(pad=ONDER) & ingediend
    return {
        Rol.OUDER: eigen,
        Rol.LEERLING: eigen,
        Rol.SCHOOLBESTUUR: eigen | (betrokken(Inzagerol.BESTUUR_BEZWAAR, pad=ONDER) & ingediend),
        Rol.SECRETARIAAT: van_bureau,
        Rol.VOORZITTER: van_bureau,
        Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT, pad=ONDER) & ingediend,
        Rol.SYSTEEM: van_bureau,
    }


registreer_tabel("tlv.Bezwaar", zien=_rijen())
registreer_tabel("tlv.Bezwaarstap", zien=_rijen("bezwaar__"))
registreer_tabel("tlv.Bezwaarstuk", zien=_rijen("bezwaar__"))
registreer_tabel("tlv.Bezwaarbeslissing", zien=_rijen("bezwaar__"))
# A draft of the defence is for who writes it; the directeur, who may decide, reads it when it is signed.
_VERWEERDERS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM)
_getekend = Voorwaarde("ondertekend", lambda actor: Q(vastgesteld_op__isnull=False))
registreer_tabel(
    "tlv.Verweerschrift",
    zien={rol: rijen if rol in _VERWEERDERS else rijen & _getekend for rol, rijen in _rijen("bezwaar__").items()},
)

# The parties read a bundle from the day that it was sent (RCH-11, INZ-03b); who treats the objection when it is there.
_van_behandelaars = bureau(pad=ONDER)
_verstuurd = Voorwaarde("verstuurd", lambda actor: Q(bezorgingen__aan=Bundelontvanger.INDIENER))
_van_mij = Voorwaarde(
    "eigen bezwaar", lambda actor: Q(bezwaar__indiener_id__in=actor.partij_ids) if actor.partij_ids else NIETS
)
_BUNDELS: dict[str, Voorwaarde] = {
    Rol.OUDER: _van_mij & _verstuurd,
    Rol.LEERLING: _van_mij & _verstuurd,
    Rol.SCHOOLBESTUUR: (_van_mij | betrokken(Inzagerol.BESTUUR_BEZWAAR, pad=ONDER)) & _verstuurd,
    **dict.fromkeys((Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM), _van_behandelaars),
    Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT, pad=ONDER),
}


registreer_tabel("tlv.Bezwaarbundel", zien=_BUNDELS)
registreer_tabel("tlv.Bundelbezorging", zien=_rijen("bezwaar__"))

# Against a besluit, in whatever state the dossier is by now: it stays closed (RCH-13).
_na_besluit = Voorwaarde("na het besluit", lambda actor: Q(besloten_op__isnull=False))


def _herroepen(actor: Actor) -> Q:
    herroepen = Buitenbehandeling.objects.filter(dossier_id=OuterRef("pk"), herroepen_op__isnull=False)
    return Q(Exists(herroepen))


# What was objected to may be revoked by the decision on another objection; then this one is still to be treated.
_loopt = _na_besluit | Voorwaarde("nadat een besluit is herroepen", _herroepen)
_INDIENER: Rijen = {
    Rol.OUDER: betrokken(Inzagerol.OUDER) & _loopt,
    Rol.LEERLING: betrokken(Inzagerol.LEERLING_18) & _loopt,
    Rol.SCHOOLBESTUUR: betrokken(Inzagerol.BESTUUR) & _loopt,
}
_MAAKT: Rijen = {rol: wie & _na_besluit for rol, wie in _INDIENER.items()}
_SECRETARIAAT: Rijen = {Rol.SECRETARIAAT: bureau() & _loopt}
_BESLISSER: Rijen = {
    Rol.VOORZITTER: bureau() & _loopt,
    Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT) & _loopt,
}

_HANDELINGEN: tuple[tuple[str, str, Rijen, str], ...] = (
    ("bezwaar_maken", "Bezwaar maken", _MAAKT, ""),
    ("bezwaar_vastleggen", "Bezwaar vastleggen", {Rol.SECRETARIAAT: bureau() & _na_besluit}, ""),
    ("bezwaarstuk_toevoegen", "Stuk toevoegen", {**_INDIENER, **_SECRETARIAAT}, ""),
    ("bezwaarstuk_intrekken", "Stuk intrekken", {**_INDIENER, **_SECRETARIAAT}, ""),
    ("bezwaarbundel_maken", "Bundel maken", _SECRETARIAAT, ""),
    (
        "bezwaarbundel_versturen",
        "Bundel versturen",
        _SECRETARIAAT,
        "De indiener ziet de bundel meteen, of krijgt hem vandaag per post. De dag van verzending ligt daarna vast.",
    ),
    ("bezwaarstap_vastleggen", "Stap vastleggen", _SECRETARIAAT, ""),
    (
        "verweerschrift_schrijven",
        "Verweerschrift schrijven",
        {Rol.SECRETARIAAT: bureau() & _loopt, Rol.VOORZITTER: bureau() & _loopt},
        "",
    ),
    (
        "beslissing_verdagen",
        "Beslissing verdagen",
        _SECRETARIAAT,
        "Verdagen kan een keer. Iedereen die de beslissing krijgt, krijgt nu een brief met de nieuwe uiterste dag.",
    ),
    (
        "bezwaar_beslissen",
        "Op het bezwaar beslissen",
        _BESLISSER,
        "Een beslissing kan niet worden gewijzigd. Is het bezwaar gegrond, dan komt er een nieuw besluit in de plaats"
        " van het oude; een TLV krijgt een nieuw nummer.",
    ),
    (
        "beslissing_versturen",
        "Beslissing versturen",
        _SECRETARIAAT,
        "Wie de brief in het portaal krijgt, ziet hem meteen. De termijn om in beroep te gaan begint.",
    ),
    (
        "bezwaar_intrekken",
        "Bezwaar intrekken",
        {**_INDIENER, **_SECRETARIAAT},
        "Over een ingetrokken bezwaar komt geen beslissing. Het besluit blijft dan zoals het is.",
    ),
)
for _naam, _label, _wie, _onomkeerbaar in _HANDELINGEN:
    registreer_handeling(_naam, _label, wie=_wie, onomkeerbaar=_onomkeerbaar)
