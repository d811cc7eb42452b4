"""All points of the checklist that a file can be checked for, in the checklist's order."""

from xl_kpi.accessibility.rules.colour import COLOUR_RULES
from xl_kpi.accessibility.rules.desirable import DESIRABLE_RULES
from xl_kpi.accessibility.rules.rule import Place, Rule
from xl_kpi.accessibility.rules.tables import TABLE_RULES
from xl_kpi.accessibility.rules.words import WORD_RULES
from xl_kpi.accessibility.rules.workbook import HEADERS_AND_FOOTERS, WORKBOOK_RULES

RULES = (*TABLE_RULES, *WORD_RULES, *COLOUR_RULES, *WORKBOOK_RULES, *DESIRABLE_RULES)

__all__ = ["HEADERS_AND_FOOTERS", "RULES", "Place", "Rule"]
