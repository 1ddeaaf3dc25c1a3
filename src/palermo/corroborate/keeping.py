"""Sketches and links as bytes and back, without loss: the form in which a tracing is kept."""

import json
import struct

import numpy as np

from palermo.corroborate.links import Link
from palermo.corroborate.near import Keys
from palermo.corroborate.reliance import Reliance
from palermo.corroborate.sketches import Sketch
from palermo.corroborate.works.keeping import work_of, work_record
from palermo.records import Span

# The hash of the folded text, how many bands, anchors and survivors follow, and how long the JSON after them is.
_HEAD = struct.Struct("<32sIIII")
_KEY = np.dtype("<u8")


def sketch_bytes(sketch: Sketch) -> bytes:
    """Return a sketch as bytes."""
    keys = (sketch.bands, sketch.anchors, sketch.survivors)
    said = b""
    if sketch.reliances or sketch.addresses or sketch.work is not None:
        rests_on = [
            (one.label, one.ground, one.passage.start, one.passage.end, one.whole) for one in sketch.reliances
        ]
        said = json.dumps([rests_on, sketch.addresses, work_record(sketch.work)]).encode("ascii")
    head = _HEAD.pack(bytes.fromhex(sketch.folded), *map(len, keys), len(said))
    return b"".join((head, *(row.astype(_KEY).tobytes() for row in keys), said))


def sketch_of(data: bytes) -> Sketch:
    """Return the sketch that `sketch_bytes` gave as bytes. Errors: ValueError where the bytes are no sketch."""
    if len(data) < _HEAD.size:
        raise ValueError("too short for a sketch")
    folded, bands, anchors, survivors, said = _HEAD.unpack_from(data)
    keys: Keys = np.frombuffer(data, _KEY, bands + anchors + survivors, _HEAD.size)
    rests_on, addresses, work = json.loads(data[-said:]) if said else ((), (), None)
    return Sketch(
        folded=folded.hex(),
        bands=keys[:bands],
        anchors=keys[bands : bands + anchors],
        survivors=keys[bands + anchors :],
        reliances=tuple(
            Reliance(label, ground, Span(start, end), whole) for label, ground, start, end, whole in rests_on
        ),
        addresses=tuple(addresses),
        work=work_of(work),
    )


def link_bytes(link: Link | None) -> bytes | None:
    """Return a link as bytes; None stays None, for two documents that are not related."""
    if link is None:
        return None
    return json.dumps([link.relation, link.score, link.first, link.second]).encode("ascii")


def link_of(data: bytes | None) -> Link | None:
    """Return the link that `link_bytes` gave as bytes. Errors: ValueError where the bytes are no link."""
    if data is None:
        return None
    relation, score, first, second = json.loads(data)
    return Link(relation, score, tuple(first), tuple(second))
