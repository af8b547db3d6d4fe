"""Titles and forms of address, as they are written before a name.

`checks.core.sentences` keeps a list of its own: there it matters only what a full stop means, and the core knows no
other room. A test holds the two together.
"""

SHORT_TITLES = "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Prof Rev Maj Adm Cmdr Hon Pres Sens Reps".split()
"""Titles that are written short, with or without a full stop."""
FORMS_OF_ADDRESS = frozenset((*SHORT_TITLES, *"Sir Lord Lady Judge Professor Detective Sergeant Captain".split()))
"""What is put before a surname alone, and is no first name."""
OFFICES = frozenset(
    """
    president minister governor senator congressman congresswoman representative mayor king queen prince princess pope
    general colonel captain judge justice leader chief chairman candidate nominee challenger democrat republican
    director professor doctor secretary ambassador spokesman spokeswoman
    """.split()
)
"""Offices and roles, in lower case, that a name follows at once: president Ann Lee."""
