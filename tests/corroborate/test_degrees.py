"""Independence has degrees, methods only as a text states them; what nearly says the same is only linked."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import corroborate, stated_methods
from palermo.records import ChainLink, Claim, Document, Place

CLAIM = Claim(
    "a1", "a", 0, 10, "Orlanis were held at Varna", (), "asserted", False, "en", abuses=("arbitrary_detention",),
    groups=("Orlanis",), places=(Place("Varna", "XX-VA"),), since="2021",
)  # fmt: skip
NO_PLACE = replace(CLAIM, id="b1", document="b", quote="Orlanis were held somewhere", places=())
NO_WHO = replace(CLAIM, id="c1", document="c", quote="people were held at Varna", groups=())
NO_TIME = replace(CLAIM, id="d1", document="d", quote="at Varna Orlanis are held", since=None)
OTHER_PLACE = replace(CLAIM, id="e1", document="e", quote="held at the port", places=(Place("Port Sel"),))
CLAIMS = [CLAIM, NO_PLACE, NO_WHO, NO_TIME, OTHER_PLACE]


def test_what_one_leaves_out_makes_an_unsure_link_with_its_reason() -> None:
    found = {group.claims[0]: group for group in corroborate(CLAIMS, {})}
    assert len(found) == len(CLAIMS)
    reasons = {(link.other, link.reason.split("; ")[1]) for link in found["a1"].unsure}
    assert reasons == {
        ("b1", "one names no place"), ("c1", "one names no group or doer"), ("d1", "one states no time"),
    }  # fmt: skip
    assert ("a1", "e1") not in {(link.claim, link.other) for group in found.values() for link in group.unsure}
    assert all(len(group.roots) == 1 for group in found.values())


@given(st.permutations(CLAIMS))
@settings(max_examples=20, deadline=None)
def test_order_changes_no_link(claims: list[Claim]) -> None:
    assert corroborate(claims, {}) == corroborate(CLAIMS, {})


def methods_of(text: str, quote: str, **fields: tuple[ChainLink, ...]) -> tuple[str, ...]:
    start = text.index(quote)
    claim = replace(CLAIM, start=start, end=start + len(quote), quote=quote, **fields)
    return stated_methods([claim], [Document("a", "0" * 64, text, "text", ())]).get("a1", ())


def test_a_method_is_told_only_where_the_sentence_or_a_source_states_it() -> None:
    text = "We interviewed nobody. Satellite images show that Orlanis were held at Varna. A census came later."
    assert methods_of(text, "Orlanis were held at Varna") == ("satellite_imagery",)
    assert methods_of("Orlanis were held at Varna.", "Orlanis were held at Varna") == ()
    witness = ChainLink("two herders (unnamed)", "survivor_or_witness", None, None)
    leak = ChainLink("leaked police files (unnamed)", "document", None, None)
    found = methods_of("Orlanis were held at Varna.", "Orlanis were held at Varna", chain=(witness, leak))
    assert found == ("leaked_documents", "testimony")


def test_a_corroboration_shows_roots_kinds_and_methods_side_by_side() -> None:
    study = replace(CLAIM, id="f1", document="f", chain=(ChainLink("Lake Circle", "ngo", None, None),))
    (found,) = corroborate([CLAIM, study], {}, methods={"a1": ("statistics",), "f1": ("interviews", "statistics")})
    assert (found.roots, found.source_kinds) == (("a", "root:lake-circle"), ("ngo",))
    assert found.methods == ("interviews", "statistics")
