"""How a function is declared: its words for the function wizard, and what a cell shows if it fails.

The functions are plain ones: on Windows xlwings knows them as worksheet functions from the moment
they are imported; anywhere else, or without xlwings, they are simply called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from typing import Any

from xl_kpi.errors import XlKpiError
from xl_kpi.udfs.grid import short
from xl_kpi.udfs.log import note_failure

CATEGORY = "KPI pack"
# The argument that VBA fills in: what it says of the cell's workbook.
BOOK, BOOK_IN_VBA = "book", "KpiAsker()"
FAILED = "KPI pack: this could not be worked out. Run xl-kpi doctor; the log says where."
# Excel shows no more of a description in the function wizard.
_LONGEST = 255

Answer = Any
Function = Callable[..., Answer]


@dataclass(frozen=True)
class WorksheetFunction:
    """A function and its words: what it gives, and what each argument is."""

    function: Function
    about: str
    arguments: Mapping[str, str]

    @property
    def name(self) -> str:
        """Its name in Excel."""
        return self.function.__name__


FUNCTIONS: dict[str, WorksheetFunction] = {}


def worksheet_function(**arguments: str) -> Callable[[Function], Function]:
    """Declare a worksheet function; each argument with its words for the function wizard.

    The first line of its docstring is what Excel shows as its description.
    """

    def declared(function: Function) -> Function:
        names = [name for name in signature(function).parameters if name != BOOK]
        about = (function.__doc__ or "").strip().splitlines()[0]
        assert names == [*arguments], f"{function.__name__} has other arguments"
        assert len(about) <= _LONGEST, f"{function.__name__} says too much"

        @wraps(function)
        def guarded(*given: Any, **named: Any) -> Answer:
            try:
                return function(*given, **named)
            except XlKpiError as error:
                return short(str(error))
            except Exception as failure:  # noqa: BLE001  a cell shows no traceback, of whatever kind
                note_failure(function.__name__, failure)
                return FAILED

        # Type hints would be taken by xlwings for converters.
        guarded.__annotations__ = {}
        FUNCTIONS[function.__name__] = WorksheetFunction(guarded, about, arguments)
        _declare_to_xlwings(FUNCTIONS[function.__name__])
        return guarded

    return declared


def declare(one: WorksheetFunction, func: Callable[..., Any], arg: Callable[..., Any]) -> None:
    """Make a function known by xlwings' decorators.

    Every argument comes as rows of cells, with errors by their names, so that an error is never
    taken for a blank. In the function wizard nothing is computed, and nothing is volatile.
    """
    for name, about in one.arguments.items():
        arg(name, ndim=2, err_to_str=True, doc=about[:_LONGEST])(one.function)
    if BOOK in signature(one.function).parameters:
        arg(BOOK, vba=BOOK_IN_VBA)(one.function)
    # Last: each of the others sets these back to what xlwings takes for usual.
    func(category=CATEGORY, call_in_wizard=False, volatile=False)(one.function)


def _declare_to_xlwings(one: WorksheetFunction) -> None:
    try:
        import xlwings
    except ImportError:
        return
    # Where there is no Excel to call them, these decorators do nothing.
    declare(one, xlwings.func, xlwings.arg)
