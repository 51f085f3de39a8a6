"""What a text says in lines, for tests of how it is read."""

from __future__ import annotations

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
