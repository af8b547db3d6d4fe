"""How likely a real-word error has to be before it is reported, by the pair of words and by the words next to it.

How likely is a matter of `thresholds.toml`, which says on what text the numbers were set.
"""

import re
from dataclasses import dataclass
from itertools import islice

from checks.models import thresholds
from checks.models.real_words.model import Doubt


@dataclass(frozen=True, slots=True)
class Asked:
    """Least probabilities, 0 to 1, by what is mixed up and by what stands beside it."""

    classic: float
    missing: float
    extra: float
    before_a_clause: float
    counted: float
    opening: float
    takes_of: float
    cut_off: float
    under_the_sky: float
    lone_county: float


ASKED = thresholds.read(__package__, "places", Asked)
OF_A_KIND = thresholds.by_name(__package__, "kinds")
OF_ITS_OWN = thresholds.by_name(__package__, "pairs")
NEVER = 1.1
"""Above every probability."""

_TAKES_OF = re.compile(
    r"""\b(?:
        (?!deflection|reflection|distance|plantation|station|balance|section)
        [a-z]{2,}(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|acy|ology)s?
      | lot|kind|sort|part|number|end|middle|members?|sense|front|rest|result|lack|idea|rate|law
      | ahead|outside|instead|because
      | much|most|many|first|last|none
    )[ ]$""",
    re.VERBOSE,
)
"""Words that are common before "of" and hardly ever come before "off"."""
_CUT_OFF = re.compile(
    r"(?:hundredths?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|points?|pounds?|west|east|north|south) $"
)
_UNDER_THE_SKY = re.compile(
    r"""\b(?:
        (?: the|this|our
          | (?<!not[ ])(?<!n['’]t[ ])(?<!is[ ])(?<!was[ ])(?<!yet[ ])(?<!be[ ])clear  # it is not clear whether
          | bad|cold|hot|warm|dry|wet|severe|good|fine|poor|extreme|stormy|rough|rainy|sunny
          | winter|summer|autumn|spring|local|freezing|windy|cool|mild|harsh|humid|space
        )(?:[ ](?:and|or))?
    )[ ]weather\b
    | \bweather[ ](?:
        forecast\w*|conditions?|services?|stations?|patterns?|reports?|maps?|events?|bureaux?|offices?
      | systems?|balloons?|warnings?|presenters?|radars?|satellites?
      | was|is|has|will|turned|changed
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that show that the weather is meant, and not a question."""
_COUNTIES = re.compile(r"\b[Cc]ount(?:y|ies)\b|\b[Cc]ouncils?\b|\b[Ss]heriffs?\b|\bCo\b")
_COUNTRIES = re.compile(r"\bcountr(?:y|ies)\b")
_TAKEN_OFF = re.compile(
    r"\b(?:edge|gloss|shine|lid|roof|heat|pressure|[Tt](?:ak(?:e|es|ing|en)|ook) (?:the|his|her) \w+) $"
)
_ONE_IN_SO_MANY = re.compile(r"\b(?:in|of) (?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+) $")
_CLAUSE_OPENS = re.compile(r"(?:I|you|he|she|it|we|they)\b")
"""After a noun these begin a clause without “that”: the kind you have in the hand."""
_CLAUSE = 100
_MAY_BE = re.compile(
    r"""(?:
        (?:^|[.?!:;,”"“]\s*)(?:[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould|[Ss]hould|[Mm]ust|[Mm]ay|[Mm]ight|[Ss]hall|[Ll]et)
      | \b(?:ask|demand|insist|mov|order|propos|recommend|request|requir|suggest|urg|vot|rul|lest|essential|important)
        [a-z]*[ ](?:\w+[ ])?that
      | \b(?:motion|question|rule|condition|demand|request|proposal|requirement)[ ]that
      | \bthat[ ]the[ ]question
    )[ ][^.?!;:]*$""",
    re.VERBOSE,
)
"""What asks for "be" from afar: an inverted question, or a wish ("moved that the question be put")."""
_DONE = frozenset(
    "heard done seen gone come been made taken given known shown said told found lost left put set".split()
)
_HAS = re.compile(r"\b(?:has|have|had|no one['’]s|nobody['’]s|(?:he|she|it|who|I|you|we|they)['’](?:s|d|ve)) $")
"""A participle follows these: a movie that no one’s heard of."""
_CLASSIC = frozenset(
    """
    of>off there>their their>there they're>their their>they're they're>there there>they're its>it's it's>its
    then>than than>then where>were were>where we're>were were>we're we're>where who's>whose whose>who's how>who
    form>from from>form your>you're you're>your quiet>quite quite>quiet weather>whether whether>weather
    trough>through threw>through through>threw lead>led loose>lose lose>loose effect>affect affect>effect
    affects>effects effects>affects to>too too>to past>passed passed>past principle>principal principal>principle
    accept>except except>accept advice>advise advise>advice breath>breathe breathe>breath chose>choose choose>chose
    an>and tough>though thought>though though>thought
    """.split()
)


def bar_of(prose: str, doubt: Doubt) -> float:
    """The least probability, 0 to 1, at which the doubt is reported; no probability reaches NEVER."""
    if doubt.kind == "small":
        return _small_bar(prose, doubt)
    pair = f"{doubt.word.lower()}>{doubt.likelier}".replace("’", "'")
    if doubt.word[0].isupper() and _is_twice(prose, doubt):
        return NEVER
    if doubt.word[0].isupper() and pair not in _CLASSIC:
        return ASKED.opening
    if doubt.word == "be" and _MAY_BE.search(prose, max(0, doubt.start - _CLAUSE), doubt.start):
        return NEVER
    if doubt.word in _DONE and _HAS.search(prose, max(0, doubt.start - 12), doubt.start):
        return NEVER
    if pair == "weather>whether" and _UNDER_THE_SKY.search(prose, max(0, doubt.start - 24), doubt.end + 14):
        return ASKED.under_the_sky
    if pair in ("county>country", "counties>countries") and _is_lone_county(prose):
        return ASKED.lone_county
    if pair == "off>of":
        return _of_bar(prose[max(0, doubt.start - 24) : doubt.start])
    return OF_ITS_OWN.get(pair) or (ASKED.classic if pair in _CLASSIC else OF_A_KIND[doubt.kind])


def _is_lone_county(prose: str) -> bool:
    """True where one county is the only mention of counties in an article that has countries."""
    return len(list(islice(_COUNTIES.finditer(prose), 2))) == 1 and _COUNTRIES.search(prose) is not None


def _is_twice(prose: str, doubt: Doubt) -> bool:
    """True where the word is repeated with its capital: An An is a panda."""
    return prose.startswith(f" {doubt.word}", doubt.end) or prose.endswith(f"{doubt.word} ", 0, doubt.start)


def _small_bar(prose: str, doubt: Doubt) -> float:
    """The bar of a function word that is superfluous or missing, by the words next to it."""
    if not doubt.word:
        clause = doubt.likelier == "of" and _CLAUSE_OPENS.match(prose, doubt.start)
        return ASKED.before_a_clause if clause else ASKED.missing
    counted = doubt.word in ("has", "have", "is", "are") and _ONE_IN_SO_MANY.search(
        prose, max(0, doubt.start - 12), doubt.start
    )
    return ASKED.counted if counted else ASKED.extra


def _of_bar(before: str) -> float:
    """The bar of "off" for "of", by the words before it."""
    if _CUT_OFF.search(before) or _TAKEN_OFF.search(before):
        return ASKED.cut_off
    return ASKED.takes_of if _TAKES_OF.search(before) else OF_ITS_OWN["off>of"]
