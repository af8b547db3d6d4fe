"""The thresholds of the learned models stand in tables that say what set them."""

from dataclasses import dataclass

import pytest

from checks.models import thresholds
from checks.models.casing.bars import ASKED
from checks.models.spelling import meant
from tests.conftest import ROOT

MODELS = sorted(path.parent.name for path in (ROOT / "checks" / "models").glob("*/__init__.py"))
TABLES = [(model, table) for model in MODELS for table in thresholds.tables(f"checks.models.{model}")]


@dataclass(frozen=True)
class Strays:
    """The numbers of casing's table of the same name."""

    unlikely: float
    stray_odds: float
    enough: float
    shortest: int


@dataclass(frozen=True)
class Fewer:
    """All but one of them."""

    unlikely: float
    stray_odds: float
    enough: float


@dataclass(frozen=True)
class More(Strays):
    """One more than there are."""

    longest: int


def test_there_are_models():
    assert len(MODELS) > 3


@pytest.mark.parametrize("model", MODELS)
def test_every_model_keeps_its_thresholds_in_a_table_beside_it(model):
    assert thresholds.tables(f"checks.models.{model}")


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_every_table_names_the_script_and_the_text_that_set_it(model, table):
    columns = thresholds.tables(f"checks.models.{model}")[table]
    assert columns[thresholds.TEXT]
    source = columns[thresholds.SET_BY]
    assert source == thresholds.BY_HAND or (source.startswith("training/") and (ROOT / source).is_file())


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_all_else_in_a_table_is_a_number(model, table):
    numbers = thresholds.by_name(f"checks.models.{model}", table)
    assert numbers
    assert all(isinstance(number, int | float) for number in numbers.values())


def test_code_has_the_numbers_of_the_table():
    assert thresholds.tables("checks.models.casing")["names"]["of_a_land"] == ASKED.of_a_land
    assert thresholds.by_name("checks.models.spelling", "slips")["put_in"] == meant.SLIPS.put_in


def test_numbers_are_read_as_the_fields_that_ask_for_them():
    found = thresholds.read("checks.models.casing", "strays", Strays)
    assert (found.unlikely, found.shortest) == (-8.0, 4)


@pytest.mark.parametrize("kind", [Fewer, More])
def test_a_number_that_nobody_reads_or_that_is_missing_is_refused(kind):
    with pytest.raises(TypeError):
        thresholds.read("checks.models.casing", "strays", kind)
