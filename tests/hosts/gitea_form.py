"""A file as a form sends it to Gitea, which reads the field ``attachment`` alone."""

from tests.hosts.peladen import Permintaan


def form_content(ask: Permintaan) -> bytes:
    """Return the file of a form."""
    _, _, boundary = ask.kepala["content-type"].partition("multipart/form-data; boundary=")
    head, _, rest = ask.isi.partition(b"\r\n\r\n")
    assert head.startswith(f'--{boundary}\r\nContent-Disposition: form-data; name="attachment"'.encode())
    content, _, end = rest.rpartition(f"\r\n--{boundary}".encode())
    assert end == b"--\r\n"
    return bytes(content)
