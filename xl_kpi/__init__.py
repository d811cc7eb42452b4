"""The monthly performance pack of English children's services, from extracts to Excel."""

__version__ = "0.1.0"
