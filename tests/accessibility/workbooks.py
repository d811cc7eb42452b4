"""A workbook that keeps every rule, and the same with one fault planted in it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import openpyxl
import xlsxwriter
from openpyxl.worksheet.table import Table

ALT = "Line chart: assessments in time, April to June 2020. In June 83%."
COLUMNS = ("Month", "In time", "Status")
ROWS = (("April", 0.8, "AMBER"), ("May", 0.95, "GREEN"), ("June", 0.5, "RED"))


class Clean:
    """A clean workbook by XlsxWriter, open to have a fault planted in it."""

    def __init__(self, path, columns=COLUMNS, rows=ROWS, **table):
        self.path = path
        self.book = xlsxwriter.Workbook(path)
        self.book.set_properties({"title": "Report for June 2020", "author": "Performance team"})
        self.sheet = self.book.add_worksheet("Assessments")
        self.other = self.book.add_worksheet("Notes")
        self.wrap = self.book.add_format({"text_wrap": True})
        self.sheet.write("A1", "Assessments in time")
        self.sheet.write_url("A2", "internal:'Notes'!A1", string="Go to the notes")
        headers = [{"header": name} for name in columns]
        options = {
            "name": "in_time", "columns": headers, "data": [list(row) for row in rows],
            "description": "Assessments in time by month.", "style": None, "autofilter": False,
        } | table  # fmt: skip
        self.table = options
        self.sheet.add_table(3, 0, 3 + len(rows), len(columns) - 1, options)
        self.sheet.conditional_format(
            "C5:C7",
            {
                "type": "cell",
                "criteria": "==",
                "value": '"RED"',
                "format": self.book.add_format({"bg_color": "#9B1B30", "font_color": "#FFFFFF"}),
            },
        )
        self.chart = self.book.add_chart({"type": "line"})
        self.chart.add_series({"values": "=Assessments!$B$5:$B$7"})
        self.other.write("A1", "Notes")
        self.other.write("A2", "Figures are of the council's own lists.")

    def insert_chart(self, alt=ALT):
        self.sheet.insert_chart("E4", self.chart, {"description": alt})

    def close(self):
        self.book.close()
        return self.path


def clean(path):
    made = Clean(path)
    made.insert_chart()
    return made.close()


def by_openpyxl(path, plant):
    """A small workbook by openpyxl, after ``plant`` had its way with it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plans"
    book.properties.title = "Plans by team"
    sheet["A1"] = "Plans by team"
    for row in (("Team", "Plans"), ("One", 3), ("Two", 4)):
        sheet.append(row)
    sheet.add_table(Table(displayName="plans_by_team", ref="A2:B4"))
    plant(book, sheet)
    book.save(path)
    return path


def replaced(path, part, old, new):
    """The file with a text of one part replaced."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert old in content[part], content[part]
    content[part] = content[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def picture():
    """A picture of one grey dot."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
        + chunk(b"IEND", b"")
    )
