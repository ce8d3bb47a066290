"""Pages against something of the same kind: a dossier against a bare page, the work list against Django's admin."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django.contrib.admin
from django.conf import settings
from django.core.management.base import CommandError
from django.test import override_settings

from swv.kern.choices import Rol
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.project.bench.meting import Meting, duur_van, hoogstens, minstens, om_en_om
from swv.project.bench.werkvoorraad import Schaal, actor_van

DOSSIER, ADMIN = 3.0, 5.0


def meet_paginas(groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """Both, in one process, with the same signed-in session and connections that stay open."""
    opslag = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(ROOT_URLCONF="swv.project.bench.kaal", TEMPLATES=_sjablonen(), STORAGES=opslag):
        yield from _dossier(groot, herhalingen)
        yield from _admin(groot, herhalingen)


def _sjablonen() -> list[dict[str, Any]]:
    """The templates of the product, with those of the admin and the bare page beside them."""
    gewoon: dict[str, Any] = settings.TEMPLATES[0]
    beheer = Path(django.contrib.admin.__file__).parent
    tags = {naam: f"django.contrib.admin.templatetags.{naam}" for naam in ("admin_list", "admin_urls", "admin_modify")}
    opties = {**gewoon["OPTIONS"], "libraries": {**gewoon["OPTIONS"].get("libraries", {}), **tags}}
    return [{**gewoon, "DIRS": [*gewoon["DIRS"], beheer / "templates"], "OPTIONS": opties}]


def _haal(groot: Schaal, pad: str, bewijs: bytes) -> float:
    with groot.databank.actief():
        antwoord = None

        def vraag() -> None:
            nonlocal antwoord
            antwoord = groot.vensters[Rol.SECRETARIAAT].get(pad)

        duur = duur_van(vraag)
        if antwoord is None or antwoord.status_code != 200 or bewijs not in antwoord.content:
            raise CommandError(f"{pad} gaf niet de pagina die wordt gemeten.")
        return duur


def _dossier(groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    actor = actor_van(groot.databank, Rol.SECRETARIAAT)
    with groot.databank.actief(), bereik(actor, alleen_lezen=True):
        dossier = Dossier.objects.zichtbaar_voor(actor).filter(aanvraag__status="volledig").order_by("pk")[:1].get()
    reeks = om_en_om(
        lambda: _haal(groot, f"/dossiers/{dossier.pk}/", b"Wat is er gebeurd?"),
        lambda: _haal(groot, f"/bench/kaal/{dossier.pk}/", dossier.nummer.encode()),
        herhalingen=herhalingen,
    )
    yield hoogstens("dossier tegen een kale pagina", reeks.verhouding, DOSSIER, toelichting=reeks.uitleg())


def _admin(groot: Schaal, herhalingen: int) -> Iterator[Meting]:
    """How many times slower the admin is; the same rows for the same reader, counted by both."""
    reeks = om_en_om(
        lambda: _haal(groot, "/bench/admin/kern/dossier/", b"result_list"),
        lambda: _haal(groot, "/?toon=alles", b"swv-tabel"),
        herhalingen=herhalingen,
    )
    yield minstens(
        "de lijst van Django's admin tegen de werkvoorraad", reeks.verhouding, ADMIN, toelichting=reeks.uitleg()
    )
