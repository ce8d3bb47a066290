"""The vendored files are the ones we looked at: unchanged, listed, licensed."""

import hashlib
import tomllib
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "swv" / "kern" / "static" / "kern" / "vendor"
PAKKETTEN = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))["pakket"]


@pytest.mark.parametrize("pakket", PAKKETTEN, ids=lambda p: p["map"])
def test_files_are_unchanged(pakket):
    folder = VENDOR / pakket["map"]
    found = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}
    assert found == pakket["sha256"]


@pytest.mark.parametrize("pakket", PAKKETTEN, ids=lambda p: p["map"])
def test_every_package_brings_its_licence(pakket):
    assert pakket["licentie"] in {"EUPL-1.2", "OFL-1.1", "0BSD", "MIT"}
    assert any(naam.startswith("LICENSE") for naam in pakket["sha256"])


def test_every_folder_is_listed():
    assert {f.name for f in VENDOR.iterdir() if f.is_dir()} == {p["map"] for p in PAKKETTEN}


def test_no_brand_assets():
    """Token packages of a gemeente or the Rijk carry their house style, which is not ours to use."""
    for pakket in PAKKETTEN:
        for merk in ("rijkshuisstijl", "amsterdam", "utrecht-design-tokens"):
            assert merk not in pakket["naam"]
