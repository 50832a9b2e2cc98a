"""The template engine of page bodies: autoescape on, a missing name is an error."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ukur.document.nilai import BarisIndikator
from ukur.document.susun import TANDA_KONSEP
from ukur.document.teks import KOSONG
from ukur.site import potongan, potongan_bagian
from ukur.site.halaman import Alamat

BARIS: Mapping[str, Callable[..., str]] = {
    "status": potongan.status,
    "sel_angka": potongan.angka,
    "entri_kamus": potongan.entri_kamus,
    "baris_pembanding": potongan.baris_pembanding,
    "baris_aksi": potongan_bagian.baris_aksi,
    "baris_tindak_lanjut": potongan_bagian.baris_tindak_lanjut,
    "baris_anggaran": potongan_bagian.baris_anggaran,
    "baris_efisiensi": potongan_bagian.baris_efisiensi,
    "baris_langkah": potongan_bagian.baris_langkah,
    "baris_koreksi": potongan_bagian.baris_koreksi,
    "baris_bukti": potongan_bagian.baris_bukti,
    "faktor": potongan_bagian.faktor,
}
TEMPLATES = Path(__file__).parent / "templates"


class Mesin:
    """Renders templates for one choice of addresses."""

    def __init__(self, alamat: Alamat) -> None:
        self.alamat = alamat
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals |= {
            "url": alamat.url,
            "TANDA_KONSEP": TANDA_KONSEP,
            "KOSONG": KOSONG,
            "LEWAT": Markup(potongan_bagian.LEWAT),
            "baris_formulir": lambda baris, akar: Markup(
                potongan.baris_formulir(baris, akar + alamat.url(f"indikator/{baris.kode}.md"))
            ),
            "baris_deret": self._series_row,
        }
        self._env.globals |= {name: _markup(build) for name, build in BARIS.items()}
        self._env.filters |= {"paragraf": paragraf, "awal_besar": awal_besar}

    def _series_row(
        self, baris: BarisIndikator, periode: object, akar: str, lengkap: bool, konsep: bool
    ) -> Markup:
        address = akar + self.alamat.url(f"dokumen/{periode}.md")
        return Markup(potongan.baris_deret(baris, str(periode), address, lengkap, konsep))

    def render(self, template: str, src: str, **values: Any) -> str:
        """Return the body of the page at ``src``."""
        return self._env.get_template(template).render(akar=self.alamat.akar(src), **values)


def _markup(build: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *values: Markup(build(*values))


def paragraf(text: str) -> Markup:
    """Return plain text as paragraphs, split at blank lines; everything in it is escaped."""
    parts = [part.strip() for part in text.split("\n\n")]
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def awal_besar(text: str) -> str:
    """Return a sentence with its first letter in upper case, the others untouched: YAML stays YAML."""
    return text[:1].upper() + text[1:]
