"""The template workbook and the add-in, built from sources: `python -m workbook_templates.build`."""
