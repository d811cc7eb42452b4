"""All linked lists read; whatever cannot be is told at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.links.link import How, Link
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.result import Reading, joined


def read_links(links: Iterable[Link], folder: Path | None) -> Reading:
    """The tables of all links that are not pasted.

    Parameters
    ----------
    links
        Where each list comes from.
    folder
        From where places count that are not given in full.

    Raises
    ------
    ExtractError
        Where one or more cannot be read; it names every one of them.
    """
    readings, faults = [], []
    for link in links:
        try:
            readings.append(_read(link, folder))
        except ExtractError as fault:
            faults.append(f"{link.said_in} ({link.list.title}): {fault}")
    if faults:
        raise ExtractError("\n".join(faults))
    return joined(readings)


def _read(link: Link, folder: Path | None) -> Reading:
    match link.how:
        case How.FILE:
            from xl_kpi.extracts.links.files import read_file_link

            return read_file_link(link, folder)
        case How.DATABASE:
            # SQLAlchemy is loaded only where a list comes from a database.
            from xl_kpi.extracts.links.databases import read_database_link

            return read_database_link(link)
        case How.NO_ROWS:
            return Reading((_empty(link),))
        case _:
            return Reading()


def _empty(link: Link) -> RawTable:
    headers = [pa.array([column.header], pa.string()) for column in link.list.columns]
    return RawTable(link.said_in, link.list.title, table_of(headers))
