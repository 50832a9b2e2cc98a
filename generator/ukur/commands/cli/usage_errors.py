"""Wrong use of the command line, told in one Indonesian line."""

from collections.abc import Callable

import click


def usage_sentence(error: click.ClickException) -> str:
    """Return what was wrong and where the help is."""
    sentence = _SENTENCES.get(type(error).__name__, _usage)(error)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{sentence}; bantuan: {ctx.command_path if ctx else 'ukur'} --help"


def _usage(error: click.ClickException) -> str:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None:
        return "perintah tidak lengkap"
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return f"argumen tidak sesuai; pemakaian: {ctx.command_path} {pieces}"


def _name(error: click.BadParameter) -> str:
    param = error.param
    if param is None:
        return "isian"
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


def _bad(error: click.ClickException) -> str:
    assert isinstance(error, click.BadParameter)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"pilihan {_name(error)} tidak dikenal; pilih: {', '.join(kind.choices)}"
    if isinstance(kind, click.Path) and not kind.file_okay:
        return f"{_name(error)} harus berupa folder, bukan berkas"
    return f"nilai {_name(error)} tidak sah"


def _missing(error: click.ClickException) -> str:
    assert isinstance(error, click.BadParameter)
    return f"{_name(error)} belum diisi"


def _unknown(what: str, key: str) -> Callable[[click.ClickException], str]:
    def told(error: click.ClickException) -> str:
        close: list[str] = getattr(error, "possibilities", None) or []
        meant = f"; mungkin maksudnya {' atau '.join(close)}" if close else ""
        return f"{what} '{getattr(error, key)}' tidak dikenal{meant}"

    return told


_SENTENCES: dict[str, Callable[[click.ClickException], str]] = {
    "BadParameter": _bad,
    "MissingParameter": _missing,
    "NoSuchOption": _unknown("opsi", "option_name"),
    "NoSuchCommand": _unknown("perintah", "command_name"),
    "BadOptionUsage": lambda error: f"opsi {getattr(error, 'option_name', '')} perlu nilai",
}
