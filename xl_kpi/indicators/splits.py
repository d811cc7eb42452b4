"""Breakdowns that several chapters share."""

from xl_kpi.indicators.declaration import Split

BY_TEAM = Split("team", ("team",), "Team")
BY_SOURCE = Split("source", ("source",), "Source")
