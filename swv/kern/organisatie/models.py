"""SWVs, schools and their boards. Nothing here is about a person, so these tables carry no row-level security."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import PartijSoort, RelatieSoort, Rol, SchoolSoort
from swv.kern.periods import PeriodeModel


class Swv(models.Model):
    """A samenwerkingsverband; everything that differs between two of them is policy (swv.kern.beleid)."""

    sleutel = models.SlugField("sleutel", unique=True)
    naam = models.CharField("naam", max_length=200)
    korte_naam = models.CharField("korte naam", max_length=60)
    code = models.CharField("code", max_length=20, blank=True)
    vakantieregio = models.CharField("vakantieregio", max_length=10)
    thema = models.CharField("kleurthema", max_length=30, default="blauw")

    class Meta:
        verbose_name = "samenwerkingsverband"
        verbose_name_plural = "samenwerkingsverbanden"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.korte_naam


class Schoolbestuur(models.Model):
    """The competent authority (bevoegd gezag) of one or more schools."""

    naam = models.CharField("naam", max_length=200, unique=True)

    class Meta:
        verbose_name = "schoolbestuur"
        verbose_name_plural = "schoolbesturen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class School(models.Model):
    """A school with a BRIN of its own."""

    bestuur = models.ForeignKey(Schoolbestuur, models.PROTECT, related_name="scholen", verbose_name="bestuur")
    naam = models.CharField("naam", max_length=200)
    brin = models.CharField("BRIN", max_length=6, unique=True)
    soort = models.CharField("soort", max_length=5, choices=SchoolSoort)
    plaats = models.CharField("plaats", max_length=100)
    straat_huisnummer = models.CharField("straat en huisnummer", max_length=120, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)

    class Meta:
        verbose_name = "school"
        verbose_name_plural = "scholen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


class Vestiging(models.Model):
    """A location of a school."""

    school = models.ForeignKey(School, models.PROTECT, related_name="vestigingen", verbose_name="school")
    naam = models.CharField("naam", max_length=200)
    nummer = models.CharField("vestigingsnummer", max_length=6)
    plaats = models.CharField("plaats", max_length=100)

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["school", "nummer"], name="kern_vestiging_nummer_uniek")]

    def __str__(self) -> str:
        return self.naam


class SchoolRelatie(PeriodeModel):
    """A school belongs to, opted in to, or is a guest of an SWV for a period."""

    school = models.ForeignKey(School, models.PROTECT, related_name="relaties", verbose_name="school")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="schoolrelaties", verbose_name="SWV")
    soort = models.CharField("soort", max_length=20, choices=RelatieSoort)

    class Meta(PeriodeModel.Meta):
        verbose_name = "relatie van een school"
        verbose_name_plural = "relaties van scholen"

    def __str__(self) -> str:
        return f"{self.school} – {self.swv} ({self.get_soort_display()})"


class Voorziening(models.Model):
    """A facility above the schools, such as an OPDC or OOV."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="voorzieningen", verbose_name="SWV")
    naam = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "voorziening"
        verbose_name_plural = "voorzieningen"

    def __str__(self) -> str:
        return self.naam


class Instelling(models.Model):
    """An organisation that holds gezag over a child (voogdij)."""

    naam = models.CharField("naam", max_length=200)

    class Meta:
        verbose_name = "instelling"
        verbose_name_plural = "instellingen"

    def __str__(self) -> str:
        return self.naam


class Partij(models.Model):
    """One row for whatever can be involved in a dossier: visibility points here and nowhere else.

    The row holds references only; names stand in the referenced tables, behind their own policies.
    """

    soort = models.CharField("soort", max_length=20, choices=PartijSoort)
    school = models.OneToOneField(School, models.CASCADE, null=True, blank=True, related_name="partij")
    vestiging = models.OneToOneField(Vestiging, models.CASCADE, null=True, blank=True, related_name="partij")
    bestuur = models.OneToOneField(Schoolbestuur, models.CASCADE, null=True, blank=True, related_name="partij")
    voorziening = models.OneToOneField(Voorziening, models.CASCADE, null=True, blank=True, related_name="partij")
    instelling = models.OneToOneField(Instelling, models.CASCADE, null=True, blank=True, related_name="partij")
    persoon = models.OneToOneField("kern.Persoon", models.CASCADE, null=True, blank=True, related_name="partij")
    swv = models.ForeignKey(Swv, models.CASCADE, null=True, blank=True, related_name="functies")
    functie = models.CharField("functie", max_length=20, choices=Rol, blank=True)

    class Meta:
        verbose_name = "partij"
        verbose_name_plural = "partijen"
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "functie"], name="kern_partij_functie_uniek", condition=Q(swv__isnull=False)
            ),
            models.CheckConstraint(
                name="kern_partij_precies_een",
                condition=(
                    Q(soort=PartijSoort.SCHOOL, school__isnull=False)
                    | Q(soort=PartijSoort.VESTIGING, vestiging__isnull=False)
                    | Q(soort=PartijSoort.SCHOOLBESTUUR, bestuur__isnull=False)
                    | Q(soort=PartijSoort.VOORZIENING, voorziening__isnull=False)
                    | Q(soort=PartijSoort.INSTELLING, instelling__isnull=False)
                    | Q(soort=PartijSoort.PERSOON, persoon__isnull=False)
                    | (Q(soort=PartijSoort.FUNCTIE, swv__isnull=False) & ~Q(functie=""))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"
