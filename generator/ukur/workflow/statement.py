"""An approval without a host: what is signed, and the line of a note that carries it with its signature."""

import json
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from ukur.model.values import SHA256_PATTERN, Account, Key, Sha

NO_HOST = "repositori Git"
"""What a record calls the place where approvals were given, where that is no Git host."""

StatementText = Annotated[str, StringConstraints(min_length=1, max_length=200)]
MAX_REASON = 2_000
"""Our choice: letters, a page of words; a line of a note stays far below what is read of one."""
ReasonText = Annotated[str, StringConstraints(min_length=1, max_length=MAX_REASON)]
HashText = Annotated[str, StringConstraints(pattern=f"^{SHA256_PATTERN}$")]


class Statement(BaseModel):
    """What is signed: who decides what on which content of which proposal, in which role, when.

    ``alasan`` says why something is given back; older programs do not read a statement with one.
    ``waktu`` is the signer's own word; a key must be valid then and also when the statement is read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    jenis: Literal["ukur/persetujuan/1"] = "ukur/persetujuan/1"
    usulan: StatementText
    commit: Sha
    sidik: HashText
    peran: Key
    akun: Account
    keputusan: StatementText
    waktu: AwareDatetime
    alasan: ReasonText | None = None

    def signed_data(self) -> dict[str, object]:
        """Return what is signed; a statement without a reason is as it was before there were any."""
        return self.model_dump(mode="json", exclude_none=True)


class SignedStatement(BaseModel):
    """One line of a note: the statement as it was signed, byte for byte, and the signature."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pernyataan: str
    tanda_tangan: str


def read_line(row: str) -> tuple[SignedStatement, Statement] | None:
    """Return a line and the statement in it, not yet verified; None for what is not ours."""
    try:
        line = SignedStatement.model_validate_json(row)
        return line, Statement.model_validate(json.loads(line.pernyataan, object_pairs_hook=_once))
    except (ValidationError, ValueError, RecursionError):
        return None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("kunci kembar")
    return dict(pairs)
