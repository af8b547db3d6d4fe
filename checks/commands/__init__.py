"""The commands, a module for each, and beside them what they share.

`options` are what is said alike everywhere, `session` reads what a command is pointed at and ends it with a true exit
code, `checking` checks many files, `standing` leaves out what may stand, `gatekeeping` and `outputs` judge and report.
"""
