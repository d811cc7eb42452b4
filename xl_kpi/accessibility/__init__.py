"""Whether a workbook's file can be read by everybody: the spreadsheet checklist, checked."""
