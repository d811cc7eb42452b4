"""Files made to break a reader are refused in a sentence, in bounded time."""

import time

import pytest

from tests.accessibility.workbooks import clean
from tests.extracts.reading.hand_made import packed, parts, sheet_xml, with_false_size
from xl_kpi.accessibility.parts import MAX_UNPACKED_BYTES
from xl_kpi.accessibility.reading import read_book
from xl_kpi.accessibility.sheets import MAX_SPANS
from xl_kpi.errors import ExtractError

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def refused(path, told):
    started = time.perf_counter()
    with pytest.raises(ExtractError, match=told):
        read_book(path)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded(tmp_path, part, encoding):
    content = parts(sheet_xml(ONE))
    relations = "xl/_rels/workbook.xml.rels"
    content[relations] = content[relations].replace(
        b"</Relationships>",
        b'<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>',
    )
    plain = content.get(part, sheet_xml("").replace("worksheet", "styleSheet").encode()).decode()
    body = plain.partition("?>")[2] or plain
    body = body.replace("<v>1</v>", "<v>&i;</v>").replace('name="S"', 'name="&i;"')
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}{body}'
    content[part] = xml.encode(encoding)
    refused(
        packed(tmp_path / "laughs.xlsx", content), "XML that Excel does not write|no XML that can"
    )


def test_a_file_outside_is_not_read_in(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    content = parts(sheet_xml(ONE))
    content["xl/worksheets/sheet1.xml"] = (
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        + sheet_xml('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>').partition("?>")[2]
    ).encode()
    refused(packed(tmp_path / "outside.xlsx", content), "XML that Excel does not write")


def test_a_file_that_would_unpack_to_too_much_is_refused(tmp_path):
    content = parts(sheet_xml(ONE)) | {"xl/media/a.bin": bytes(MAX_UNPACKED_BYTES + 1)}
    refused(packed(tmp_path / "bomb.xlsx", content), "would unpack to more than")


def test_a_false_size_is_refused(tmp_path):
    path = packed(tmp_path / "false.xlsx", parts(sheet_xml(ONE * 500)))
    refused(with_false_size(path, "xl/worksheets/sheet1.xml", 30), "gives a false size")


def test_more_merges_than_a_sheet_has_are_refused(tmp_path):
    merges = '<mergeCell ref="A1:B2"/>' * (MAX_SPANS + 1)
    sheet = sheet_xml(ONE, after=f"<mergeCells>{merges}</mergeCells>")
    refused(packed(tmp_path / "merges.xlsx", parts(sheet)), "merges, links or conditions")


def test_xml_in_a_great_many_levels_is_refused(tmp_path):
    sheet = sheet_xml("<row>" * 100_000 + "</row>" * 100_000)
    refused(packed(tmp_path / "deep.xlsx", parts(sheet)), "no XML that can be read")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no workbook at all", "is damaged or only partly copied"),
        (b"", "is damaged or only partly copied"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "protected by a password, or of the old",
        ),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path, content, told):
    path = tmp_path / "other.xlsx"
    path.write_bytes(content)
    refused(path, told)


def test_a_missing_file_or_part_is_told(tmp_path):
    refused(tmp_path / "none.xlsx", "cannot be read")
    content = parts(sheet_xml(ONE))
    del content["xl/worksheets/sheet1.xml"]
    refused(packed(tmp_path / "lacks.xlsx", content), "lacks its part xl/worksheets/sheet1.xml")
    refused(packed(tmp_path / "empty.xlsx", {"a.txt": b"a"}), "lacks its part xl/workbook.xml")


def test_a_truncated_workbook_is_refused(tmp_path):
    path = clean(tmp_path / "whole.xlsx")
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        refused(path, "is damaged or only partly copied")


def test_odd_but_harmless_parts_are_read(tmp_path):
    rows = (
        '<row><c><v>1</v></c><c s="999" t="s"><v>99</v></c></row>'
        '<row r="x"><c r="?" t="inlineStr"><is><t>b</t></is></c></row>'
    )
    after = (
        '<conditionalFormatting sqref="A1:XFD1048576 ?"><cfRule type="expression" dxfId="7"/>'
        "</conditionalFormatting>"
    )
    sheet = sheet_xml(rows, '<sheetViews><sheetView topLeftCell="?"/></sheetViews>', after)
    (read,) = read_book(packed(tmp_path / "odd.xlsx", parts(sheet))).sheets
    assert {place: cell.text for place, cell in read.cells.items()} == {
        (1, 1): "1", (1, 2): "", (2, 1): "b",
    }  # fmt: skip
