"""The ledger of submissions: what was sent in, what came back, and what has not been tried yet.

The one place in which profilelint keeps the text of a profile, because its user asked for it.
"""
