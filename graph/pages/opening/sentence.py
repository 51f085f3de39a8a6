"""The sentence a page opens with: hedged, attributed, and never more than the claims say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...model import ActorKind, Means, Scope
from ..material import Material
from ..telling import words
from ..telling.attribution import Phrase, voiced
from ..telling.pieces import Pieces, Sentence, named, plain, some
from ..telling.reports import Line
from . import phrases
from .clauses import Clause, chosen, clauses
from .gravity import by_gravity

NOT_DONE = " No report here says that any of it was done."
MORE = " The lists say more."
BY_RULE = "it follows by rule, though no report says so, that "


def sentence(
    material: Material, lines: Sequence[Line], *, about: str = "", more: str = "", own: str = ""
) -> Sentence:
    """What lines say, in one sentence; where none of it was done, a second one says so.

    Args:
        material: names and the time of the view.
        lines: in any order; the gravest deed is told first.
        about: the actor that the page is about; empty = none.
        more: what the opening words say beside the time.
        own: a voice that the sentence need not name again.
    """
    view = material.view
    speech = Speech(material, about, own)
    made = clauses(sorted(lines, key=by_gravity), about, dated=view.as_of is not None)
    told = chosen(made, about)
    withdrawn = sum(len(line.claims) for line in lines if line.mode == "withdrawn")
    row = [*opener(material, more, narrow=not own), *speech.told(told)]
    if withdrawn:
        row += plain("; " if told else "") + plain(_withdrawn(withdrawn))
    row += plain(".")
    kinds = {clause.form.kind for clause in made}
    row += plain(NOT_DONE) if "said" in kinds and "done" not in kinds else []
    row += plain(MORE) if len(told) < len(made) else []
    return Sentence(tuple(row))


def opener(material: Material, more: str = "", *, narrow: bool = True) -> Pieces:
    """Of when the sentence speaks, and by which sources, where the view has chosen some."""
    view = material.view
    time = f"As of {words.day(view.as_of)}" if view.as_of else "In reports of all dates"
    known = f", as known by {words.day(view.known_by)}" if view.known_by else ""
    if view.known_by and view.known_by == view.as_of:
        known = ", as known then"
    whose = _chosen(material) if narrow else []
    told = plain(f", {more}") if more else []
    return [*plain(f"{time}{known}"), *whose, *told, *plain(": ")]


def _chosen(material: Material) -> Pieces:
    """That only one source is told of, or only some; empty where all are."""
    chosen = material.view.sources
    if chosen is None:
        return []
    if len(chosen) != 1:
        return plain(f", as {len(chosen):,} chosen sources tell")
    (id_,) = chosen
    source = material.registry.sources.get(id_)
    return [*plain(", as one source tells ("), *named(source.title if source else id_), *plain(")")]


def _withdrawn(number: int) -> str:
    taken = "has been taken back" if number == 1 else "have been taken back"
    return f"{words.counted(number, 'report')} {taken}"


@dataclass(frozen=True, slots=True)
class Speech:
    """Puts clauses into words.

    Attributes:
        about: the actor a page is about; "it" where others act on it.
        own: who need not be named as the one who says so, because the sentence has named it.
    """

    material: Material
    about: str = ""
    own: str = ""

    def told(self, row: Iterable[Clause]) -> Pieces:
        """Clauses in a row; an actor that goes on acting is "it"."""
        said: Pieces = []
        former: tuple[str, ...] = ()
        for clause in row:
            acts = not self.about or clause.subjects == (self.about,)
            again = acts and len(clause.subjects) == 1 and clause.subjects == former
            said += plain("; ") if said else []
            said += self.clause(clause, again=again, begins=not former)
            former = clause.subjects
        return said

    def clause(self, clause: Clause, *, again: bool = False, begins: bool = False) -> Pieces:
        """One clause.

        Args:
            clause: what it tells.
            again: its subject was that of the clause before.
            begins: nothing stands before it, so nothing can be "it" yet.
        """
        known = bool(self.about) and not begins
        rule = plain(BY_RULE) if clause.form.kind == "derived" else []
        many = len(clause.subjects) > 1
        plural = many or self._is_plural(clause.subjects[0])
        if many:
            who = some([self.actor(id_) for id_ in clause.subjects])
        else:
            who = (
                self.pronoun(clause.subjects[0], "they") if again else self.actor(*clause.subjects)
            )
        verb = plain(f" {phrases.verb(clause.form, plural=plural)} ")
        return rule + who + verb + self._to(clause, known=known)

    def actor(self, id_: str, *, place: bool = False) -> Pieces:
        """What an actor is called in a sentence."""
        if place:
            return named(self.material.teller.place(id_))
        actor = self.material.registry.actors.get(id_)
        article = plain("the ") if actor and phrases.takes_article(actor) else []
        return article + named(self.material.teller.actor(id_))

    def pronoun(self, id_: str, plural: str) -> Pieces:
        """The actor once it has been named; a person is named again."""
        actor = self.material.registry.actors.get(id_)
        if actor is None or actor.kind is ActorKind.PERSON:
            return self.actor(id_)
        return plain(plural if self._is_plural(id_) else "it")

    def _is_plural(self, id_: str) -> bool:
        actor = self.material.registry.actors.get(id_)
        return actor is not None and words.is_plural(actor)

    def _to(self, clause: Clause, *, known: bool) -> Pieces:
        """What follows the verb: objects and who says so; of one subject and object the means."""
        place, gives = clause.form.relation.takes_place, clause.form.gives
        against = self._against(clause)
        if len(clause.objects) > 1 and not clause.mutual:
            start = plain("support to ") if gives else []
            return start + voiced(
                clause.lines,
                lambda one: ("", (*self.actor(one.object, place=place),)),
                self.own,
                tail=against,
            )
        end = plain("each other") if clause.mutual else self._object(clause, known=known)
        wide = all(one.first.scope is Scope.WITH_AFFILIATES for one in clause.lines)
        end += plain(" and its affiliates") if wide else []
        how = _support if len(clause.subjects) > 1 and _differ(clause) else _how(clause)
        last = Means.UNKNOWN if not gives else None
        stated_first = sorted(clause.lines, key=lambda one: one.first.means is last)
        said = voiced(stated_first, how, self.own, "other means", against)
        return end + (plain(" ") if said and not said[0].text.startswith(" (") else []) + said

    def _object(self, clause: Clause, *, known: bool) -> Pieces:
        """The only object of a clause."""
        (object_,) = clause.objects
        if known and object_ == self.about:
            return self.pronoun(object_, "them")
        return self.actor(object_, place=clause.form.relation.takes_place)

    def _against(self, clause: Clause) -> Pieces:
        """Whom support is against; not stated of all its lines, it is no part of a clause."""
        names = [self.actor(id_) for id_ in clause.form.against]
        return plain("against ") + some(names) if names else []


def _support(line: Line) -> Phrase:
    """What several give: not more exact than all of it."""
    gives = phrases.form_of(line, dated=True).gives
    return "", tuple(plain("support") if gives else ())


def _how(clause: Clause) -> Callable[[Line], Phrase]:
    """What was given, or by what means; not stated is worth saying only beside others."""
    several = _differ(clause)

    def phrase(line: Line) -> Phrase:
        preposition, noun = phrases.how(clause.form, line)
        if not noun:
            return "", tuple(plain("in ways not stated") if several else ())
        return preposition, tuple(named(noun))

    return phrase


def _differ(clause: Clause) -> bool:
    """Whether not all of it was done in the same way."""
    return len({phrases.how(clause.form, line) for line in clause.lines}) > 1
