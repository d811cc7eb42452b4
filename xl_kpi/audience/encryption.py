"""A pack that opens with a password alone. The password is never read from a file."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import keyring
from keyring.errors import KeyringError
from msoffcrypto.format.ooxml import OOXMLFile

from xl_kpi.audience.audience import Audience
from xl_kpi.errors import PackError

SERVICE = "xl-kpi"
_VARIABLE = "XL_KPI_PASSWORD"


def variables_of(audience: Audience) -> tuple[str, str]:
    """Environment variables in which its password may stand: its own, and that of all packs."""
    own = re.sub(r"[^A-Z0-9]+", "_", str(audience).upper()).strip("_")
    return f"{_VARIABLE}_{own}", _VARIABLE


def password_for(audience: Audience) -> str:
    """The password of an audience's pack, from the environment or the keyring.

    Raises
    ------
    PackError
        Where there is none; the sentence says where to put it.
    """
    for name in variables_of(audience):
        if os.environ.get(name):
            return os.environ[name]
    try:
        kept = keyring.get_password(SERVICE, str(audience))
    except KeyringError:
        kept = None
    if not kept:
        raise PackError(
            f"The pack of {audience.words} is to be encrypted, and there is no password. Put one in "
            f"the environment variable {variables_of(audience)[0]}, or in this computer's keyring: "
            f'keyring set {SERVICE} "{audience}"'
        )
    return kept


def encrypt_file(path: Path, password: str) -> None:
    """Encrypt a workbook in its place, so that at no time half of one stands there."""
    encrypted = io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(path.read_bytes())).encrypt(password, encrypted)
        scratch = path.with_name(f".{path.name}.part")
        scratch.write_bytes(encrypted.getvalue())
        scratch.replace(path)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise PackError(f"'{path}' cannot be encrypted: {error.strerror or error}.") from error
