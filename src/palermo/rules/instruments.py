"""An instrument: a folder of rule files, loaded and checked as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from palermo.datafiles import data_file, file_hash, load_yaml
from palermo.errors import DataFileError
from palermo.rules.conditions import Condition, tests_of
from palermo.rules.models import FactSpec, InstrumentFile, Rule

NOT_RULES = frozenset({"instrument.yaml", "evidence.yaml", "judgement.yaml"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """The rules of one instrument by id, in order of id, with the SHA-256 of each file as its version."""

    file: InstrumentFile
    rules: Mapping[str, Rule]
    versions: Mapping[str, str]
    says: Mapping[str, str]
    """Every shared fact in words."""


@cache
def load_instrument(name: str) -> Instrument:
    """Return the instrument of that name, a folder below `data/rules`.

    Errors: DataFileError lists the faults of all its files together.
    """
    folder = f"rules/{name}"
    if not data_file(folder).is_dir():
        raise DataFileError(f"{folder}: there is no such folder of rules; name one that exists")
    faults: list[str] = []
    file = _loaded(f"{folder}/instrument.yaml", faults)
    rules, versions = _rules(folder, faults)
    if file is not None:
        faults.extend(_faults(folder, file, rules))
    if faults or file is None:
        raise DataFileError("\n".join(faults))
    return Instrument(
        file=file,
        rules=MappingProxyType(rules),
        versions=MappingProxyType(versions),
        says=MappingProxyType({name: spec.says for name, spec in file.facts.items()}),
    )


def _loaded(name: str, faults: list[str]) -> InstrumentFile | None:
    try:
        return load_yaml(name, InstrumentFile)
    except (DataFileError, FileNotFoundError) as error:
        faults.append(str(error))
        return None


def _rules(folder: str, faults: list[str]) -> tuple[dict[str, Rule], dict[str, str]]:
    rules: dict[str, Rule] = {}
    versions: dict[str, str] = {}
    names = sorted(item.name for item in data_file(folder).iterdir() if item.name.endswith(".yaml"))
    for name in (name for name in names if name not in NOT_RULES):
        try:
            rule = load_yaml(f"{folder}/{name}", Rule)
        except DataFileError as error:
            faults.append(str(error))
            continue
        if f"{rule.id}.yaml" != name:
            faults.append(f"{folder}/{name}: holds the rule {rule.id}; a file is named after its rule")
        rules[rule.id] = rule
        versions[rule.id] = file_hash(f"{folder}/{name}")
    return rules, versions


def _faults(folder: str, file: InstrumentFile, rules: Mapping[str, Rule]) -> Iterator[str]:
    for named in (*file.decision, *file.after):
        if named not in rules:
            yield f"{folder}/instrument.yaml: the order names {named}, and there is no such rule"
    for rule in rules.values():
        place = f"{folder}/{rule.id}.yaml"
        known = {**file.facts, **{name: _yes_no(says) for name, says in rule.inputs.items()}}
        for condition in rule.conditions():
            for test in tests_of(condition):
                yield from (f"{place}: {fault}" for fault in _test_faults(test, known))
        for outcome in (rule.met.sets, rule.not_met.sets, *(inference.sets for inference in rule.infers)):
            for name, value in outcome.items():
                yield from (f"{place}: {fault}" for fault in _value_faults(name, value, known))
        for case in rule.cases:
            for name, given in case.facts.items():
                yield from (f"{place}: in a case, {fault}" for fault in _value_faults(name, given, known))


def _yes_no(says: str) -> FactSpec:
    return FactSpec(says=says, values=("yes", "no"))


def _test_faults(test: Condition, known: Mapping[str, FactSpec]) -> Iterator[str]:
    name = test.fact or ""
    numeric = test.at_least is not None or test.at_most is not None
    if name in known and known[name].number != numeric:
        yield f"the fact {name} is {'' if known[name].number else 'not '}a number, and the test does not fit it"
    elif name in known:
        for value in test.is_one_of or (() if test.equals is None else (test.equals,)):
            yield from _value_faults(name, value, known)
    else:
        yield f"the fact {name} is not declared in instrument.yaml or in the rule's inputs"


def _value_faults(name: str, value: str | int, known: Mapping[str, FactSpec]) -> Iterator[str]:
    if name not in known:
        yield f"the fact {name} is not declared in instrument.yaml or in the rule's inputs"
    elif known[name].number:
        if not isinstance(value, int):
            yield f"the fact {name} is a number, not {value}"
    elif str(value) not in known[name].values:
        yield f"the fact {name} cannot be {value}; it is one of {', '.join(known[name].values)}"
