"""Numbers of accounts written into ``peran.yml``: every other byte stays as it was."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ukur.model.findings import UkurError
from ukur.model.host_kind import HostKind
from ukur.model.paths import PERAN
from ukur.model.peran import DaftarPeran, account_key
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file

_BOM = "\N{BYTE ORDER MARK}"


def with_numbers(path: str, raw: bytes, host: HostKind, numbers: Mapping[str, int]) -> bytes:
    """Return ``peran.yml`` with the numbers that accounts (by ``account_key``) have on a host.

    A row that has a number there keeps it. UkurError where the file would not say exactly that afterwards.
    """
    before = _read(path, raw)
    text = raw.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    try:
        places = sorted(_places(_compose(body), host, numbers), reverse=True)
    except YAMLError as error:  # this reader is stricter than that of the data
        raise _by_hand(path) from error
    for index, piece in places:
        body = _spliced(body, index, piece)
    result = f"{mark}{body}".encode()
    if _read(path, result) != _expected(before, host, numbers):
        raise _by_hand(path)
    return result


def _by_hand(path: str) -> UkurError:
    return UkurError(f"nomor akun tidak dapat disisipkan ke {path}; tulis nomor_akun dengan tangan")


def _compose(text: str) -> Node:
    node: Node = YAML(typ="rt", pure=True).compose(io.StringIO(text))
    return node


def _places(root: Node, host: HostKind, numbers: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield where a piece is to be put in, and the piece; one that begins a line ends with its indent."""
    for role in _members(_value(root, "peran")):
        holders = _value(role, "pemegang")
        for holder in holders.value if isinstance(holders, SequenceNode) else ():
            login = _value(holder, "akun")
            number = numbers.get(account_key(login.value)) if isinstance(login, ScalarNode) else None
            if number is not None and login is not None:
                yield from _place(holder, login, host, number)


def _place(holder: MappingNode, login: Node, host: HostKind, number: int) -> Iterator[tuple[int, str]]:
    known = _value(holder, "nomor_akun")
    if known is None:
        piece = f"nomor_akun: {{{host}: {number}}}"
        yield _after(holder, login, "akun", piece)
    elif isinstance(known, MappingNode) and _value(known, host) is None:
        last = known.value[-1] if known.value else None
        if last is None:
            yield known.start_mark.index + 1, f"{host}: {number}"
        else:
            yield _after(known, last[1], last[0].value, f"{host}: {number}")


def _after(mapping: MappingNode, value: Node, key: str, piece: str) -> tuple[int, str]:
    """Return the place behind a value: in braces at once, else on a line of its own."""
    if mapping.flow_style:
        return value.end_mark.index, f", {piece}"
    column = next(name.start_mark.column for name, _ in mapping.value if name.value == key)
    return value.end_mark.index, f"\n{' ' * column}{piece}"


def _spliced(text: str, index: int, piece: str) -> str:
    if not piece.startswith("\n"):
        return f"{text[:index]}{piece}{text[index:]}"
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    windows = text[:end].endswith("\r")
    line = piece.replace("\n", "\r\n") if windows else piece
    cut = end - 1 if windows else end
    return f"{text[:cut]}{line}{text[cut:]}"


def _value(node: Node | None, key: str) -> Any:
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _members(node: Node | None) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        yield from (value for _, value in node.value)


def _read(path: str, raw: bytes) -> DaftarPeran:
    known = kind_of(PERAN)
    value = read_file(path, raw, known[0]).value if known else None
    if not isinstance(value, DaftarPeran):
        raise UkurError(f"{path} tidak dapat dibaca; jalankan 'ukur check' lebih dahulu")
    return value


def _expected(before: DaftarPeran, host: HostKind, numbers: Mapping[str, int]) -> DaftarPeran:
    """Return the record that the file must be read as afterwards."""
    data = before.model_dump(mode="json", exclude_none=True)
    for role in data["peran"].values():
        for holder in role["pemegang"]:
            number = numbers.get(account_key(holder["akun"]))
            if number is not None:
                holder.setdefault("nomor_akun", {}).setdefault(str(host), number)
    return DaftarPeran.model_validate(data)
