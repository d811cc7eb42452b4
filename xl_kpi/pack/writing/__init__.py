"""The only place that knows how a workbook is written: XlsxWriter stands behind it."""
