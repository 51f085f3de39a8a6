"""What the analysis opens with: what the computed picture says, and what it hangs on.

No report says any of it, so the sentence says from how many reports it is computed, how many ties
are surely of the time, and that nobody's allegiance is stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...analysis.history.series import certain
from ..material import Material
from ..telling import words
from ..telling.dossiers import pair_id
from ..telling.pieces import Pieces, Sentence, plain
from . import unknowns
from .gravity import WORDS, gravity
from .opening import Opening
from .sentence import Speech, opener

if TYPE_CHECKING:
    from ...analysis.robustness.hinges import Hinge, Hinges

NOTHING = "the reports tie no two actors to each other, so there is nothing to work out."
COMPUTED = ". This is computed: no report says it, and it states nobody's allegiance."


def opening_of_analysis(material: Material, reports: int, hang: Hinges | None) -> Opening:
    """The opening of the analysis, with the lists and the unknowns of the whole site.

    Args:
        reports: how many the picture is computed from.
        hang: what it hangs on; None where there are no ties, or too many to work it out.
    """
    first = material.opening
    left_open = (*unknowns.of_analysis(material), *first.unknowns)
    return replace(first, sentence=_sentence(material, reports, hang), unknowns=left_open)


def _sentence(material: Material, reports: int, hang: Hinges | None) -> Sentence:
    if not len(material.reduced.graph.signs):
        return Sentence((*opener(material), *plain(NOTHING)))
    row = opener(material, f"computed from {words.counted(reports, 'report')}")
    for number, clause in enumerate(_clauses(material, hang)):
        row += (plain("; ") if number else []) + clause
    return Sentence((*row, *plain(COMPUTED)))


def _clauses(material: Material, hang: Hinges | None) -> Iterator[Pieces]:
    yield plain(_network(material))
    if hang is None:
        yield plain("they are too many to say here whether two camps fit them")
    else:
        yield plain(_camps(material))
        yield from _hinges(material, hang)
    if material.view.as_of is not None:
        yield plain(_sure(material))


def _network(material: Material) -> str:
    graph = material.reduced.graph
    ties, hostile = len(graph.signs), graph.negative
    kinds = f"{ties - hostile:,} friendly and {hostile:,} hostile"
    if hostile in (0, ties):
        kinds = f"{'all ' if ties > 1 else ''}{'hostile' if hostile else 'friendly'}"
    return f"{len(graph):,} actors are joined by {words.counted(ties, 'tie')}, {kinds}"


def _camps(material: Material) -> str:
    """Whether the actors can be divided so that friends stand together, and enemies apart."""
    best = material.division
    if not best.proven:
        return "whether two camps fit all of them is not proven"
    if best.value:
        contradict = "contradicts" if best.value == 1 else "contradict"
        return f"if all is as reported, at least {best.value:,} of them {contradict} any two camps"
    if not material.reduced.graph.negative:
        return "if all is as reported, nothing parts them into camps"
    return "if all is as reported, two camps fit all of them"


def _hinges(material: Material, hang: Hinges) -> Iterator[Pieces]:
    """What that hangs on; nothing where it is not known."""
    if not hang.proven:
        return
    if not hang.hinges:
        yield plain("no single tie, taken away, would change the picture")
        return
    actor, number = Speech(material).actor, len(hang.hinges)
    first = min(hang.hinges, key=lambda one: _gravest(material, one))
    tie = [*actor(first.a), *plain(" and "), *actor(first.b)]
    start = "without the tie between "
    if number > 1:
        start = f"without any one of {number:,} ties, such as that between "
    yield [*plain(start), *tie, *plain(", the picture would be another")]


def _gravest(material: Material, hinge: Hinge) -> tuple[int, bool]:
    """The gravest deed of a tie: how grave, and whether its date is uncertain."""
    lines = material.ledger.of_pairs.get(pair_id(hinge.a, hinge.b), ())
    deeds = [one for one in lines if one.kind == "done" and not one.alleged]
    return min(((gravity(one), bool(one.doubt)) for one in deeds), default=(WORDS, True))


def _sure(material: Material) -> str:
    sure = certain(material.reduced)
    number, of = int(sure.sum()), f"of {words.counted(len(sure), 'tie')}"
    if number == len(sure):
        return "the tie is surely of this time" if number == 1 else "all are surely of this time"
    only = f"only {number:,}" if number else "not one"
    return f"{only} {of} {'is' if number < 2 else 'are'} surely of this time"
