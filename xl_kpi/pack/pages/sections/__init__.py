"""What stands on each chapter's sheet, as data: a module a chapter, declarations only."""
