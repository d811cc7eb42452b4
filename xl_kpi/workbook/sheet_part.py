"""The XML of one sheet, in which cells are written anew with the formats that they have."""

from __future__ import annotations

from lxml import etree

from xl_kpi.extracts.reading.cells import column_index, column_letters
from xl_kpi.workbook.answer import Block, Link, Written

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT = (
    f"{{{_MAIN}}}{name}" for name in ("row", "c", "v", "f", "is", "t")
)


class SheetPart:
    """A sheet's XML, its rows and cells to be found by their numbers."""

    def __init__(self, xml: bytes) -> None:
        self._root = etree.fromstring(xml)
        data = self._root.find(f"{{{_MAIN}}}sheetData")
        if data is None:
            raise ValueError("A sheet without sheetData.")
        self._data = data
        self._rows = {int(row.get("r")): row for row in data.iter(_ROW)}
        self._styles = self._column_styles()

    def write(self, block: Block) -> None:
        """Write a block, and with ``clear`` empty what is below it."""
        first = block.place.row
        for down, values in enumerate(block.rows):
            row = self._row(first + down)
            cells = {self._column(cell): cell for cell in row}
            padded = (*values, *(None for _ in range(block.width - len(values))))
            for across, value in enumerate(padded):
                self._set(row, cells, first + down, block.place.column + across, value)
            self._in_order(row, cells)
        if block.clear:
            columns = range(block.place.column, block.place.column + block.width)
            for number, row in self._rows.items():
                if number >= first + len(block.rows):
                    for cell in list(row):
                        if self._column(cell) in columns:
                            _empty(cell)
        self._data[:] = [self._rows[number] for number in sorted(self._rows)]

    def xml(self) -> bytes:
        """The XML as it stands now; its extent is left for Excel to find."""
        extent = self._root.find(f"{{{_MAIN}}}dimension")
        if extent is not None:
            self._root.remove(extent)
        return bytes(
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        )

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            self._rows[number] = etree.Element(_ROW, r=str(number))
        return self._rows[number]

    @staticmethod
    def _column(cell: etree._Element) -> int:
        return column_index(cell.get("r").rstrip("0123456789")) + 1

    def _set(
        self, row: etree._Element, cells: dict[int, etree._Element], number: int, column: int,
        value: Written,
    ) -> None:  # fmt: skip
        cell = cells.get(column)
        if cell is None:
            cell = etree.SubElement(row, _CELL, r=f"{column_letters(column - 1)}{number}")
            if column in self._styles:
                cell.set("s", self._styles[column])
            cells[column] = cell
        _empty(cell)
        if isinstance(value, Link):
            cell.set("t", "str")
            etree.SubElement(cell, _FORMULA).text = value.formula.removeprefix("=")
            etree.SubElement(cell, _VALUE).text = value.text
        elif isinstance(value, bool):
            cell.set("t", "b")
            etree.SubElement(cell, _VALUE).text = str(int(value))
        elif isinstance(value, int | float):
            whole = isinstance(value, float) and value.is_integer()
            etree.SubElement(cell, _VALUE).text = repr(int(value) if whole else value)
        elif value:
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, _INLINE), _TEXT)
            text.text = _writable(value)
            text.set(_SPACE, "preserve")

    def _in_order(self, row: etree._Element, cells: dict[int, etree._Element]) -> None:
        row[:] = [cells[column] for column in sorted(cells)]
        row.attrib.pop("spans", None)

    def _column_styles(self) -> dict[int, str]:
        styles = {}
        for columns in self._root.iter(f"{{{_MAIN}}}col"):
            if columns.get("style"):
                for column in range(int(columns.get("min")), min(int(columns.get("max")), 64) + 1):
                    styles[column] = columns.get("style")
        return styles


def _empty(cell: etree._Element) -> None:
    cell.attrib.pop("t", None)
    for child in list(cell):
        cell.remove(child)


def _writable(text: str) -> str:
    """Without the control characters that no XML may hold."""
    if text.isprintable():
        return text
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
