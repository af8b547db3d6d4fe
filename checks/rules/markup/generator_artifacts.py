"""What text generators leave behind: citation marks, talk to the person who asked, unfilled fields, dummy text.

It never says that a text was written by a machine; only that a piece of it is not for the reader.
"""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.language.phrases import Phrases, plain
from checks.page import tags

_PHRASES = Phrases("generator.txt")
_CITATION = re.compile(
    r"""
      :?contentReference\[oaicite:[^\]\n]{0,40}\](?:\{[^{}\n]{0,40}\})? | \[?oaicite:\d+\]?(?:\{[^{}\n]{0,40}\})?
    | \[oai_citation:[^\]\n]{0,120}\](?:\([^()\n]{0,300}\))? | \boai_cit(?:ation|e)\w*
    | 【[^【】\n]{0,120}】 | [\ue200-\ue206][^\n]{0,200}?[\ue201] | [\ue200-\ue206]
    | (?:\b(?:file|nav)?(?:cite|list|i))?(?:turn\d+(?:search
        |view|news|image|file|forecast|academia|reddit|youtube|fetch|click)\d+)+
    | \[(?:cite(?:_start|_end)?|cite:[ ]?[\d, ]+|web:\d+(?:,[ ]?web:\d+)*|attached_file:\d+
        |span_\d+|source:[ ]?\d+|ppl-ai[^\]\n]*|\^\d+\^
        |\d+†[^\]\n]{0,60})\](?:\((?:start|end)_span\))?
    | \((?:start|end)_span\) | \{index=\d+\} | \battributableIndex\b | :{2,3}writing(?:block)?\{[^{}\n]{0,80}\}
    """,
    re.VERBOSE,
)
_CITATION_SIGNS = re.compile(
    r"turn\d|oai|[【†\ue200-\ue206]|_span|\[(?:cite|web:|attached|source:|ppl-ai|\^)|\{index|:::|attributableI"
)
_SPEAKERS = ("Assistant", "ChatGPT", "Human", "User", "AI", "System", "Prompt", "Claude", "Gemini", "Copilot")
_TURN_SIGNS = (
    "<|",
    "<think",
    "</think",
    "[INST]",
    "[/INST]",
    "<<SYS",
    "<</SYS",
    "<start_of_turn",
    "<end_of_turn",
    "##",
    "You said",
    "Thought for",
    "Reasoned for",
    "Searched ",
    *_SPEAKERS,
)
_TURN = re.compile(
    r"<\|[\w ]{2,30}\|>|</?think(?:ing)?>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>"
    r"|^#{2,3} ?(?:Response|Instruction|Input|Output|Assistant|Human|User):?[ \t]*$"
    rf"|^(?:{'|'.join(_SPEAKERS)})(?: said| response)?:[ \t]*$|^You said:[ \t]*$"
    r"|^(?:Thought|Reasoned) for (?:\d+|a few|a couple of) (?:second|minute)s?[ \t]*$"
    r"|^Searched (?:the web|\d+ (?:sites|sources|websites))[ \t]*$",
    re.MULTILINE,
)
_FIELD = re.compile(r"\[(?P<field>[A-Za-z][^\[\]\n]{0,80})\](?!\()")
_DUMMY = re.compile(
    r"\blorem ipsum\b[^.\n]{0,300}\.?|\b(?:dolor sit amet|consectetu?r adipisci?ng|sed do eiusmod"
    r"|quis nostrud exercitation"
    r"|duis aute irure|excepteur sint)\b[^.\n]{0,200}\.?"
    r"|\b(?:tk ){1,4}tk\b|\btktk\w*|\b(?:insert|add|enter) (?:text|title|headline|caption|image|photo"
    r"|subheading|quote|link|content|body"
    r"|description|heading|name|your text|your title) here\b"
    r"|\byour (?:headline|text|title|subheading|content|caption) (?:goes )?here\b|\b(?:asdf){2,}\w*"
    r"|\bthis is (?:a )?(?:dummy|placeholder|sample|filler) (?:text|copy|content|paragraph)\b"
)
_DUMMY_SIGNS: tuple[str, ...] = (
    "lorem ipsum",
    "dolor sit",
    "consect",
    "eiusmod",
    "nostrud",
    "duis aute",
    "excepteur",
    "tk tk",
    "tktk",
    "asdf",
)
_DUMMY_SIGNS += (" here", " placeholder ", " dummy ", " filler ", " sample ")
_TALK = "Delete this: a text generator is talking to the person who asked."
_OPEN_QUOTE = re.compile(r"“[^”\n]*$")


def _quoted(text: str, start: int) -> bool:
    """True where a position stands inside quotation marks of its line."""
    line = text[max(0, text.rfind("\n", 0, start), start - 2000) : start]
    return bool(_OPEN_QUOTE.search(line)) or line.count('"') % 2 == 1


@rule(
    severity=ERROR,
    bad=(
        "The vote:contentReference[oaicite:3]{index=3} is near.",
        "So he said. citeturn2search7",
        "It rose【4†source】 again.",
    ),
    good=("It is his turn to search.", "See note [3]."),
)
def citation_mark(document: Document) -> Iterator[Problem]:
    """A citation mark of a text generator.

    It pointed to a source in the chat window; in the article it points nowhere.
    """
    text = document.visible
    end = -1
    for sign in _CITATION_SIGNS.finditer(text):
        if sign.start() < end:
            continue
        start = max(text.rfind("\n", 0, sign.start()) + 1, sign.start() - 300, end)
        end = text.find("\n", sign.start(), sign.start() + 1000)
        end = sign.start() + 1000 if end < 0 else end
        for match in _CITATION.finditer(text, start, end):
            if not tags.talked_about(text, *match.span()):
                yield Problem(
                    Span(*match.span()), "Delete this citation mark of a text generator.", (Fix("", safe=True),)
                )


@rule(
    severity=ERROR,
    bad=("<|im_start|>The vote is near.", "### Response:\nThe vote is near."),
    good=("User: someone who uses.",),
)
def turn_mark(document: Document) -> Iterator[Problem]:
    """A mark between the turns of a conversation with a text generator.

    It told the program who was speaking.
    """
    text = document.visible
    for at in found(text, _TURN_SIGNS):
        match = _TURN.match(text, at)
        if match and not tags.talked_about(text, *match.span()):
            yield Problem(Span(*match.span()), "Delete this mark of a conversation with a text generator.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=(
        "As an AI language model, I cannot browse the news.",
        "Sure! Here is the rewritten article:\n\nThe vote is near.",
        "Let me know if you'd like me to shorten it.",
    ),
    good=(
        "“As an AI language model, I have no opinion,” the program wrote.",
        "As a large language school, it must move.",
        "Here is the text of the speech.",
    ),
)
def assistant_talk(document: Document) -> Iterator[Problem]:
    """A sentence that speaks to the person who asked for the text.

    It belongs to the conversation, not to the article.
    """
    text = plain(document.visible)
    said: Span | None = None
    for sentence in document.sentences:
        talk = _PHRASES.beginning("talk", text, sentence.start) > sentence.start
        if not talk or _quoted(document.visible, sentence.start):
            continue
        if said and not text[said.end : sentence.start].strip(" "):
            said = Span(said.start, sentence.end)
            continue
        if said:
            yield Problem(said, _TALK, (Fix(""),))
        said = sentence
    if said:
        yield Problem(said, _TALK, (Fix(""),))


@rule(
    severity=WARNING,
    bad=("Call [Your Name] at the office.", "The mayor of [City, State] agreed.", "[Insert quote here]"),
    good=("“[City] officials knew,” she said.", "He said [the city] was broke.", "[sic]", "the [caption] shortcode"),
)
def empty_field(document: Document) -> Iterator[Problem]:
    """A field in square brackets that was never filled.

    Text generators and templates leave the name, the place or the date to the writer.
    """
    text = document.visible
    if "[" not in text:
        return
    for match in _FIELD.finditer(text):
        field = " ".join(plain(match["field"]).split())
        asked = _PHRASES.beginning("field", field) > 0 and field.split()[0] in _ASKING
        form = match["field"][0].isupper() or field in _FORM
        if not asked and not (form and _PHRASES.whole("field", field)):
            continue
        if (asked or not _quoted(text, match.start())) and not tags.talked_about(text, *match.span()):
            yield Problem(Span(*match.span()), "Fill this field or delete it.", (Fix(""),))


_FORM = frozenset(
    "phone number|telephone number|email address|contact name|contact details|contact information|company name|"
    "street address|website url|organization name|organisation name|job title".split("|")
)
_ASKING = frozenset("insert your add enter include specify placeholder tbd todo tk fill".split())


@rule(severity=WARNING, bad=("Lorem ipsum dolor sit amet.", "Your headline here"), good=("He is a dummy in the film.",))
def dummy_text(document: Document) -> Iterator[Problem]:
    """Dummy text where copy should be.

    Designers fill a page with it, and writers use it to mark what is still to come.
    """
    text = plain(document.visible)
    end = -1
    for at in found(text, _DUMMY_SIGNS):
        match = _DUMMY.search(text, max(end, text.rfind("\n", 0, at) + 1, at - 40), at + 320) if at >= end else None
        if match:
            end = match.end()
            if text[match.start() - 1 : match.start()] != "[" or text[end : end + 1] != "]":  # that is an empty field
                yield Problem(Span(*match.span()), "Replace this dummy text with copy.", (Fix(""),))
