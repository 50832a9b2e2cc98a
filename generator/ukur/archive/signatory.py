"""Whether a certificate names the one who is to sign the document: by NIP, or else by name without titles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Titles as they stand before and behind names; a certificate mostly leaves them out, a document never.
_BEFORE = re.compile(r"hj?|rr?|rt|dr[agsh]?|ir|prof|kh|ust|apt")
_BEHIND = re.compile(
    r"se|sh|st|sp|ss|sip|sos|skom|spdi?|spt|spi|sag|sthi|sked|skep|skm|s?stp|ssos|ssit?|ssn|stat|spsi|sab|sap|map"
    r"|mm|mh|mt|ma|msi|mpdi?|mkom|mkes|msc|mba|mpa|mph|mag|mhum|msos|mip|mpp|mp|ak|ap|amd|phd|mec|dev"
)
_NIP = re.compile(r"(?<!\d)((?:19|20)\d\d(?:0[1-9]|1[0-2])\d\d(?:19|20)\d\d(?:0[1-9]|1[0-2])[12]\d{3})(?!\d)")
"""Day of birth, month of appointment, sex, number: 18 digits of Perka BKN 22/2007."""


class Likeness(StrEnum):
    """What a certificate has in common with the signatory that the document names."""

    NIP = "nip"
    NAMA = "nama"
    LAIN = "lain"
    TIDAK_DISEBUT = "tidak disebut"


@dataclass(frozen=True)
class Signatory:
    """Who is to sign, as the document names them; a demonstration names nobody.

    ``lain`` are those who sign beside; ``semua``: the PDF is signed by all of them, not by hand by some.
    """

    nama: str | None
    nip: str | None
    lain: tuple["Signatory", ...] = ()
    semua: bool = False

    @property
    def named(self) -> tuple["Signatory", ...]:
        """Everybody whom the document names, the maker first."""
        return tuple(item for item in (self, *self.lain) if item.nama)

    @property
    def names(self) -> str:
        """Their names in a sentence."""
        return " dan ".join(item.nama for item in self.named if item.nama)


def likeness(signatory: Signatory | None, name: str, subject: Iterable[str]) -> Likeness:
    """Return how a certificate is like the signatory; ``subject`` is every text in its subject.

    Another NIP in it is another person, whatever the name.
    """
    if signatory is None or not signatory.nama:
        return Likeness.TIDAK_DISEBUT
    known = _digits(signatory.nip or "")
    found = {number for text in subject for number in _NIP.findall(re.sub(r"[ .]", "", text))}
    if known and found:
        return Likeness.NIP if known in found else Likeness.LAIN
    same = _same_words(bare_name(name), bare_name(signatory.nama))
    return Likeness.NAMA if same else Likeness.LAIN


def best_likeness(
    signatory: Signatory | None, called: str, subject: Sequence[str]
) -> tuple[Likeness, str | None]:
    """Return how a certificate is like the one of the signatories it is most like, and that one's name."""
    if signatory is None or not signatory.named:
        return Likeness.TIDAK_DISEBUT, None
    order = list(Likeness)
    found = ((likeness(item, called, subject), item.nama) for item in signatory.named)
    like, name = min(found, key=lambda pair: order.index(pair[0]))
    return like, None if like is Likeness.LAIN else name


def bare_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case without titles; a shortened word keeps its dot."""
    words = name.partition(",")[0].casefold().split()
    while len(words) > 1 and _BEFORE.fullmatch(_plain(words[0])):
        words.pop(0)
    while len(words) > 1 and (count := _degree(words)):
        del words[-count:]
    return tuple(words)


def _degree(words: Sequence[str]) -> int:
    """Return how many words at the end are a degree: S.Sos, SE, or S. Sos in two."""
    for count in (2, 1):
        if len(words) > count and _BEHIND.fullmatch(_plain("".join(words[-count:]))):
            return count
    return 0


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two names are the same, where M. and Muh. may stand for Muhammad."""
    return len(one) == len(other) and all(map(_same_word, one, other))


def _same_word(one: str, other: str) -> bool:
    if _plain(one) == _plain(other) != "":
        return True
    short = [word for word in (one, other) if word.endswith(".") and len(word) <= 5]
    return bool(short) and one[:1] == other[:1]


def _plain(word: str) -> str:
    return re.sub(r"[^\w]", "", word)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
