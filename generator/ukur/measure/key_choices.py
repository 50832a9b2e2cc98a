"""The values a key may have where they are a closed set, each with its meaning."""

from collections.abc import Mapping

from ukur.measure.agregasi import SENTENCES
from ukur.measure.rumus import RUMUS
from ukur.measure.rumus_id import RumusId
from ukur.model.indikator import Agregasi, Indikator
from ukur.model.key_texts.all_texts import key_text
from ukur.model.key_texts.choice_texts import CHOICE_TEXTS
from ukur.model.key_texts.key_facts import choice_class
from ukur.model.key_texts.key_text import ChoiceText, ChoiceTexts
from ukur.model.values import Record

_FORMULAS = {str(one.id): f"{one.nama}: {one.rumus}." for one in RUMUS.values()}
CHOICES: ChoiceTexts = {
    **CHOICE_TEXTS,
    RumusId: ChoiceText("Rumus capaian", _FORMULAS),
    Agregasi: ChoiceText("Agregasi", {str(way): text for way, text in SENTENCES.items()}),
}
"""What the members of each closed set mean; of ways to compute, in the words of Metodologi."""


def choices_of(record: type[Record], key: str) -> Mapping[str, str]:
    """Return the values of a key with their meanings, in order; none where it is no closed set.

    Which formulas there are is known here and not by the model of an indicator.
    """
    if issubclass(record, Indikator) and key == "rumus":
        return _FORMULAS
    kind = choice_class(record.model_fields[key].annotation)
    return CHOICES[kind].choices if kind else key_text(record, key).choices or {}
