"""Code in the copy: scripts, style sheets, data, Markdown, wiki markup, tracking parameters of addresses."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, Example, rule
from checks.core.span import Span
from checks.page import code, tags

_TRACKING = re.compile(
    r"(?P<first>[?&]|&amp;)(?P<tail>(?:utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid"
    r"|ttclid|igshid|igsh|mc_cid|mc_eid|mibextid|rcm|trk(?:Info|Campaign)?|li_fat_id|mtm_\w+"
    r"|pk_(?:campaign|source|medium|kwd)|hsa_\w+|sfnsn|_branch_match_id|CNDID|ex_cid|soc_(?:src|trk)|epik|s_kwcid"
    r"|rdt_cid|irclickid|elqTrackId|WT\.mc_id|wt_mc|ss_(?:source|campaign_id)|campaign_id|nr_email_referer"
    r"|wickedid|dm_i|si(?==[\w-]{10,})|share_id|shareToken"
    r"|_ga|_gl|__twitter_impression|ref_src|ref_url|cmpid|ocid|ncid|smid|smtyp|mkt_tok|at_medium"
    r"|at_campaign|at_custom\d|ns_campaign"
    r"|ns_mchannel|ns_source|ns_linkname|icid|spm|srnd|sr_share|guccounter|guce_referrer"
    r"|guce_referrer_sig|taid|_hsenc|_hsmi|vero_id"
    r"|oly_enc_id|oly_anon_id|s_cid|xtor|ito|feature=(?=youtu)|CMP|ICID|INTCMP"
    r"|intcmp)=[^\s&<>\"”’)\]]*(?:(?:&amp;|&)(?=(?:utm_|fbclid|gclid|mc_"
    r"|at_|ns_|ref_))[^\s&<>\"”’)\]]*)*)(?P<more>&amp;|&)?"
)
_BOLD = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])(?P<text>[^*\n]{1,300}?)(?<=[^\s*])\*\*(?![*\w])")
_SLANTED = re.compile(r"(?<![\w*\\/.])\*(?=[^\W\d_“‘\"'])(?P<text>[^*\n]{2,200}?)(?<=[\w.,!?”’\"')])\*(?![\w*])")
_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")
_UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])(?P<text>[^_\n]{1,200}?)(?<=[^\s_])__(?![\w_])")
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]\n]{0,300})\]\((?P<target>(?:https?://|/|#|mailto:"
    r"|www\.)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?)\)"
)
_HASHES = re.compile(r"^#{1,6}[ \t]+(?=[^\s#])", re.MULTILINE)
_WIKI = re.compile(
    r"'(?<!'')(?:''|'{4})(?!')|=(?<![^\n]=)={1,5}[ \t]?(?=[^\s=])[^=\n]{1,80}={2,6}[ \t]*$"
    r"|\[\[(?:(?:File|Image|Category|Media|Template|User|w|wikt|s):[^\[\]\n]{1,300}"
    r"|[^\[\]|\n]{1,120}\|(?P<shown>[^\[\]|\n]{1,120})|(?P<name>[A-Z][^\[\]|\n:]{1,80}))\]\]"
    r"|\[(?:edit|edit source|hide|show)\](?=\s*$)|\[(?:[a-z ]{0,20}citation needed|clarification needed"
    r"|better source needed|original research\??|dubious[^\[\]\n]{0,20}|failed verification|when\?|who\?|by whom\?"
    r"|according to whom\?|note \d+|nb \d+)\]"
    r"|\[(?<=[.,;”\"’\])a-z]\[)\d{1,3}\](?=[\s\[.,;:)]|$)|(?:\{\||\|\}|\|-$)(?<![^\n]..)",
    re.MULTILINE,
)
_FENCE = re.compile(r"^[ \t]*```[\w-]*[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=[*_\[\]#`~])")
_NOTE = re.compile(r"\[\^[\w-]{1,20}\]:?")
_STRUCK = re.compile(r"~~(?=\S)(?P<text>[^~\n]{1,120})(?<=\S)~~")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,120}\]\([^()\s]{1,300}(?: \"[^\"\n]*\")?\)")
_ATTRIBUTES = re.compile(r"\{:? ?[.#:][\w-]+[^{}\n]{0,80}\}|^:::+ ?[\w{.-]{0,30}\}?[ \t]*$", re.MULTILINE)
_MARKS = (
    ("](", _LINK, "Turn this Markdown link into its text."),
    ("#", _HASHES, "Delete the Markdown mark before this heading."),
    ("```", _FENCE, "Delete this Markdown code fence."),
    ("\\", _ESCAPED, "Delete this Markdown backslash."),
    ("[^", _NOTE, "Delete this Markdown footnote mark."),
    ("~~", _STRUCK, "Delete this Markdown mark."),
    ("![", _IMAGE, "Delete this Markdown picture."),
    (":", _ATTRIBUTES, "Delete this Markdown mark."),
    ("{.", _ATTRIBUTES, "Delete this Markdown mark."),
)


@rule(
    severity=WARNING,
    bad=(
        "The vote is on Monday.\n\nwindow.ads = window.ads || []; ads.push({slot: 'top'});",
        ".post-title { color: #333; margin: 0 auto; }",
        '{"@type": "NewsArticle", "headline": "Vote", "author": "J. Doe"}',
    ),
    good=(
        "He said: “Run the program; then wait.”",
        "The function f(x) grows; g(x) does not.",
        Example("```\nvar x = 1; f();\n```", format="markdown"),
    ),
)
def program_text(document: Document) -> Iterator[Problem]:
    """A line of a script, a style sheet or data.

    Advertisements, analytics and players insert their code between the paragraphs.
    """
    text = document.visible
    for start, end in code.stretches(text):
        yield Problem(Span(start, end), "Delete this code of the web page.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=("Read it at https://example.com/a?utm_source=mail&utm_medium=x.",),
    good=("Read it at https://example.com/a?id=4.", "The utm_source parameter is a nuisance."),
)
def tracking_tail(document: Document) -> Iterator[Problem]:
    """Tracking parameters at the end of an address.

    The address works without them, and they identify a campaign or a person.
    """
    text = document.visible
    if "=" not in text:
        return
    for match in _TRACKING.finditer(text):
        if not tags.in_address(text, match.start()):
            continue
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip(".,;:!?"))
        kept = match["first"] if match["more"] else ""
        yield Problem(
            Span(start, end),
            "Delete these tracking parameters; the address works without them.",
            (Fix(kept, safe=True),),
        )


@rule(
    severity=WARNING,
    bad=(
        "A **bold** move.",
        "See [the report](https://example.com/r).",
        "## What is next\n\nNobody knows.",
        "A word** here.",
    ),
    good=("A f**king mess.", "It cost 5* a night.", "#1 in the charts", Example("A **bold** move.", format="markdown")),
)
def markdown(document: Document) -> Iterator[Problem]:
    """Markdown where it is shown as plain text.

    Text generators and note programs write it; a page shows its marks as they are.
    """
    if document.format in ("markdown", "mdx"):
        return
    text = document.visible
    if "**" in text or "__" in text:
        yield from _emphasis(text)
    for match in _SLANTED.finditer(text) if text.count("*") > 1 else ():
        for at in (match.start(), match.end() - 1):
            yield Problem(Span(at, at + 1), "Delete this Markdown mark.", (Fix(""),))
    for sign, pattern, message in _MARKS:
        if sign not in text:
            continue
        for match in pattern.finditer(text):
            yield Problem(Span(*match.span()), message, (Fix(match.groupdict().get("text", "")),))


@rule(
    severity=WARNING,
    bad=(
        "'''Lower Marsh''' is a town.",
        "== History ==\n\nThe mill burnt down in 1903.[4]",
        "It was sold in 1962.[citation needed]",
        "[[File:Mill.jpg|thumb|The mill]]",
    ),
    good=("She wrote [her] name, see [3].", "It is 2 == 2.", "Rock ’n’ roll", "The list [[1, 2], [3, 4]] is short."),
)
def wiki_mark(document: Document) -> Iterator[Problem]:
    """Wiki markup: headings, links, footnote numbers, requests for a source.

    It is copied along with the text of an encyclopedia and points to nothing here.
    """
    text = document.visible
    if document.format != "text" or not any(sign in text for sign in ("[", "==", "'''", "{|")):
        return
    for match in _WIKI.finditer(text):
        if not tags.talked_about(text, *match.span()):
            shown = match["shown"] or match["name"] or (match[0].strip("= \t") if match[0].startswith("==") else "")
            yield Problem(Span(*match.span()), "Delete this wiki markup.", (Fix(shown),))


def _emphasis(text: str) -> Iterator[Problem]:
    """The marks of each pair, and asterisks that lost their partner; two asterisks that call a footnote are none."""
    paired: set[int] = set()
    for pattern in (_BOLD, _UNDERLINED):
        for match in pattern.finditer(text):
            for start in (match.start(), match.end() - 2):
                paired.add(start)
                yield Problem(Span(start, start + 2), "Delete this Markdown mark.", (Fix(""),))
    footnote = re.search(r"^[ \t]*\*\*[ \t]?\w", text, re.MULTILINE)
    for match in _STARS.finditer(text):
        start, end = match.span()
        inside = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        censored = re.search(r"\w\*\*$", text[max(0, start - 1) : end]) and re.match(r"\w*[*\w]", text[end:])
        rated = text[start - 1 : start].isdigit()  # "a hotel of 4**"
        if rated or start in paired or inside or censored or (footnote and footnote.start() not in paired):
            continue
        yield Problem(Span(start, end), "Delete this Markdown mark, which has no partner.", (Fix(""),))
