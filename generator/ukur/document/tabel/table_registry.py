"""The tables of the open data, in their order: the one list behind CSV, JSON, descriptors and dictionary."""

from collections.abc import Mapping

from ukur.document.tabel.annex import BREAKDOWN, DICTIONARY, EVIDENCE
from ukur.document.tabel.budget import BUDGET_DATA, EFFICIENCY
from ukur.document.tabel.comparison_table import COMPARISON_DATA
from ukur.document.tabel.declaration import Table
from ukur.document.tabel.form import FORM
from ukur.document.tabel.pelaksanaan_table import ANALYSIS, CORRECTIONS, SOP_RECORD
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS
from ukur.document.tabel.summary import BY_PREDIKAT, ROLL_UP

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        *(FORM, ROLL_UP, BY_PREDIKAT, COMPARISON_DATA, BREAKDOWN, PLANS, FOLLOW_UP, LHE),
        *(BUDGET_DATA, EFFICIENCY, ANALYSIS, SOP_RECORD, EVIDENCE, CORRECTIONS, DICTIONARY),
    )
}
