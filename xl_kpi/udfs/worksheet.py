"""All worksheet functions in one module: the one that Excel is told of."""

from xl_kpi.udfs.day_functions import (
    FINANCIAL_YEAR,
    IS_WORKING_DAY_ENGLAND,
    MONTH_LABEL,
    WORKING_DAY_AFTER_ENGLAND,
    WORKING_DAYS_ENGLAND,
)
from xl_kpi.udfs.figure_functions import (
    KPI,
    KPI_CHANGE,
    KPI_COMPARATOR,
    KPI_DENOMINATOR,
    KPI_NOTE,
    KPI_NUMERATOR,
    KPI_RAG,
    KPI_TARGET,
    KPI_TEXT,
    KPI_TITLE,
)
from xl_kpi.udfs.table_functions import KPI_CASES, KPI_GROUPS, KPI_LIST, KPI_SERIES, KPI_TABLE

__all__ = [
    "FINANCIAL_YEAR", "IS_WORKING_DAY_ENGLAND", "KPI", "KPI_CASES", "KPI_CHANGE", "KPI_COMPARATOR",
    "KPI_DENOMINATOR", "KPI_GROUPS", "KPI_LIST", "KPI_NOTE", "KPI_NUMERATOR", "KPI_RAG",
    "KPI_SERIES", "KPI_TABLE", "KPI_TARGET", "KPI_TEXT", "KPI_TITLE", "MONTH_LABEL",
    "WORKING_DAYS_ENGLAND", "WORKING_DAY_AFTER_ENGLAND",
]  # fmt: skip
