"""The public evaluation: its generator, its measures, and the figures that may only rise."""

import io
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tools.evaluation import peers, ratchet
from tools.evaluation.articles import Article, Defect, read_sets
from tools.evaluation.corrupt import corrupt
from tools.evaluation.public import HERE, clean, generated, public_sets
from tools.evaluation.run import alarms_table, held_figures, main, markdown, measure, table
from tools.evaluation.score import Claim, Figures, score

PLAIN = [article for article in clean() if article.name.endswith(".txt")]


# The ratchet


def test_the_figures_have_not_fallen():
    now = held_figures(measure(peers.copydesk(), public_sets()))
    worse = ratchet.fallen(now, ratchet.load())
    assert not worse, f"worse than before: {'; '.join(worse)}. Where figures have risen: {ratchet.RAISE}"


def test_a_lower_share_and_a_higher_rate_are_falls():
    held = {"clean": {"false alarms": 0.5}, "samples": {"recall": 0.9}}
    assert ratchet.fallen({"clean": {"false alarms": 0.6}, "samples": {"recall": 0.9}}, held)
    assert ratchet.fallen({"clean": {"false alarms": 0.5}, "samples": {"recall": 0.8}}, held)
    assert ratchet.fallen({"clean": {"false alarms": 0.5}}, held) == ["samples: recall is None, was 0.9"]


def test_a_better_figure_and_one_within_the_tolerance_are_no_falls():
    held = {"clean": {"false alarms": 0.5}, "samples": {"recall": 0.9}}
    assert not ratchet.fallen({"clean": {"false alarms": 0.2}, "samples": {"recall": 0.8951}}, held)


def test_raising_keeps_the_better_of_both():
    held = {"clean": {"false alarms": 0.5}, "samples": {"recall": 0.9}}
    now = {"clean": {"false alarms": 0.7}, "samples": {"recall": 0.95, "named": 0.8}}
    assert ratchet.raised(now, held) == {
        "clean": {"false alarms": 0.5},
        "samples": {"recall": 0.95, "named": 0.8},
    }


# The generator


@settings(max_examples=40)
@given(st.sampled_from(PLAIN), st.integers(0, 10_000))
def test_mending_every_defect_gives_the_article_back(article, seed):
    corrupted = corrupt(article, seed)
    text = corrupted.text
    for defect in reversed(corrupted.defects or ()):
        if defect.must:
            text = text[: defect.start] + (defect.fix or "") + text[defect.end :]
    assert re.sub(r"\n+", "\n", text) == re.sub(r"\n+", "\n", article.text)


@settings(max_examples=40)
@given(st.sampled_from(PLAIN), st.integers(0, 10_000))
def test_every_defect_is_one_and_stands_apart(article, seed):
    corrupted = corrupt(article, seed)
    musts = [defect for defect in corrupted.defects or () if defect.must]
    assert musts
    assert all(corrupted.text[defect.start : defect.end] != defect.fix for defect in musts)
    assert all(before.end + 2 <= after.start for before, after in pairwise(musts))


def test_the_first_copy_of_a_repeated_passage_is_marked_where_it_stands():
    for article in generated():
        copies = [defect for defect in article.defects or () if defect.category == "repetition"]
        firsts = [article.text[defect.start : defect.end] for defect in copies if not defect.must]
        for defect in copies:
            words = article.text[defect.start : defect.end].split()
            assert any(len(set(words) & set(first.split())) > 0.6 * len(set(words)) for first in firsts)


def test_the_same_seed_gives_the_same_defects_and_another_seed_others():
    assert corrupt(PLAIN[0], 7) == corrupt(PLAIN[0], 7)
    assert corrupt(PLAIN[0], 7).text != corrupt(PLAIN[0], 8).text


def test_every_category_is_injected():
    found = {defect.category for article in generated() for defect in article.defects or ()}
    assert found == {"capitalization", "spacing", "typo", "punctuation", "markup", "repetition"}


def test_folders_are_read_as_sets():
    assert [name for name, _ in read_sets(HERE)] == ["clean"]


# The measures

TEXT = "It rained in paris,and it it stopped."
DEFECTS = (
    Defect(13, 18, "capitalization", fix="Paris"),
    Defect(18, 22, "spacing", fix=", and"),
    Defect(23, 28, "typo", fix="it"),
    Defect(0, 9, "usage", must=False),
)
NAME = Claim(13, 18, "capitalization", "Paris", safe=True)


def of(*claims: Claim, defects: tuple[Defect, ...] | None = DEFECTS, text: str = TEXT) -> Figures:
    return score(Article("a.txt", text, defects), claims)


def test_a_claim_that_answers_counts_for_recall_precision_and_fix():
    total = of(NAME).total
    assert (total.musts, total.found, total.right, total.wrong) == (3, 1, 1, 0)
    assert total.precision == total.named == total.safety == 1
    assert total.repaired == total.safe_share == pytest.approx(1 / 3)


def test_a_claim_elsewhere_is_wrong_and_hurts_safety():
    total = of(NAME, Claim(29, 36, "typo", "started", safe=True)).total
    assert (total.right, total.wrong, total.precision, total.safety) == (1, 1, 0.5, 0.5)


def test_a_second_claim_and_a_claim_on_a_may_count_neither_way():
    total = of(NAME, Claim(13, 18, "typo"), Claim(3, 9, "usage")).total
    assert (total.right, total.wrong) == (1, 0)


def test_a_hint_counts_neither_way():
    total = of(Claim(13, 18, "capitalization", severity="info"), Claim(29, 36, "usage", severity="info")).total
    assert (total.found, total.wrong) == (0, 0)


def test_underlining_everything_finds_nothing():
    assert of(Claim(0, len(TEXT), None)).total.found == 0


def test_another_category_finds_but_does_not_name():
    total = of(Claim(13, 18, "typo", "Paris")).total
    assert (total.found, total.named, total.fixed) == (1, 0, 1)


def test_grammar_names_a_typo():
    assert of(Claim(23, 28, "grammar", "it")).total.named == 1


def test_a_fix_of_other_width_may_give_the_same_text():
    assert of(Claim(18, 19, "spacing", ", ")).total.fixed == 1


def test_blanks_count_in_spacing_only():
    defects = (Defect(0, 2, "spacing", fix="a b"), Defect(4, 6, "typo", fix="c d"))
    total = of(Claim(0, 2, "spacing", "a  b"), Claim(4, 6, "typo", "c  d"), defects=defects, text="ab, cd").total
    assert total.fixed == 1


def test_an_insertion_point_may_touch():
    defects = (Defect(5, 5, "punctuation", fix="."),)
    assert of(Claim(4, 5, "punctuation"), defects=defects, text="abcde").total.found == 1
    assert of(Claim(2, 4, "punctuation"), defects=defects, text="abcde").total.found == 0


def test_a_repetition_is_answered_by_a_repetition_that_covers_half_of_it():
    defects = (Defect(100, 200, "repetition"), Defect(0, 100, "repetition", must=False))
    text = "x" * 400

    def found(claim: Claim) -> int:
        return of(claim, defects=defects, text=text).total.found

    assert found(Claim(100, 200, "repetition")) == found(Claim(0, 200, "repetition")) == 1
    assert found(Claim(100, 149, "repetition")) == 0
    assert found(Claim(100, 200, "typo")) == 0
    assert found(Claim(100, 301, "repetition")) == 0


def test_on_clean_text_every_finding_is_an_alarm_of_its_rule():
    figures = of(Claim(0, 2, "typo", rule="typos/odd"), Claim(3, 9, "usage", severity="info"), defects=None)
    assert figures.total.alarms_per_1000_words == pytest.approx(1000 / 7)
    assert figures.total.hints_per_1000_words == pytest.approx(1000 / 7)
    assert figures.alarms_by_rule == {"typos/odd": 1}
    assert figures.total.recall is None


# The command


def silent() -> peers.Tool:
    return peers.Tool("Silent", lambda articles: {article.name: [] for article in articles})


def test_the_table_has_a_row_for_each_category_of_defects_and_one_for_clean_text():
    sets = {"mine": (Article("a.txt", TEXT, DEFECTS),), "published": (Article("b.txt", "It rained."),)}
    console = Console(width=120, record=True, file=io.StringIO())
    result = measure(silent(), sets)
    console.print(table([result, result]), alarms_table(result))
    shown = console.export_text()
    assert re.search(r"mine +all +3 +0\.000 .* 0\.000", shown)
    assert re.search(r"typo +1 +0\.000", shown)
    assert "usage" not in shown
    assert re.search(r"published +false alarms per 1,000 words +\(2 words\) +0\.00 +0\.00", shown)


def test_the_markdown_table_has_a_column_for_each_tool():
    result = measure(silent(), {"mine": (Article("a.txt", TEXT, DEFECTS),)})
    lines = markdown([result, result]).splitlines()
    assert lines[0] == "| set | figure | Silent | Silent |"
    assert lines[2] == "| mine, 3 defects | recall | 0.000 | 0.000 |"
    assert {line.count("|") for line in lines} == {5}


def test_a_folder_without_articles_and_a_ratchet_on_other_articles_are_refused(tmp_path, capsys):
    for arguments in ([str(tmp_path)], [str(tmp_path), "--raise-ratchet"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2
    assert "no articles" in capsys.readouterr().err


def test_offsets_of_other_tools_become_code_points():
    assert peers.code_points("a😀b") == [0, 1, 2, 2, 3]


@pytest.mark.languagetool
def test_languagetool_is_measured_beside_it(languagetool):
    article = Article("a.txt", "😀 It rained in Paris,and it it stopped.", (Defect(20, 24, "spacing", fix=", and"),))
    tools = {tool.name: tool for tool in peers.installed(languagetool)}
    assert set(tools) >= {"LanguageTool", "Copydesk + LanguageTool"}
    for tool in (tools["LanguageTool"], tools["Copydesk + LanguageTool"]):
        assert score(article, tool.claims([article])["a.txt"]).total.fixed == 1


def test_what_harper_suggests_becomes_a_replacement():
    def suggested(*suggestions: str) -> str | None:
        lint = {
            "span": {"char_start": 3, "char_end": 4},
            "suggestions": suggestions,
            "kind": "Punctuation",
            "rule": "R",
        }
        return peers.harper_claim(lint, "one,two").replacement

    assert suggested("Replace with: “; ”", "Remove error") == "; "
    assert suggested("Insert “ ”") == ", "
    assert suggested("Remove error") == ""
    assert suggested() is None


def test_typos_counts_bytes_of_a_line_and_claims_count_code_points():
    text = "One.\n“é 😀” and teh cat.\n"
    row = {"line_num": 2, "byte_offset": len("“é 😀” and ".encode()), "typo": "teh", "corrections": ["the", "ten"]}
    claim = peers.typos_claim(row, text)
    assert (text[claim.start : claim.end], claim.replacement, claim.category) == ("teh", "the", "typo")


def test_codespell_s_words_are_found_again_in_their_order():
    text = "A teh-cat.\nWe saw teh cat and teh dog; wierd.\n"
    rows = [(2, "teh", "the"), (2, "teh", "the"), (2, "wierd", "weird, wired")]
    claims = peers.codespell_claims(rows, text)
    assert [(claim.start, claim.replacement) for claim in claims] == [(18, "the"), (30, "the"), (39, "weird")]
