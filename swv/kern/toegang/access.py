"""Access tables of the kern (05-inzage, OPEN-81, OPEN-82, OPEN-85, RCH-61)."""

from django.db.models import Exists, OuterRef, Q

from swv.kern.choices import BUITEN_BUREAU, Inzagerol, Rol, Veldgroep
from swv.kern.documenten.models import Brief
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gezag, Inschrijving, Leerling, Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.swv_access import TEKSTLEZERS
from swv.kern.toegang.tabellen import NIETS, Voorwaarde, registreer_tabel
from swv.kern.toegang.voorwaarden import ONDER, betrokken, bureau, per_veldgroep, veldgroep_q

BETROKKENEN = (
    Rol.OCO,
    Rol.SCHOOLBESTUUR,
    Rol.OUDER,
    Rol.LEERLING,
    Rol.DESKUNDIGE,
    Rol.ADVIESTEAM,
    Rol.OPDC,
    Rol.LEERPLICHT,
    Rol.JEUGDHULP,
)
BUREAUROLLEN = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FINANCIEN, Rol.SYSTEEM)
MENSEN = tuple(rol for rol in Rol if rol != Rol.SYSTEEM)
DOSSIERROLLEN = (*BETROKKENEN, *BUREAUROLLEN)

registreer_tabel(
    "kern.Dossier",
    zien={
        **dict.fromkeys(BETROKKENEN, betrokken()),
        **dict.fromkeys(BUREAUROLLEN, bureau()),
        Rol.DIRECTEUR: bureau() | betrokken(Inzagerol.DIRECTEUR_BESLUIT),
    },
)


def _via_dossier(pad: str, veldgroep: Veldgroep) -> Voorwaarde:
    """Through any dossier of the leerling whose field group the actor reads; `pad` leads to the leerling."""

    def q(actor: Actor) -> Q:
        naar = "pk" if not pad else pad.removesuffix("__") + "_id"
        rijen = Dossier.objects.filter(veldgroep_q(actor, veldgroep, "lezen", pad=""), leerling_id=OuterRef(naar))
        return Q(Exists(rijen))

    return Voorwaarde(f"via een dossier met inzage in {veldgroep.label}", q)


def _van_school(pad: str) -> Voorwaarde:
    """Enrolled at, or signed up with, the actor's school today."""

    def q(actor: Actor) -> Q:
        naar = "pk" if not pad else pad.removesuffix("__") + "_id"
        rijen = Inschrijving.objects.filter(
            geldig_op(actor.vandaag), leerling_id=OuterRef(naar), partij_id__in=actor.partij_ids
        )
        return Q(Exists(rijen))

    return Voorwaarde("ingeschreven of aangemeld bij de eigen school", q)


def _met_gezag(pad: str) -> Voorwaarde:
    """The actor holds gezag today (not from the 18th birthday on, OPEN-81)."""

    def q(actor: Actor) -> Q:
        naar = "pk" if not pad else pad.removesuffix("__") + "_id"
        rijen = Gezag.objects.filter(
            geldig_op(actor.vandaag), leerling_id=OuterRef(naar), partij_id__in=actor.partij_ids
        )
        return Q(Exists(rijen))

    return Voorwaarde("heeft gezag", q)


def _eigen(veld: str, waarde: str) -> Voorwaarde:
    """The row belongs to the actor: `veld` of the row equals `waarde` of the actor."""

    def q(actor: Actor) -> Q:
        eigen = getattr(actor, waarde)
        return Q(**{f"{veld}__in" if isinstance(eigen, tuple) else veld: eigen}) if eigen else NIETS

    return Voorwaarde("eigen rij", q)


def _bekend_bij_swv() -> Voorwaarde:
    """A leerling of the own SWV from the first submitted aanvraag on."""
    return Voorwaarde(
        "bekend bij het eigen SWV",
        lambda actor: Q(swv_id__in=actor.swv_ids, bekend_sinds__isnull=False) if actor.swv_ids else NIETS,
    )


def _swv(pad: str = "") -> Voorwaarde:
    return Voorwaarde(
        "van het eigen SWV", lambda actor: Q(**{f"{pad}swv_id__in": actor.swv_ids}) if actor.swv_ids else NIETS
    )


_via_basis = _via_dossier("", Veldgroep.BASIS)
registreer_tabel(
    "kern.Leerling",
    zien={
        **dict.fromkeys(BETROKKENEN, _via_basis),
        Rol.OCO: _van_school("") | _via_basis,
        Rol.OUDER: _met_gezag("") | _via_basis,
        Rol.LEERLING: _eigen("persoon_id", "persoon_id"),
        Rol.SECRETARIAAT: _bekend_bij_swv(),
        Rol.VOORZITTER: _bekend_bij_swv(),
        Rol.DIRECTEUR: _bekend_bij_swv(),
        Rol.FINANCIEN: _via_basis,
        Rol.SYSTEEM: _swv(),
    },
    bewerken={Rol.OCO: _van_school(""), Rol.SECRETARIAAT: _bekend_bij_swv()},
)

_CONTACTROLLEN: dict[str, Voorwaarde] = {
    Rol.OCO: _van_school("leerling__") | _via_dossier("leerling__", Veldgroep.CONTACT),
    Rol.OUDER: _met_gezag("leerling__"),
    Rol.LEERLING: _via_dossier("leerling__", Veldgroep.CONTACT),
    Rol.SCHOOLBESTUUR: _via_dossier("leerling__", Veldgroep.CONTACT),
    Rol.SECRETARIAAT: _via_dossier("leerling__", Veldgroep.CONTACT),
    Rol.OPDC: _via_dossier("leerling__", Veldgroep.CONTACT),
    Rol.SYSTEEM: _swv("leerling__"),
}
registreer_tabel(
    "kern.Inschrijving", zien=_CONTACTROLLEN | {Rol.OCO: _eigen("partij_id", "partij_ids") | _CONTACTROLLEN[Rol.OCO]}
)
registreer_tabel(
    "kern.Gezag", zien=_CONTACTROLLEN | {Rol.OUDER: _eigen("partij_id", "partij_ids") | _met_gezag("leerling__")}
)

# Until the first submission the school keeps the contact data itself (INZ-01); afterwards the secretariaat.
_nog_niet_bekend = Voorwaarde("nog niet bekend bij het SWV", lambda actor: Q(leerling__bekend_sinds__isnull=True))
_niet_geheim = Voorwaarde("adres niet geheim", lambda actor: Q(geheim=False))
_van_leerling = Voorwaarde("van de leerling zelf", lambda actor: Q(partij__isnull=True))
registreer_tabel(
    "kern.Contactgegevens",
    zien={
        Rol.OCO: _CONTACTROLLEN[Rol.OCO] & _niet_geheim,
        Rol.OUDER: _eigen("partij_id", "partij_ids") | (_met_gezag("leerling__") & _van_leerling & _niet_geheim),
        Rol.LEERLING: _CONTACTROLLEN[Rol.LEERLING] & _van_leerling,
        Rol.SCHOOLBESTUUR: _CONTACTROLLEN[Rol.SCHOOLBESTUUR] & _niet_geheim,
        Rol.SECRETARIAAT: _CONTACTROLLEN[Rol.SECRETARIAAT],
        Rol.OPDC: _CONTACTROLLEN[Rol.OPDC] & _niet_geheim,
        Rol.SYSTEEM: _swv("leerling__"),
    },
    bewerken={
        Rol.OCO: _van_school("leerling__") & _niet_geheim & _nog_niet_bekend,
        Rol.SECRETARIAAT: _CONTACTROLLEN[Rol.SECRETARIAAT],
        Rol.OUDER: _eigen("partij_id", "partij_ids"),
    },
)

_eigen_persoon = _eigen("pk", "persoon_id")


def _persoon_met_gezag() -> Voorwaarde:
    """Persons with gezag over a leerling whose gezag rows the actor sees."""

    def q(actor: Actor) -> Q:
        zichtbaar = Gezag.objects.zichtbaar_voor(actor).filter(partij__persoon_id=OuterRef("pk"))
        return Q(Exists(zichtbaar))

    return Voorwaarde("heeft gezag over een zichtbare leerling", q)


def _collega() -> Voorwaarde:
    """People with a lidmaatschap in the own SWV."""

    def q(actor: Actor) -> Q:
        return Q(Exists(Lidmaatschap.objects.filter(persoon_id=OuterRef("pk"), swv_id__in=actor.swv_ids)))

    return Voorwaarde("lid van het eigen SWV", q)


def _is_leerling() -> Voorwaarde:
    """The own person of a leerling whom the actor sees."""

    def q(actor: Actor) -> Q:
        return Q(Exists(Leerling.objects.zichtbaar_voor(actor).filter(persoon_id=OuterRef("pk"))))

    return Voorwaarde("is een zichtbare leerling", q)


def _op_school() -> Voorwaarde:
    """Coordinators of the own school."""

    def q(actor: Actor) -> Q:
        leden = Lidmaatschap.objects.filter(persoon_id=OuterRef("pk"), rol=Rol.OCO, partij_id__in=actor.partij_ids)
        return Q(Exists(leden)) if actor.partij_ids else NIETS

    return Voorwaarde("coördinator van de eigen school", q)


_bij_naam_bekend = _eigen_persoon | _persoon_met_gezag() | _is_leerling()
registreer_tabel(
    "kern.Persoon",
    zien={
        **dict.fromkeys(Rol, _bij_naam_bekend),
        Rol.OCO: _bij_naam_bekend | _op_school(),
        Rol.SECRETARIAAT: _bij_naam_bekend | _collega(),
        Rol.VOORZITTER: _bij_naam_bekend | _collega(),
        Rol.BEHEER: _bij_naam_bekend | _collega(),
        Rol.SYSTEEM: _bij_naam_bekend | _collega(),
    },
)
_coordinator_van_school = Voorwaarde(
    "coördinator van de eigen school",
    lambda actor: Q(rol=Rol.OCO, partij_id__in=actor.partij_ids) if actor.partij_ids else NIETS,
)
_van_buiten = Voorwaarde("rol buiten het bureau", lambda actor: Q(rol__in=BUITEN_BUREAU))
_niet_zelf = Voorwaarde("niet de eigen rol", lambda actor: ~Q(gebruiker_id=actor.gebruiker_id))
registreer_tabel(
    "kern.Lidmaatschap",
    zien={
        **dict.fromkeys(Rol, _eigen("gebruiker_id", "gebruiker_id")),
        Rol.OCO: _eigen("gebruiker_id", "gebruiker_id") | _coordinator_van_school,
        Rol.SECRETARIAAT: _swv() | _eigen("gebruiker_id", "gebruiker_id"),
        Rol.VOORZITTER: _swv() | _eigen("gebruiker_id", "gebruiker_id"),
        Rol.BEHEER: _swv() | _eigen("gebruiker_id", "gebruiker_id"),
        Rol.SYSTEEM: _swv(),
    },
    bewerken={
        Rol.OCO: _coordinator_van_school & _niet_zelf,
        Rol.SECRETARIAAT: _swv() & _van_buiten & _niet_zelf,
        Rol.BEHEER: _swv() & _niet_zelf,
    },
)

registreer_tabel(
    "kern.Uitnodiging",
    zien={
        Rol.OCO: betrokken(Inzagerol.AANVRAGER, pad=ONDER),
        Rol.SECRETARIAAT: bureau(pad=ONDER),
        Rol.SYSTEEM: _swv(),
    },
)

_eigen_partij = _eigen("partij_id", "partij_ids")
registreer_tabel(
    "kern.Betrokkenheid",
    zien={
        **dict.fromkeys(Rol, _eigen_partij),
        Rol.OCO: _eigen_partij | betrokken(Inzagerol.AANVRAGER, pad=ONDER),
        Rol.SECRETARIAAT: _eigen_partij | bureau(pad=ONDER),
        Rol.VOORZITTER: _eigen_partij | bureau(pad=ONDER),
        Rol.SYSTEEM: _swv(),
    },
)
registreer_tabel(
    "kern.Deling",
    zien={
        **dict.fromkeys(Rol, _eigen("user_id", "gebruiker_id")),
        Rol.SECRETARIAAT: bureau(pad="content_object__") | _eigen("user_id", "gebruiker_id"),
    },
)

# What was withdrawn stays in the file of the school and the secretariaat alone.
_geldig_stuk = Voorwaarde("niet ingetrokken", lambda actor: Q(ingetrokken_op__isnull=True))
registreer_tabel(
    "kern.Document",
    zien={
        **dict.fromkeys(DOSSIERROLLEN, per_veldgroep() & _geldig_stuk),
        Rol.OCO: per_veldgroep() & (_geldig_stuk | betrokken(Inzagerol.AANVRAGER, pad=ONDER)),
        Rol.SECRETARIAAT: per_veldgroep(),
        Rol.SYSTEEM: per_veldgroep(),
    },
    bewerken={Rol.OCO: per_veldgroep("bewerken"), Rol.SECRETARIAAT: per_veldgroep("bewerken")},
)

# A letter belongs to whoever received it, also when the inzage in the dossier has ended (INZ-20).
_ontvangen = Voorwaarde(
    "zelf ontvangen",
    lambda actor: (
        Q(ontvanger_id__in=actor.partij_ids, ontvangerrol__in=actor.inzagerollen, verzonden_op__isnull=False)
        if actor.partij_ids
        else NIETS
    ),
)
# The chair reads what was decided, but no address of a family (OPEN-82).
_aan_school = Voorwaarde("brief aan de school", lambda actor: Q(ontvangerrol=Inzagerol.AANVRAGER))
_BRIEF: dict[str, Voorwaarde] = {
    Rol.OCO: _ontvangen,
    Rol.OUDER: _ontvangen,
    Rol.LEERLING: _ontvangen,
    Rol.SCHOOLBESTUUR: _ontvangen,
    Rol.SECRETARIAAT: bureau(pad=ONDER),
    Rol.VOORZITTER: bureau(pad=ONDER) & _aan_school,
    Rol.SYSTEEM: _swv(),
}


def _via_brief(naar: str) -> dict[str, Voorwaarde]:
    """The rows of Brief, one step further down."""

    def maak(rij: Voorwaarde) -> Voorwaarde:
        return Voorwaarde(rij.tekst, lambda actor: Q(Exists(Brief.objects.filter(rij.q(actor), pk=OuterRef(naar)))))

    return {rol: maak(rij) for rol, rij in _BRIEF.items()}


registreer_tabel("kern.Brief", zien=_BRIEF)
registreer_tabel("kern.Briefversie", zien=_via_brief("brief_id"))
registreer_tabel("kern.Bezorging", zien=_via_brief("brief_id"))

registreer_tabel("kern.Mail", zien={**dict.fromkeys(Rol, _eigen("gebruiker_id", "gebruiker_id")), Rol.SYSTEEM: _swv()})
registreer_tabel("kern.Mailkeuze", zien=dict.fromkeys(MENSEN, _eigen("gebruiker_id", "gebruiker_id")))
registreer_tabel("kern.Apitoken", zien=dict.fromkeys(MENSEN, _eigen("gebruiker_id", "gebruiker_id")))
registreer_tabel("kern.Gebeurtenis", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep()))
# A word by which a dossier is found is seen by whoever sees the dossier (ADR 0018).
registreer_tabel("kern.Zoekwoord", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.BASIS)))
_zelf_gelezen = _eigen("gebruiker_id", "gebruiker_id")
registreer_tabel(
    "kern.Inzage",
    zien={
        **dict.fromkeys(Rol, _zelf_gelezen),
        Rol.OUDER: _zelf_gelezen | betrokken(Inzagerol.OUDER, pad=ONDER),
        Rol.LEERLING: _zelf_gelezen | betrokken(Inzagerol.LEERLING_16, Inzagerol.LEERLING_18, pad=ONDER),
        Rol.SECRETARIAAT: _zelf_gelezen | bureau(pad=ONDER),
        Rol.FG: _zelf_gelezen | _swv(),
    },
)

# Texts of letters: who keeps them, and who signs the letters; the second pair of eyes is one of them (ADR 0015).
registreer_tabel("kern.Briefvoorstel", zien=dict.fromkeys(TEKSTLEZERS, _swv()))
registreer_tabel("kern.Brieftekst", zien=dict.fromkeys(TEKSTLEZERS, _swv("voorstel__")))
# Whoever writes reads the texts to put in; the secretariaat keeps them. An expert works for no SWV but in its dossiers.
_in_dossier_van_swv = Voorwaarde(
    "van het SWV van een eigen dossier",
    lambda actor: Q(Exists(Dossier.objects.zichtbaar_voor(actor).filter(swv_id=OuterRef("swv_id")))),
)
registreer_tabel("kern.Bouwsteen", zien={**dict.fromkeys(TEKSTLEZERS, _swv()), Rol.DESKUNDIGE: _in_dossier_van_swv})
