"""One name spelt in two ways, and names that are two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check

SETTINGS = Settings(select=("near_names",))


def found(text: str) -> dict[str, str]:
    return {f.span.of(text): f.fixes[0].replacement for f in check(text, SETTINGS).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Ms Petrova spoke. Petrova left. Then Pertova called.", "Pertova", "Petrova"),
        ("Ms Petrova spoke. Petrova left. It was Pertova's car.", "Pertova's", "Petrova's"),
        ("Mr Zelenko came. Zelenko sat. Zelennko spoke.", "Zelennko", "Zelenko"),
        ("The people of Vorsholt wait. Vorsholt is small. A bus to Vorshlt runs.", "Vorshlt", "Vorsholt"),
        ("Lars Andersen won. Lars Andersen smiled. Then Lars Anderson wept.", "Anderson", "Andersen"),
        ("Stephen Tollgate came. Stephen Tollgate left. Stephan Tollgate was seen.", "Stephan", "Stephen"),
    ],
)
def test_a_name_that_is_spelt_differently_once_is_found(text: str, wrong: str, right: str):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "Stephen Miller met Steven Spielberg. Stephen Miller left.",
        "Israel and the Israeli army. Israel waits. The Israelis wait.",
        "Petrov met Petrova. Petrov left with the Petrovs.",
        "Harry came with Barry. Harry left.",
        "Hansen scored. Hansen and Hanson are brothers.",
        "Carlo met Carla. Carlo left. Carlo came back.",
        "Austria and Australia. Austria won. Austria lost.",
        "Lars Andersen and Lars Anderson are cousins. Lars Andersen won.",
        "John Smith and Joan Smith came. John Smith left.",
        "Vorsholt is small. Vorsholt waits. The map of 1620 has “Vorshlt”.",
        "Vorsholt and Vorshlt, Vorshlt and Vorsholt: nobody knows.",
    ],
)
def test_two_names_stay_silent(text: str):
    assert found(text) == {}


def test_the_usual_spelling_is_shown_beside_the_odd_one():
    text = "Ms Petrova spoke. Petrova left. Then Pertova called."
    (finding,) = check(text, SETTINGS).findings
    assert [span.of(text) for span in finding.related] == ["Petrova"]
    assert not finding.safe


def test_a_name_that_is_found_misspelt_is_not_to_be_verified_too():
    report = check("The mayor of Zvorkelin flew to Grmany.")
    assert [name.of(report.document.text) for name in report.names] == ["Zvorkelin"]


def test_a_name_met_once_is_to_be_verified_and_no_finding():
    report = check("The mayor, Anna Tzvorkelin, agreed.", SETTINGS)
    assert (len(report.names), report.findings) == (1, ())


@given(st.sampled_from(["Petrova", "Zelenko", "Tzvorkel", "Brannagher"]), st.data())
def test_any_two_inner_letters_that_change_places_are_found(name: str, data: st.DataObject):
    at = data.draw(st.integers(1, len(name) - 3))
    odd = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    text = f"On Monday {name} spoke. On Tuesday {name} left. On Sunday {odd} came."
    assert found(text) == ({odd: name} if odd != name else {})
