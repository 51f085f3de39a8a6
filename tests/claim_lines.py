"""What a text says in lines, for tests of how it is read."""

from __future__ import annotations

from belligraph.model import Claim
from belligraph.readers.text import Extraction


def claim_lines(read: Extraction) -> set[str]:
    """Each signed claim in one line, with what is not plain."""
    shown = set()
    for claim in (c.claim for c in read.claims):
        words = [claim.subject, claim.relation.value, claim.object]
        words += [claim.modality.value] if claim.modality != "actual" else []
        words += ["not"] if claim.negated else []
        words += [claim.standing.value] if claim.standing != "stated" else []
        if claim.relation.sign:
            shown.add(" ".join(words))
    return shown


def whole_line(claim: Claim) -> str:
    """A claim in one line with its means and thing, and what is not plain."""
    words = [claim.subject, claim.relation.value, claim.object, claim.means.value, claim.item]
    words += [claim.modality.value] if claim.modality != "actual" else []
    words += ["not"] if claim.negated else []
    words += [claim.standing.value] if claim.standing != "stated" else []
    return " ".join(w for w in words if w)


def sentences_with_claims(table: str) -> list[tuple[str, str]]:
    """The lines of a table, "sentence -> claims", each as a pair; a long one goes on indented."""
    lines = " ".join(table.split("\n    ")).split("\n")
    parts = [line.partition(" -> ") for line in lines if line]
    return [(text, " ".join(claims.split())) for text, _, claims in parts]
