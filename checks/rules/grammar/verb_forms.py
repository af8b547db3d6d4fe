"""Verbs in a form that the word before them does not allow. What somebody says is left alone."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.language.morphology import base_form, ing_form

_PAST_AFTER = re.compile(
    r"""
    (?: [Dd](?:id|oes|o)(?:[ ]not|n['’]t) | (?P<modal>[Ww]ould|[Cc]ould|[Ss]hould|[Cc]annot) )
    [ ](?P<verb>[a-z]{3,}ed)\b(?!-)
    """,
    re.VERBOSE,
)
_HELPERS = [form + no for verb in ("did", "does", "do") for form in (verb, verb.title()) for no in ("", "n't", "n’t")]
_MODALS = ("would", "Would", "could", "Could", "should", "Should", "cannot", "Cannot")
_ENDING_AFTER = re.compile(
    r"""
    (?: (?P<modal>may|might|must)
      | (?:able|decided|wants?|wanted|plans?|planned|needs|hopes?|hoped|agreed|failed|managed|refused|began|order)[ ]to
    )
    [ ](?P<verb>[a-z]{3,}(?:ed|ing))\b(?!-)
    """,
    re.VERBOSE,
)
_BEFORE_TO = """may might must able decided want wants wanted plan plans planned needs hope hopes hoped agreed failed
    managed refused began order""".split()
_TO_AFTER = re.compile(r"\b(?:enjoy|avoid|deny|denie|finish)(?:e?s|ed)? (?P<slip>to (?P<base>[a-z]{3,}))(?= [a-z])")
_WITH_ING = [
    *(f"{verb}{end}" for verb in ("enjoy", "avoid", "finish") for end in ("", "s", "es", "ed")),
    *("deny", "denies", "denied"),
]


@rule(
    severity=WARNING,
    bad=(
        "They did not believed him.",
        "She could opened the door.",
        "They decided to closed it.",
        "He was able to closing it.",
    ),
    good=(
        "They did not need him, and they did not succeed.",
        "Those who could, opened the door.",
        "It could indeed rain.",
        "They need to succeed and hope to proceed.",
        "In order to feed them, she failed to need it.",
        "The road he was able to bring up.",
    ),
)
def base_form_needed(document: Document) -> Iterator[Problem]:
    """A verb keeps its -ed or -ing after “did not”, “could” or “to”.

    After a helping verb or “to” the verb has no ending; translations and half-made edits leave one.
    """
    for pattern, first in ((_PAST_AFTER, (*_HELPERS, *_MODALS)), (_ENDING_AFTER, _BEFORE_TO)):
        for match in unspoken(document, pattern, first):
            verb = match["verb"]
            if base := base_form(verb):
                passive = (Fix(f"be {verb}"),) if match["modal"] and verb.endswith("ed") else ()
                yield Problem(Span(*match.span("verb")), f"Use the base form: “{base}”.", (Fix(base), *passive))


@rule(
    severity=WARNING,
    bad=("They enjoy to walk there.", "She avoids to make it."),
    good=("They enjoy the walk to town.", "They enjoy walking there.", "She finished to great applause."),
)
def ing_form_needed(document: Document) -> Iterator[Problem]:
    """A verb with “to” after “enjoy”, “avoid”, “deny” or “finish”.

    These take the -ing form.
    """
    for match in unspoken(document, _TO_AFTER, _WITH_ING):
        form = ing_form(match["base"])
        if words.is_common(match["base"]) and words.is_common(form):
            yield Problem(Span(*match.span("slip")), f"Use the -ing form: “{form}”.", (Fix(form),))
