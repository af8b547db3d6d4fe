"""Rebuilds every learned thing, list and table that ships: `python -m training` says which parts there are.

Nothing here is needed to run Copydesk, and nothing here ships.
"""
