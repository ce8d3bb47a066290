"""The TLV request's typed facts."""

from django.db import models

from swv.kern.choices import Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Categorie


@historie()
class TlvFeiten(models.Model):
    """Facts of the request that rules use, as typed columns: never dug out of the answers.

    One row per field group, like the answers: a fact stands in the row of its question's group, the rest is empty.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="tlv_feiten", verbose_name="dossier")
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    herkomst = models.CharField("herkomst", max_length=40, blank=True)
    leerroute = models.CharField("leerroute", max_length=40, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=20, blank=True)
    emb_iq = models.PositiveSmallIntegerField("IQ", null=True, blank=True)
    emb_sensomotorisch = models.BooleanField("ernstige sensomotorische problemen", null=True, blank=True)
    emb_lichamelijk = models.BooleanField("ernstige lichamelijke beperkingen", null=True, blank=True)
    emb_psychiatrisch = models.BooleanField("ernstige psychiatrische stoornis", null=True, blank=True)
    gewenste_start = models.DateField("gewenste start", null=True, blank=True)
    categorie_gevraagd = models.PositiveSmallIntegerField(
        "gevraagde categorie", null=True, blank=True, choices=Categorie
    )
    terugkeer_verwacht = models.BooleanField("terugkeer verwacht", null=True, blank=True)
    regulier_haalbaar = models.BooleanField("regulier haalbaar", null=True, blank=True)
    ooit_onderzoek = models.BooleanField("ooit onderzocht", null=True, blank=True)
    medische_vraag = models.BooleanField("medische vraag", null=True, blank=True)
    na_tussenvoorziening = models.BooleanField("na een tussenvoorziening", null=True, blank=True)
    ouders_eens = models.BooleanField("ouders eens", null=True, blank=True)
    ontvangende_school_eens = models.BooleanField("ontvangende school eens", null=True, blank=True)
    scholen_aangesloten = models.BooleanField("beide scholen aangesloten", null=True, blank=True)
    eerdere_tlv_nummer = models.CharField("nummer van de eerdere TLV", max_length=300, blank=True)
    eerdere_tlv_einde = models.DateField("einddatum van de eerdere TLV", null=True, blank=True)
    eerdere_tlv_afgever = models.CharField("afgever van de eerdere TLV", max_length=20, blank=True)
    eerdere_tlv_stand = models.CharField("of er een eerdere TLV is", max_length=20, blank=True, db_default="")
    residentieel = models.CharField("verblijf in een instelling", max_length=20, blank=True, db_default="")
    woonpostcode = models.CharField("postcode van inschrijving", max_length=300, blank=True, db_default="")
    huidige_school_swv = models.CharField("SWV van de huidige school", max_length=20, blank=True, db_default="")
    doelschool_soort = models.CharField("soort nieuwe school", max_length=20, blank=True, db_default="")
    initiatief = models.CharField("wie koos voor de nieuwe school", max_length=20, blank=True, db_default="")
    einde_schoolloopbaan = models.BooleanField("einde van de schoolloopbaan in zicht", null=True, blank=True)
    diplomagericht = models.BooleanField("leerweg naar een diploma", null=True, blank=True)
    diploma_haalbaar = models.BooleanField("diploma nog haalbaar", null=True, blank=True)
    naar_werk_toegeleid = models.BooleanField("op weg naar werk", null=True, blank=True)
    afspraak_gemeente = models.BooleanField("afspraak met de gemeente", null=True, blank=True)
    stroomschema_akkoord = models.BooleanField("akkoord volgens het stroomschema", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "feiten van een TLV-aanvraag"
        verbose_name_plural = "feiten van TLV-aanvragen"
        constraints = [models.UniqueConstraint(fields=["dossier", "veldgroep"], name="tlv_feiten_uniek")]

    def __str__(self) -> str:
        return f"feiten {self.pk}"
