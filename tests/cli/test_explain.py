"""`belligraph explain`: every number taken apart, and silence said in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belligraph.build import build
from belligraph.project import open_project

CSM = "csm-2014-01-06"


def explain(belligraph, sample_out: Path, *arguments: str):
    return belligraph("explain", *arguments, "--store", sample_out / "store")


def test_the_arithmetic_of_a_score_is_told_with_claims_and_chains(belligraph, sample_out) -> None:
    done = explain(belligraph, sample_out, "US", "Baghdad", "--source", CSM)
    assert done.returncode == 0
    when = "As of 6 January 2014, window 365 days; only sources csm-2014-01-06."
    assert f"Iraq and US. {when}\n" in done.stdout
    assert "  score 0.800 = 0.800 x (1 - 0.000)\n" in done.stdout
    assert "    0.800 = confidence 1 x reliability 0.8\n      csm-30: " in done.stdout
    assert "according to The Washington Post > The Christian Science Monitor" in done.stdout
    deeds, _, undone = done.stdout.partition("Not done (offers, promises, denials")
    assert "csm-25" in undone
    assert "csm-25" not in deeds


def test_that_nobody_says_how_two_stand_is_told_as_that(belligraph, sample_out) -> None:
    done = explain(belligraph, sample_out, "iran", "usa")
    assert "Undetermined: no report says how the two stand. That is not neutrality." in done.stdout
    assert "No claim of that time is about the two." in done.stdout
    assert "about both." in done.stdout


def test_what_filters_pass_over_is_told_as_that(belligraph, sample_out) -> None:
    done = explain(belligraph, sample_out, "Iraq", "US", "--means", "weapons", "--source",
                   "ucdp-esd-ay-18.1")  # fmt: skip
    deeds, _, left_out = done.stdout.partition("Done, but passed over by the filters:")
    assert "csm-30" in left_out
    assert "intelligence" in left_out
    assert "intelligence" not in deeds
    assert "Undetermined" not in done.stdout
    none = explain(belligraph, sample_out, "Albania", "Iraq", "--min-score", "0.9")
    assert "Left out: reports on the two exist, but the filters pass them over." in none.stdout


def test_long_lists_are_cut_and_say_by_how_much(belligraph, sample_out) -> None:
    every = explain(belligraph, sample_out, "US", "Baghdad", "--limit", "0").stdout
    cut = explain(belligraph, sample_out, "US", "Baghdad", "--limit", "1").stdout
    undone = every.partition("Not done")[2].partition("\n\n")[0].splitlines()[1:]
    told, more = cut.partition("Not done")[2].partition("\n\n")[0].splitlines()[1:]
    assert told == undone[0]
    assert more == f"  and {len(undone) - 1} more claims (--limit 0 tells all)"


def test_json_has_the_same_numbers_unrounded(belligraph, sample_out, graph) -> None:
    done = explain(belligraph, sample_out, "usa", "iraq", "--format", "json")
    told = json.loads(done.stdout)
    [relation] = told["relations"]
    view = graph.view(as_of="2014-01-06")
    [edge] = graph.between("usa", "iraq", view).edges
    assert relation["score"] == pytest.approx(edge.score, abs=1e-12)
    assert {v["root"] for v in relation["voices"]} == set(edge.roots)
    assert told["coverage"]["claims"] == 12
    assert told["standing"] == "supports"


def test_ratings_of_ones_own_change_the_weights(belligraph, sample_out, tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text("publisher,reliability\nThe Christian Science Monitor,0.3\n", "utf-8")
    done = explain(belligraph, sample_out, "usa", "iraq", "--source", CSM, "--ratings", str(file))
    assert "confidence 1 x reliability 0.3" in done.stdout
    assert "score 0.300" in done.stdout


def test_a_denial_that_weighs_is_shown_with_what_it_takes(
    belligraph, small: Path, tmp_path
) -> None:
    with (small / "claims" / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("t-4,arcadia,supports,syldavia,2020-06-02,herald,line 9,"
                   "weapons,,,,,,yes,,,,Arcadia,,,,,\n")  # fmt: skip
    build(open_project(small), tmp_path / "out")
    done = explain(belligraph, tmp_path / "out", "arcadia", "syldavia")
    assert "(disputed)" in done.stdout
    assert "x (1 - 0.800), these means being denied" in done.stdout
    assert "Arcadia, a party to this, denies it: 0.800" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("usa", "US"), "usa and US are the same actor"),
        (("usa", "Irak"), "no actor is called 'Irak'; nearest known: "),
        (("usa", "iraq", "--means", "weapon"), "no means is called 'weapon'; nearest known: "),
        (("usa", "iraq", "--theatre", "anbr"), "no theatre is called 'anbr'"),
        (("usa", "iraq", "--method", "guessed"), "no method is called 'guessed'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(belligraph, sample_out, arguments, words) -> None:
    done = explain(belligraph, sample_out, *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stdout == ""
