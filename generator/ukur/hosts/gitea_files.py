"""Files on Gitea and Forgejo: those of a release, and those beside a comment of ours.

A file of a comment is read by whoever may read the repository's proposals (routers/web/repo/attachment.go of
both), a PDF in the browser. Writing one needs the right that our comment needs: its writer's, and to write to
proposals (routers/api/v1/repo/issue_comment_attachment.go). A host where files are turned off answers 404.
"""

import hashlib
from collections.abc import Mapping

from pydantic import Field

from ukur.hosts.answers import AnswerModel, read_answer
from ukur.hosts.http import Client
from ukur.hosts.publisher import UploadedFile, check_uploads
from ukur.model.faults import quote
from ukur.model.findings import UkurError

MAX_FILE = 4 * 2**20
"""Bytes of one file: what older versions take (``MAX_SIZE = 4`` in [attachment] of app.ini before 1.22)."""


class Attachment(AnswerModel):
    """A file that the host holds."""

    id: int
    name: str
    size: int
    uuid: str = Field(pattern=r"^[0-9a-fA-F-]{36}$")


class _Made(AnswerModel):
    name: str
    size: int


def send_file(client: Client, path: str, named: str, contents: bytes) -> object:
    """Upload a file as a form and return the answer; UkurError where the host holds something else then."""
    mark = hashlib.sha256(contents).hexdigest()
    head = f'--{mark}\r\nContent-Disposition: form-data; name="attachment"; filename="{named}"\r\n'
    head += "Content-Type: application/octet-stream\r\n\r\n"
    body = head.encode() + contents + f"\r\n--{mark}--\r\n".encode()
    kind = f"multipart/form-data; boundary={mark}"
    answer = client.upload("POST", path, body, jenis=kind, name=named).content
    made = read_answer(_Made, answer)
    check_uploads(UploadedFile(made.name, made.size, None), contents)
    if made.name != named:
        raise UkurError(f"berkas {quote(named)} disimpan sebagai {quote(made.name)}; hapus, lalu ulangi")
    return answer


def replace_files(client: Client, path: str, files: Mapping[str, bytes]) -> dict[str, str]:
    """Put files in place of all that a comment has, and return under which address each is, by name.

    ``path`` are the comment's files in the API. All go, whoever put them there: every writer can edit a
    comment on these hosts, and what is linked must be what was made here. Files too large are left out.
    """
    for held in read_answer(list[Attachment], client.get_json(path).content):
        client.send("DELETE", f"{path}/{held.id}", {})
    found: dict[str, str] = {}
    for name, content in files.items():
        if len(content) <= MAX_FILE:
            made = read_answer(Attachment, send_file(client, path, name, content))
            found[name] = f"attachments/{made.uuid}"
    return found
