"""Stretches of a text that were written for a browser's interpreter: scripts, style sheets, data."""

import re
from collections.abc import Iterator

# each is rare in prose by itself; a name with a dot and a call, an assignment, a rule of a style sheet
_STRONG = re.compile(
    r"\b(?:googletag|adsbygoogle|_gaq|dataLayer|fbq|gtag|ga|pbjs|apstag|_taboola|OBR|twttr|FB|jwplayer"
    r"|jQuery|wp|videojs|brightcove|Drupal"
    r"|_sf_async_config|_comscore|Sailthru|Tynt|MRM|mps|NREUM|newrelic)\s?(?:\.\w+|\(|\|\||=\s?[\[{(\w])"
    r"|\b(?:document|window|navigator|location|console|localStorage|sessionStorage|Math"
    r"|JSON)\.[A-Za-z_]\w*\s?(?:[.(=\[]|\|\|)"
    r"|!?\(?function\s?\w*\s?\([\w$,\s]{0,80}\)\s?\{|\}\)\s?\(\s?(?:window|document|jQuery)|\(\)\s?=>|=>\s?\{"
    r"|\b(?:var|let|const)\s+[\w$]+\s?=\s?[^=\s]|\$\(\s?(?:['\"]|document|window|this|function)"
    r"|\.(?:push|addEventListener|appendChild|getElementById|querySelector|createElement|setAttribute"
    r"|getElementsByTagName)\s?\("
    r"|\btypeof\s+\w+|===|!==|&&\s?\w|\|\|\s?[\[{\w]|\}\s?\)\s?;|\}\)\(\)|//\s?<!\[CDATA\["
    r"|@(?:media|import|font-face|keyframes|charset)\s[^\n]{0,80}[{;]|!important\b"
    r"|(?:^|(?<=[\s},]))[.#]?[A-Za-z][\w.#:-]*+(?:[ ,>+~][\w.#:-]*+){0,9}+\s?"
    r"\{\s?(?:[\w-]+\s?:\s?[^{};\n]{1,80};?\s?)+\}?"
    r"|\"@?[A-Za-z_][\w-]*\"\s?:\s?(?:[\"\[{\d-]|true|false|null)|\{\s?[\w'\"-]+\s?:\s?(?:['\"\[{\d]|true|false|null)"
    r"|\b(?:if|for|while|switch|catch)\s?\([^()\n]{1,80}\)\s?\{|\breturn\s+(?:false|true|this|null"
    r"|!\w+)\s?;|\belse\s?\{"
    r"|(?<![\w$.])[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)++\((?:[^()\n]{0,120})\)\s?;|^\s?[})\];]{2,}\s?;?\s?$"
    r"|\bmso-[a-z-]+\s?:|\.Mso[A-Z]\w+|/\*\s?[A-Z][^*\n]{0,60}\*/"
    r"|\b(?:background|color|margin|padding|font-size|font-family|display|width|height|border|text-align"
    r"|line-height|float|position)"
    r"\s?:\s?[^:;{}\n]{1,40};(?=\s?(?:[\w-]+\s?:|\}|$))",
    re.MULTILINE,
)
_PROSE = re.compile(r"(?:\b[A-Za-z’'-]{2,}[ ,]+){7}")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch, at most one a line: the whole line where it holds no prose."""
    if "{" not in text and "(" not in text and ";" not in text:
        return
    offset = 0
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        if not (
            "{" in line
            or "}" in line
            or "=" in line
            or ");" in line
            or "@" in line
            or '":' in line
            or "important" in line
        ):
            continue
        matches = list(_STRONG.finditer(line))
        if not matches:
            continue
        body = line.strip()
        signs = sum(line.count(sign) for sign in "{}();=[]\"'|&:")
        if len(matches) < 2 and signs * 12 < len(body):
            continue
        if _PROSE.search(line) is None or signs * 8 > len(body):
            lead = len(line) - len(line.lstrip())
            yield start + lead, start + len(line.rstrip())
        elif len(matches) >= 2:
            yield start + matches[0].start(), start + matches[-1].end()
