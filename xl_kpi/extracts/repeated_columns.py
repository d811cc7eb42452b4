"""Several columns under one header: which of them can be read."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from xl_kpi.extracts.header_fits import Fit
from xl_kpi.extracts.headers import HeaderMatch
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.problems import Problem, Severity


def settle_repeats(table: RawTable, fit: Fit) -> tuple[HeaderMatch, list[Problem]]:
    """Take one of several columns of one header where they hold the same or only one is filled."""
    positions = dict(fit.match.positions)
    unsettled, problems = [], []
    data = table.cells.slice(fit.row + 1)
    for header, where in fit.match.repeated:
        filled = [at for at in where if data.column(at).null_count < data.num_rows] or [where[0]]
        first = data.column(filled[0])
        same = all(data.column(at).equals(first) for at in filled[1:])
        column = next(column for column in fit.list.columns if column.header == header)
        if same:
            positions[column.name] = filled[0]
        else:
            unsettled.append((header, where))
        severity = Severity.ERROR if column.needed else Severity.WARNING
        problems.append(
            Problem(
                Severity.NOTE if same else severity,
                "column repeated",
                f"{header!r} stands in {len(where)} columns"
                + (", which do not differ; one was read." if same else "; none was read."),
                "Leave only one of them.",
                list_id=fit.list.id,
                file=table.file,
                sheet=table.sheet,
                row=table.first_row + fit.row,
                column=header,
            )
        )
    missing = tuple(column for column in fit.list.columns if column.name not in positions)
    match = replace(
        fit.match,
        positions=MappingProxyType(positions),
        missing=missing,
        repeated=tuple(unsettled),
        score=len(positions) / len(fit.list.columns),
    )
    return match, problems
