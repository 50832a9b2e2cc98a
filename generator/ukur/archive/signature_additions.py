"""What signing may add to the approved PDF: signature fields, one small stamp each, and proof of validity.

That a file begins with the approved bytes is not enough: the update that carries a signature could also
replace a page. So every later revision is compared with the approved one by pyHanko's difference analysis,
which knows each object an update may touch and refuses the rest.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FieldComparisonContext,
    FieldComparisonSpec,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.commons import (
    compare_key_refs,
)
from pyhanko.sign.diff_analysis.constants import (
    ROOT_EXEMPT_STRICT_COMPARISON,
)
from pyhanko.sign.diff_analysis.form_rules_api import (
    FormUpdate,
)

from ukur.archive.signature_integrity import SignedFile, open_pdf
from ukur.archive.signature_metadata import OTHER_TITLE, tells_the_same
from ukur.archive.signature_stamps import ShownSignatures, check_stamps
from ukur.archive.signature_values import TOO_MANY
from ukur.model.findings import UkurError

_FORM_KEYS = {"/Fields", "/SigFlags", "/DR", "/DA", "/Q", "/NeedAppearances"}
_MAX_CHANGES = 20  # our choice: two for each of ten signers, the signature and its proof
_MAX_READINGS = 150_000  # our choice: a document of 100 indicators has some 9,000 objects

_BEFORE_SIGNING = (
    "isi PDF diubah atau ditambahi sebelum ditandatangani (halaman, tulisan, catatan, atau lampiran); "
    "tanda tangani PDF dari arsip apa adanya"
)
_AFTER_SIGNING = (
    "isi PDF diubah sesudah ditandatangani (halaman, tulisan, catatan, atau isian); "
    "unduh ulang berkas aslinya dari aplikasi tanda tangan"
)


class _FirstForm(FormUpdatingRule):
    """The form of an update to a PDF that has none; pyHanko's own rule wants one in both revisions."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[tuple[Any, Any]]:
        level = ModificationLevel.FORM_FILLING
        if "/AcroForm" in old.root:
            raise SuspiciousModification("the approved PDF has no form")
        if "/AcroForm" not in new.root:
            return
        empty = generic.DictionaryObject()  # type: ignore[no-untyped-call]  # of pyHanko
        form = new.root["/AcroForm"]
        for holder, key in ((new.root, "/AcroForm"), (form, "/Fields"), (form, "/DR")):
            for ref in compare_key_refs(key, old, empty, holder):
                yield level, FormUpdate(updated_ref=ref)
        if not form.keys() <= _FORM_KEYS:
            raise SuspiciousModification("unknown keys in the form")
        if "/DR" in form:
            for ref in new.collect_dependencies(form.raw_get("/DR"), since_revision=old.revision + 1):
                yield level, FormUpdate(updated_ref=ref)
        context = FieldComparisonContext(dict(_fields(form["/Fields"])), old, new)
        for rule in self.field_rules:
            yield from rule.apply(context)


def _fields(fields: Any) -> Iterator[tuple[str, Any]]:
    """Only signature fields at the root of the form; anything else is not part of signing."""
    seen: set[str] = set()
    for item in fields:
        field = item.get_object()
        name = str(field["/T"])
        if name in seen or field.raw_get("/FT") != "/Sig":
            raise SuspiciousModification("not a signature field of its own")
        seen.add(name)
        yield name, FieldComparisonSpec("/Sig", None, item.reference, None)


class _Certification(CatalogModificationRule):
    """The catalogue may also gain /Perms, where a certifying signature is named."""

    def __init__(self) -> None:
        super().__init__(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"})  # type: ignore[no-untyped-call]  # of pyHanko

    def apply_qualified(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[tuple[Any, Any]]:
        yield from super().apply_qualified(old, new)
        for ref in compare_key_refs("/Perms", old, old.root, new.root):
            yield ModificationLevel.LTA_UPDATES, FormUpdate(updated_ref=ref)
        if "/Perms" in new.root and set(new.root["/Perms"].keys()) != {"/DocMDP"}:
            raise SuspiciousModification("usage rights are not part of signing")


def _policy(*, lepas: bool) -> StandardDiffPolicy:
    """What may change; ``lepas`` allows new objects that nothing refers to, which some programs leave."""
    rules = (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule())
    metadata = MetadataUpdateRule()  # type: ignore[no-untyped-call]  # of pyHanko
    fields = SigFieldCreationRule()  # type: ignore[no-untyped-call]  # of pyHanko
    return StandardDiffPolicy(
        [
            _Certification(),
            *(rule.as_qualified(ModificationLevel.LTA_UPDATES) for rule in (*rules, metadata)),
        ],
        _FirstForm([fields, SigFieldModificationRule()]),
        ignore_orphaned_objects=lepas,
    )


def check_additions(file: SignedFile, original: bytes) -> ShownSignatures:
    """Refuse whatever the file adds to the approved PDF beyond signatures and proof of their validity.

    What is returned is where signatures show, with the objections to it.
    """
    reader = file.reader
    approved = open_pdf(original)
    base = _approved_revision(reader, approved, len(original))
    _refuse_endless(reader, base)
    first, last = file.embedded[0].emb.signed_revision, file.embedded[-1].emb.signed_revision
    for revision in range(base + 1, reader.total_revisions):
        policy = _policy(lepas=revision <= last)  # what no signature covers must all have a use
        try:
            policy.apply(reader.get_historical_resolver(base), reader.get_historical_resolver(revision))
        except SuspiciousModification as error:
            raise UkurError(_BEFORE_SIGNING if revision <= first else _AFTER_SIGNING) from error
    _permissions(file)
    # the approved file by itself: the trailer and all it leads to as they were
    shown = check_stamps(reader, approved, {item.emb.field_name for item in file.signatures})
    if tells_the_same(approved, reader):
        return shown
    return replace(shown, objections=(*shown.objections, OTHER_TITLE))


def _approved_revision(reader: PdfFileReader, approved: PdfFileReader, measurements: int) -> int:
    """Return the number of the revision that is the approved PDF, exactly and as readers find it."""
    base = int(approved.total_revisions) - 1
    later = range(base + 1, reader.total_revisions)
    if (
        not 1 <= len(later) <= _MAX_CHANGES
        or reader.xrefs.get_startxref_for_revision(base) != approved.xrefs.get_startxref_for_revision(base)
        or any(reader.xrefs.get_xref_container_info(n).start_location < measurements for n in later)
    ):
        raise UkurError(_BEFORE_SIGNING)
    return base


def _refuse_endless(reader: PdfFileReader, base: int) -> None:
    """Refuse what would take minutes: each later revision has every object read again."""
    objects = sum(len(reader.xrefs.explicit_refs_in_revision(n)) for n in range(reader.total_revisions))
    if objects * (reader.total_revisions - base) > _MAX_READINGS:
        raise UkurError(TOO_MANY)


def _permissions(file: SignedFile) -> None:
    """Each signature's own rules for later changes; after the last one only proof of validity."""
    for item in file.signatures:
        emb = item.emb
        emb.compute_integrity_info()  # type: ignore[no-untyped-call]  # of pyHanko
        result = emb.summarise_integrity_info()
        level = getattr(result["diff_result"], "modification_level", ModificationLevel.OTHER)
        last = item is file.signatures[-1]
        if not result["docmdp_ok"] or (last and level > ModificationLevel.LTA_UPDATES):
            raise UkurError(_AFTER_SIGNING)
