"""School holidays as rows: per region, with an override per school (OVZ-03, 70-recht section 7)."""

from django.db import models

from swv.kern.organisatie.models import School


class Vakantie(models.Model):
    """A holiday of a region, or of one school instead of the region's with the same name and school year."""

    naam = models.CharField("naam", max_length=60)
    schooljaar = models.CharField("schooljaar", max_length=9, help_text="Bijvoorbeeld 2026-2027.")
    regio = models.CharField("regio", max_length=10, blank=True)
    school = models.ForeignKey(School, models.CASCADE, null=True, blank=True, related_name="vakanties")
    eerste_dag = models.DateField("eerste dag")
    laatste_dag = models.DateField("laatste dag")
    voorlopig = models.BooleanField("voorlopig", default=False)

    class Meta:
        verbose_name = "vakantie"
        verbose_name_plural = "vakanties"
        constraints = [
            models.CheckConstraint(
                name="kern_vakantie_dagen", condition=models.Q(laatste_dag__gte=models.F("eerste_dag"))
            ),
            models.UniqueConstraint(
                fields=["naam", "schooljaar", "regio", "school"], name="kern_vakantie_uniek", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} {self.schooljaar}"
