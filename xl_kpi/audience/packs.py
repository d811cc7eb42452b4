"""The pack of an audience, and all packs of a month."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_kpi.audience.audience import Audience
from xl_kpi.audience.encryption import encrypt_file, password_for
from xl_kpi.audience.live_links import only_live
from xl_kpi.audience.public_pack import public_pack_sheets
from xl_kpi.audience.seen import seen_by, with_figures
from xl_kpi.audience.suppressed import suppressed
from xl_kpi.audience.team_pack import team_pack_sheets
from xl_kpi.audience_choices import PUBLIC, TEAM
from xl_kpi.errors import PackError
from xl_kpi.pack.build import pack_sheets, write_planned
from xl_kpi.pack.plan import plan
from xl_kpi.pack.report import Report

INDEX = "index.csv"
_FIGURES = "Figures"


@dataclass(frozen=True)
class MadePack:
    """A pack that was written: for whom, where, with which sheets."""

    audience: Audience
    path: Path
    sheets: tuple[str, ...]
    encrypted: bool


def write_audience_pack(report: Report, audience: Audience, path: Path) -> MadePack:
    """Write the pack of one audience, encrypted where the settings ask for it.

    Raises
    ------
    PackError
        Where it cannot be written, or there is no password for it.
    """
    choices = report.settings.audiences
    password = password_for(audience) if audience.kind in choices.encrypt else ""
    if audience.kind == PUBLIC:
        shown = suppressed(report.figures, report.registry, choices.suppress_below)
        seen = with_figures(report, shown, ())
        sheets = public_pack_sheets(seen)
    else:
        seen = seen_by(report, audience)
        sheets = (
            team_pack_sheets(seen, audience.team) if audience.kind == TEAM else pack_sheets(seen)
        )
    left_out = choices.leave_out.get(audience.kind, ())
    kept = only_live([sheet for sheet in sheets if sheet.name not in left_out], (_FIGURES,))
    write_planned(seen, plan(kept, others=(_FIGURES,)), path)
    if password:
        encrypt_file(path, password)
    return MadePack(audience, path, (*(sheet.name for sheet in kept), _FIGURES), bool(password))


def pack_name(report: Report, audience: Audience) -> str:
    """The name of an audience's file."""
    return f"KPI pack {report.month} {audience.file_words}.xlsx"


def write_packs(report: Report, audiences: Sequence[Audience], folder: Path) -> list[MadePack]:
    """Write the packs of a month into a folder, with an index."""
    for audience in audiences:
        # That a password is missing is told before anything is written.
        if audience.kind in report.settings.audiences.encrypt:
            password_for(audience)
    folder.mkdir(parents=True, exist_ok=True)
    made = [write_audience_pack(report, one, folder / pack_name(report, one)) for one in audiences]
    _write_index(report, made, folder / INDEX)
    return made


def _write_index(report: Report, made: Sequence[MadePack], path: Path) -> None:
    try:
        with path.open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow(("month", "audience", "file", "encrypted", "sheets"))
            for one in made:
                encrypted = "yes" if one.encrypted else "no"
                sheets = "; ".join(one.sheets)
                writer.writerow((report.month, one.audience, one.path.name, encrypted, sheets))
    except OSError as error:
        raise PackError(f"'{path}' cannot be written: {error.strerror or error}.") from error
