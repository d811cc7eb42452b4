"""Who is sent which pack: distribution.csv, and letters ready to be sent with the right file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from xl_kpi.audience.audience import Audience, parse_audience
from xl_kpi.audience.packs import MadePack
from xl_kpi.audience_choices import TEAM
from xl_kpi.errors import PackError, SettingsError
from xl_kpi.pack.report import Report
from xl_kpi.settings_table import Line, all_or_faults, read_lines

DISTRIBUTION_FILE = "distribution.csv"
_COLUMNS = ("name", "email", "audience", "team")
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True)
class Recipient:
    """A line of distribution.csv."""

    name: str
    email: str
    audience: Audience


def read_distribution(report: Report) -> tuple[Recipient, ...]:
    """Recipients in the file's order; none where there is no file.

    Raises
    ------
    SettingsError
        Where a line cannot be used: it is never guessed who gets what.
    """
    path = report.settings.file(DISTRIBUTION_FILE)
    if path is None:
        return ()

    def recipient(line: Line) -> Recipient:
        if not _ADDRESS.fullmatch(line["email"]):
            raise line.fault(f"email is '{line['email']}', which is not one address.")
        kind = line["audience"].lower()
        if line["team"] and kind != TEAM:
            raise line.fault(
                f"it has a team, and its audience is '{kind}'. Write 'team', or no team."
            )
        if kind == TEAM and not line["team"]:
            raise line.fault("its audience is 'team', and it does not say which.")
        said = f"{kind}:{line['team']}" if kind == TEAM else kind
        try:
            return Recipient(line["name"], line["email"], parse_audience(said, report))
        except SettingsError as fault:
            raise line.fault(str(fault)) from None

    return tuple(all_or_faults(read_lines(path, ("email", "audience"), _COLUMNS), recipient))


def write_letters(
    report: Report, recipients: Sequence[Recipient], made: Sequence[MadePack], folder: Path
) -> list[Path]:
    """An unsent letter for each recipient whose pack was made, with that pack alone."""
    packs = {one.audience: one for one in made}
    written: list[Path] = []
    for number, one in enumerate((r for r in recipients if r.audience in packs), start=1):
        who = " ".join(_NOT_IN_FILES.sub(" ", one.name or one.email).split())
        path = folder / f"{number:02d} {who} - {one.audience.file_words}.eml"
        try:
            path.write_bytes(letter(report, one, packs[one.audience]).as_bytes())
        except OSError as error:
            raise PackError(f"'{path}' cannot be written: {error.strerror or error}.") from error
        written.append(path)
    return written


def letter(report: Report, recipient: Recipient, pack: MadePack) -> EmailMessage:
    """A draft, which opens in Outlook ready to be sent."""
    assert recipient.audience == pack.audience
    settings, month = report.settings, report.month
    message = EmailMessage()
    message["X-Unsent"] = "1"
    message["To"] = recipient.email
    message["Subject"] = f"{settings.title}, {month.label} ({pack.audience.words})"
    greeting = f"Dear {recipient.name},\n\n" if recipient.name else ""
    locked = "It opens with the password that you have been given.\n\n" if pack.encrypted else ""
    message.set_content(
        f"{greeting}{settings.council}'s pack for {month.label} is attached: {pack.path.name}.\n\n{locked}"
        "It is meant for you alone. Please do not pass it on.\n"
    )
    message.add_attachment(
        pack.path.read_bytes(), maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename=pack.path.name,
    )  # fmt: skip
    return message
