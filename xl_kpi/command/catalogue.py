"""The catalogue of indicators, printed."""

from __future__ import annotations

import textwrap

import click

from xl_kpi.indicators.registry import REGISTRY

_GOOD = {"high": "high is good", "low": "low is good", None: ""}


def indicators(definitions: bool) -> None:
    """Print every indicator, chapter by chapter."""
    for chapter in REGISTRY.chapters:
        click.echo(click.style(chapter.title, bold=True))
        for indicator in REGISTRY.of_chapter(chapter.id):
            splits = ", ".join(split.name for split in indicator.splits)
            said = "; ".join(
                filter(
                    None, (str(indicator.unit), _GOOD[indicator.good], splits and f"by {splits}")
                )
            )
            click.echo(f"  {indicator.id:<36} {indicator.title} ({said})")
            if definitions:
                for text in (indicator.definition, f"Source: {indicator.source}"):
                    click.echo(
                        textwrap.fill(text, 96, initial_indent=" " * 6, subsequent_indent=" " * 6)
                    )
        click.echo()
