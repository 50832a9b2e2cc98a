"""What a person is told of a key while filling it in: the form in which each text is declared, once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ukur.model.values import Record


class KeyText(NamedTuple):
    """A key's name as people say it, what is written there, and an example; all in Indonesian.

    ``example`` is the value as YAML would be read; it must be one that the key takes. ``choices`` says what
    each value of a closed set means, where the set has no class of its own. Texts may hold `code`.
    """

    title: str
    description: str
    example: Any
    choices: Mapping[str, str] | None = None


class RecordText(NamedTuple):
    """What a record is, and the text of each key that its class declares; inherited keys are the parent's."""

    title: str
    description: str
    keys: Mapping[str, KeyText]


class ChoiceText(NamedTuple):
    """What each member of a closed set means, in the order of the set; ``title`` names the set."""

    title: str
    choices: Mapping[str, str]


RecordTexts = Mapping[type[Record], RecordText]
ChoiceTexts = Mapping[type[StrEnum], ChoiceText]
