"""Counts LanguageTool's findings by rule: the figures of checks/data/languagetool.tsv.

    COPYDESK_LANGUAGETOOL=http://localhost:8081 python -m tools.languagetool_counts FOLDER…

Prints a line a rule: its category, right and wrong findings in the articles that have a NAME.gold.jsonl, findings in
those that have none, tab-separated, the busiest first.
"""

import sys
from collections import Counter
from pathlib import Path

from tools.evaluation.articles import Article, read_folder
from tools.evaluation.peers import installed
from tools.evaluation.score import Claim, answers

RIGHT, WRONG, PUBLISHED = "right", "wrong", "published"


def verdict(article: Article, claim: Claim) -> str | None:
    """What a finding is worth: None where it answers only what is fair to leave."""
    if article.defects is None:
        return PUBLISHED
    repeated = {i for d in article.defects if d.category == "repetition" for i in range(d.start, d.end)}
    answered = [defect for defect in article.defects if answers(claim, defect, repeated)]
    if any(defect.must for defect in answered):
        return RIGHT
    return None if answered else WRONG


def main() -> None:
    """Prints the counts for the folders that are named."""
    tools = [tool for tool in installed() if tool.name == "LanguageTool"]
    if not tools or len(sys.argv) < 2:
        sys.exit(__doc__)
    counts: dict[str, Counter[str]] = {}
    for folder in map(Path, sys.argv[1:]):
        articles = read_folder(folder)
        claims = tools[0].claims(articles)
        for article in articles:
            for claim in claims[article.name]:
                if (worth := verdict(article, claim)) is not None:
                    counts.setdefault(str(claim.rule), Counter())[worth] += 1
    sys.stdout.write(f"rule\t{RIGHT}\t{WRONG}\t{PUBLISHED}\n")
    for rule, count in sorted(counts.items(), key=lambda item: -item[1].total()):
        sys.stdout.write(f"{rule}\t{count[RIGHT]}\t{count[WRONG]}\t{count[PUBLISHED]}\n")


if __name__ == "__main__":
    main()
