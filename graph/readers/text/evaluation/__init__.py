"""How well texts are read: what the extractor reads held against what people marked.

    values.py    one text with its claims, marked or read, each end with its spans and names
    lines.py     JSON lines, every bad one told; gold.py our own format; re3d.py Dstl's
    reading.py   the extractor's claims in the same form
    matching.py  whether two ends are the same: by spans or by names
    sides.py     the claims of a text on both sides, by level; outcome.py one text compared
    pairs.py     judgements of pairs; score.py precision, recall, F1 and its interval
    report.py    all texts; telling.py the report in words

A claim that was read is right where one that was marked fits it; one that was marked is found
where one that was read fits it. A claim said twice in a text is one claim with two spans.
"""

from .gold import read_gold
from .re3d import read_re3d
from .report import MATCHES, Report, evaluate
from .telling import as_data, told
from .values import Gold

__all__ = ["MATCHES", "Gold", "Report", "as_data", "evaluate", "read_gold", "read_re3d", "told"]
