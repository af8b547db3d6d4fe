"""How likely a real-word error has to be before it is reported, by the pair of words and by the words next to it.

The numbers were set by cross-validation on 1.2 million words of edited text.
"""

import re
from itertools import islice

from checks.models.real_words.model import Doubt

_BAR = {
    "common": 0.97,
    "homophone": 0.93,
    "listed": 0.994,
    "slip": 0.985,
    "substitution": 0.99,
    "form": 0.975,
}
_CLASSIC_BAR, _MISSING_BAR, _EXTRA_BAR = 0.87, 0.85, 0.987
_OF_ITS_OWN = {
    "off>of": 0.955,
    "they're>their": 0.985,
    "they're>there": 0.995,
    "it's>its": 0.87,
    "threw>through": 0.87,
    "an>and": 0.87,
    "two>to": 0.995,
    "have>of": 0.99,
    "saw>was": 0.985,
    "hers>her": 0.999,
    "theirs>their": 0.999,
}
NEVER = 1.1
_OPENING_BAR = 0.998
"""A word with a capital opens a sentence, where the words before it tell little."""
_OF_BAR = 0.75
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
_LONE_COUNTY_BAR = 0.75
"""Enough in an article that has countries, no other county and nobody who would be of one."""
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
        return _OPENING_BAR
    if doubt.word == "be" and _MAY_BE.search(prose, max(0, doubt.start - _CLAUSE), doubt.start):
        return NEVER
    if doubt.word in _DONE and _HAS.search(prose, max(0, doubt.start - 12), doubt.start):
        return NEVER
    if pair == "weather>whether" and _UNDER_THE_SKY.search(prose, max(0, doubt.start - 24), doubt.end + 14):
        return 0.99
    if pair in ("county>country", "counties>countries") and _is_lone_county(prose):
        return _LONE_COUNTY_BAR
    if pair == "off>of":
        return _of_bar(prose[max(0, doubt.start - 24) : doubt.start])
    return _OF_ITS_OWN.get(pair) or (_CLASSIC_BAR if pair in _CLASSIC else _BAR[doubt.kind])


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
        return 0.99 if clause else _MISSING_BAR
    counted = doubt.word in ("has", "have", "is", "are") and _ONE_IN_SO_MANY.search(
        prose, max(0, doubt.start - 12), doubt.start
    )
    return 0.999 if counted else _EXTRA_BAR


def _of_bar(before: str) -> float:
    """The bar of "off" for "of", by the words before it."""
    if _CUT_OFF.search(before) or _TAKEN_OFF.search(before):
        return 0.997
    return _OF_BAR if _TAKES_OF.search(before) else _OF_ITS_OWN["off>of"]
