"""The model and the votes that are shipped: they speak of the same things, and read a text alike each time."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import get_args

import pytest
from tests.extract.ruled import document_of
from tests.extract.votes.made import CLAIM, EFFORT, SEEN

from palermo.extract import extract
from palermo.extract.reader import load_reader, read_text
from palermo.extract.sentences import split_sentences
from palermo.extract.votes import Listed, load_votes, offered_claims, offered_efforts
from palermo.extract.votes.claims import code_features, right_features, statement_features
from palermo.extract.votes.efforts import criterion_features, effort_features, right_effort_features
from palermo.lexicons.vocabulary import load_vocabulary
from palermo.records import Certainty, Done, Stance

TEXT = (
    "Guards in the camp beat the workers and kept their passports. "
    "The labour ministry said that it had freed nine victims of trafficking and convicted two recruiters."
)


def test_the_names_of_the_model_are_those_of_vocabulary_standard_and_records() -> None:
    names = load_reader().names
    assert set(names.codes) <= set(load_vocabulary())
    rules = {rule.name.removesuffix(".yaml") for rule in (files("palermo") / "data/rules/tvpa").iterdir()}
    assert set(names.criteria) <= rules
    assert set(names.certainties) <= set(get_args(Certainty))
    assert set(names.directions) - {"none"} == set(get_args(Stance))
    assert set(names.done) == set(get_args(Done))


def features() -> dict[str, Mapping[str, float]]:
    """Return by the place of a scale all the features that the code gives it."""
    document = document_of(TEXT)
    sentences = split_sentences(document)
    claim = replace(CLAIM, start=0, end=30, quote=TEXT[:30])
    effort = replace(EFFORT, start=0, end=30, quote=TEXT[:30])
    (told,) = offered_claims(document, sentences, ((), (claim,)), None)
    (step,) = offered_efforts(document, sentences, ((), (effort,)), None)
    unseen, unread = told, step
    told, step = replace(told, seen=SEEN), replace(step, seen=SEEN)
    return {
        "statement.claim": statement_features(told, ruled=(), tagged=()),
        "statement.effort": effort_features(step, ruled=(), tagged=()),
        "right.claim": {**right_features(claim, told), **right_features(claim, unseen)},
        "right.effort": {
            **right_effort_features(effort, ("crit.1",), step),
            **right_effort_features(effort, ("crit.1",), unread),
        },
        "code": code_features("torture", SEEN, Listed()),
        "criterion": criterion_features("crit.1", SEEN, Listed()),
    }


@pytest.mark.parametrize("scale", features())
def test_every_weight_is_that_of_a_feature(scale: str) -> None:
    name, _, kind = scale.partition(".")
    learnt = getattr(load_votes(), name)
    weights = (learnt[kind] if kind else learnt).weights
    assert set(weights) <= set(features()[scale])
    assert weights


def test_the_votes_answer_all_that_is_asked_of_them() -> None:
    votes = load_votes()
    for by_kind in (votes.statement, votes.right, votes.threshold):
        assert set(by_kind) == {"claim", "effort"}
    assert set(votes.least) == {"claim", "effort", "code", "criterion"}
    assert all(0.0 < least <= 1.0 for least in (*votes.least.values(), *votes.threshold.values()))
    assert set(votes.listed) == {"certainty", "certainty_asserted", "direction", "done"}
    for scale in votes.right.values():
        points = scale.calibration
        assert list(points) == sorted(points)
        assert all(0.0 <= share <= 1.0 for point in points for share in point)


def test_a_text_read_twice_is_read_alike() -> None:
    first, second = (read_text(load_reader(), TEXT) for _ in range(2))
    for kind in ("claim", "effort"):
        assert first.seen(kind) == second.seen(kind)
    assert first.judged("claim", 0, 27) == second.judged("claim", 0, 27)
    assert extract(document_of(TEXT)) == extract(document_of(TEXT))


def test_what_is_seen_stands_in_the_text_and_chances_are_chances() -> None:
    read = read_text(load_reader(), TEXT)
    seen = (*read.seen("claim"), *read.seen("effort"))
    assert seen
    for one in seen:
        assert 0 <= one.start < one.end <= len(TEXT)
        chances = (one.tagged, one.is_claim, one.is_effort, *one.codes.values(), *one.links)
        assert all(0.0 <= chance <= 1.0 for chance in chances)
        assert sum(one.links) == pytest.approx(1.0, abs=0.001)


def test_a_range_without_words_is_not_judged() -> None:
    read = read_text(load_reader(), TEXT)
    assert read.judged("claim", len(TEXT), len(TEXT) + 5) is None
    assert read_text(load_reader(), "").seen("claim") == ()


def test_a_statement_says_what_made_it() -> None:
    found = extract(document_of(TEXT))[0]
    version = load_votes().version
    told = (*found.claims, *found.efforts)
    assert told
    assert all(version in one.why and one.confidence is not None for one in told)
