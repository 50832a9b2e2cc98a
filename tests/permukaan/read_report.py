"""What the change report says: of a quarter reported anew, and of one whose figures changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from tests.permukaan.grid import coded_sentences
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import ShownRow

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.numbers import Quantity
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.workflow.change_report import report_changes
from ukur.workflow.change_wording import quarter_name
from ukur.workflow.changes import changes_between


def new_reports(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the sentences of a proposal that brings the forms of a quarter."""
    for periode in rendered.documents:
        base = _with_forms(rendered.catalogue, periode, {})
        yield from _sentences(rendered, "laporan baru", periode, base)


def changed_reports(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the sentences of a proposal that changes every number of a quarter."""
    for periode in rendered.documents:
        forms = {unit: _other(form) for unit, form in rendered.catalogue.formulir.get(periode, {}).items()}
        base = _with_forms(rendered.catalogue, periode, forms)
        yield from _sentences(rendered, "laporan berubah", periode, base)


def changed_targets(rendered: Rendered) -> Iterator[ShownRow]:
    """Read what a proposal says that makes every number among the targets another one."""
    items = {kode: _other_targets(item) for kode, item in rendered.catalogue.indikator.items()}
    for periode in rendered.documents:
        base = replace(rendered.catalogue, indikator=items)
        yield from _sentences(rendered, "laporan target", periode, base)


def _other_targets(item: Indikator) -> Indikator:
    changed = {
        year: target.model_copy(
            update={
                "tahun": _more(target.tahun),
                "triwulan": {quarter: _more(value) for quarter, value in target.triwulan.items()},
            }
        )
        for year, target in item.target.items()
    }
    return item.model_copy(update={"target": changed})


def _more(value: Quantity | None) -> Quantity | None:
    return value + 1 if isinstance(value, Decimal) else value


def _with_forms(catalogue: Catalogue, periode: Periode, forms: Mapping[str, Formulir]) -> Catalogue:
    return replace(catalogue, formulir={**catalogue.formulir, periode: dict(forms)})


def _other(form: Formulir) -> Formulir:
    """Return the form with other numbers in it; words stay."""
    reports = {kode: _higher(report) for kode, report in form.indikator.items()}
    return form.model_copy(update={"indikator": reports})


def _higher(report: IsianIndikator) -> IsianIndikator:
    numbers = {"realisasi": report.realisasi, "pembilang": report.pembilang}
    higher = {key: value + 1 for key, value in numbers.items() if isinstance(value, Decimal)}
    return report.model_copy(update=higher)


def _sentences(rendered: Rendered, surface: str, periode: Periode, base: Catalogue) -> Iterator[ShownRow]:
    changes = changes_between(base, rendered.catalogue)
    report = report_changes(Measurements(base), rendered.measurements, changes)
    for part in report.parts:
        for sentence in part.details or part.sentences:
            if not part.title.startswith("Akibat") or quarter_name(periode) in sentence:
                yield from coded_sentences(surface, rendered.facts, str(periode), sentence)
