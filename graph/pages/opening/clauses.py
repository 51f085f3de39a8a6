"""Which lines a sentence tells, and which of them share a verb."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...model import Means, Relation
from ..telling.reports import Line
from .phrases import Form, form_of, how

LIMIT = 5
"""How many clauses a sentence has at most."""
KINDS = ("done", "said", "denied", "derived")
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """Lines that share a verb: one subject and its objects, or several subjects and one object.

    Or two, of what two did to each other.
    """

    form: Form
    lines: tuple[Line, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Ids, each once."""
        return tuple(dict.fromkeys(line.subject for line in self.lines))

    @property
    def objects(self) -> tuple[str, ...]:
        """Ids, each once."""
        return tuple(dict.fromkeys(line.object for line in self.lines))

    @property
    def mutual(self) -> bool:
        """Whether it tells of what two did to each other."""
        return len(self.lines) > 1 and {*self.subjects} == {*self.objects}


def clauses(lines: Iterable[Line], about: str = "", *, dated: bool = True) -> list[Clause]:
    """Lines by their verbs: each actor's together, in the order of the lines, deeds first.

    Args:
        lines: as `gravity.by_gravity` orders them.
        about: the actor that a page is about, who comes first; empty = none.
        dated: whether the view has a date.
    """
    told = worth_saying([_turned(line, about) for line in lines if line.mode != "withdrawn"])
    forms = [form_of(line, dated=dated) for line in told]
    groups: defaultdict[Key, list[Line]] = defaultdict(list)
    for key, line in zip(_keys(told, forms, about), told, strict=True):
        groups[key].append(line)
    made = [Clause(form_of(group[0], dated=dated), tuple(group)) for group in groups.values()]
    rank: dict[str, int] = {about: -1} if about else {}
    for clause in made:
        rank.setdefault(_whose(clause, about), len(rank))
    return sorted(
        made,
        key=lambda clause: (rank[_whose(clause, about)], KINDS.index(clause.form.kind)),
    )


def chosen(made: Sequence[Clause], about: str = "") -> list[Clause]:
    """As many clauses as a sentence takes: of each actor, first one of each kind, deeds and ties.

    They keep their order.
    """
    seen: defaultdict[Key, int] = defaultdict(int)
    turns = []
    for i, clause in enumerate(made):
        which = _whose(clause, about), clause.form.kind, clause.form.relation.is_act
        turns.append((seen[which], i))
        seen[which] += 1
    return [made[i] for i in sorted(i for _, i in sorted(turns)[:LIMIT])]


def worth_saying(lines: Sequence[Line]) -> list[Line]:
    """Lines without those that another says better.

    A deed that is only alleged, or of uncertain date, is left to the lists where the same is
    surely reported; so is a denial, which is told with the deed, and what a rule derives though a
    report says it.
    """
    sure = {(line.subject, line.first.relation, line.object): set[Means]() for line in lines}
    for line in lines:
        if line.kind == "done" and not line.doubt and not line.alleged:
            sure[line.subject, line.first.relation, line.object].add(line.first.means)
    done = {line.ends for line in lines if line.kind == "done"}
    told_with_deed = {id_ for line in lines for id_ in line.denials}
    return [
        line
        for line in lines
        if line.claims[0] not in told_with_deed
        and not (line.kind == "derived" and line.ends in done)
        and not _weak(line, sure)
    ]


def _weak(line: Line, sure: dict[tuple[str, Relation, str], set[Means]]) -> bool:
    if line.kind != "done" or not (line.doubt or line.alleged):
        return False
    means = sure[line.subject, line.first.relation, line.object]
    return line.first.means in means or (bool(means) and line.first.means is Means.UNKNOWN)


def _turned(line: Line, about: str) -> Line:
    """An alliance is told from the side of the actor that a page is about."""
    if line.first.relation is not Relation.ALLIED_WITH or line.object != about:
        return line
    return replace(line, subject=line.object, object=line.subject)


def _keys(lines: Sequence[Line], forms: Sequence[Form], about: str) -> Iterable[Key]:
    """What each line has in common with those that stand in one clause with it.

    The actor of the page may do the same to several; several may do the same to one, where the
    same voices say so.
    """
    shared = [_others(form, line, about) for form, line in zip(forms, lines, strict=True)]
    mutual = [_each_other(form, line) for form, line in zip(forms, lines, strict=True)]
    together: defaultdict[Key, set[str]] = defaultdict(set)
    for key, line in zip((*shared, *mutual), (*lines, *lines), strict=True):
        together[key].add(line.subject)
    for form, line, key, both in zip(forms, lines, shared, mutual, strict=True):
        if form.merges and about and line.subject == about:
            yield form, line.subject
        elif form.is_deed and not about and len(together[both]) > 1:
            yield both
        elif form.merges and len(together[key]) > 1:
            yield key
        else:
            yield form, line.subject, line.object


def _others(form: Form, line: Line, about: str) -> Key:
    """What others share who do the same; how they do it is left out only beside their object."""
    means = () if line.object == about else how(form, line)
    return "others", form, line.object, means, line.voices, line.deniers, bool(line.conditions)


def _each_other(form: Form, line: Line) -> Key:
    """What two have in common who do the same to each other, as the same voices say."""
    ends, said = frozenset({line.subject, line.object}), (line.voices, line.deniers)
    return "each other", form, ends, how(form, line), line.first.scope, said


def _whose(clause: Clause, about: str) -> str:
    """Whose clause it is; empty for others who act on the actor of the page."""
    return clause.subjects[0] if not about or about in clause.subjects else ""
