"""What doctor looks at: facts of this computer, gathered without judging them."""

from __future__ import annotations

import os
import re
import shutil
import struct
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ADD_IN = "xl_kpi.xlam"
_SECURITY = r"Microsoft\Office\16.0\Excel\Security"
_REQUIREMENT = re.compile(r"^([A-Za-z0-9_.-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)(?:;(.*))?$")

# The value of a name under a key of the current user's registry; None where there is none.
Registry = Callable[[str, str], Any]


@dataclass(frozen=True)
class Facts:
    """This computer, as far as it matters; whatever a test likes it to be.

    ``packages`` are those that xl_kpi needs, each with what is required of its version and the
    version that is installed ("" for none). ``marked`` tells whether Windows has marked the
    workbook as come from the internet; ``refused`` names folders that cannot be written in.
    """

    windows: bool
    python: tuple[int, int, int] = (3, 11, 0)
    bits: int = 64
    executable: str = ""
    home: str = ""
    packages: tuple[tuple[str, str, str], ...] = ()
    dlls: tuple[str, ...] = ()
    add_ins: tuple[str, ...] = ()
    macros: int | None = None
    macros_by_policy: int | None = None
    workbook: str = ""
    marked: bool = False
    cloud: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    licence_in: str = ""
    pro: bool = False
    libreoffice: str = ""

    @property
    def installed(self) -> Mapping[str, str]:
        """The version of each package that is installed."""
        return {name: version for name, _, version in self.packages if version}


def gather_facts(workbook: Path | None, registry: Registry | None = None) -> Facts:
    """The facts of this computer, and of a workbook or a folder that is to be used."""
    windows = sys.platform.startswith("win")
    told = registry or (_registry if windows else lambda _key, _name: None)
    folder = _folder(workbook)
    return Facts(
        windows=windows,
        python=sys.version_info[:3],
        bits=8 * struct.calcsize("P"),
        executable=sys.executable,
        home=os.environ.get("LOCALAPPDATA", ""),
        packages=tuple(needed_packages(windows=windows)),
        dlls=tuple(sorted(path.name for path in Path(sys.prefix).glob("xlwings*.dll"))),
        add_ins=tuple(str(path) for path in _add_in_places() if path.is_file()),
        macros=_whole(told(rf"Software\{_SECURITY}", "VBAWarnings")),
        macros_by_policy=_whole(told(rf"Software\Policies\{_SECURITY}", "VBAWarnings")),
        workbook=str(workbook.absolute()) if workbook else "",
        marked=workbook is not None and _marked(workbook),
        cloud=tuple(cloud_folders(os.environ)),
        refused=tuple(str(one) for one in (folder, _log_folder()) if not writable(one)),
        licence_in=licence_place(os.environ, Path.home()),
        pro=_pro(),
        libreoffice=shutil.which("soffice") or shutil.which("libreoffice") or "",
    )


def needed_packages(*, windows: bool) -> list[tuple[str, str, str]]:
    """What xl_kpi needs: each package, what is required of its version, and what is installed."""
    needed = []
    for line in metadata.requires("xl_kpi") or []:
        found = _REQUIREMENT.match(line)
        if found is None or "extra" in (found[3] or ""):
            continue
        needed.append((found[1], found[2].strip().strip("()"), _version(found[1])))
    names = {name.casefold() for name, _, _ in needed}
    wanted = ["xlwings", *(["pywin32"] if windows else [])]
    needed += [(name, "", _version(name)) for name in wanted if name not in names]
    return needed


def cloud_folders(environment: Mapping[str, str]) -> list[str]:
    """Folders that OneDrive or SharePoint keep in step with the cloud."""
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    return list(dict.fromkeys(environment[name] for name in names if environment.get(name)))


def licence_place(environment: Mapping[str, str], home: Path) -> str:
    """Where a licence key of xlwings PRO stands; "" where there is none. The key is not read."""
    if environment.get("XLWINGS_LICENSE_KEY"):
        return "the environment variable XLWINGS_LICENSE_KEY"
    path = home / ".xlwings" / "xlwings.conf"
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    keys = [line for line in lines if line.upper().startswith('"LICENSE_KEY"')]
    blank = all(re.sub(r'^"[^"]*"\s*,\s*', "", line).strip(' "') == "" for line in keys)
    return "" if blank else str(path)


def writable(folder: Path) -> bool:
    """Whether a file can be made in a folder, or in what there is of its path."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _folder(workbook: Path | None) -> Path:
    if workbook is None:
        return Path.cwd()
    return workbook if workbook.is_dir() else workbook.absolute().parent


def _log_folder() -> Path:
    from xl_kpi.udfs.log import log_path

    return log_path().parent


def _add_in_places() -> Iterable[Path]:
    roaming = os.environ.get("APPDATA")
    if roaming:
        yield Path(roaming) / "Microsoft" / "Excel" / "XLSTART" / ADD_IN
        yield Path(roaming) / "Microsoft" / "AddIns" / ADD_IN


def _marked(workbook: Path) -> bool:
    """Whether the file has a stream that says it came from the internet."""
    try:
        with open(f"{workbook}:Zone.Identifier", encoding="utf-8", errors="replace") as stream:  # noqa: PTH123  no path, but a stream of a file
            return "ZoneId=3" in stream.read()
    except OSError:
        return False


def _pro() -> bool:
    try:
        import xlwings
    except ImportError:
        return False
    return bool(xlwings.__pro__)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _registry(key: str, name: str) -> object:
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None
