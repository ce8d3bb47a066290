"""The register of named rules: policy files select a rule by id and give its parameters (OVZ-06).

One function per rule id. An app registers its rules when its `rules` package is imported; a profile that
names a rule nobody registered does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, ValidationError, WithJsonSchema


class Parameters(BaseModel):
    """The parameters of a rule; the base itself stands for a rule without parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OnbekendeRegel(LookupError):
    """A policy file names a rule that no app registered."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A registered rule: id, group (where policy may select it), title, source, parameters, function."""

    id: str
    groep: str
    titel: str
    bron: str
    parameters: type[Parameters]
    functie: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Regelkeuze:
    """A rule selected by a policy file, with its validated parameters."""

    regel: str
    parameters: Parameters

    @property
    def definitie(self) -> Regel:
        """The registered rule."""
        return zoek_regel(self.regel)

    def als_dict(self) -> dict[str, Any]:
        """The selection as it stands in a policy file."""
        return {"regel": self.regel, **self.parameters.model_dump(mode="json")}


F = TypeVar("F", bound=Callable[..., Any])
_register: dict[str, Regel] = {}


def regel(id: str, *, groep: str, titel: str, bron: str, parameters: type[Parameters] = Parameters) -> Callable[[F], F]:
    """Register a rule function under its id; the id must occur in the docstring, and may be used once."""

    def registreer(functie: F) -> F:
        if id in _register and _register[id].functie.__qualname__ != functie.__qualname__:
            raise ValueError(f"Regel {id} is al geregistreerd.")
        if id not in (functie.__doc__ or ""):
            raise ValueError(f"De docstring van {functie.__name__} noemt {id} niet.")
        _register[id] = Regel(id, groep, titel, bron, parameters, functie)
        return functie

    return registreer


def zoek_regel(id: str) -> Regel:
    """The registered rule with this id; raises OnbekendeRegel."""
    try:
        return _register[id]
    except KeyError as fout:
        raise OnbekendeRegel(f"Regel '{id}' bestaat niet. Bekend zijn: {', '.join(sorted(_register))}.") from fout


def regels_van(groep: str) -> tuple[Regel, ...]:
    """All registered rules of a group, by id."""
    return tuple(r for _, r in sorted(_register.items()) if r.groep == groep)


def alle_regels() -> tuple[Regel, ...]:
    """Every registered rule, by id; the source of the generated overview of rules."""
    return tuple(r for _, r in sorted(_register.items()))


def kies(id: str, **parameters: Any) -> Regelkeuze:
    """Select a rule with parameters; raises OnbekendeRegel or ValidationError."""
    definitie = zoek_regel(id)
    return Regelkeuze(id, definitie.parameters(**parameters))


def toegepast(keuzes: Iterable[Regelkeuze], groep: str) -> tuple[tuple[Regelkeuze, Regel], ...]:
    """The selections of one group with their rules, in the order of the policy file."""
    paren = ((keuze, keuze.definitie) for keuze in keuzes)
    return tuple((keuze, definitie) for keuze, definitie in paren if definitie.groep == groep)


def _ontleed_keuze(waarde: Any) -> Any:
    if not isinstance(waarde, dict):
        return waarde
    rest = dict(waarde)
    id = rest.pop("regel", None)
    if not isinstance(id, str):
        raise ValueError('Een regelkeuze noemt de regel: regel = "TLV-84".')
    try:
        return kies(id, **rest)
    except OnbekendeRegel as fout:
        raise ValueError(str(fout)) from fout
    except ValidationError as fout:
        raise ValueError(f"Parameters van {id}: {_kort(fout)}") from fout


def _kort(fout: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, f['loc'])) or 'geheel'}: {f['msg']}" for f in fout.errors())


RegelkeuzeVeld = Annotated[
    Regelkeuze,
    BeforeValidator(_ontleed_keuze),
    PlainSerializer(lambda keuze: keuze.als_dict(), return_type=dict),
    WithJsonSchema({"type": "object", "properties": {"regel": {"type": "string"}}, "required": ["regel"]}),
]
"""A Regelkeuze as a field of a policy schema: a table with `regel` and the parameters beside it."""
