"""Messages parsed one by one are what parsing the whole folder gives."""

from __future__ import annotations

import pytest
from fluent.runtime import FluentBundle, FluentResource

from config.bundles import Bundle
from config.i18n import load_bundle
from config.languages import available_languages, word_files
from tests.words.test_locales import messages, variables

SAMPLE = """\
### A file.

# A comment = with a sign
first = One { second }
    .speech = { -term }, of
        two lines
second = { $n ->
    [one] a = b
   *[other] c
}
-term = a term
"""


@pytest.mark.parametrize("language", available_languages())
def test_every_message_is_the_same_as_in_the_whole(language: str) -> None:
    whole = FluentBundle([language], use_isolating=False)
    for entry in word_files(language):
        whole.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    one_by_one = load_bundle(language)
    for key, message in messages(language).items():
        args = dict.fromkeys(variables(message), "X")
        assert one_by_one.has_message(key)
        mine, theirs = one_by_one.get_message(key), whole.get_message(key)
        assert mine.attributes.keys() == theirs.attributes.keys()
        for pattern, other in [
            (mine.value, theirs.value),
            *((mine.attributes[name], theirs.attributes[name]) for name in mine.attributes),
        ]:
            if pattern is not None and other is not None:
                assert one_by_one.format_pattern(pattern, args) == whole.format_pattern(other, args)


def test_what_a_message_refers_to_comes_with_it() -> None:
    bundle = Bundle("en", [SAMPLE])
    first = bundle.get_message("first")
    assert bundle.format_pattern(first.value, {"n": 1})[0] == "One a = b"
    assert bundle.format_pattern(first.attributes["speech"], {})[0] == "a term, of\ntwo lines"


def test_a_key_there_is_not_is_no_message() -> None:
    bundle = Bundle("en", [SAMPLE])
    assert not bundle.has_message("third")
    with pytest.raises(LookupError):
        bundle.get_message("third")


def test_the_first_of_two_with_one_key_counts() -> None:
    bundle = Bundle("en", ["a = 1\n", "a = 2\n"])
    assert bundle.format_pattern(bundle.get_message("a").value, {})[0] == "1"
