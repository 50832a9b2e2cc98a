"""One entry of the dictionary annex: what an indicator means, as the period knows it."""

from ukur.document.document_value import KamusRow
from ukur.measure.edition import CURRENT, Edition
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, Indikator
from ukur.model.periode import Periode

AGGREGATIONS = {
    Agregasi.JUMLAH: "jumlah nilai semua triwulan",
    Agregasi.RATA_RATA: "rata-rata nilai triwulan",
    Agregasi.POSISI_AKHIR: "nilai triwulan terakhir",
    Agregasi.MAKSIMUM: "nilai triwulan tertinggi",
    Agregasi.KUMULATIF: "nilai triwulan terakhir, sebab isian sudah kumulatif",
}
"""What the year's value is, as documents say it since form 5; the data name the aggregation."""


def dictionary_row(
    catalogue: Catalogue, item: Indikator, periode: Periode, edition: Edition = CURRENT
) -> KamusRow:
    """Return the entry; the unit is the one that answers for the indicator in the period."""
    key = item.unit.in_period(periode)
    unit = catalogue.instansi.unit.get(key)
    source = item.sumber_data
    return KamusRow(
        kode=item.kode,
        nama=item.nama,
        definisi=item.definisi_operasional,
        cara_pengukuran=item.cara_pengukuran,
        rumus=f"{RUMUS[item.rumus].rumus} ({item.rumus})",
        agregasi=str(item.agregasi),
        nilai_setahun=AGGREGATIONS[item.agregasi] if edition >= Edition.FIFTH else "",
        sumber=", ".join(part for part in (source.nama, source.penyedia) if part),
        penanggung_jawab=unit.nama if unit else key,
    )
