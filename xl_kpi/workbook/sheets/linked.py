"""The sheet that says where each list comes from, if it is not pasted."""

from __future__ import annotations

from xl_kpi.extracts.links.link import How
from xl_kpi.workbook.declared import Family, Field, Holds, SheetDeclaration, TableDeclaration
from xl_kpi.workbook.sheets.list_sheets import LIST_SHEETS

LINKS = SheetDeclaration(
    name="Links",
    title="Links",
    purpose="Where each list comes from. Leave a row as it is to paste the list into its sheet.",
    family=Family.SETTINGS,
    tables=(
        TableDeclaration(
            name="links",
            header_row=4,
            fields=(
                Field("list", "List", "The list's sheet.", width=32),
                Field(
                    "how", "Comes from",
                    "Pasted: from its sheet. File: from the file or folder named. Database: from the "
                    "query. No rows: the list is empty this month, and its figures are 0.",
                    width=13, choices=tuple(str(how) for how in How),
                ),
                Field(
                    "place", "File or folder",
                    "A file, or a folder of which the newest file is taken; from this workbook's "
                    "folder on, or in full.", width=40,
                ),
                Field("pattern", "Files named", "For a folder: which files, such as contacts*.xlsx.", width=20),
                Field("sheet", "Sheet", "For a workbook of several sheets: which one.", width=18),
                Field(
                    "url", "Database",
                    "An SQLAlchemy URL without a password, such as "
                    "mssql+pyodbc://@SERVER/DATABASE?driver=ODBC+Driver+18+for+SQL+Server",
                    width=40,
                ),
                Field(
                    "password", "Password from",
                    "environment: NAME of a variable, or keyring: NAME of a service. Blank for a "
                    "Windows sign-in. The password itself never stands here.", width=22,
                ),
                Field("query", "Query", "The SQL that gives the list's rows.", Holds.WORDS, width=60),
            ),
            rows=tuple((sheet.name, str(How.PASTED)) for sheet in LIST_SHEETS),
            room=len(LIST_SHEETS),
        ),
    ),
)  # fmt: skip
