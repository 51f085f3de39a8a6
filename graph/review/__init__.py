"""Claims that were read from texts, accepted into a project's tables or rejected by people.

records.py     the claims as JSON lines; passages.py the words around them
rows.py        a claim as the cells of a row; saying.py in words; sources.py what it rests on
strangers.py   actors and places that no table has
desk.py        the claims beside the tables of a project
appending.py   rows at the end of tables, whole or not at all, and taken back
remembering.py decisions that were made; deciding.py decisions written
answered.py    what was decided, left out where the same texts are read again
sheets.py      the same in a spreadsheet; agreement.py two reviewers compared

A decision holds for what a text says, whoever or whatever reads it there again.
"""

from .agreement import Agreement, agreement
from .answered import decided, undecided
from .appending import alone
from .deciding import Made, Review, Verdict
from .desk import Look
from .passages import Passage, Texts
from .records import Found, read_records
from .remembering import Decision
from .rows import EDITED
from .saying import Saying
from .sheets import Sheet, from_sheet, to_sheet
from .sources import Given
from .strangers import Cells, Newcomer, Stranger, newcomer, put

__all__ = [
    "EDITED",
    "Agreement",
    "Cells",
    "Decision",
    "Found",
    "Given",
    "Look",
    "Made",
    "Newcomer",
    "Passage",
    "Review",
    "Saying",
    "Sheet",
    "Stranger",
    "Texts",
    "Verdict",
    "agreement",
    "alone",
    "decided",
    "from_sheet",
    "newcomer",
    "put",
    "read_records",
    "to_sheet",
    "undecided",
]
