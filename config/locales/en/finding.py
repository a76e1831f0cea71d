"""English words around what is looked for."""

from __future__ import annotations

from collections.abc import Iterator

from config.finding_words import FindingWords

from .numbers import cardinal, ordinal, year

FRAMES = (
    "i am looking for", "im looking for", "looking for", "find me", "can you find", "find",
    "search for", "show me", "do you have", "have you got", "give me", "i want to read",
    "i want", "i would like", "id like", "i need", "please", "a book called", "the book called",
    "book called", "a book by", "books by", "book by", "the book", "a book", "the novel",
    "novel", "written by", "by", "books", "book", "something", "edition", "version", "format",
    "any", "some", "in", "on", "stories",
)  # fmt: skip


def number_spellings(number: int) -> Iterator[str]:
    """As a count and as a year: one thousand nine hundred and eighty-four, nineteen eighty-four."""
    words = cardinal(number)
    yield words
    yield words.replace(" and ", " ")
    yield year(number)
    if number:
        yield ordinal(number)
    if words.startswith("one "):
        yield f"a {words.removeprefix('one ')}"
        yield words.removeprefix("one ")


FINDING = FindingWords(
    forms={
        "audiobook": (
            "audiobook", "audiobooks", "audio book", "audio books", "audio", "talking book",
            "talking books", "spoken word", "book on tape", "books on tape", "book on cd",
            "books on cd", "recorded book", "recorded books", "audio version", "audio edition",
            "on cd", "on audio",
        ),
        "braille": (
            "braille", "brail", "braile", "braille book", "braille books", "in braille",
            "braille edition", "tactile book", "tactile books", "for the blind",
        ),
        "large_print": (
            "large print", "largeprint", "large print book", "large print books", "big print",
            "bigger print", "larger print", "large type", "big letters", "large letters",
            "in large print", "large print edition", "large font", "big font",
        ),
    },
    audiences={
        "children": (
            "for children", "for kids", "children's books", "childrens books", "children's book",
            "childrens book", "children books", "kids books", "kids' books", "kid's books",
            "kids book", "childrens", "children's", "for a child", "for little ones", "kids",
            "children's literature", "books for children", "books for kids", "juvenile",
            "children", "picture book", "picture books",
        ),
        "young": (
            "young adult", "young adults", "for teenagers", "for teens", "teen", "teens",
            "teenage", "teenagers", "teen books", "young readers", "young people", "ya books",
        ),
    },
    genres={
        "poetry": ("poems", "poetry", "poem", "verse", "verses"),
        "stories": ("stories", "novellas"),
        "tales": ("tales", "fairytales", "fairytale"),
        "novel": ("novel", "novels"),
        "play": ("play", "plays", "drama"),
        "detective": ("detective", "detectives", "crime", "mystery", "mysteries", "thriller"),
        "fiction": ("scifi", "fiction"),
        "fantasy": ("fantasy",),
        "humour": ("humour", "humor", "comedy", "funny"),
        "history": ("history", "historical"),
        "biography": ("biography", "biographies"),
        "memoirs": ("memoir", "memoirs", "autobiography"),
        "cookery": ("cookery", "cooking", "cookbook", "cookbooks", "recipes", "cuisine"),
        "dictionary": ("dictionary", "dictionaries"),
        "encyclopaedia": ("encyclopedia", "encyclopaedia", "encyclopedias"),
        "philosophy": ("philosophy",),
        "psychology": ("psychology",),
        "religion": ("religion", "religious"),
        "adventure": ("adventure", "adventures"),
        "travel": ("travel", "travels", "journey"),
        "textbook": ("textbook", "textbooks"),
        "grammar": ("grammar",),
        "medicine": ("medicine", "medical"),
        "nature": ("nature",),
        "fables": ("fables", "fable"),
        "horror": ("horror",),
    },
    frames=FRAMES,
    patronymics=("ovich", "evich", "ovna", "evna", "ovitch", "evitch", "yevich", "ievich"),
    number_spellings=number_spellings,
)  # fmt: skip
