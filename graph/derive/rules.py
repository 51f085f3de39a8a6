"""The rules, each a query in `ontology/rules/`, and what a store holds of each.

A rule selects `?subject ?relation ?object`, `?means` where it can say by what means, and the
claims it rests on: every other variable is a premise. Rules leave out premises that are negated,
conditional or not actual.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from ..errors import UnknownNameError
from ..model import Publisher, Source, SourceKind
from ..queries import NamedQuery, read_query
from ..store import Store

PUBLISHER = Publisher(id="belligraph", name="belligraph")
_SUFFIX = ".rq"
_TALLY = """
SELECT ?rule (COUNT(?claim) AS ?all) (COUNT(?retracted) AS ?fallen)
WHERE {
  ?claim bg:rule ?rule .
  OPTIONAL { ?claim bg:retractedOn ?retracted }
}
GROUP BY ?rule
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule with its title."""

    name: str
    query: NamedQuery

    @property
    def source(self) -> Source:
        """The rule as the source of what it concludes."""
        return Source(
            id=f"rule-{self.name}",
            title=self.query.title,
            publisher=PUBLISHER.id,
            kind=SourceKind.REPORT,
            checked=True,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many conclusions of a rule stand, and how many have fallen with a premise."""

    standing: int = 0
    fallen: int = 0


def rule_names() -> list[str]:
    """The names of the packaged rules."""
    folder = files("belligraph.ontology") / "rules"
    return sorted(f.name.removesuffix(_SUFFIX) for f in folder.iterdir() if _is_rule(f.name))


def rules(chosen: Iterable[str] | None = None) -> list[Rule]:
    """Packaged rules, by name.

    Args:
        chosen: names of the only rules wanted; None = all.

    Raises:
        UnknownNameError: there is no rule of that name.
    """
    known = rule_names()
    wanted = set(known if chosen is None else chosen)
    for name in sorted(wanted.difference(known)):
        from difflib import get_close_matches

        raise UnknownNameError("rule", name, get_close_matches(name, known, 3) or known)
    return [_packaged(name) for name in sorted(wanted)]


def tally(store: Store) -> dict[str, Tally]:
    """How many conclusions a store holds, by the names of their rules."""
    counts = {
        str(row["rule"].value): (int(row["all"].value), int(row["fallen"].value))
        for row in store.select(_TALLY)
    }
    return {name: Tally(every - fallen, fallen) for name, (every, fallen) in sorted(counts.items())}


def _is_rule(file: str) -> bool:
    return file.endswith(_SUFFIX)


def _packaged(name: str) -> Rule:
    file = files("belligraph.ontology") / "rules" / f"{name}{_SUFFIX}"
    return Rule(name, read_query(name, file.read_text("utf-8")))
