"""Every text of the data's keys in one place, and the text of a key, its own or inherited."""

from collections.abc import Iterator

from ukur.model.key_texts.dictionary_texts import DICTIONARY_TEXTS
from ukur.model.key_texts.document_texts import DOCUMENT_TEXTS
from ukur.model.key_texts.form_texts import FORM_TEXTS
from ukur.model.key_texts.key_text import KeyText, RecordText, RecordTexts
from ukur.model.key_texts.lke_texts import LKE_TEXTS
from ukur.model.key_texts.office_list_texts import OFFICE_LIST_TEXTS
from ukur.model.key_texts.office_texts import OFFICE_TEXTS
from ukur.model.key_texts.people_texts import PEOPLE_TEXTS
from ukur.model.key_texts.portal_texts import PORTAL_TEXTS
from ukur.model.key_texts.scale_texts import SCALE_TEXTS
from ukur.model.key_texts.sop_texts import SOP_TEXTS
from ukur.model.key_texts.target_texts import TARGET_TEXTS
from ukur.model.key_texts.translation_texts import TRANSLATION_TEXTS
from ukur.model.values import Record

RECORD_TEXTS: RecordTexts = {
    **OFFICE_TEXTS,
    **OFFICE_LIST_TEXTS,
    **LKE_TEXTS,
    **PEOPLE_TEXTS,
    **SOP_TEXTS,
    **SCALE_TEXTS,
    **DICTIONARY_TEXTS,
    **TARGET_TEXTS,
    **DOCUMENT_TEXTS,
    **FORM_TEXTS,
    **PORTAL_TEXTS,
    **TRANSLATION_TEXTS,
}


def record_text(record: type[Record]) -> RecordText:
    """Return what a record is; that of the nearest class above it where it has no text of its own."""
    return next(_above(record))


def key_text(record: type[Record], key: str) -> KeyText:
    """Return the text of a key, which may be a parent's; a key without any is a fault of this program."""
    return next(text.keys[key] for text in _above(record) if key in text.keys)


def _above(record: type[Record]) -> Iterator[RecordText]:
    return (RECORD_TEXTS[known] for known in record.__mro__ if known in RECORD_TEXTS)
