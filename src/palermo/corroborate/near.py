"""Which texts may be near-copies of one another: sketches of their runs of words, compared without all pairs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from palermo.corroborate.wording import SHINGLE

Keys = NDArray[np.uint64]
Brief = NDArray[np.uint32]
Pairs = NDArray[np.int64]
# 32 bands of 2: two texts that share a fifth of their runs meet with probability 0.73, a third 0.97.
BANDS = 32
HASHES = 64
SEED = 1
# Texts shorter than this have too few runs to weigh, so their words are taken instead.
SHORT = 20
# Every 8th run (by hash) of a text is an anchor; a cut copy of 100 words keeps about twelve.
ANCHOR_EVERY = 8
# A key held by more texts than this says little; its holders are then paired with their neighbours only.
MOST_HOLDERS = 50
NEIGHBOURS = 3
_BATCH = 64
_SKETCHED = 1024
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_BLANK = 32


@dataclass(frozen=True, slots=True)
class Runs:
    """Hashes of the runs of five words of many texts, one after another: text i has [starts[i], starts[i+1])."""

    hashes: Keys
    starts: NDArray[np.int64]

    def of(self, place: int) -> Keys:
        """Return the hashes of one text, in text order."""
        return self.hashes[self.starts[place] : self.starts[place + 1]]


def runs_of(texts: Sequence[str], *, short: int = SHORT) -> Runs:
    """Return the hashed runs of texts whose words stand between blanks; one of fewer words gives its words."""
    parts = [_runs_of(texts[at : at + _BATCH], short=max(short, SHINGLE)) for at in range(0, len(texts), _BATCH)]
    counts = np.concatenate([np.zeros(1, np.int64), *(counts for _, counts in parts)])
    return Runs(np.concatenate([np.zeros(0, np.uint64), *(hashes for hashes, _ in parts)]), np.cumsum(counts))


def word_keys(words: Sequence[str]) -> Keys:
    """Return the hash of each word (without blanks in it), each once, in order of value."""
    hashes, _ = _words_of([" ".join(words).encode("utf-8", "surrogatepass")])
    return np.unique(_mixed(hashes))


def _runs_of(texts: Sequence[str], *, short: int) -> tuple[Keys, NDArray[np.int64]]:
    """Return the runs of a few texts, one after another, and how many each has."""
    words, owners = _words_of([text.encode("utf-8", "surrogatepass") for text in texts])
    lengths = np.bincount(owners, minlength=len(texts))
    runs = words[: max(len(words) - SHINGLE + 1, 0)]
    for offset in range(1, SHINGLE):
        runs = runs * _BASE + words[offset : offset + len(runs)]
    inside = owners[: len(runs)] == owners[len(words) - len(runs) :]
    if (lengths >= short).all():
        return _mixed(runs[inside]), lengths - SHINGLE + 1
    is_long = (lengths >= short)[owners]
    kept = np.flatnonzero(inside & is_long[: len(runs)])
    single = np.flatnonzero(~is_long)
    order = np.argsort(np.concatenate([kept, single]), kind="stable")
    counts = np.where(lengths >= short, lengths - SHINGLE + 1, lengths)
    return _mixed(np.concatenate([runs[kept], words[single]])[order]), counts


def _words_of(texts: Sequence[bytes]) -> tuple[Keys, NDArray[np.int64]]:
    """Return a hash of every word, the same in every process, and the place of the text it stands in.

    The hash is that of Rabin and Karp: the bytes of a word as digits of a number, modulo 2 to the 64th.
    """
    data = np.frombuffer(b" ".join(texts) + b" ", np.uint8)
    is_blank = data <= _BLANK
    edges = np.flatnonzero(is_blank[1:] != is_blank[:-1]) + 1
    if len(data) and not is_blank[0]:
        edges = np.concatenate([[0], edges])
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(1 << max(len(data), 2).bit_length())
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(data * powers[: len(data)], dtype=np.uint64)])
    hashes = (sums[ends] - sums[starts]) * inverses[starts]
    first_words = np.searchsorted(starts, np.cumsum([0, *(len(text) + 1 for text in texts)]))
    return hashes, np.repeat(np.arange(len(texts)), np.diff(first_words))


@lru_cache(maxsize=2)
def _powers(number: int) -> tuple[Keys, Keys]:
    """Return the powers of an odd base and of its inverse, modulo 2 to the 64th, from the power 0."""
    up, down = np.full(number, _BASE), np.full(number, _INVERSE)
    up[0] = down[0] = 1
    return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)


def bands_of(runs: Runs) -> Keys:
    """Return one row of 32 band keys a text, by MinHash; a text without words has a row of zeros."""
    rows = RMinHash.digest_matrix_from_flat_token_hashes(runs.hashes, runs.starts.astype(np.uint64), HASHES, SEED)
    digests = np.array(rows.to_rows(), np.uint64).reshape(-1, HASHES)
    first, second = digests[:, 0::2], digests[:, 1::2]
    bands = _mixed(((first << np.uint64(32)) | second) + np.arange(BANDS, dtype=np.uint64) * _BASE)
    bands[np.diff(runs.starts) == 0] = 0
    return bands


def anchors_of(runs: Keys) -> Keys:
    """Return the runs of one text that stand for the others, each once, in order of value."""
    return np.unique(runs[runs % np.uint64(ANCHOR_EVERY) == 0])


def sharing(keys: Sequence[Keys] | Keys, *, need: int) -> Pairs:
    """Return the pairs of places (smaller first, each once, in order) whose keys have at least `need` in common.

    Places that hold a key with more than 50 others are paired with their nearest neighbours only, so that the
    work grows with the number of texts. The key 0 is no key.
    """
    owners = np.repeat(np.arange(len(keys)), [len(row) for row in keys])
    flat = np.concatenate([*keys, np.zeros(0, np.uint64)])
    owners, flat = owners[flat != 0], flat[flat != 0]
    order = np.argsort(flat, kind="stable")
    flat, owners = flat[order], owners[order]
    found = list(_together(flat, owners))
    if not found:
        return np.zeros((0, 2), np.int64)
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    codes = codes[counts >= need]
    return np.stack(np.divmod(codes, 2**32), axis=1)


def sketched(texts: Iterable[str], *, short: int = SHORT) -> Iterator[tuple[Keys, Keys]]:
    """Yield the band keys and the hashed runs of each text, in order; a few hundred texts are held at a time.

    The words of a text stand between blanks and are compared as they are.
    """
    stream = iter(texts)
    while batch := list(islice(stream, _SKETCHED)):
        runs = runs_of(batch, short=short)
        for place, bands in enumerate(bands_of(runs)):
            yield bands, runs.of(place)


def brief(runs: Keys) -> Brief:
    """Return the runs in half the room: enough to tell what two texts share, for one in millions."""
    return runs.astype(np.uint32)


def shared_runs(first: Brief, second: Brief) -> tuple[int, int, int]:
    """Return how many runs two texts have in common, how many the one with fewer has, and how many the other."""
    one, two = _each_once(np.sort(first)), _each_once(np.sort(second))
    both = np.concatenate([one, two])
    both.sort()
    least, most = sorted((len(one), len(two)))
    return int(np.count_nonzero(both[1:] == both[:-1])), least, most


def _each_once(ordered: Brief) -> Brief:
    is_new = np.concatenate([np.ones(min(len(ordered), 1), np.bool_), ordered[1:] != ordered[:-1]])
    kept: Brief = ordered[is_new]
    return kept


def _together(flat: Keys, owners: NDArray[np.int64]) -> Iterator[Pairs]:
    """Yield, as codes, the pairs of owners that stand within reach of each other in a run of equal keys."""
    if not len(flat):
        return
    starts = np.flatnonzero(np.concatenate([[True], flat[1:] != flat[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(flat)]]))
    kept = np.repeat(sizes > 1, sizes)
    flat, owners, size = flat[kept], owners[kept], np.repeat(sizes, sizes)[kept]
    for gap in range(1, MOST_HOLDERS):
        same = flat[gap:] == flat[:-gap]
        if gap > NEIGHBOURS:
            same &= size[gap:] <= MOST_HOLDERS
        if not same.any():
            return
        one, two = owners[:-gap][same], owners[gap:][same]
        apart = one != two
        yield np.minimum(one, two)[apart] * 2**32 + np.maximum(one, two)[apart]


def _mixed(values: Keys) -> Keys:
    """Return the values with their bits stirred, so that any of them can be taken as a sample."""
    values = (values ^ (values >> _SHIFT)) * _MIX
    return values ^ (values >> _SHIFT)
