"""What is for a program in Markdown, MDX and HTML is no copy; what only looks like it is read."""

import time
from collections.abc import Callable
from functools import partial

import pytest

from checks import Document, check
from checks.core.applying import applied
from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, PARAGRAPH
from checks.formats import markdown_marks
from checks.formats.dialect_marks import Scan


def words(text: str, form: str = "markdown") -> str:
    """The words that are read, what stands aside included."""
    return " ".join(token.word for token in Document(text, format=form).tokens)


def found(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in check(Document(text, format=form)).findings]


def blocks(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    document = Document(text, format=form)
    return [(block.kind, document.shown(block.span)) for block in document.blocks]


@pytest.mark.parametrize("form", ["markdown", "mdx", "html"])
@pytest.mark.parametrize(
    "piece",
    [
        "{{< figure src='a,b.jpg'  caption=\"It was was\" >}}",
        "{{<figure\n  src=a\n  title='b'>}}",
        "{{% notice  tip %}}",
        "{{ .Title  | upper }}",
        "{{- with  .x -}}",
        "{{{ triple  mustache }}}",
        "{{/* a  comment */}}",
        "{{</* shown  as it is */>}}",
        "{% include a.html  b='c ,d' %}",
        "{%- if  a == b -%}",
        "{# a  comment #}",
        "{% raw %}teh  {{ x }} and {% y %}{% endraw %}",
        "{% raw %}one\n\n\ntwo  three{% endraw %}",
        "{%- comment -%}teh  end{%- endcomment -%}",
        "{% highlight ruby %}a  b{% endhighlight %}",
        "{{< highlight go >}}a  b{{< /highlight >}}",
        "$a  + b$",
        "$x$",
        "$\\text{teh  sum of all}$",
        "$$a  + b$$",
        "\\(a  + b\\)",
        "\\[a  + b\\]",
        "\\begin{align}a  + b\\end{align}",
    ],
)
def test_a_mark_of_a_template_and_a_formula_are_not_read(piece, form):
    text = f"One {piece} two.\n"
    assert words(text, form) == "One two"
    assert found(text, form) == []


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("one {.lead #x key='a b'} two", "one two"),
        ("one{: .lead  title=\"teh\"} two", "one two"),
        ("[one *and*]{.small  .x} two", "one and two"),
        ("one {width=50%} two{-}", "one two"),
        ("{ref}`teh  label <x>` one ``{x}`", "one x"),
        ("{math}`a  b` one {py:func}`a  b`", "one"),
        ("one [@key, p. 3  ,x] two", "one two"),
        ("one [see @a, pp. 3-4; also -@b] two [-@c]", "one two"),
        ("one[^1] two[^long-name]", "one two"),
        ("one^[a *note* here] two", "one a note here two"),
        ("{::comment}teh{:/comment} one {::nomarkdown}teh{:/} two", "one two"),
        ("`x`{=html} one ``a `b` c``{.y} two", "one two"),
        ("[one]({{< ref \"a  b.md\" >}}) ![two]({{ site.url }}/a.png)", "one two"),
        ("# One {#its-id,x}", "One"),
        ("![one](a.png){.x alt=\"teh \\\"two\\\" end\"} two", "one two"),
        (":::{card} {octicon}`teh` one\ntwo\n:::", "one two"),
        (":maxdepth: one :thumbsup: two :white_check_mark:", "one two"),
    ],
)  # fmt: skip
def test_a_mark_of_a_dialect_is_not_read_and_what_it_marks_is(piece, shown):
    assert words(piece + "\n") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":::note\nOne.\n:::\n", [(PARAGRAPH, "One.")]),
        (":::note Its title\n\nOne.\n\n:::\n", [(CAPTION, "Its title"), (PARAGRAPH, "One.")]),
        (":::tip[Its *title*]{#x}\nOne.\n:::\n", [(CAPTION, "Its title"), (PARAGRAPH, "One.")]),
        ("::: {.x}\nOne.\n\n:::: Warning ::::::\nTwo.\n::::\n:::\n", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]),
        ("```{note}\n:class: teh\nOne.\n```\n", [(PARAGRAPH, "One.")]),
        ("```{note}\n---\nclass: teh\n---\nOne.\n```\n", [(PARAGRAPH, "One.")]),
        ("```{admonition} Its title\nOne.\n```\n", [(CAPTION, "Its title"), (PARAGRAPH, "One.")]),
        ("````{tip}\n```{note}\nOne.\n```\nTwo.\n````\n", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]),
        ("```{figure} a,b.png\n:alt: teh\n\nOne.\n```\n", [(PARAGRAPH, "One.")]),
        (":::{figure} a,b.png\nOne.\n:::\n", [(PARAGRAPH, "One.")]),
        ("> ```{note}\n> :class: teh\n> One.\n> ```\n", [("quote", "One.")]),
        ("(a-label)=\nOne.\n", [(PARAGRAPH, "One.")]),
        ("$$\na\n\nb\n$$ (eq:one)\n\nOne.\n", [(PARAGRAPH, "One.")]),
        ("One.\n{: .lead}\n", [(PARAGRAPH, "One.")]),
        ("{{< x >}}\nOne.\n{{< /x >}}\nTwo.\n", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]),
    ],
)
def test_the_fences_around_copy_are_not_read_and_the_copy_is(text, shown):
    assert [block for block in blocks(text) if block[0] != CODE] == shown


@pytest.mark.parametrize(
    "text",
    [
        "```{code-block} python\nteh  x\n```\n",
        ":::{code-block} python\nteh\n\n  x\n:::\n",
        "```{r, echo=FALSE}\nteh  x\n```\n",
        "~~~ {.python}\nteh  {{ x\n~~~\n",
    ],
)
def test_a_fence_around_code_is_code(text):
    assert words(f"One.\n\n{text}\nTwo }}.\n") == "One Two"


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10 now.",
        "From $5 to US$ 10 or $20 million in all.",
        "Pay $5–$10, $5/$6, $5-$7 or A$5/NZ$6.",
        "Pay $5 million in US$.",
        "It is rated $$ by some and $$ by others.",
        "A note \\[he laughs\\] and \\(so they say\\) here.",
        "A team \\(4\\-4\\-2\\) of \\(11\\) member\\(s\\) of the \\(UK\\) here.",
        "Escaped \\{\\{ braces \\}\\} and \\$x\\$ here.",
        "An open {{ mark\n\nand a closing }} one.",
        "An open {{< mark\n\nand a closing >}} one.",
        "A set {one two} and a {word} here.",
        "Half {.5} of it.",
        "From 10:30:15 to noon: so they say: it is late.",
    ],
)
def test_what_only_looks_like_a_mark_is_read(text):
    plain = text.replace("\\", "")
    assert words(text + "\n") == words(plain, "text")


@pytest.mark.parametrize("form", ["markdown", "mdx", "html"])
def test_a_field_that_nothing_was_put_into_is_found_and_left_where_no_template_is_at_work(form):
    text = "The train stops in {{number}} towns on its way.\n"
    (finding,) = check(Document(text, format=form)).findings
    assert (finding.rule, finding.span.of(text), finding.fixes) == ("template_marks/placeholder", "{{number}}", ())
    assert found(text + "\nBy {{ page.author }}.\n", form) == []


def test_marks_in_code_are_code_and_end_with_it():
    assert words("One `{{` two `}}` three ``$`` four `$`.\n") == "One two three four"
    assert words("<p>One <code>{{</code> two <code>}}</code> three</p>", "html") == "One two three"
    assert words("```\n{% raw %}\n```\n\nOne.\n\n```\n{% endraw %}\n```\n") == "One"


def test_a_passage_that_is_never_closed_is_read():
    assert words("{% raw %}\n\nOne two.\n") == "One two"
    assert words("{{< highlight go >}} One two.\n") == "One two"


def test_a_sentence_goes_on_behind_a_mark_in_a_line_of_its_own():
    text = "The mayor said on Monday that\n{{< icon >}}\nthe talks had failed.\n"
    assert [kind for kind, _ in blocks(text)] == [PARAGRAPH]
    assert found(text) == []


def test_a_text_without_such_marks_is_handed_on_as_it_is():
    text = "# One\n\nTwo *three* [four](five).\n\n> Seven\n"
    assert blocks(text) == [("headline", "One"), (PARAGRAPH, "Two three four."), ("quote", "Seven")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("import A from 'teh';\nimport 'b'\n\nOne.\n", "One"),
        ("import {\n  a,\n  teh\n} from 'b';\n\nOne.\n", "One"),
        ("export const a = () => {\n\n  return 'teh';\n};\n\nOne.\n", "One"),
        ("One {props.teh} two {2 + 2}.\n", "One two"),
        ("One {a ? {b: 'teh}'} : `}`} two.\n", "One two"),
        ("<Tabs teh='a>b'>\n<Tab>One *two*.</Tab>\n</Tabs>\n", "One two"),
        ("<div className={teh} style={{a: 'b'}}>\n\nOne.\n\n</div>\n", "One"),
        ("One {/* teh */} two <B.C {...teh} /> three.\n", "One two three"),
        ("<>One</> and \\{ two.\n", "One and two"),
    ],
)
def test_of_mdx_what_stands_between_the_tags_is_read(text, shown):
    assert words(text, "mdx") == shown
    assert not [rule for rule, _ in found(text, "mdx") if rule.startswith(("markup", "template"))]


def test_of_mdx_the_hundredth_picture_is_read_as_the_first():
    read = words("One <br/> <img src={a} alt='two' /> {three}\n\n" * 300, "mdx").split()
    assert (read.count("One"), read.count("two"), read.count("three")) == (300, 300, 0)


@pytest.mark.parametrize(
    "sign", ["import A from 'a';\n\n", "export const a = 1;\n\n", "<Card />\n\n", "{/* a */}\n\n", "<p id={a}>\n\n"]
)
def test_a_markdown_file_with_jsx_is_read_as_mdx(sign):
    assert words(f"{sign}One {{teh}} two.\n") == "One two"


@pytest.mark.parametrize("sign", ["```js\nimport A from 'a';\n```\n\n", "Imports from 'a' rose.\n\n", "`<Card />`\n\n"])
def test_a_markdown_file_that_shows_jsx_is_not(sign):
    assert words(f"{sign}One {{teh}} two.\n").endswith("One teh two")


def test_a_page_of_html_has_front_matter_too():
    text = "---\nlayout: teh\ntitle: The  end\n---\n<p>One two.</p>\n"
    assert words(text, "html") == "The end One two"
    assert Document(text, format="html").blocks[0].kind == FRONT_MATTER
    assert words("<p>One</p>\n---\ntitle: two\n---\n", "html") == "One title two"


def test_attributes_and_fences_of_markdown_are_residue_in_html():
    rules = [rule for rule, _ in found("<p>The vote is on Monday {.lead} now.</p>", "html")]
    assert rules == ["code_artifacts/markdown"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_no_fix_reaches_into_a_mark_or_takes_one_away(form):
    line = "The council will meet again on Tuesday to vote on the {{ plan }} for the harbour, its members said."
    text = f"{line}\n\nNobody knows how it will end.\n\n{line}\n"
    text = text if form == "markdown" else f"<p>{text.strip()}</p>".replace("\n\n", "</p>\n<p>")
    report = check(Document(text, format=form))
    assert "repetition" in {finding.category for finding in report.findings}
    assert applied(text, report.findings, unsafe=True).count("{{ plan }}") == 2


def test_a_footnote_stays_where_a_doubled_word_goes():
    text = "It is late in the[^1] the day.\n\n[^1]: So they say.\n"
    assert "[^1]" in applied(text, check(Document(text, format="markdown")).findings, unsafe=True)


PASTED = [
    '{{< figure src="a,b.jpg"  caption="It was was" >}}',
    '{{< figure\n  src="a.jpg"\n  caption="It was was"\n>}}',
    "{{</figure>}}",
    "{% include a.html  b='It was was ,so' %}",
    "{{ page.title  ,x }}",
    "{: .lead  #top}",
    "{.lead}",
    ":::note",
    "[^1]",
]


@pytest.mark.parametrize("piece", PASTED)
def test_in_a_pasted_text_such_a_mark_is_residue_as_a_whole_and_no_fix_of_it_is_safe(piece):
    text = f"The vote is on Monday.\n\n{piece}\n\nNobody knows  how it will end.\n"
    findings = check(text).findings
    assert [finding.span.of(text).strip() for finding in findings] == [piece, ""]
    assert applied(text, findings) == text.replace("  how", " how")
    assert piece not in applied(text, findings, unsafe=True)


@pytest.mark.parametrize("piece", [":contentReference[oaicite:0]{index=0}", "\n\n:::writing{variant=chat}\n"])
@pytest.mark.parametrize("form", ["markdown", "text"])
def test_what_a_text_generator_leaves_is_residue_everywhere(piece, form):
    text = f"The vote is on Monday{piece} and nobody knows.\n"
    assert "generator_artifacts/citation-mark" in [rule for rule, _ in found(text, form)]


@pytest.mark.parametrize("piece", ["$a  + b$", "{ref}`the  label`", "{% raw %}a  b{% endraw %}", "[@key ,p. 3]"])
def test_in_a_pasted_text_nothing_in_such_a_mark_is_mended_unasked(piece):
    text = f"The vote is on Monday {piece} and nobody  knows.\n"
    assert applied(text, check(text).findings) == text.replace("nobody  knows", "nobody knows")


def test_a_pasted_text_with_sums_of_money_is_mended():
    text = "It costs $5 and  then $10 , they say.\n"
    assert applied(text, check(text).findings) == "It costs $5 and then $10, they say.\n"


UNITS = (
    "{{ |{{< |{% raw %}|$|$a |$$|[@|[|^[|<code>|{.x|{a}`|`|\\(|\\[|\\begin{x}|{#|::: \n|:::{x}\n|```{note}\n|<!--|<Abc "
    "|import a from 'b'\n|{x |<A b={|{/*|[x]{.a}|[^a|(a)=\n|{'|{{< highlight x >}}|export {\n\n|<a x={"
).split("|")


SCANS: dict[str, Callable[[str], object]] = {
    "markdown": markdown_marks.marks,
    "mdx": partial(markdown_marks.marks, jsx=True),
    "html": lambda text: Scan(text).marks(),
}


@pytest.mark.parametrize("form", SCANS)
@pytest.mark.parametrize("unit", UNITS)
def test_marks_that_never_end_take_no_time(unit, form):
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    SCANS[form](text)
    assert time.process_time() - began < 3, "seconds of the processor; what it went over it goes over again"
