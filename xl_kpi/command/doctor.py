"""Whether this computer can do all that Excel asks of it; each line passes, or says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import click

from xl_kpi.command.doctor_facts import ADD_IN, Facts, gather_facts
from xl_kpi.errors import PackError

_NEEDED = (3, 11)
_ONLY_NOTIFIED, _ONLY_SIGNED, _NONE = 2, 3, 4
NOT_WINDOWS = "not Windows; nothing to check here"


@dataclass(frozen=True)
class Line:
    """What a check has come to: what it found and, where it does not pass, what to do."""

    name: str
    found: str
    to_do: str = ""

    @property
    def passed(self) -> bool:
        """Whether there is nothing to do."""
        return not self.to_do

    def __str__(self) -> str:
        state = "pass " if self.passed else "TO DO"
        return f"{state}  {self.name}: {self.found}" + (f". {self.to_do}" if self.to_do else "")


def python(facts: Facts) -> Line:
    """Version and width of Python, and that it is not the one of Microsoft's Store."""
    version = ".".join(map(str, facts.python))
    found = f"Python {version}, {facts.bits}-bit, {facts.executable}"
    to_do = ""
    if facts.python < _NEEDED:
        to_do = "Install Python 3.11 or later, 64-bit, for this user."
    elif facts.bits != 64:
        to_do = "Install the 64-bit Python; Excel itself may be of either width."
    elif "WindowsApps" in facts.executable:
        to_do = (
            "This is the Microsoft Store's Python, which Excel cannot start. Install the one of "
            "python.org or of your software centre."
        )
    return Line("Python", found, to_do)


def packages(facts: Facts) -> Line:
    """Every package that is needed, in a version that will do."""
    wrong = [
        f"{name} {version or 'is missing'}" + (f" (needs {needed})" if needed and version else "")
        for name, needed, version in facts.packages
        if not version or not meets(version, needed)
    ]
    if wrong:
        return Line("Packages", "; ".join(wrong), "Run: python -m pip install --upgrade xl_kpi")
    shown = ", ".join(f"{name} {version}" for name, version in facts.installed.items())
    return Line("Packages", shown)


def meets(version: str, needed: str) -> bool:
    """Whether a version is within such limits as ``>=3.0,<4``.

    >>> meets("3.1.1", ">=3.0,<4"), meets("4.0", ">=3.0,<4"), meets("0.37.8", "==0.37.*")
    (True, False, True)
    """
    for limit in filter(None, (part.strip() for part in needed.split(","))):
        found = re.match(r"(>=|<=|==|~=|!=|<|>)\s*([\d.]+)", limit)
        if found is None:
            continue
        sign, bound = found[1], [int(part) for part in found[2].strip(".").split(".")]
        have = [int(part) for part in re.findall(r"\d+", version)][: max(len(bound), 3)]
        same = have[: len(bound)] == bound
        have += [0] * (len(bound) - len(have))
        holds = {
            ">=": have >= bound, "<=": have <= bound or same, "==": same, "!=": not same,
            "<": have < bound, ">": have > bound and not same,
            "~=": have >= bound and have[: len(bound) - 1] == bound[:-1],
        }[sign]  # fmt: skip
        if not holds:
            return False
    return True


def dll(facts: Facts) -> Line:
    """The library by which Excel reaches Python, of the very version of xlwings."""
    if not facts.windows:
        return Line("xlwings DLL", NOT_WINDOWS)
    expected = f"xlwings64-{facts.installed.get('xlwings', '?')}.dll"
    if expected in facts.dlls:
        return Line("xlwings DLL", expected)
    held = ", ".join(facts.dlls) or "none"
    return Line(
        "xlwings DLL", f"{expected} is not beside Python (found: {held})",
        "Run: python -m pip install --force-reinstall --no-deps xlwings, and see whether antivirus "
        "software has put the file away; without it all but the worksheet functions works.",
    )  # fmt: skip


def interpreter(facts: Facts) -> Line:
    """Whether the workbook finds this Python."""
    if not facts.windows:
        return Line("Python for Excel", NOT_WINDOWS)
    usual = PureWindowsPath(facts.home) / "xl_kpi"
    if facts.home and PureWindowsPath(facts.executable).is_relative_to(usual):
        return Line("Python for Excel", "where the template looks for it")
    return Line(
        "Python for Excel",
        f"not where the template looks for it; its sheet Settings must name {facts.executable}",
    )


def add_in(facts: Facts) -> Line:
    """Whether Excel has the add-in; the template does without."""
    if not facts.windows:
        return Line("Add-in", NOT_WINDOWS)
    if facts.add_ins:
        return Line("Add-in", ", ".join(facts.add_ins))
    return Line(
        "Add-in",
        f"{ADD_IN} is not installed, and is not needed: workbooks made from the template have the "
        "ribbon tab and the functions in themselves",
    )


def macros(facts: Facts) -> Line:
    """Whether Excel runs the workbook's macros."""
    if not facts.windows:
        return Line("Macros", NOT_WINDOWS)
    by_policy = facts.macros_by_policy is not None
    level = facts.macros_by_policy if by_policy else facts.macros
    who = "by policy" if by_policy else "in Excel's settings"
    if level == _NONE:
        to_do = "Have IT make the workbook's folder a trusted location, or allow signed macros."
        return Line("Macros", f"all macros are off, {who}", to_do)
    if level == _ONLY_SIGNED:
        to_do = "Have IT sign the template, or make the workbook's folder a trusted location."
        return Line("Macros", f"only signed macros run, {who}", to_do)
    if level in (None, _ONLY_NOTIFIED):
        return Line("Macros", "Excel asks: press Enable Content when the workbook opens")
    return Line("Macros", f"all macros run, {who}")


def mark_of_the_web(facts: Facts) -> Line:
    """Whether Windows holds the workbook for one from the internet, whose macros do not run."""
    if not facts.windows:
        return Line("Mark of the Web", NOT_WINDOWS)
    if not facts.workbook:
        return Line("Mark of the Web", "no workbook given")
    if facts.marked:
        to_do = "Right-click the file, Properties, tick Unblock, OK; then open it again."
        return Line(
            "Mark of the Web", "Windows has marked the workbook as from the internet", to_do
        )
    return Line("Mark of the Web", "the workbook is not marked")


def cloud(facts: Facts) -> Line:
    """Whether the workbook lies where its path is an address of the web for Excel."""
    if not facts.workbook:
        return Line("OneDrive", "no workbook or folder given")
    place = facts.workbook.replace("/", "\\").casefold()
    web = re.match(r"https?:|\\\\[^\\]*sharepoint", place) is not None
    within = [one for one in facts.cloud if place.startswith(one.casefold().rstrip("\\") + "\\")]
    if web or within or "\\onedrive" in place or "sharepoint" in place:
        return Line(
            "OneDrive", f"{facts.workbook} is kept by OneDrive or SharePoint",
            "Move the workbook to a folder of this computer or of the network, or give such a "
            "folder under 'Save packs in' on its sheet Start.",
        )  # fmt: skip
    return Line("OneDrive", "not on OneDrive or SharePoint")


def write_access(facts: Facts) -> Line:
    """Whether packs and the log can be written."""
    if facts.refused:
        return Line(
            "Write access", f"nothing can be written in {' or in '.join(facts.refused)}",
            "Use another folder, or ask IT for the right to write there.",
        )  # fmt: skip
    return Line("Write access", "packs and the log can be written")


def licence(facts: Facts) -> Line:
    """That nothing here is or needs the part of xlwings that has to be paid for."""
    if facts.licence_in or facts.pro:
        where = facts.licence_in or "xlwings"
        return Line("Licence", f"a PRO key is set in {where}; xl_kpi neither needs nor uses it")
    return Line("Licence", "xlwings under the BSD licence; no key needed, none set")


def libreoffice(facts: Facts) -> Line:
    """Whether LibreOffice is there; only the project's own tests need it."""
    return Line("LibreOffice", facts.libreoffice or "not found, and needed by no analyst")


CHECKS: tuple[Callable[[Facts], Line], ...] = (
    python, packages, dll, interpreter, add_in, macros, mark_of_the_web, cloud, write_access,
    licence, libreoffice,
)  # fmt: skip


def doctor(workbook: Path | None, facts: Facts | None = None) -> int:
    """Print a line for each check; 1 where something is to be done, else 0."""
    if facts is None and workbook is not None and not workbook.exists():
        raise PackError(f"There is no '{workbook}'. Give the path of a workbook, or none at all.")
    known = facts or gather_facts(workbook)
    lines = [check(known) for check in CHECKS]
    for line in lines:
        click.echo(str(line))
    wanting = sum(not line.passed for line in lines)
    click.echo(f"{wanting} to do." if wanting else "All is well.")
    return 1 if wanting else 0
