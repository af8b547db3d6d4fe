"""The names of months and days, in their order."""

MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""Each month by its first three letters."""
DOTTED_MONTHS = "Jan Feb Aug Sept Oct Nov Dec".split()
"""The short forms that house styles write before a day, with a full stop; the other months are written out."""
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
