"""Well-known names with a slip in them, and names that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check
from checks.language.whole_names import all_names
from checks.models.spelling import well_known

SETTINGS = Settings(select=("known_names",))


def found(text: str) -> dict[str, str]:
    return {finding.span.of(text): finding.fixes[0].replacement for finding in check(text, SETTINGS).findings}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Talks began in Grmany on Friday.", "Grmany", "Germany"),
        ("Frnace’s new budget is late.", "Frnace’s", "France’s"),
        ("The town lies in Pensylvania, near a lake.", "Pensylvania", "Pennsylvania"),
        ("In Brusels nobody slept.", "Brusels", "Brussels"),
        ("A Europaen court ruled so.", "Europaen", "European"),
        ("The Supreme Curt ruled.", "Curt", "Court"),
        ("The Untied Nations met.", "Untied", "United"),
        ("He left the Unites States.", "Unites", "United"),
        ("Prime Minster Lind spoke.", "Minster", "Minister"),
        ("The Bank of Englnad cut its rates.", "Englnad", "England"),
        ("It rained in Los Angles.", "Angles", "Angeles"),
    ],
)
def test_a_slip_in_a_well_known_name_is_found(text: str, wrong: str, right: str):
    assert found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Brazel met Austin Rusia at noon.",
        "The White Horse, an inn, stands by the White House on Golden Date Street.",
        "They crossed Germania and Francia and came to Teheran, Luxemburg and Lyons.",
        "The leaders of the two Koreas met the North Korean team.",
        "The deed has it as “Grmany”, and “in Grmany [sic]” is what he wrote.",
        "Visit grmany.example, @Grmany or Grmany-Halle.",
        "The opera “L’italiana in Algeri” was sung in San Francesco.",
        "The World Health Organisation met at the World Trade Centre.",
        "The curt reply was untied; the minster in York unites all.",
        "Tronto is a river. The Tronto is long, and Tronto has fish.",
    ],
)
def test_what_only_looks_like_a_well_known_name_stays_silent(text: str):
    assert found(text) == {}


def test_a_name_that_stands_so_again_and_again_is_somebodys_own():
    assert found("It rained in Grmany. They left Grmany. In Grmany it was dry.") == {}
    assert len(
        check("It rained in Grmany. They left Germany. In Germany and from Germany and to Germany, Grmany.").findings
    )


@given(st.sampled_from([name for name in all_names() if len(name.words) > 1]))
def test_every_name_of_the_list_is_right(name):
    assert found(f"They spoke of {' '.join(name.words)} at noon.") == {}


@given(st.sampled_from(sorted(well_known._names().values())), st.integers(min_value=1, max_value=20))
def test_a_name_with_a_letter_less_is_that_name_or_passed_over(name: str, at: int):
    slipped = name[:at] + name[at + 1 :]
    assert set(found(f"They went to {slipped} at noon.").values()) <= {name} | set(well_known.meant(slipped))
