"""Russian number words: in titles they stand for digits and the other way round; pure."""

from __future__ import annotations

_UNITS = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
UNITS = tuple(_UNITS.split())
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
TENS = ("", "", *_TENS.split())
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
HUNDREDS = ("", *_HUNDREDS.split())
_FEMININE = {"один": "одна", "два": "две"}
_THOUSAND = ("тысяча", "тысячи", "тысяч")
_MILLION = ("миллион", "миллиона", "миллионов")


def cardinal(n: int) -> str:
    """0 to 999,999,999 in the nominative masculine: сто двадцать один."""
    if n < 20:
        return UNITS[n]
    for size, heads in ((100, TENS), (1000, HUNDREDS)):
        if n < size:
            first, rest = divmod(n, size // 10)
            return f"{heads[first]} {cardinal(rest)}" if rest else heads[first]
    size, forms = (1_000, _THOUSAND) if n < 1_000_000 else (1_000_000, _MILLION)
    count, rest = divmod(n, size)
    words = cardinal(count).split()
    if size == 1_000:
        words[-1] = _FEMININE.get(words[-1], words[-1])
    words.append(_counted(count, forms))
    return " ".join(words + ([cardinal(rest)] if rest else []))


def _counted(count: int, forms: tuple[str, str, str]) -> str:
    """The noun after a number: одна тысяча, две тысячи, пять тысяч."""
    if count % 100 in range(11, 20):
        return forms[2]
    last = count % 10
    return forms[0] if last == 1 else forms[1] if 2 <= last <= 4 else forms[2]
