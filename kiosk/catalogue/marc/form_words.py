"""Words by which cataloguers tell a form: Georgian, Russian and English, in any inflection."""

from __future__ import annotations

import re
from types import MappingProxyType

from kiosk.catalogue.models import MaterialForm

_BRAILLE = (
    r"braille|tactile (?:text|book)|ბრაილ|ტაქტილურ|რელიეფურ[ -]?წერტილ|брайл"
    r"|тактильн\w+ (?:текст|книг)|(?:текст|text) \((?:тактильн|tactile)|рельефно[ -]?точечн|\bРТШ\b"
)
_LARGE_PRINT = (
    r"(?:large|giant|big)[ -]?(?:print|type|text)|მსხვილ\w*[ -]?(?:შრიფტ|ნაბეჭდ|ბეჭდ|ასო)"
    r"|(?:დიდ|გადიდებულ|გამსხვილებულ)\w*[ -]?შრიფტ|სუსტადმხედველ|მცირემხედველ"
    r"|(?:крупн|укрупн|увелич|больш)\w* (?:шрифт|печат)|крупно(?:шрифт|печат)|слабовидящ"
)
_FILM = (
    r"video|motion pictures?\b(?! (?:play|music|critic))"
    r"|(?:feature|documentary|short|animated) films?\b"
    r"|\bDVD\b(?![ -]?(?:ROM|audio))|blu-?ray|moving image|\bfilm ?(?:reel|strip)"
    r"|ვიდეო|კინოფილმ|\bფილმ|მულტფილმ|მოძრავი გამოსახულება|видео|кинофильм|\bфильм|мультфильм"
    r"|движущееся|движущаяся"
)
_MUSIC = (
    r"performed music|music(?:al)? (?:recording|sound|cd|disc)|შესრულებული მუსიკა"
    r"|მუსიკალური (?:ჩანაწერ|დისკ|ალბომ)|(?:исполн\w+|аудио) музык"
    r"|(?:музык\w*|music) \((?:исполн|performed)"
    r"|музыкальн\w+ (?:звуко|запис|диск|альбом)"
)
_SCORE = (
    r"sheet music|(?:printed|notated) music|\bscores?\b"
    r"|\bნოტებ|სანოტო|ნოტირებულ|პარტიტურ|კლავირ|\bноты\b|нотн\w+ (?:изд|текст|музык)|нотированн"
    r"|партитур|клавир|(?:музык\w*|music) \((?:знак|запис|нот|notated)"
)
_MAP = r"cartographic|\bmaps?\b|\bglobes?\b|\bრუკა|\bრუკებ|კარტოგრაფიულ|\bкарт[аы]\b|картографическ"
_AUDIOBOOK = (
    r"audio(?![ -]?visual)|sound(?: |-)?(?:recording|disc|disk|cassette|file)|talking book"
    r"|spoken word|books? on (?:cd|tape|cassette)|\bDAISY\b"
    r"|აუდიო(?! ?-?ვიზუალ)|ხმოვანი (?:წიგნ|ჩანაწერ|გამოცემ)|ხმის ჩანაწერ|მოლაპარაკე წიგნ|მოსასმენი"
    r"|(?:თქმული|წარმოთქმული|ზეპირი) (?:სიტყვა|მეტყველება)|დეიზი"
    r"|аудио(?! ?-?визуал)|звукозапис|звуков\w+ (?:запис|книг|диск|издан)|говорящ\w+ книг"
    r"|озвученн|устная речь|произнес[её]нное слово|\bд[эе]йзи\b"
)
_ELECTRONIC = (
    r"electronic (?:resource|book)|\be-?books?\b|computer (?:file|disc|optical)|\b(?:CD|DVD)-?ROM\b"
    r"|online resource|ელექტრონული|электронн|компьютерн"
)
_OF_FORMS = MappingProxyType({
    MaterialForm.BRAILLE: _BRAILLE,
    MaterialForm.LARGE_PRINT: _LARGE_PRINT,
    MaterialForm.FILM: _FILM,
    MaterialForm.SCORE: _SCORE,
    MaterialForm.MUSIC: _MUSIC,
    MaterialForm.AUDIOBOOK: _AUDIOBOOK,
    MaterialForm.MAP: _MAP,
    MaterialForm.ELECTRONIC: _ELECTRONIC,
})  # fmt: skip
_PATTERNS = MappingProxyType({
    form: re.compile(pattern, re.I) for form, pattern in _OF_FORMS.items()
})  # fmt: skip
_STATED = re.compile(
    r"(?:(?:in|ein|на|в|с|text|printed|set|печатается|напечатано|издано|издание|გამოცემა|დაბეჭდილია"
    r"|გამოცემულია|ნაბეჭდია|шрифт\w*|შრიფტ\w*|book|edition|ed|version|format|книга|წიგნი|გამოც|изд"
    r"|mp3|cd|სისტემით|სისტემა|ფორმატით|ფორმატი|формат\w*|системе|система)\b[ .,:;]*)*",
    re.I,
)
_REST_OF_WORD = re.compile(r"\w*")
_PAGES = re.compile(
    r"\d\s*\]?\s*(?:p|pp|pages|leaves|l|გვ|გვერდ\w*|с|стр|страниц\w*|л)\b|volumes?\b", re.I
)
_IN_BRACKETS = " .,:;()[]/0123456789"


def named(texts: str) -> frozenset[MaterialForm]:
    """Every form that a word of these texts names."""
    return frozenset(form for form, pattern in _PATTERNS.items() if pattern.search(texts))


def stated(text: str) -> MaterialForm | None:
    """The form that a subtitle or a note consists of, as "large print edition" does and "a history
    of braille" does not.
    """
    text = text.strip(_IN_BRACKETS)
    for form, pattern in _PATTERNS.items():
        begin = _STATED.match(text)
        at = begin.end() if begin else 0
        found = pattern.match(text, at)
        if found is None:
            continue
        rest = _REST_OF_WORD.match(text, found.end())
        if _STATED.fullmatch(text[rest.end() if rest else found.end() :].strip(_IN_BRACKETS)):
            return form
    return None


def counts_pages(extent: str) -> bool:
    """Whether an extent is that of a printed volume: what else it names lies in its cover."""
    return _PAGES.search(extent) is not None
