"""Days of the demo: counted back from today, on working days, never two things at the same moment."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from swv.kern.kalender.klok import AMSTERDAM

BEGIN_WERKDAG = time(8, 20)
WERKDAG_MINUTEN = 500
# Days between one step and the next, when a dossier does not say otherwise.
NA_INDIENING = {"volledig": 4, "toegewezen": 6, "advies": 10, "besloten": 15, "verzonden": 17, "ingetrokken": 6}


def dagen_terug(vandaag: date, aantal: int) -> date:
    """The working day that many days ago; a weekend becomes the friday before it."""
    dag = vandaag - timedelta(days=aantal)
    return dag - timedelta(days=max(0, dag.weekday() - 4))


def geboortedatum(vandaag: date, leeftijd: int, jarig_over: int) -> date:
    """The birthday of somebody who is `leeftijd` today and a year older in `jarig_over` days."""
    verjaardag = vandaag + timedelta(days=jarig_over)
    jaar = verjaardag.year - leeftijd - 1
    if (verjaardag.month, verjaardag.day) == (2, 29):
        return date(jaar, 2, 28)
    return verjaardag.replace(year=jaar)


@dataclass(slots=True)
class Klokje:
    """Gives each next act of one dossier a moment: on the wished day in working hours, and after the one before."""

    vandaag: date
    toeval: Random
    vorige: datetime = field(default=datetime(2000, 1, 1, tzinfo=AMSTERDAM))

    def moment(self, dagen_geleden: int) -> datetime:
        """A moment on that working day, always later than the last one given."""
        dag = dagen_terug(self.vandaag, dagen_geleden)
        begin = datetime.combine(dag, BEGIN_WERKDAG, tzinfo=AMSTERDAM)
        gewenst = begin + timedelta(minutes=self.toeval.randrange(WERKDAG_MINUTEN))
        if gewenst <= self.vorige:
            gewenst = self.vorige + timedelta(minutes=self.toeval.randrange(3, 12))
        self.vorige = gewenst
        return gewenst
