"""The rule for gaps written into ``skala.yml``: every other byte stays as it was."""

import io

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from ukur.model.findings import UkurError
from ukur.model.paths import SKALA
from ukur.model.skala import DaftarSkala, GapRule
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file

_BOM = "\N{BYTE ORDER MARK}"


def with_gap_rule(path: str, raw: bytes, index: int, rule: GapRule) -> bytes:
    """Return ``skala.yml`` in which one scale (by its place in the list) has a rule for gaps, and had none.

    UkurError where the file would not say exactly that afterwards.
    """
    before = _read(path, raw)
    if before.skala[index].aturan_celah is not None:
        raise _by_hand(path)
    text = raw.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    place, column = _before_steps(path, body, index)
    end = "\r\n" if "\r\n" in body else "\n"
    result = f"{mark}{body[:place]}aturan_celah: {rule}{end}{' ' * column}{body[place:]}".encode()
    scales = list(before.skala)
    scales[index] = scales[index].model_copy(update={"aturan_celah": rule})
    if _read(path, result) != before.model_copy(update={"skala": tuple(scales)}):
        raise _by_hand(path)
    return result


def _before_steps(path: str, text: str, index: int) -> tuple[int, int]:
    """Return where the key ``predikat`` of a scale stands: the rule goes on a line of its own before it."""
    try:
        root: Node = YAML(typ="rt", pure=True).compose(io.StringIO(text))
    except YAMLError as error:  # this reader is stricter than that of the data
        raise _by_hand(path) from error
    scales = next((value for key, value in root.value if key.value == "skala"), None)
    scale = scales.value[index] if isinstance(scales, SequenceNode) else None
    if not isinstance(scale, MappingNode) or scale.flow_style:
        raise _by_hand(path)
    key = next(key for key, _ in scale.value if key.value == "predikat")
    return key.start_mark.index, key.start_mark.column


def _by_hand(path: str) -> UkurError:
    return UkurError(f"aturan_celah tidak dapat disisipkan ke {path}; tulis dengan tangan di atas predikat")


def _read(path: str, raw: bytes) -> DaftarSkala:
    known = kind_of(SKALA)
    value = read_file(path, raw, known[0]).value if known else None
    if not isinstance(value, DaftarSkala):
        raise UkurError(f"{path} tidak dapat dibaca; jalankan 'ukur check' lebih dahulu")
    return value
