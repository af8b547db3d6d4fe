"""What is a tag, a piece of one, a shortcode or a character reference, and when a sentence only talks about it."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

_HTML = frozenset(
    "a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl "
    "dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header "
    "hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav "
    "nobr noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp "
    "script search section select slot small source span strike strong style sub summary sup svg table tbody "
    "td template textarea tfoot th thead time title tr track tt u ul var video wbr path g rect circle polygon "
    "use ref gallery nowiki references includeonly noinclude amp mstyle paragraph byline credit body.content "
    "hl1 hl2 nitf".split()
)
_PLAIN = frozenset(
    "b i em strong u s p br hr span div font small big sub sup center li ul ol h1 h2 h3 h4 h5 h6 td tr table "
    "tbody thead th blockquote section article main header footer figure figcaption aside nav wbr o:p tt "
    "strike mark abbr cite".split()
)
_BLOCK = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 table tr blockquote section article figure figcaption aside hr".split()
)
_SHORTCODES = frozenset(
    "caption gallery embed audio video playlist youtube vimeo tweet twitter instagram facebook soundcloud "
    "spotify img image url quote blockquote pullquote code button column columns row section divider spacer "
    "tabs tab accordion toggle toc contact-form contact-form-7 gravityform wpforms ninja_form sharethis "
    "adrotate ad ads adsense advertisement newsletter related related_posts relatedposts poll polldaddy "
    "slideshow googlemaps map dropcap highlight box alert list table one_half one_third two_third clear hr "
    "youtube_sc iframe infobox sidebar media media-credit photo ngg nggallery rev_slider layerslider "
    "do_widget recaptcha mc4wp_form mailpoet sc so wp_ad_camp_1 read more readmore nextpage sourcecode "
    "slideshare scribd getty spoiler asset node file inline".split()
)
_TOKENS = frozenset("node file image asset media inline nid fid site current-user".split())
_SPOKEN = frozenset(
    "sic laughs laughter applause pause crosstalk inaudible music cheers citation edit source update".split()
)
_ATTRIBUTE = re.compile(
    r"(?:class|id|style|href|src|srcset|alt|rel|target|title|width|height|align|name|type|role|lang|dir"
    r"|sizes|loading|frameborder"
    r"|(?:data|aria|xlink|xmlns|on|ng|v|amp|itemprop|itemscope|itemtype|property|content|layout)[\w:-]*)$",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"<(script|style|noscript|iframe|svg|template)\b[^<>]{0,2000}>")
_BOOLEAN = re.compile(
    r"(?:\s+(?:async|defer|controls|disabled|checked|hidden|allowfullscreen|autoplay|muted|loop|required"
    r"|nowrap|open))+\s*/?"
)
_ATTRIBUTED = re.compile(r"\s+[\w:.@-]+(?:\s*=\s*[\"'“”\w#&/.]|\s|$)")
_BLOCK_COMMENT = re.compile(
    r"<!--\s*/?(?:wp:|more\b|nextpage|StartFragment|EndFragment|\[if|\[endif|[.#]?/?(?:end|entry|post|/)\b)"
)
_ABOUT_AFTER = re.compile(
    r"[\"”’'`)]?[ ](?:tags?|elements?|attributes?|shortcodes?|placeholders?|entit(?:y|ies)|comments?"
    r"|templates?|syntax|markup"
    r"|code|variables?|stands? for|means?|macros?|fields?|blocks?|characters?)\b"
)
_ABOUT_BEFORE = re.compile(
    r"\b(?:tags?|elements?|attributes?|shortcodes?|entit(?:y|ies)|type|typed|typing|write|wrote|writing"
    r"|command|called|named|inside"
    r"|placeholders?|with(?:in)? the|enter|using|like)[ ]([\"“‘'`(]?)$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[\"“'‘][^\"”'’\n]*$")
_QUOTED = (("`", "`"), ("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))

SHORTCODE = re.compile(r"\[\[?/?(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:[\s=|:][^\[\]\n]{0,1000})?)/?\]\]?(?!\()")
"""What has the shape of a shortcode."""


def elements(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the elements whose content is no prose: scripts, styles, frames."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    end = 0
    for match in _ELEMENT.finditer(lower):
        close = lower.find(f"</{match[1]}", match.end(), match.end() + 20000) if match.start() >= end else -1
        if close >= 0:
            end = lower.find(">", close) + 1 or len(text)
            yield match.start(), end


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of comments; one that is not closed is its opening mark alone."""
    at = text.find("<!--")
    while at >= 0:
        close = text.find("-->", at + 4, at + 5000)
        end = close + 3 if close >= 0 else at + 4
        yield at, end
        at = text.find("<!--", end)


def known(name: str, rest: str) -> bool:
    """True for a tag of a page: an element of HTML, a name with a hyphen or prefix, or anything with an attribute."""
    bare = not rest.strip(" /\r\n\t")
    attributed = "=" in rest or bool(_BOOLEAN.fullmatch(rest))
    return (bare and (name.lower() in _HTML or ":" in name or "-" in name)) or (
        attributed and bool(_ATTRIBUTED.match(rest))
    )


def plain(name: str) -> bool:
    """True for a tag that carries nothing but layout: it can go unseen."""
    return name.lower() in _PLAIN


def breaks(name: str) -> str:
    """What a tag leaves where it stood between two words: a paragraph's end, a line's end, or nothing."""
    lower = name.lower()
    return "\n\n" if lower in _BLOCK else "\n" if lower == "br" else ""


def block_comment(comment: str) -> bool:
    """True for a comment that a program wrote: no editor's note."""
    return bool(_BLOCK_COMMENT.match(comment))


def talked_about(text: str, start: int, end: int) -> bool:
    """True where the sentence speaks of the piece: in quotation marks or backticks, or beside a word such as "tag"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before, after) in _QUOTED:
        return True
    if _ABOUT_AFTER.match(text, end) and text[max(0, start - 1) : start] in ("", " ", "“", "‘", "`", "(", '"', "'"):
        return text[max(0, start - 40) : start].strip() != ""
    return bool(_ABOUT_BEFORE.search(text[max(0, start - 24) : start]))


def in_address(text: str, at: int) -> bool:
    """True where a position lies inside an address."""
    word = text[max(0, at - 400) : at]
    word = word[max(word.rfind(blank) for blank in " \n\t\r\u00a0") + 1 :].lower()
    return "://" in word or word.startswith(("www.", "(www.")) or ("?" in word and "=" in word)


def is_piece(piece: str, text: str, start: int) -> bool:
    """True where a piece that looks like part of a tag is one."""
    if piece.startswith("<"):
        name = piece.lstrip("</").split()[0].split("=")[0].lower()
        return name in _HTML and (len(name) > 1 or "=" in piece or piece.startswith("</"))
    stripped = piece.rstrip("/> ")
    if "=" in stripped:
        attribute = stripped.split("=")[0]
        return piece.endswith(">") or stripped.count("=") > 1 or bool(_ATTRIBUTE.match(attribute))
    if stripped[-1:] in "\"”'’":
        return _is_end(stripped[:-1], piece, text, start)
    return True


def _is_end(word: str, piece: str, text: str, start: int) -> bool:
    """True for the end of a tag (sidebar-widget">); false where the mark closes a quotation of the line."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - 300) : start]
    if not word:
        return piece.endswith('">') and not before.strip()
    return _OPENED.search(before) is None and word[-1] not in ".,!?…"


def shortcode(piece: str, name: str, rest: str) -> bool:
    """True for a shortcode; false for an editor's insertion such as "[laughs]"."""
    lower = name.lower()
    if lower in _SPOKEN or (name[0].isupper() and "=" not in rest):
        return False
    if piece.startswith("[/") or re.search(r"(?:^|\s)[\w-]+=[\"'“”\w]", rest) or "_" in name or re.search(r"-\d", name):
        return True
    if piece.startswith("[[") or ":" in name or rest.startswith(":"):
        return lower.split(":")[0] in _TOKENS
    return lower in _SHORTCODES and len(lower) > 1 and not rest.strip()


def curly(text: str) -> bool:
    """True where most quotation marks and apostrophes of a text are curly, or are meant to be."""
    bent = sum(map(text.count, ("“", "”", "’", "&rsquo;", "&rdquo;", "&ldquo;", "&#8217;", "&#8220;", "&#8221;")))
    return bent > sum(map(text.count, ('"', "'")))


def in_place(text: str, start: int, end: int, shown: str, curly: bool) -> str:
    """What a decoded quotation mark is in its place: an apostrophe inside a word, curly by its side in curly copy."""
    before, after = html.unescape(text[max(0, start - 8) : start])[-1:], text[end : end + 1]
    if shown in ("'", "‘") and before.isalpha() and after.isalpha():
        return "’" if curly or shown == "‘" else "'"
    if not curly or shown not in ("'", '"') or before.isdigit():
        return shown
    opens = not before or before.isspace() or before in "([{—–-“‘"
    if shown == '"':
        return "“" if opens else "”"
    return "‘" if opens and not after.isdigit() else "’"


_ENTITY_NAMES = frozenset(name.rstrip(";") for name in html5)


def decoded(match: re.Match[str]) -> str | None:
    """The character that a reference stands for; None where it is no reference."""
    groups = match.groupdict()
    name = groups.get("named") or groups.get("bare") or groups.get("lost")
    if name:
        if not name.startswith("#") and name not in _ENTITY_NAMES:
            return None
        shown = html.unescape(f"&{name};")
    else:
        shown = html.unescape(f"&#{groups['number']};")
    if shown in ("\u00ad", "\u200b", "\ufeff", "\r", "\u200c", "\u200d"):
        return ""
    return None if "\ufffd" in shown else " " if shown in ("\u00a0", "\t", "\u2009", "\u2002", "\u2003") else shown
