"""What can stop a run, said so that an analyst can act on it."""


class XlKpiError(Exception):
    """A run that cannot go on; the message says what is wrong and what to do."""


class ExtractError(XlKpiError):
    """Nothing can be read from what was given as extracts."""


class SettingsError(XlKpiError):
    """A council's settings file says something that cannot be used."""


class DeclarationError(XlKpiError):
    """A list or an indicator is declared in a way that cannot work."""


class PackError(XlKpiError):
    """A pack cannot be written where it was asked for."""
