"""A list from a database: a query through SQLAlchemy, with the password kept elsewhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from xl_kpi.errors import ExtractError
from xl_kpi.extracts.links.link import Link
from xl_kpi.extracts.raw_table import RawTable
from xl_kpi.extracts.reading.cells import table_of
from xl_kpi.extracts.reading.frame import value_text
from xl_kpi.extracts.reading.result import Reading

# Under other names drivers take a password as well.
_SECRETS = ("password", "passwd", "pwd")
_LONGEST_REASON = 200


def read_database_link(link: Link) -> Reading:
    """The rows that a link's query gives.

    Raises
    ------
    ExtractError
        Where the link says too little or holds a password, or the database does not answer.
    """
    if not link.query.strip():
        raise ExtractError("no query is given. Write the SQL under 'Query'.")
    url = _url(link)
    try:
        engine = create_engine(url.set(password=_password(link, url)) if link.password else url)
    except NoSuchModuleError:
        raise ExtractError(
            f"'{url.drivername}' is no kind of database that is known here. Write the URL such as "
            "postgresql+pg8000://user@server/database."
        ) from None
    except ModuleNotFoundError as error:
        raise ExtractError(
            f"the driver '{error.name}' of this database is not installed. "
            f"Install it beside xl_kpi: pip install {error.name}."
        ) from None
    try:
        with engine.connect() as connection:
            found = connection.execute(text(link.query))
            headers, rows = list(found.keys()), found.fetchall()
    except SQLAlchemyError as error:
        reason = " ".join(str(getattr(error, "orig", None) or error).split())[:_LONGEST_REASON]
        raise ExtractError(f"the database did not give the rows: {reason}") from None
    finally:
        engine.dispose()
    name = url.database or url.host or url.drivername
    return Reading((RawTable(name, link.list.title, _cells(headers, rows)),), (), (name,))


def _url(link: Link) -> URL:
    if not link.url:
        raise ExtractError("no database is named. Write its URL under 'Database'.")
    try:
        url = make_url(link.url)
    except (ArgumentError, ValueError):
        # What was written is not repeated: it may hold a password.
        raise ExtractError(
            "the database's URL cannot be read. Write it such as "
            "postgresql+pg8000://user@server/database, without a password."
        ) from None
    said = " ".join(f"{key}={value}" for key, value in url.query.items()).casefold()
    if url.password is not None or any(f"{secret}=" in said for secret in _SECRETS):
        raise ExtractError(
            "the database's URL holds a password, which may not stand in a workbook. Take it out, "
            "and name under 'Password from' where it is: environment: NAME or keyring: SERVICE."
        )
    return url


def _password(link: Link, url: URL) -> str:
    kind, _, name = (part.strip() for part in link.password.partition(":"))
    if kind.casefold() == "environment" and name:
        found = os.environ.get(name)
        if not found:
            raise ExtractError(
                f"the environment variable {name}, which is to hold the password, is not set."
            )
        return found
    if kind.casefold() == "keyring" and name:
        return _of_keyring(name, url.username or "")
    raise ExtractError(
        "'Password from' is not understood. Write environment: NAME or keyring: SERVICE."
    )


def _of_keyring(service: str, user: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(service, user)
    except KeyringError as error:
        raise ExtractError(f"the keyring cannot be read: {error}") from None
    if not found:
        raise ExtractError(
            f"the keyring has no password of '{user}' for '{service}'. Put it in with: "
            f'keyring set "{service}" "{user}"'
        )
    return found


def _cells(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> pa.Table:
    """Headers and rows as a sheet of text, every value in full."""
    columns = [
        pa.array([header, *(value_text(row[at]) for row in rows)], pa.string())
        for at, header in enumerate(headers)
    ]
    return table_of(columns)
