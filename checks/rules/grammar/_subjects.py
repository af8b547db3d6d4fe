"""Subjects and verbs so close together that a pattern can tell that they differ in number."""

import re

_HE, _THEY = "(?:[Hh]e|[Ss]he|[Ii]t)", "(?:[Tt]hey|[Ww]e)"
PRONOUN_IS = re.compile(
    rf"""
    (?<![\w’'-])
    (?: (?<![a-z][ ]){_HE}[ ](?P<many>are|were|have|do|go|want|need)\b(?![ ]not|[’'])
      | {_THEY}[ ](?P<one>is|was|has|does|goes|wants|needs)\b(?![’'])
      | (?:{_HE}|[Tt]his)[ ](?P<dont>don[’']t)(?=[ ][a-z])
      | {_THEY}[ ](?P<doesnt>doesn[’']t)(?=[ ][a-z])
    )
    """,
    re.VERBOSE,
)
PRONOUNS = "he He she She it It they They we We this This".split()
EVERYBODY_ARE = re.compile(
    r"""
    (?: (?<=[.?!,][ ]) | (?<=\n) | \A | (?<=\b[Tt]hat[ ]) | (?<=\b[Bb]ecause[ ]) | (?<=\band[ ]) | (?<=\bbut[ ]) )
    (?i:every|no|some|any)(?:body|one|thing)[ ]
    (?:[a-z]+ly[ ])?
    (?P<verb>are|were|have|do)[ ](?!n['’]t)(?=[a-z])
    """,
    re.VERBOSE,
)
INDEFINITE_PRONOUNS = tuple(
    first + who for first in "every Every no No some Some any Any".split() for who in ("body", "one", "thing")
)
_OPENS = r"""(?: (?<=[.?!][ ]) | (?<=[.?!][”"][ ]) | (?<=\n) | \A )"""
_VERB_OF_ONE = r"(?P<verb>is|was|has|does)(?:n['’]t)?\b (?![ ](?:that|what|why|how|because))"
_VERB_OF_MANY = r"(?P<verb>are|were|have)(?:n['’]t)?\b"
_ADJECTIVE = r"(?!(?:it|he|she|they|we|you|that|who|of|and|to|in|at)\b)[a-z]+"
SEVERAL_IS = re.compile(
    rf"""
    {_OPENS} [A-Z][a-z]+[ ]
    (?: (?:{_ADJECTIVE}[ ])? (?P<noun>[a-z]{{2,}}[a-rtv-z]s)
      | (?:[a-z]+[ ])? (?P<first>[a-z]{{3,}}[a-rtv-z]s)[ ](?:of|in|for|on|from)
        [ ](?:the|an?|his|her|its|their|our|this|that)[ ](?:[a-z]+[ ])?[a-z]{{3,}}[a-rt-z]
    )
    [ ]{_VERB_OF_ONE}
    """,
    re.VERBOSE,
)
BEFORE_SEVERAL = "The These Those Many Several Few Most Some All Our Their His Her Its My".split()
BOTH_IS = re.compile(
    r"""
    (?: (?<=[.!?,][ ]) | (?<=\n) | \A | (?<=\b[Tt]he[ ]) )
    [Bb]oth[ ](?!of\b|sides\b)[a-z]{3,}[a-rt-z]s[ ](?P<verb>is|was|has|does)(?=[ ][a-z])
    """,
    re.VERBOSE,
)
ONE_ARE = re.compile(rf"{_OPENS} [A-Z][a-z]+[ ](?P<noun>[a-z]{{3,}}[a-rt-z])[ ]{_VERB_OF_MANY}", re.VERBOSE)
BEFORE_ONE = "This Each Every Our Their His Her Its My".split()
EACH_ARE = re.compile(
    rf"""
    {_OPENS}
    (?: The[ ]number[ ]of | (?:Each|Either|One)[ ]of[ ](?:the|them|these|those|his|her|its|our|their) )
    (?: [ ](?!(?:that|which|who|whom|whose|we|you|they|is|was|has|to|and|or)\b)[a-z]+ ){{0,3}}?
    [ ]{_VERB_OF_MANY}
    """,
    re.VERBOSE,
)
NO_SUBJECT = frozenset("children men women will would should could might must may can".split())
"""What follows “his” or “this” and is no subject in the singular."""
