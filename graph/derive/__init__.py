"""Derived claims: what rules conclude from claims that stand in the store.

A conclusion is a claim with its premises and its rule. It takes the weakest standing and the
least confidence of its premises, holds only while all of them hold, falls with them, and counts
in no view that does not ask for it.
"""

from .endings import Statement
from .rounds import LIMIT, derive
from .rules import PUBLISHER, Rule, Tally, rule_names, rules, tally

__all__ = [
    "LIMIT",
    "PUBLISHER",
    "Rule",
    "Statement",
    "Tally",
    "derive",
    "rule_names",
    "rules",
    "tally",
]
