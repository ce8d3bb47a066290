"""The answer to `user.has_perm(..., dossier)`: django-guardian's rows, but with their period (ADR 0004)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from swv.kern.kalender.klok import vandaag
from swv.kern.periods import geldig_op
from swv.kern.toegang.models import Deling, Dossier


class DelingBackend(BaseBackend):
    """Knows one permission, 'kern.inzien', on one dossier, for as long as the deling lasts."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether a deling of this dossier with this user holds today."""
        if not isinstance(obj, Dossier) or perm != "kern.inzien" or not user_obj.is_active:
            return False
        return Deling.objects.filter(geldig_op(vandaag()), user_id=user_obj.pk, content_object=obj).exists()
