"""Every rendering of an office, made once and when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tests.document.baca_docx import Docx, baca
from tests.document.baca_pdf import Simpul, pohon
from tests.document.baca_xlsx import Buku
from tests.permukaan.shown import Facts, facts_of
from tests.urai import Unsur, urai

from ukur.commands.pages.site_build import gather_material
from ukur.document.document_value import DokumenPengukuran
from ukur.document.docx.docx_writer import write_docx
from ukur.document.e81 import FormE81
from ukur.document.pdf.e81_printer import print_e81_pdf
from ukur.document.pdf.pdf_printer import Equipment, print_pdf
from ukur.document.xlsx.e81_workbook import write_e81_xlsx
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses, SitePage
from ukur.site.whole_site import WholeSite, compose_site


@dataclass(frozen=True)
class Rendered:
    """An office and all that is made of it.

    ``printed``: the periods whose office files are made, and after which the site is looked at; None for all.
    """

    measurements: Measurements
    printed: tuple[Periode, ...] | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.measurements.catalogue

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        return facts_of(self.catalogue)

    @cached_property
    def material(self) -> SiteMaterial:
        return gather_material(self.measurements, True, {})

    @property
    def documents(self) -> Mapping[Periode, DokumenPengukuran]:
        return self.material.dokumen

    @cached_property
    def site(self) -> WholeSite:
        return compose_site(self.material, PageAddresses())

    @cached_property
    def sites(self) -> Mapping[Periode, Mapping[str, SitePage]]:
        """The pages of the site as they were when a document was the newest."""
        found = {}
        for last in {*self.looked_at, max(self.documents)}:
            until = {periode: document for periode, document in self.documents.items() if periode <= last}
            material = replace(self.material, dokumen=until, lengkap=False)
            found[last] = {page.src: page for page in compose_site(material, PageAddresses()).halaman}
        return found

    def page(self, src: str, last: Periode | None = None) -> Unsur:
        """Return a page's body, of the whole site or as it was after a document."""
        return urai(self.sites[last or max(self.documents)][src].isi())

    @property
    def looked_at(self) -> tuple[Periode, ...]:
        return tuple(self.documents) if self.printed is None else self.printed

    @property
    def _printed(self) -> Mapping[Periode, DokumenPengukuran]:
        return {periode: self.documents[periode] for periode in self.looked_at}

    @cached_property
    def pdf(self) -> Mapping[Periode, Simpul]:
        return {periode: pohon(print_pdf(document)) for periode, document in self._printed.items()}

    @cached_property
    def e81_xlsx(self) -> Mapping[Periode, Buku]:
        return {periode: Buku(write_e81_xlsx(form)) for periode, form in self._forms.items()}

    @cached_property
    def e81_pdf(self) -> Mapping[Periode, Simpul]:
        return {periode: pohon(print_e81_pdf(form, Equipment())) for periode, form in self._forms.items()}

    @property
    def _forms(self) -> Mapping[Periode, FormE81]:
        return {periode: form for periode, form in self.material.e81.items() if periode in self._printed}

    @cached_property
    def docx(self) -> Mapping[Periode, Docx]:
        return {periode: baca(write_docx(document)) for periode, document in self._printed.items()}

    @cached_property
    def xlsx(self) -> Mapping[Periode, Buku]:
        return {periode: Buku(write_xlsx(document)) for periode, document in self._printed.items()}
