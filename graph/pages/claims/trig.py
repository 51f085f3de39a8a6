"""A claim as RDF that people can read: TriG, with short names and every subject once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from ...model import Claim
from ...rdf import claim_quads
from ...vocabulary import EDTF, ID, PREFIXES, RDF

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*", re.ASCII)
BETWEEN = " ;\n    "
_TYPE = f"<{RDF}type>"
_BASES = {base: name for name, base in PREFIXES.items() if name != "id"}
_BASES[EDTF.removesuffix("EDTF")] = "edtf"


def trig(claim: Claim) -> str:
    """The quads of a claim as TriG, in their order; only prefixes that are used are declared."""
    graphs: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    used: dict[str, str] = {}
    for subject, predicate, object_, graph in claim_quads(claim):
        texts = []
        for term in (str(subject), str(predicate), str(object_)):
            text, name, base = (term, "", "") if term.endswith('"') else named(term)
            texts.append(text)
            used[name] = base
        graphs[str(graph)][texts[0]].append(f"{texts[1]} {texts[2]}")
    used.pop("", None)
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(used.items()))
    return prefixes + "".join(_block(graph, subjects) for graph, subjects in graphs.items())


def _block(graph: str, subjects: Mapping[str, list[str]]) -> str:
    told = [f"  {subject} {BETWEEN.join(facts)} .\n" for subject, facts in subjects.items()]
    return f"\nGRAPH {graph} {{\n{''.join(told)}}}\n"


@lru_cache(maxsize=65_536)
def named(term: str) -> tuple[str, str, str]:
    """A term by its short name, the prefix of the name, and what that stands for.

    The last two are empty where it has none.

    >>> named("<https://w3id.org/belligraph/id/actor/usa>")
    ('actor:usa', 'actor', 'https://w3id.org/belligraph/id/actor/')
    >>> named('"Fallujah"')
    ('"Fallujah"', '', '')
    """
    if term == _TYPE:
        return "a", "", ""
    value, mark, type_ = term.rpartition('"^^') if term.startswith('"') else ("", "", term)
    if not type_.startswith("<"):
        return term, "", ""
    cut = max(type_.rfind("#"), type_.rfind("/")) + 1
    base, local = type_[1:cut], type_[cut:-1]
    name = _BASES.get(base, "")
    if not name and base.startswith(ID):
        name = base[len(ID) : -1]
    if not (_LOCAL.fullmatch(local) and _LOCAL.fullmatch(name)):
        return term, "", ""
    return f"{value}{mark}{name}:{local}", name, base
