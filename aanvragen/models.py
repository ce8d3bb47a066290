"""The dossier engine: status, answers, assignment and advice of any kind of aanvraag."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aanvragen.choices import Berichtsoort, Lezers, Mededeling, Ondertekenstand, Status, Strekking
from swv.kern.beleid.models import Beleidsversie
from swv.kern.choices import Discipline, Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij, Schoolbestuur
from swv.kern.personen.models import Gebruiker, Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


@historie()
class Aanvraag(models.Model):
    """State of one dossier: status, terms and the policy under which it was submitted (OPEN-83)."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, primary_key=True, related_name="aanvraag")
    status = models.CharField("status", max_length=30, choices=Status, default=Status.CONCEPT)
    formulier = models.ForeignKey(Beleidsversie, models.PROTECT, related_name="+", verbose_name="formulierversie")
    ingediend_door = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingediend door"
    )
    volledig_op = models.DateTimeField("volledig op", null=True, blank=True)
    agenda_maandag = models.DateField("maandag van de vergaderweek", null=True, blank=True)
    uiterste_datum = models.DateField("uiterste beslisdatum", null=True, blank=True)
    beloofde_datum = models.DateField("beloofde beslisdatum", null=True, blank=True)
    hersteltermijn = models.DateField("aanvullen uiterlijk op", null=True, blank=True)
    gesprek_op = models.DateField("gesprek met ouders en school gevoerd op", null=True, blank=True)
    herbespreking_op = models.DateField("opnieuw besproken op", null=True, blank=True)
    ingebreke_op = models.DateField("ingebrekestelling ontvangen op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        indexes = [models.Index(fields=["status", "uiterste_datum"], name="aanvragen_aanvraag_status")]

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"


class Statusovergang(models.Model):
    """Append-only history of the status."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="overgangen", verbose_name="dossier")
    van = models.CharField("van", max_length=30, choices=Status, blank=True)
    naar = models.CharField("naar", max_length=30, choices=Status)
    handeling = models.CharField("handeling", max_length=60)
    op = models.DateTimeField("op")
    door = models.CharField("door", max_length=200)

    objects = ToegangManager()

    class Meta:
        verbose_name = "statusovergang"
        verbose_name_plural = "statusovergangen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}"


@historie()
class Opschorting(models.Model):
    """A request for additions with its term: the clock stands still from the next day on (RCH-02, RCH-03)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="opschortingen", verbose_name="dossier")
    gevraagd_op = models.DateField("gevraagd op")
    hersteltermijn = models.DateField("aan te vullen uiterlijk op")
    wat = models.TextField("wat er ontbreekt")
    aangevuld_op = models.DateField("aangevuld op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "opschorting"
        verbose_name_plural = "opschortingen"
        constraints = [
            models.CheckConstraint(
                name="aanvragen_opschorting_termijn", condition=Q(hersteltermijn__gt=models.F("gevraagd_op"))
            )
        ]

    def __str__(self) -> str:
        return f"opschorting {self.pk}"


class Termijnbericht(models.Model):
    """A message that the besluit comes later: a verdaging (RCH-05) or a standstill on another ground (RCH-04).

    Append-only. Of a verdaging `tot` is the new last day; of a standstill the first day that counts again.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="termijnberichten", verbose_name="dossier")
    soort = models.CharField("soort bericht", max_length=20, choices=Berichtsoort)
    bericht_op = models.DateField("bericht op")
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot")
    reden = models.TextField("reden")
    naam = models.CharField("naam", max_length=200)

    objects = ToegangManager()

    class Meta:
        verbose_name = "bericht over de termijn"
        verbose_name_plural = "berichten over de termijn"
        ordering = ["bericht_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(soort="verdaging"), name="aanvragen_termijnbericht_een_verdaging"
            ),
            models.CheckConstraint(
                name="aanvragen_termijnbericht_periode",
                condition=Q(soort="verdaging", van__isnull=True, tot__gt=models.F("bericht_op"))
                | (~Q(soort="verdaging") & Q(van__isnull=False, tot__gt=models.F("van"))),
            ),
        ]

    def __str__(self) -> str:
        return f"termijnbericht {self.pk}"


class Buitenbehandeling(models.Model):
    """The besluit to leave an aanvraag out of treatment: it was not completed in time (RCH-14, Awb 4:5)."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="buitenbehandeling", verbose_name="dossier")
    opschorting = models.ForeignKey(Opschorting, models.CASCADE, related_name="+", verbose_name="verzoek om aanvulling")
    uiterste_dag = models.DateField("bekend te maken uiterlijk op")
    reden = models.TextField("reden")
    bevoegdheid = models.CharField("bevoegdheid", max_length=300)
    genomen_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="genomen door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=200)
    genomen_op = models.DateTimeField("genomen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "besluit om buiten behandeling te laten"
        verbose_name_plural = "besluiten om buiten behandeling te laten"

    def __str__(self) -> str:
        return f"buiten behandeling {self.pk}"


@historie()
class Antwoord(models.Model):
    """The answers of one section and field group: within a row there is nothing to hide from who may see it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="antwoorden", verbose_name="dossier")
    sectie = models.CharField("sectie", max_length=40)
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    waarden = models.JSONField("antwoorden", default=dict)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "sectie", "veldgroep"], name="aanvragen_antwoord_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.sectie} ({self.get_veldgroep_display()})"


@historie()
class Handtekening(models.Model):
    """One row per person who is asked to sign: signed, refused, or no reaction with its reason (TLV-60, TLV-60a).

    `partij` empty means the leerling. Both holders of gezag are asked and followed each on their own.
    `online_op` says that the person answered through the own account; `controlegetal` then freezes what this person
    read at that moment (`aanvragen.rules.ondertekening`), over the field groups in `veldgroepen`. The answers and
    documents themselves stay in their histories, so that what was signed can be laid beside it. `zienswijze_op` says
    that this person gave an own view, also to who may not read it (D04, D05).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="handtekeningen", verbose_name="dossier")
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie")
    naam = models.CharField("naam", max_length=200)
    stand = models.CharField("stand", max_length=20, choices=Ondertekenstand, default=Ondertekenstand.OPEN)
    op = models.DateField("op", null=True, blank=True)
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)
    reden = models.TextField("reden", blank=True)
    online_op = models.DateTimeField("online ondertekend op", null=True, blank=True)
    controlegetal = models.CharField("controlegetal van wat is gelezen", max_length=64, blank=True)
    veldgroepen = ArrayField(
        models.CharField(max_length=12, choices=Veldgroep), null=True, blank=True, verbose_name="over deze veldgroepen"
    )
    zienswijze_op = models.DateTimeField("zienswijze online gegeven op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        ordering = ["partij", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "partij"], name="aanvragen_handtekening_uniek", nulls_distinct=False
            )
        ]

    verlopen = False
    """Whether it is about answers or documents that changed afterwards; filled by `handtekeningen_van`."""

    def __str__(self) -> str:
        return f"handtekening {self.pk}"


class Zienswijze(models.Model):
    """What one parent or the pupil thinks, in the own words (TLV-61, RCH-36); `partij` empty means the leerling.

    A draft is the author's alone. Once sent nobody changes it, and it is read by field group zienswijze; with
    `alleen_commissie` by the commission only, not by the school or the other parent (OPEN-82).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="zienswijzen", verbose_name="dossier")
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie")
    naam = models.CharField("naam", max_length=200)
    tekst = models.TextField("tekst", blank=True)
    alleen_commissie = models.BooleanField("alleen voor de commissie", default=False)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    verzonden_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "zienswijze"
        verbose_name_plural = "zienswijzen"
        ordering = ["verzonden_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "partij"], name="aanvragen_zienswijze_uniek", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="aanvragen_zienswijze_met_tekst", condition=Q(verzonden_op__isnull=True) | ~Q(tekst="")
            ),
        ]

    def __str__(self) -> str:
        return f"zienswijze {self.pk}"


class Toewijzing(models.Model):
    """An expert assigned to a step of the route; `volgorde` 1 is the first deskundige (RCH-20)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="toewijzingen", verbose_name="dossier")
    stap = models.CharField("stap", max_length=40)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    deskundige = models.ForeignKey(Partij, models.PROTECT, related_name="toewijzingen", verbose_name="deskundige")
    naam = models.CharField("naam", max_length=200)
    discipline = models.CharField("discipline", max_length=40, choices=Discipline)
    werkgever = models.ForeignKey(
        Schoolbestuur, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="in dienst van"
    )
    toegewezen_op = models.DateTimeField("toegewezen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["stap", "volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "stap", "volgorde"], name="aanvragen_toewijzing_volgorde"),
            models.UniqueConstraint(fields=["dossier", "stap", "deskundige"], name="aanvragen_toewijzing_verschillend"),
        ]

    def __str__(self) -> str:
        return f"{self.volgorde}e deskundige {self.pk}"


class Deskundigenadvies(models.Model):
    """One expert's own advice, unseen by the other until all are final (ROL-40, ROL-41, RCH-21).

    A concept may still change; once `vastgesteld_op` is set row-level security lets nobody change the row.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="adviezen", verbose_name="dossier")
    toewijzing = models.OneToOneField(Toewijzing, models.CASCADE, related_name="advies", verbose_name="toewijzing")
    auteur = models.ForeignKey(Partij, models.PROTECT, related_name="+", verbose_name="deskundige")
    strekking = models.CharField("advies", max_length=20, choices=Strekking, blank=True)
    categorie = models.PositiveSmallIntegerField("bekostigingscategorie", null=True, blank=True)
    tot_en_met = models.DateField("tot en met", null=True, blank=True)
    motivering = models.TextField("motivering", blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "deskundigenadvies"
        verbose_name_plural = "deskundigenadviezen"
        constraints = [
            models.CheckConstraint(
                name="aanvragen_advies_compleet_als_vast",
                condition=Q(vastgesteld_op__isnull=True) | (~Q(strekking="") & ~Q(motivering="")),
            )
        ]

    def __str__(self) -> str:
        return f"advies {self.pk}"


class Akkoord(models.Model):
    """An akkoord step of a route: somebody other than the experts approves before the besluit."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="akkoorden", verbose_name="dossier")
    stap = models.CharField("stap", max_length=40)
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="door")
    naam = models.CharField("naam", max_length=200)
    op = models.DateTimeField("op")
    toelichting = models.TextField("toelichting", blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        constraints = [models.UniqueConstraint(fields=["dossier", "stap"], name="aanvragen_akkoord_uniek")]

    def __str__(self) -> str:
        return f"akkoord {self.stap}"


class Notitie(models.Model):
    """An internal note: bureau and assigned experts, never school or parents (field group intern)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notities", verbose_name="dossier")
    auteur = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="auteur")
    naam = models.CharField("naam", max_length=200)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"notitie {self.pk}"


class Bericht(models.Model):
    """A message in the dossier, for the readers that it names; written once. Notes of the bureau are Notitie.

    With `mededeling` it is what the SWV has to tell, written down by the system in the name of who acted.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="berichten", verbose_name="dossier")
    afzender = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="afzender")
    naam = models.CharField("naam", max_length=200)
    zichtbaar_voor = models.CharField("zichtbaar voor", max_length=10, choices=Lezers)
    mededeling = models.CharField("mededeling", max_length=12, choices=Mededeling, blank=True)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["dossier", "-op"], name="aanvragen_bericht_dossier")]

    def __str__(self) -> str:
        return f"bericht {self.pk}"


class Berichtlezing(models.Model):
    """That one user opened a message, and when. Like Inzage it is written outside the transaction of the request."""

    bericht = models.ForeignKey(Bericht, models.DO_NOTHING, db_constraint=False, related_name="lezingen")
    dossier = models.ForeignKey(Dossier, models.DO_NOTHING, db_constraint=False, related_name="+")
    gebruiker = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, db_constraint=False, related_name="+", verbose_name="wie"
    )
    gelezen_op = models.DateTimeField("gelezen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "lezing van een bericht"
        verbose_name_plural = "lezingen van berichten"
        constraints = [models.UniqueConstraint(fields=["bericht", "gebruiker"], name="aanvragen_berichtlezing_uniek")]

    def __str__(self) -> str:
        return f"lezing {self.pk}"
