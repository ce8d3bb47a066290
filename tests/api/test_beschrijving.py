"""The running API against its own description, with made-up input (schemathesis): no 5xx, no answer that is not described."""

import itertools
from datetime import timedelta

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django.live_server_helper import LiveServer
from rest_framework.throttling import SimpleRateThrottle
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import apitoken_maken
from tests.bouw import situaties
from tests.bouw.cast import Cast

CONTROLES = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def token(cast: Cast, wie: str, omvang: Tokenomvang) -> str:
    with cast.als(wie) as actor:
        laatste = actor.vandaag + timedelta(days=1)
        return apitoken_maken(actor=actor, naam="proef", omvang=omvang, laatste_dag=laatste)[1]


@pytest.mark.traag
@pytest.mark.parametrize("wie", ["oco", "secretariaat", "ouder", "beheer"])
def test_every_answer_is_one_that_is_described(
    vers: Cast, site: LiveServer, monkeypatch: pytest.MonkeyPatch, wie: str
) -> None:
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": "100000/min", "user": "100000/min"})
    kop = {"Authorization": f"Bearer {token(vers, wie, Tokenomvang.ALLES)}"}
    ids = itertools.cycle([situaties.dossier_in_concept(vers).pk, situaties.dossier_ingediend(vers).pk])
    beschrijving = schemathesis.openapi.from_url(f"{site.url}/api/v1/schema/")
    aantal = 0
    for gevonden in beschrijving.get_all_operations():
        vraag = gevonden.ok()
        aantal += 1
        for soort in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @settings(
                max_examples=3,
                deadline=None,
                derandomize=True,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=vraag.as_strategy(generation_mode=soort))
            def proef(case: schemathesis.Case) -> None:
                if "dossier_id" in (case.path_parameters or {}):
                    case.path_parameters["dossier_id"] = next(ids)
                antwoord = case.call(headers=kop)
                case.validate_response(antwoord, checks=CONTROLES, headers=kop)

            proef()
    assert aantal > 100, "each list, each act and each wijzer"
