from palermo.extract.entities import find_goods, find_technologies


def test_goods_are_found_as_written_in_either_number() -> None:
    text = "Camp factories produce Garments, a brick and frozen seafood."
    assert [name for name, _ in find_goods(text)] == ["Garments", "brick", "frozen seafood"]


def test_goods_with_other_uses_need_a_context() -> None:
    assert find_goods("She won a gold medal and wrote the dates down.") == ()
    assert [name for name, _ in find_goods("Children mine gold.")] == ["gold"]


def test_technologies_are_found_with_offsets_of_the_document() -> None:
    text = "Police use facial recognition and voice samples to track people."
    found = find_technologies(text, offset=100)
    assert [name for name, _ in found] == ["facial recognition", "voice samples"]
    assert all(text[span.start - 100 : span.end - 100] == name for name, span in found)


def test_a_word_of_daily_life_is_no_technology_of_control() -> None:
    assert find_technologies("Her hobby is social media.") == ()
