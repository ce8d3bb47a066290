"""People: pupils per SWV, those who hold gezag over them, and users with their lidmaatschappen."""

from typing import ClassVar

from django.contrib.auth import get_backends
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from swv.kern.choices import Discipline, InschrijvingSoort, Rol
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij, School, Schoolbestuur, Swv, Vestiging
from swv.kern.periods import PeriodeModel
from swv.kern.toegang.querysets import ToegangManager


class Naam(models.Model):
    """A name as it is written in the Netherlands."""

    voornaam = models.CharField("voornaam", max_length=100)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=30, blank=True)
    achternaam = models.CharField("achternaam", max_length=150)

    class Meta:
        abstract = True

    @property
    def volledige_naam(self) -> str:
        """'Sanne van der Velde'."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)

    @property
    def naam_op_alfabet(self) -> str:
        """'Velde, Sanne van der'."""
        voor = " ".join(deel for deel in (self.voornaam, self.tussenvoegsel) if deel)
        return f"{self.achternaam}, {voor}"


@historie()
class Persoon(Naam):
    """A natural person who can be involved: a user, or somebody with gezag who has no account."""

    objects = ToegangManager()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"

    def __str__(self) -> str:
        return self.volledige_naam


@historie()
class Leerling(Naam):
    """A pupil of one SWV: not shared, because each SWV is the controller of its own file (OPEN-85). No BSN."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="leerlingen", verbose_name="SWV")
    geboortedatum = models.DateField("geboortedatum")
    persoon = models.ForeignKey(
        Persoon, models.SET_NULL, null=True, blank=True, related_name="leerlingen", verbose_name="eigen account van"
    )
    bekend_sinds = models.DateField(
        "bekend bij het SWV sinds", null=True, blank=True, help_text="De dag van de eerste ingediende aanvraag."
    )

    objects = ToegangManager()

    class Meta:
        verbose_name = "leerling"
        verbose_name_plural = "leerlingen"
        indexes = [models.Index("swv", Lower("achternaam"), name="kern_leerling_naam")]

    def __str__(self) -> str:
        return self.volledige_naam


@historie()
class Inschrijving(PeriodeModel):
    """Whose pupil somebody is, or wants to become, on any day. It is what makes a leerling visible to a school."""

    leerling = models.ForeignKey(Leerling, models.CASCADE, related_name="inschrijvingen", verbose_name="leerling")
    school = models.ForeignKey(School, models.PROTECT, related_name="inschrijvingen", verbose_name="school")
    vestiging = models.ForeignKey(Vestiging, models.PROTECT, null=True, blank=True, verbose_name="vestiging")
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="+", verbose_name="partij")
    soort = models.CharField("soort", max_length=20, choices=InschrijvingSoort, default=InschrijvingSoort.INSCHRIJVING)

    objects = ToegangManager()

    class Meta(PeriodeModel.Meta):
        verbose_name = "inschrijving"
        verbose_name_plural = "inschrijvingen"
        indexes = [models.Index(fields=["partij", "leerling"], name="kern_inschrijving_partij")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"


@historie()
class Gezag(PeriodeModel):
    """Somebody holds gezag over a leerling; `tot` is at the latest the 18th birthday (INZ-21, OPEN-81)."""

    leerling = models.ForeignKey(Leerling, models.CASCADE, related_name="gezag", verbose_name="leerling")
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="gezag", verbose_name="wie")
    relatie = models.CharField("relatie", max_length=60, default="ouder")

    objects = ToegangManager()

    class Meta(PeriodeModel.Meta):
        verbose_name = "gezag"
        verbose_name_plural = "gezag"
        indexes = [models.Index(fields=["partij", "leerling"], name="kern_gezag_partij")]

    def __str__(self) -> str:
        return f"gezag {self.pk}"


@historie()
class Contactgegevens(models.Model):
    """Where somebody is reached about one leerling; never shown to the other parent (OPEN-82).

    `geheim`: only the secretariaat sees it and it stands in nobody else's letter. `digitale_post_sinds`: since when
    this person agreed to receive letters in the portal; empty means on paper (RCH-15).
    """

    leerling = models.ForeignKey(Leerling, models.CASCADE, related_name="contacten", verbose_name="leerling")
    partij = models.ForeignKey(
        Partij, models.PROTECT, null=True, blank=True, related_name="contacten", verbose_name="wie (leeg: de leerling)"
    )
    straat_huisnummer = models.CharField("straat en huisnummer", max_length=120, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=100, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    geheim = models.BooleanField("geheim adres", default=False)
    digitale_post_sinds = models.DateField("digitale post sinds", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "contactgegevens"
        verbose_name_plural = "contactgegevens"
        constraints = [
            models.UniqueConstraint(fields=["leerling", "partij"], name="kern_contact_uniek", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"contactgegevens {self.pk}"


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None, *, persoon: Persoon, demo: bool = False) -> "Gebruiker":
        """A user of `persoon`; the address is stored in lower case."""
        gebruiker = self.model(email=email.strip().lower(), persoon=persoon, demo=demo)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db, force_insert=True)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """Sign-in by address, whatever the case."""
        return self.get(email=(username or "").strip().lower())


class Gebruiker(AbstractBaseUser):
    """An account. There are no superusers: rights come from lidmaatschappen alone (style guide 15)."""

    email = models.EmailField("e-mailadres", unique=True)
    persoon = models.OneToOneField(Persoon, models.PROTECT, related_name="gebruiker", verbose_name="persoon")
    is_active = models.BooleanField("actief", default=True)
    demo = models.BooleanField("demo-account", default=False, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = GebruikerManager()  # type: ignore[misc]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    def __str__(self) -> str:
        return self.email

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Answered by our own backend, which knows the period of a deling (ADR 0004); without a row always no."""
        return obj is not None and any(b.has_perm(self, perm, obj) for b in get_backends() if hasattr(b, "has_perm"))

    def has_module_perms(self, app_label: str) -> bool:
        """Nobody has rights on a whole app."""
        return False


@historie()
class Lidmaatschap(PeriodeModel):
    """In which role somebody acts, for whom and in which period. The session holds one as the current.

    `swv` administers this lidmaatschap; a coordinator sees all dossiers of the school whatever the SWV.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lidmaatschappen", verbose_name="gebruiker")
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="lidmaatschappen", verbose_name="persoon")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="leden", verbose_name="namens")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="leden", verbose_name="beheerd door SWV")
    discipline = models.CharField("discipline", max_length=40, choices=Discipline, blank=True)
    werkgever = models.ForeignKey(
        Schoolbestuur, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="in dienst van"
    )

    objects = ToegangManager()

    class Meta(PeriodeModel.Meta):
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            *PeriodeModel.Meta.constraints,
            models.CheckConstraint(
                name="kern_lidmaatschap_deskundige_discipline", condition=~Q(rol=Rol.DESKUNDIGE) | ~Q(discipline="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.pk}"
