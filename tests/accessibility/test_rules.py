import io

import openpyxl
import pytest
from openpyxl.formatting.rule import ColorScaleRule, IconSetRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table

from tests.accessibility.workbooks import Clean, by_openpyxl, clean, picture, replaced
from xl_kpi.accessibility.check import check_workbook
from xl_kpi.accessibility.rules import RULES


def found(path):
    """Places of each rule that is not kept."""
    return {
        one.rule.id: [str(place) for place in one.places]
        for one in check_workbook(path).outcomes
        if one.places
    }


def planted(tmp_path, plant, **options):
    made = Clean(tmp_path / "planted.xlsx", **options)
    plant(made)
    if not made.sheet.charts:
        made.insert_chart()
    return found(made.close())


def test_a_clean_workbook_passes_all_but_the_language(tmp_path):
    assert found(clean(tmp_path / "clean.xlsx")) == {
        "document_information": ["the document's properties do not name a language"],
        "no_fills": ["Assessments: 0 cells with a fill, 1 conditions with one"],
    }


def test_rules_are_told_apart_and_say_what_to_do():
    assert len({rule.id for rule in RULES}) == len(RULES) >= 25
    for rule in RULES:
        assert all(text.endswith(".") for text in (rule.what, rule.why, rule.mend)), rule.id


def _hang_together(made):
    made.sheet.write_row("A20", ["Team", "Plans"])
    made.sheet.write_row("A21", ["One", 3])


def _bars(made):
    made.sheet.conditional_format(
        "B5:B7", {"type": "icon_set", "icon_style": "3_traffic_lights", "icons_only": True}
    )


def _coloured_number(made):
    pale = made.book.add_format({"bg_color": "#CDEBD8"})
    made.sheet.conditional_format(
        "B5:B7", {"type": "cell", "criteria": ">", "value": 0.7, "format": pale}
    )


def _coloured_blank(made):
    red = made.book.add_format({"bg_color": "#9B1B30"})
    made.sheet.conditional_format(
        "D5:D7", {"type": "formula", "criteria": "=$B5<0.6", "format": red}
    )


def _pale_condition(made):
    pale = made.book.add_format({"bg_color": "#F0F0F0", "font_color": "#999999"})
    made.sheet.conditional_format("A5:A7", {"type": "no_blanks", "format": pale})


def _dark_fill(made):
    made.sheet.write("A20", "Dark", made.book.add_format({"bg_color": "#123456"}))


def _low_row(made):
    made.other.set_column("A:A", 20)
    made.other.write("A3", "A long text that needs several lines. " * 4, made.wrap)
    made.other.set_row(2, 20)


def _chart_sheet(made):
    made.insert_chart()
    chart = made.book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Assessments!$B$5:$B$7"})
    made.book.add_chartsheet("Picture of it").set_chart(chart)


def _cut(made):
    made.other.write("A3", "A text that is too long for its column, by far")
    made.other.write("B3", 1)


FAULTS = {
    "tables_marked_up": (_hang_together, "Assessments!A20:B21: a block of cells"),
    "no_merged_cells": (lambda m: m.sheet.merge_range("A20:C20", "Together"), "A20:C20"),
    "sheets_titled": (lambda m: m.other.write("A1", 5), "Notes!A1: no title"),
    "alternative_text": (lambda m: m.insert_chart(""), "E4: chart Chart 1: no alternative text"),
    "links_in_words": (
        lambda m: m.sheet.write_url("A20", "https://example.org/x"),
        "A20: the bare address",
    ),
    "notes_in_words": (lambda m: m.other.write("A3", "Children on a plan*"), "Notes!A3: 'n*'"),
    "text_wrapped": (_cut, "Notes!A3: cut off by the cell to its right"),
    "contrast": (_dark_fill, "Assessments!A20: #000000 on #123456 has 1.6"),
    "not_by_colour_alone": (_coloured_number, "B5: '0.8' is coloured by a condition"),
    "sheet_names": (lambda m: m.book.add_worksheet().write("A1", "Third"), "Sheet3: a name that"),
    "no_blank_sheets": (lambda m: m.book.add_worksheet("Empty"), "Empty: a blank sheet"),
    "no_headers_or_footers": (lambda m: m.sheet.set_footer("&CPage &P"), "'&CPage &P'"),
    "no_floating_text": (lambda m: m.sheet.insert_textbox("E20", "Look here"), "E20: a text box"),
    "cursor_at_a1": (lambda m: m.other.activate(), "the workbook opens on 'Notes'"),
    "document_title": (lambda m: m.book.set_properties({"author": "Team"}), "have no title"),
    "no_freeze_panes_or_filters": (lambda m: m.sheet.freeze_panes(4, 1), "B5: frozen panes"),
    "nothing_hidden": (lambda m: m.other.hide(), "Notes: a hidden sheet"),
    "one_table_a_sheet": (
        lambda m: m.sheet.add_table("A20:B22", {"name": "second", "description": "A second table"}),
        "Assessments: 2 tables",
    ),
    "nothing_below_tables": (lambda m: m.sheet.write("A30", "Below"), "30:30: text below"),
    "no_pictures": (
        lambda m: m.sheet.insert_image("E30", "dot.png", {"image_data": picture(), "description": "A grey dot, no more"}),
        "E30: picture",
    ),
    "no_fills": (
        lambda m: m.other.write("A3", "x", m.book.add_format({"bg_color": "#FFFFCC"})),
        "Notes: 1 cells with a fill",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found_by_its_rule(tmp_path, rule):
    plant, told = FAULTS[rule]
    places = planted(tmp_path, plant)
    assert rule in places
    assert any(told in place for place in places[rule])


@pytest.mark.parametrize(
    ("rule", "plant", "told"),
    [
        ("not_by_colour_alone", _coloured_blank, "D5: a blank cell is coloured"),
        ("not_by_colour_alone", _bars, "B5:B7: icons or bars without the value"),
        ("contrast", _pale_condition, "A5: #999999 on #F0F0F0 has 2.50:1 by a conditional"),
        ("text_wrapped", _low_row, "Notes!A3: its row is too low"),
        ("alternative_text", lambda m: m.insert_chart("Chart 1"), "says nothing of what is seen"),
        (
            "alternative_text",
            lambda m: m.sheet.insert_image("E30", "dot.png", {"image_data": picture()}),
            "picture Picture",
        ),
        (
            "links_in_words",
            lambda m: m.sheet.write_url("A20", "https://example.org", string="Click here"),
            "'Click here' does not say",
        ),
        (
            "links_in_words",
            lambda m: m.sheet.write_formula("A20", '=HYPERLINK("https://a.org","here")', None, "here"),
            "A20: 'here' does not say",
        ),
        ("links_in_words", lambda m: m.other.write_string("A3", "www.example.org"), "bare address"),
        (
            "links_in_words",
            lambda m: m.sheet.write_url("A20", "internal:'Gone'!A1", string="Go there"),
            "'Gone', which is no sheet",
        ),
        (
            "notes_in_words",
            lambda m: m.other.write_rich_string(
                "A3", "Children", m.book.add_format({"font_script": 1}), "1", " on a plan"
            ),
            "raised letters in 'Children1 on a plan'",
        ),
        (
            "notes_in_words",
            lambda m: m.other.write("A3", "1", m.book.add_format({"font_script": 1})),
            "raised letters",
        ),
        ("cursor_at_a1", lambda m: m.other.set_selection("C7"), "Notes!C7: the cursor"),
        ("cursor_at_a1", lambda m: m.other.set_top_left_cell("A40"), "Notes!A40: the sheet opens"),
        ("contrast", lambda m: m.other.write("A3", -1, m.book.add_format({"num_format": "0;[Red]-0"})),
         "#FF0000 on #FFFFFF has 3.99:1"),
        ("text_wrapped", lambda m: m.other.write("A3", "On and on. " * 40), "one line wider"),
        ("nothing_hidden", lambda m: m.sheet.set_row(8, None, None, {"hidden": True}), "9:9: hidden rows"),
        ("nothing_hidden", lambda m: m.sheet.set_column("E:E", 9, None, {"hidden": True}), "hidden columns"),
        ("sheets_titled", _chart_sheet, "Picture of it: a chart sheet"),
    ],
)  # fmt: skip
def test_other_ways_to_break_a_rule(tmp_path, rule, plant, told):
    assert any(told in place for place in planted(tmp_path, plant).get(rule, []))


@pytest.mark.parametrize(
    ("rule", "options", "told"),
    [
        ("one_header_row", {"header_row": False}, "table in_time has no header row"),
        ("header_names", {"columns": ("Month", "Column2", "Status")}, "B4: table in_time has a column"),
        ("table_names", {"name": "Table1"}, "'Table1' says nothing"),
        ("alternative_text", {"description": ""}, "table in_time: no alternative text"),
        ("contrast", {"style": "Table Style Medium 2"}, "A4: #FFFFFF on #4F81BD has 4.0"),
        ("no_freeze_panes_or_filters", {"autofilter": True}, None),
        ("blanks_explained", {"rows": (("April", 1, "RED"), ("May", "", "RED"), ("June", 1, "RED"))},
         "B6: table in_time has 1 blank cells"),
        ("no_blank_lines_in_tables", {"rows": (("April", 1, "RED"), ("", "", ""), ("June", 1, "RED"))},
         "6:6: table in_time has a blank row"),
        ("no_blank_lines_in_tables", {"rows": (("April", "", "RED"), ("May", "", "RED"), ("June", "", "RED"))},
         "has nothing in its column 'In time'"),
    ],
)  # fmt: skip
def test_faults_of_tables(tmp_path, rule, options, told):
    places = planted(tmp_path, lambda _: None, **options)
    if told is None:
        assert rule not in places
    else:
        assert any(told in place for place in places[rule])


def test_two_headers_of_one_name(tmp_path):
    path = clean(tmp_path / "twice.xlsx")
    with_two = replaced(
        path, "xl/tables/table1.xml", b'name="Status"', b'name="in  TIME"'.replace(b"  ", b" ")
    )
    assert "C4: table in_time has 'in TIME' twice" in found(with_two)["header_names"][1]


@pytest.mark.parametrize(
    "said",
    [
        "Blank cells are suppressed.",
        "Where a cell is empty there was no case.",
        "Left blank: none.",
    ],
)
def test_blanks_may_be_explained_on_the_sheet(tmp_path, said):
    rows = (("April", 1, "RED"), ("May", "", "RED"), ("June", 1, "RED"))
    places = planted(tmp_path, lambda m: m.sheet.write("A3", said), rows=rows)
    assert "blanks_explained" not in places


def test_a_table_that_does_not_begin_at_the_left(tmp_path):
    def plant(_, sheet):
        sheet["D8"], sheet["E8"], sheet["D9"], sheet["E9"] = "Team", "Visits", "One", 2
        sheet.add_table(Table(displayName="visits", ref="D8:E9"))

    places = found(by_openpyxl(tmp_path / "o.xlsx", plant))
    assert "Plans!D8:E9: table visits does not begin in column A" in places["tables_at_left_edge"]


def _merge(_, sheet):
    sheet.merge_cells("A10:B10")


def _loose(_, sheet):
    for row in (("a", 1), ("b", 2)):
        sheet.append(row)


def _grey(_, sheet):
    sheet["A3"].font = Font(color="AAAAAA")


def _second(book, _):
    book.create_sheet("Second").append(["Second"])
    book.active = 1


def _filled_blank(_, sheet):
    sheet["B3"].value = None
    sheet["B3"].fill = PatternFill("solid", fgColor="FF0000")


def _scale(_, sheet):
    sheet.conditional_formatting.add(
        "B3:B4",
        ColorScaleRule(start_type="min", start_color="000080", end_type="max", end_color="FFFFFF"),
    )


def _icons(_, sheet):
    sheet.conditional_formatting.add(
        "B3:B4", IconSetRule("3TrafficLights1", "percent", [0, 33, 67], showValue=False)
    )


@pytest.mark.parametrize(
    ("rule", "plant", "told"),
    [
        ("no_merged_cells", _merge, "Plans!A10:B10"),
        ("tables_marked_up", _loose, "Plans!A5:B6: a block"),
        ("contrast", _grey, "Plans!A3: #AAAAAA on #FFFFFF has 2.32:1"),
        ("not_by_colour_alone", _filled_blank, "B3: a blank cell of table plans_by_team is filled"),
        ("contrast", _scale, "#000000 on #000080"),
        ("not_by_colour_alone", _icons, "icons or bars without"),
        ("no_blank_sheets", lambda book, _: book.create_sheet("Later"), "Later: a blank sheet"),
        ("document_title", lambda book, _: setattr(book.properties, "title", "Book1"), "no title"),
        ("no_headers_or_footers", lambda _, s: setattr(s.oddHeader.left, "text", "Draft"), "Draft"),
        ("no_freeze_panes_or_filters", lambda _, s: setattr(s, "freeze_panes", "A3"), "A3: frozen"),
        ("no_freeze_panes_or_filters", lambda _, s: setattr(s.auto_filter, "ref", "A2:B4"), "a filter"),
("cursor_at_a1", _second, "the workbook opens on 'Second'"),
        ("nothing_hidden", lambda _, s: setattr(s.row_dimensions[9], "hidden", True), "9:9"),
    ],
)  # fmt: skip
def test_faults_of_workbooks_by_openpyxl(tmp_path, rule, plant, told):
    places = found(by_openpyxl(tmp_path / "planted.xlsx", plant))
    assert any(told in place for place in places.get(rule, [])), places


def test_a_word_beside_a_scale_and_a_word_in_a_formula_are_enough(tmp_path):
    def plant(made):
        made.sheet.conditional_format("B5:B7", {"type": "2_color_scale", "min_color": "#FFFFFF"})
        made.sheet.write_formula("D5", '=IF($B$5>0.7,"GREEN","-")', None, "-")
        green = made.book.add_format({"bg_color": "#CDEBD8"})
        made.sheet.conditional_format(
            "D5", {"type": "formula", "criteria": "=$B$5>0.7", "format": green}
        )

    assert "not_by_colour_alone" not in planted(tmp_path, plant)


def test_white_text_of_the_theme_on_a_dark_fill_is_no_fault(tmp_path):
    def plant(_, sheet):
        sheet["A3"].font = Font(color=openpyxl.styles.colors.Color(theme=0))
        sheet["A3"].fill = PatternFill("solid", fgColor=openpyxl.styles.colors.Color(theme=3))

    assert "contrast" not in found(by_openpyxl(tmp_path / "t.xlsx", plant))


def test_a_decorative_picture_needs_no_words(tmp_path):
    def plant(made):
        made.sheet.insert_image(
            "E30", "dot.png", {"image_data": picture(), "decorative": True}
        )  # fmt: skip

    assert "alternative_text" not in planted(tmp_path, plant)


def test_macros_are_told(tmp_path):
    made = Clean(tmp_path / "macros.xlsm")
    made.insert_chart()
    made.book.add_vba_project(io.BytesIO(b"any bytes"), is_stream=True)
    assert found(made.close())["no_macros"] == ["the workbook has macros"]
