"""The roles and step numbers that the guides are written with, and those of the office in their place.

Guides are written with the words of the SOP that every office starts from. An office that has other roles
reads its own: who guards targets, reference data and archive, who prepares the format, who evaluates.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ukur.model.catalogue import Catalogue
from ukur.model.sop import Guard, Langkah, Sop, Tahap
from ukur.workflow.markdown import safe_text
from ukur.workflow.reasons import join_words

_STEPS: Mapping[Tahap, tuple[int, ...]] = {
    Tahap.PERINTAH: (1, 2),
    Tahap.FORMAT: (3,),
    Tahap.DRAF: (4,),
    Tahap.KONSEP: (5, 6),
    Tahap.DOKUMEN: (7,),
    Tahap.DITANDATANGANI: (8,),
    Tahap.ARSIP: (9,),
}
"""The numbers that the guides give to the steps of each stage."""
_WORDS = re.compile(r"\b(?:Kepala Dinas|Sekretaris|Tim SAKIP|(?:Fungsional )?Perencana|Staf)\b")
_NUMBERS = re.compile(r"\b([Ll]angkah) ([1-9](?:, [1-9])*(?:,? dan [1-9])?)\b")
_KEYS = re.compile(r"\b(?:fungsional-perencana|tim-sakip)\b(?!\.md)")
_PLAIN = re.compile(r"[A-Za-z][\w ./()-]*")
"""A name that is itself wherever it stands in YAML and in code."""
_GUARDED = {"Kepala Dinas": Guard.TARGET, "Sekretaris": Guard.ACUAN, "Staf": Guard.ARSIP}


@dataclass(frozen=True)
class RoleWords:
    """An office's roles in the places of those that the guides name, each by its keys."""

    catalogue: Catalogue

    def keys(self, word: str) -> tuple[str, ...]:
        """Return the roles that stand for a word of the guides."""
        sop = self.catalogue.sop
        guard = _GUARDED.get(word)
        if guard is not None:
            return sop.guards(guard)
        return (_evaluator(sop) if word == "Tim SAKIP" else _planner(sop),)

    def names(self, word: str) -> str:
        """Return them as the office calls them, in words."""
        known = self.catalogue.peran.peran
        names = (" ".join(known[key].nama.split()) if key in known else key for key in self.keys(word))
        return join_words(dict.fromkeys(names))

    def label(self, *words: str) -> str:
        """Return what menus and titles call the page of some roles: each name once."""
        return join_words(dict.fromkeys(self._told(word) for word in words))

    def _told(self, word: str) -> str:
        """Return the names for a word; the word itself where the office calls them as the guides do."""
        whole = "Fungsional Perencana" if word == "Perencana" else word
        told = self.names(whole)
        return word if told == whole else told

    def in_prose(self, line: str) -> str:
        """Return a line of Markdown with the office's words."""
        return self._put(line, safe_text)

    def in_code(self, line: str) -> str:
        """Return a line of an example with the office's words; what is not plain there is quoted."""
        return self._put(_KEYS.sub(lambda match: self.keys(_OF_KEY[match[0]])[0], line), plain)

    def in_head(self, line: str) -> str:
        """Return a line ``key: text`` of a page's head with the office's words."""
        key, mark, text = line.partition(": ")
        put = self._put(text, str)
        return line if put == text else f"{key}{mark}{plain(put)}"

    def _put(self, line: str, spell: Callable[[str], str]) -> str:
        def name(match: re.Match[str]) -> str:
            told = self._told(match[0])
            return match[0] if told == match[0] else spell(told)

        put = _WORDS.sub(name, line)
        if put != line:
            put = _said_once(put, {spell(self.names(word)) for word in (*_GUARDED, *_OF_KEY.values())})
        return _NUMBERS.sub(self._steps, put)

    def _steps(self, match: re.Match[str]) -> str:
        told = re.findall(r"\d", match[2])
        numbers = [self._step(int(number)) for number in told]
        return match[0] if numbers == told else f"{match[1]} {join_words(dict.fromkeys(numbers))}"

    def _step(self, number: int) -> str:
        """Return the office's number of a step: the one at the same place of its stage."""
        stage = next(stage for stage, numbers in _STEPS.items() if number in numbers)
        own = [step.nomor for step in self.catalogue.sop.langkah if step.tahap is stage]
        return str(own[min(_STEPS[stage].index(number), len(own) - 1)]) if own else "–"


_OF_KEY = {"fungsional-perencana": "Fungsional Perencana", "tim-sakip": "Tim SAKIP"}


def plain(text: str) -> str:
    """Return a text as a scalar of YAML that is nothing but that text."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _said_once(line: str, names: set[str]) -> str:
    """Return a line without the same name twice, where one role stands for two."""
    for name in sorted(map(re.escape, names)):
        line = re.sub(rf"({name})(?:(?:,| dan| atau|, dan) {name})+", r"\1", line)
    return line


def _planner(sop: Sop) -> str:
    return next((step.pelaksana[0] for step in _at(sop, Tahap.FORMAT)), sop.guards(Guard.ACUAN)[0])


def _evaluator(sop: Sop) -> str:
    """Return who evaluates: the first whom the evaluation asks that does not guard the office's rules too."""
    asked = [item.peran for step in _at(sop, Tahap.KONSEP) for item in sop.approvals_of(step)]
    guards = {*sop.guards(Guard.TARGET), *sop.guards(Guard.ACUAN)}
    return next((role for role in asked if role not in guards), (asked or [_planner(sop)])[0])


def _at(sop: Sop, stage: Tahap) -> Sequence[Langkah]:
    return [step for step in sop.langkah if step.tahap is stage]


def with_role_words(text: str, catalogue: Catalogue, own: frozenset[str] | None = None) -> str:
    """Return a guide with the office's roles and steps in place of those that it is written with.

    ``own`` are the lines that the program wrote, where the text is the office's copy: only these change.
    """
    words = RoleWords(catalogue)
    return "\n".join(
        change(words, line) if own is None or line in own else line for change, line in _lines(text)
    )


Change = Callable[[RoleWords, str], str]


def _lines(text: str) -> Iterator[tuple[Change, str]]:
    """Yield each line with how it is to be read: as the page's head, as code, or as prose."""
    head = text.startswith("---\n")
    fenced = False
    for place, line in enumerate(text.split("\n")):
        if line.strip().startswith("```"):
            fenced = not fenced
        if head and place:
            head = line != "---"
        if head:
            yield RoleWords.in_head, line
        elif fenced or line.startswith("        "):
            yield RoleWords.in_code, line
        else:
            yield RoleWords.in_prose, line
