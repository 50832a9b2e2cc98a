"""The addresses that an office's documents may be printed with: nobody else's stands on what is filed."""

from collections.abc import Iterable, Iterator, Mapping

from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import Manifest
from ukur.commands.pages.site_build import SITE_URL_VARIABLE
from ukur.model.paths import EntryKind
from ukur.verify.document_check import original_site

FORMER_SITES_VARIABLE = "UKUR_SITUS_LAMA"
"""Set by whoever runs the CI: addresses, with spaces between, that the office's site had before."""

NOT_OURS = "yang tercetak di dokumen tidak dikenal sebagai milik kantor"
FOREIGN_SITE = (
    f"alamat situs {{}} {NOT_OURS}; isi peubah "
    f"{SITE_URL_VARIABLE} di CI dengan alamat situs kantor, atau 'situs' di instansi.yml; bila situs kantor "
    f"pindah, isi {FORMER_SITES_VARIABLE} di CI dengan alamatnya yang lama"
)


def is_own_site(
    address: str | None,
    own: str | None,
    environment: Mapping[str, str],
    earlier: Iterable[Manifest],
    held: Mapping[str, bytes],
) -> bool:
    """Return whether an address is known here to be the office's; ``own`` is that of instansi.yml.

    One that was printed on an earlier document is, since that was filed.
    """
    if address is None or address in set(_told(own, environment)):
        return True
    folders = (manifest.folder for manifest in earlier if manifest.jenis is EntryKind.DOKUMEN)
    paths = (f"{folder}/{DOKUMEN}" for folder in folders)
    return any(original_site(thaw(held[path], path)) == address for path in paths)


def _told(own: str | None, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield what office and operator say, and where hosts publish a repository's pages by themselves."""
    former = environment.get(FORMER_SITES_VARIABLE, "").split()
    said = (own, environment.get(SITE_URL_VARIABLE), environment.get("CI_PAGES_URL"), *former)
    yield from (address.rstrip("/") for address in said if address)
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if owner and name:
        yield from (f"https://{owner.lower()}.github.io/{name}", f"https://{owner.lower()}.github.io")
