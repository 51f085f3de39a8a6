"""One claim after the other, with decisions typed by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from .answers import printable
from .review_actors import named
from .review_card import Card, styled, wrong
from .review_edits import by_field, changed, in_editor

if TYPE_CHECKING:
    from ..review import Cells, Found, Made, Newcomer, Review, Stranger

PROMPT = "[a]ccept [e]dit [r]eject [s]kip [u]ndo [q]uit [?]: "
HELP = """\
  a         accept: the claim becomes a row of the project's tables
  e         edit field by field; "e means weapons" changes one at once
  t         edit the row as a small text in your $EDITOR
  r         reject; "r not in the text" with a reason. It is not asked again
  s         skip: it is asked next time
  u         undo: drop the edits of this claim, else take the last decision back
  q         quit; every decision is already written
  ?         this help"""
WORDS = {"accept": "a", "edit": "e", "editor": "t", "reject": "r", "skip": "s", "undo": "u",
         "quit": "q"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A claim that was left behind.

    Attributes:
        word: what became of it.
        pointed: what the person took its unknown actors and places for.
    """

    word: str
    made: Made | None
    pointed: Mapping[Stranger, str] = field(default_factory=dict)


class Session:
    """A person in front of the claims that wait.

    Attributes:
        steps: what was done, last one last.
    """

    def __init__(self, review: Review, waiting: list[Found], *, colour: bool) -> None:
        self.steps: list[Step] = []
        self._review = review
        self._waiting = waiting
        self._colour = colour
        self._cells: Cells | None = None
        self._said: dict[Stranger, str | Newcomer] = {}

    @property
    def tally(self) -> Counter[str]:
        """How many claims were accepted, rejected and skipped."""
        return Counter(step.word for step in self.steps)

    @property
    def left(self) -> int:
        """How many claims were not come to."""
        return len(self._waiting) - len(self.steps)

    def run(self) -> None:
        """Ask about every claim, until all are done or the person leaves."""
        while self.left or self._goes_back():
            if self.left:
                self._show()
                if not self._answered():
                    return

    def _goes_back(self) -> bool:
        """Whether the last decision is taken back once there is nothing more to ask."""
        if (self._ask("That was the last one. [u]ndo [q]uit: ") or "").lower() not in ("u", "undo"):
            return False
        self._undo()
        return True

    def _answered(self) -> bool:
        """Whether to go on: another claim is to be shown, or this one anew."""
        while True:
            answer = self._ask(PROMPT)
            if answer is None:
                return False
            word, _, rest = answer.partition(" ")
            letter = WORDS.get(word.lower(), word.lower())
            if letter == "q":
                return False
            if letter == "a":
                if self._accept():
                    return True
            elif letter in WORDS.values():
                self._act(letter, rest.strip())
                return True
            else:
                click.echo(HELP)

    def _act(self, letter: str, rest: str) -> None:
        if letter == "r":
            self._reject(rest)
        elif letter == "s":
            self._leave(Step("skipped", None))
        elif letter == "u":
            self._undo()
        else:
            self._edit(letter, rest)

    def _edit(self, letter: str, rest: str) -> None:
        row = self._row()
        if letter == "t":
            row = in_editor(row)
        else:
            row = changed(row, rest, self._ask) if rest else by_field(row, self._ask)
        self._cells = row if row != self._draft()[0] else None

    @property
    def _found(self) -> Found:
        return self._waiting[len(self.steps)]

    def _draft(self) -> tuple[Cells, dict[str, str]]:
        """The row of the claim on screen as it was read.

        Unknown ones that were pointed out before in the same text are known by then; the second
        value says which.
        """
        from ..review import put

        cells = self._review.desk.draft(self._found)
        taken = {}
        for step, found in zip(self.steps, self._waiting, strict=False):
            for stranger, id_ in step.pointed.items():
                if found.origin == self._found.origin and put(cells, stranger, id_) != cells:
                    cells, taken[stranger.mention] = put(cells, stranger, id_), id_
        return cells, taken

    def _row(self) -> Cells:
        return self._cells or self._draft()[0]

    def _show(self) -> None:
        found, row, (draft, taken) = self._found, self._row(), self._draft()
        desk = self._review.desk
        passage, source = desk.passage(found), desk.source(found)
        publisher = desk.registry.publishers[source.publisher].name
        where = f" · paragraph {passage.paragraph}" if passage.paragraph else ""
        heading = (
            f"{len(self.steps) + 1} of {len(self._waiting)} · confidence "
            f"{found.claim.confidence:.2f}{where} · {publisher}, {source.published or 'no date'}: "
            f"{source.title}"
        )
        edited = [field for field, cell in row.items() if cell != draft[field]]
        card = Card(heading, found, passage, desk.look(found, row), edited, taken)
        click.echo("\n" + "\n".join(card.lines(colour=self._colour)))

    def _accept(self) -> bool:
        """Accept the claim on screen; whether that was done."""
        from ..errors import BelligraphError
        from ..review import Decision, Verdict

        row = self._row()
        wrong_cells = self._review.desk.look(self._found, row).problems
        for problem in wrong_cells:
            self._tell(f"Not accepted: {wrong(problem)}", bad=True)
        if wrong_cells:
            return False
        cast = named(self._review, self._found, row, self._ask, self._tell, self._said)
        if cast is None:
            return False
        try:
            verdict = Verdict(self._found, Decision.ACCEPT, cast.cells, cast.new)
            made = self._review.decide([verdict])
        except BelligraphError as error:
            self._tell(f"Not accepted: {error}", bad=True)
            return False
        self._leave(Step("accepted", made, cast.pointed))
        ((file, row),) = made.rows
        self._tell(f"accepted: row {row['row']} of {file}")
        if made.entries.ids:
            self._tell(f"added to the tables: {', '.join(made.entries.ids)}")
        return True

    def _reject(self, reason: str) -> None:
        from ..review import Decision, Verdict

        verdict = Verdict(self._found, Decision.REJECT, reason=reason)
        self._leave(Step("rejected", self._review.decide([verdict])))
        self._tell("rejected")

    def _leave(self, step: Step) -> None:
        self.steps.append(step)
        self._cells, self._said = None, {}

    def _undo(self) -> None:
        from ..errors import BelligraphError

        if self._cells is not None:
            self._cells, self._said = None, {}
            self._tell("edits dropped")
            return
        if not self.steps:
            self._tell("there is nothing to undo in this session")
            return
        step = self.steps[-1]
        try:
            if step.made is not None:
                self._review.undo(step.made)
        except BelligraphError as error:
            self._tell(f"Not undone: {error}", bad=True)
            return
        self.steps.pop()
        self._tell(f"taken back: {step.word}")

    def _tell(self, text: str, *, bad: bool = False) -> None:
        shown = printable(text)
        click.echo(styled(shown, "bad", colour=self._colour) if bad else shown)

    def _ask(self, prompt: str) -> str | None:
        """What the person types; None where nobody is there any more."""
        try:
            said: str = click.prompt(prompt, prompt_suffix="", default="", show_default=False)
        except click.Abort:
            click.echo()
            return None
        return said.strip()
