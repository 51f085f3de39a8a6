"""Claims of which nothing else is said than what follows from them.

Queries trust what stands beside the fields of a claim, such as its sign and the days on which it
counts, and reading ignores it. So what comes from elsewhere is held against the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..errors import ModelError
from ..model import Claim
from ..vocabulary import BG, iri, local_id
from .claims import BOUNDS, beside, described_claim
from .codecs import Description, Term, address_of, in_words, node
from .fields import EVIDENCE_FIELDS, FIELDS, RETRACTION_FIELDS, VOLUME_FIELDS

TYPE = address_of("rdf:type")
BESIDE = {
    address_of(name): name
    for name in (
        "bg:sign", "bg:involves", "bg:towards", "bg:root", "bg:countsFrom", "bg:countsUntil",
        "bg:surelyFrom", "bg:surelyUntil", "bg:knownFrom", *BOUNDS, "bg:evidence", "bg:speaker",
        "bg:speakerName", "bg:chain", "prov:wasQuotedFrom", "prov:hadPrimarySource",
        "prov:wasAttributedTo", "prov:invalidatedAtTime", "bg:retractedBy", "bg:retractedOn",
        "bg:retraction",
    )
}  # fmt: skip
OF_CLAIMS = {
    *BESIDE,
    TYPE,
    address_of("bg:object"),
    *(field.address for field in (*FIELDS, *VOLUME_FIELDS, *RETRACTION_FIELDS)),
}
OF_EVIDENCE = {TYPE, *(field.address for field in EVIDENCE_FIELDS)}
EVIDENCE = iri("evidence", "")


def exact_claim(address: str, found: Mapping[str, Description]) -> Claim:
    """What is described at an IRI, as a claim that it agrees with; what is not ours may be there.

    What should stand beside the claim may be missing. One of another id is given as it is.

    Raises:
        LookupError, TypeError, ValueError: it is none of the model, or says something else.
    """
    claim, described = described_claim(address, found), found[address]
    if local_id(address, "claim") != claim.id:
        return claim
    following = [(property_.value, value) for property_, value in beside(claim)]
    there = sum(len(described[one]) for one in BESIDE.keys() & described.keys())
    if there != sum(value in described.get(one, ()) for one, value in following):
        _refuse_others(described, following)
    evidence = found.get(EVIDENCE + claim.id, {})
    for said, known in ((described, OF_CLAIMS), (evidence, OF_EVIDENCE)):
        for one in () if known.issuperset(said) else sorted(said.keys() - known):
            if one.startswith(BG):
                raise ModelError(in_words([node(one)]), in_words(said[one]), "properties of claims")
    return claim


def _refuse_others(described: Description, following: Iterable[tuple[str, Term]]) -> None:
    expected = defaultdict[str, list[Term]](list)
    for one, value in following:
        expected[one].append(value)
    for one in BESIDE.keys() & described.keys():
        if not all(value in expected[one] for value in described[one]):
            follows = in_words(expected[one]) or "nothing"
            raise ModelError(BESIDE[one], in_words(described[one]), f"{follows}, by its fields")


def is_ours(property_: str) -> bool:
    """Whether a property says something of claims or evidence in our terms, given its IRI."""
    ours = property_.startswith(BG) or property_ in OF_CLAIMS or property_ in OF_EVIDENCE
    return ours and property_ != TYPE
