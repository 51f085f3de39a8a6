"""Reading news text: who supports or opposes whom, each claim with its span.

    given.py       the texts of a file (decoding.py); screening.py what is not to be read
    document.py    a text as given, its hash and origin
    pipeline.py    the spaCy parser; lexicon.py the words that carry claims, as data
    names.py       known names in a text, of the registry and of reference.py; misnomers.py what
                   only looks like one; cast.py who was seen
    phrases.py     whom a noun phrase means: forces.py a state's, groups.py groups and crowds,
                   persons.py unknown names, entities.py how they are written; homes.py whose "the
                   army" is, coreference.py "it", "they", "the group", "the latter"
    syntax.py      subjects and objects; frames.py who fills a predicate
    modality.py    with what force a thing is said: force.py, clauses.py, nominal.py, hedges.py
    attribution.py by whom; times.py when
    leanings.py    which way words lean; regions.py what fills them, heads.py what means a mention;
    ties.py        words that tie two mentions together, looser than the rules
    rules.py       sentences to drafts; compounds.py hyphens and exclusions
    extraction.py  drafts to claims; values.py what comes out; records.py the same as JSON
    encoder/       a network that judges pairs of mentions, where the rules are silent
    likeness.py    texts that repeat an earlier one nearly word for word

spaCy is imported when a text is read, not before.
"""

from .document import Document, publisher_called, read_document, read_documents
from .extraction import Reader, extract
from .records import to_record
from .values import ExtractedClaim, Extraction, Mention

__all__ = [
    "Document",
    "ExtractedClaim",
    "Extraction",
    "Mention",
    "Reader",
    "extract",
    "publisher_called",
    "read_document",
    "read_documents",
    "to_record",
]
