"""The lists of Gitea and Forgejo, which are paged by number."""

import functools
from collections.abc import Iterator

from ukur.hosts.answers import AnswerModel, read_answer
from ukur.hosts.http import Client
from ukur.hosts.paging import Answer
from ukur.hosts.refusals import HostError

PAGE_SIZE = 50  # the host's own upper bound (MAX_RESPONSE_ITEMS) unless its owner set another


class _Settings(AnswerModel):
    max_response_items: int


def gitea_pages(client: Client, path: str, **query: str) -> Iterator[Answer]:
    """Yield the pages of a list, all of them and none after the last."""
    return client.numbered_pages(path, PAGE_SIZE, functools.partial(_most, client), **query)


def _most(client: Client) -> int | None:
    """Return how many rows the host gives at once; None where it does not tell."""
    try:
        return read_answer(_Settings, client.get_json("settings/api").content).max_response_items
    except HostError as error:
        if error.kode not in {403, 404}:
            raise
        return None
