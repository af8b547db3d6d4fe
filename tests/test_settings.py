"""What a run is asked to do."""

import pytest

from checks import Settings, check
from checks.core.desks import DESKS, MEASURES, Target
from checks.core.errors import SettingsError
from checks.core.gates import key


def ids(settings: Settings) -> set[str]:
    return {rule.id for rule in settings.rules()}


def test_the_defaults_run_every_built_in_rule_and_nothing_that_has_to_be_asked_for():
    assert "spacing/double-space" in ids(Settings())
    assert not [rule for rule in Settings().rules() if rule.asked_by]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"language": "fr"}, "unknown language 'fr': choose one of en, en-US"),
        ({"fail_on": "warnings"}, "unknown severity 'warnings': choose error, warning, info or none"),
        ({"languagetool": "on"}, "languagetool is 'on': choose auto, required, off or an address"),
        ({"desk": "sprot"}, "unknown desk 'sprot': did you mean 'sport'?"),
        ({"desk": "xyz"}, "a desk of your own has a table in `targets`"),
        ({"severity": {"spacing/doublespace": "off"}}, "did you mean 'spacing/double-space'?"),
        ({"severity": {"spacing/double-space": "none"}}, "choose error, warning, info or off"),
        ({"options": {"readability/long-sentence": {"word": 9}}}, "did you mean 'words'?"),
        ({"options": {"readability/long-sentence": {"words": "9"}}}, "takes a value like 45"),
        ({"options": {"readability/long-sentence": {"words": True}}}, "takes a value like 45"),
        ({"options": {"spacing/double-space": {"words": 9}}}, "it has no options"),
        ({"targets": {"sport": {"flesh-reading-ease": Target(1, 2)}}}, "did you mean 'flesch-reading-ease'?"),
        ({"targets": {"sport": {"smog": Target(2, 1)}}}, "the lower end comes first"),
    ],
)
def test_what_is_unknown_is_answered_with_the_nearest_name(wrong, said):
    with pytest.raises(SettingsError) as error:
        Settings(**wrong)
    assert said in str(error.value)


@pytest.mark.parametrize("settings", [Settings(select=("spacign",)), Settings(ignore=("spacign",))])
def test_an_unknown_selector_is_answered_with_the_nearest_name(settings):
    with pytest.raises(SettingsError, match="did you mean 'spacing'"):
        settings.rules()


def test_a_rule_can_be_turned_off_or_made_graver():
    text = "One  space too many."
    assert check(text, Settings(severity={"spacing/double-space": "off"})).findings == ()
    (finding,) = check(text, Settings(severity={"spacing/double-space": "error"})).findings
    assert finding.severity == "error"


def test_ignore_takes_the_rule_ids_of_languagetool_too():
    settings = Settings(ignore=("EN_A_VS_AN",))
    assert settings.ignored_codes() == {"EN_A_VS_AN"}
    assert ids(settings) == ids(Settings())


def test_a_measure_is_named_the_same_everywhere():
    text = "A headline of some words\n\n" + "It rained on the town, and the river rose again. " * 40
    measures = check(text, Settings(select=("readability",), readability=True)).measures
    assert [key(measure.name) for measure in measures or ()] != []
    assert {key(measure.name) for measure in measures or ()} == set(MEASURES)


@pytest.mark.parametrize("desk", DESKS)
def test_every_desk_has_bands_for_real_measures(desk):
    bands = Settings(desk=desk).bands()
    assert set(bands) <= set(MEASURES)
    assert all(band.low < band.high for band in bands.values())


def test_own_bands_come_before_those_of_the_desk():
    bands = Settings(desk="sport", targets={"sport": {"sentence-length": Target(8, 18)}}).bands()
    assert bands["sentence-length"] == Target(8, 18)
    assert bands["flesch-reading-ease"] == DESKS["sport"]["flesch-reading-ease"]


def test_a_desk_of_its_own_starts_from_the_bands_of_news():
    bands = Settings(desk="obituaries", targets={"obituaries": {"smog": Target(8, 12)}}).bands()
    assert bands == {**DESKS["news"], "smog": Target(8, 12)}


def test_a_band_says_where_a_value_lies():
    band = Target(45, 70)
    assert [band.verdict(value) for value in (44.9, 45, 70, 71)] == [
        "below 45–70",
        "within 45–70",
        "within 45–70",
        "above 45–70",
    ]
