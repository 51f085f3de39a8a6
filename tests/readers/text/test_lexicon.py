from __future__ import annotations

from belligraph.model import MEANS_OF, Means, Modality, Relation
from belligraph.readers.text.lexicon import lexicon

EFFECTS = {*Modality, "actual", "presumed", "negated", "denied", "alleged", "speech",
           "alleged_speech", "threatened", "vowed", "tried", "void", "definite", "named",
           "occurred", "worded"}  # fmt: skip
SLOTS = {"subj", "obj", "poss", "adj", "by", "from", "to", "for", "with", "against", "on", "at",
         "of", "in", "alongside", "towards"}  # fmt: skip


def test_every_predicate_has_means_that_its_relation_allows() -> None:
    for group in lexicon().predicates.values():
        for p in group:
            allowed = MEANS_OF.get(p.relation, frozenset({Means.UNKNOWN}))
            assert p.means is None or p.means in allowed, p


def test_frames_use_known_slots_and_parts_of_speech() -> None:
    for group in lexicon().predicates.values():
        for p in group:
            assert p.pos in ("verb", "noun", "role", "adjective"), p
            assert {*p.subject, *p.object} <= SLOTS, p


def test_items_are_means_of_support() -> None:
    given = {means for means, _ in lexicon().items.values()}
    given |= {means for means in lexicon().modifiers.values() if means is not None}
    assert given <= MEANS_OF[Relation.SUPPORTS]


def test_operators_have_known_effects_and_controls() -> None:
    for operator in lexicon().operators.values():
        assert operator.effect in EFFECTS, operator
        assert operator.control in ("subject", "object", "receiver", "none"), operator


def test_words_for_states_name_one_state_each() -> None:
    states = lexicon().states
    assert states["Jordanian"] == ("Jordan", "adjective")
    assert states["Pentagon"] == ("United States", "metonym")
    assert all(states[name] == (name, "name") for name, _ in states.values())


def test_the_lexicon_is_not_thin() -> None:
    assert len(lexicon().predicates) >= 150
