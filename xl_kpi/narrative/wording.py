"""The words that an indicator's sentences are made of."""

from __future__ import annotations

from dataclasses import dataclass

from xl_kpi.indicators.declaration import Indicator, Unit


@dataclass(frozen=True)
class Counted:
    """A count: "727 contacts were received".

    Parameters
    ----------
    one, many
        What is counted.
    rest
        What of it: "received", "awaiting completion".
    be
        The verb before it, for one and for many; blank where ``rest`` has its own.
    counted
        After "the number of"; as ``many`` and ``rest``, if not given.
    total
        Whether months may be added up to a year to date.
    """

    one: str
    many: str
    rest: str
    be: tuple[str, str] = ("was", "were")
    counted: str = ""
    total: bool = True

    @property
    def subject(self) -> str:
        """The figure as the subject of a sentence."""
        return f"the number of {self.counted or f'{self.many} {self.rest}'}"


@dataclass(frozen=True)
class Shared:
    """A percentage: "87% of assessments were completed within 45 working days".

    Parameters
    ----------
    one, many
        The cases that it is of.
    met
        What is true of those that are met.
    none
        What is said where there are no cases.
    be
        The verb before ``met``, for one and for many; blank where it has its own.
    share
        After "the share of"; as ``many`` and ``met``, if not given.
    negative
        Verb and words for one case that is not met; as ``be``, not and ``met``, if not given.
    """

    one: str
    many: str
    met: str
    none: str
    be: tuple[str, str] = ("was", "were")
    share: str = ""
    negative: str = ""

    @property
    def subject(self) -> str:
        """The figure as the subject of a sentence."""
        return f"the share of {self.share or f'{self.many} {self.met}'}"

    @property
    def not_met(self) -> str:
        """Said of one case that is not met."""
        first, _, other = self.be[0].partition(" ")
        return self.negative or " ".join(f"{first} not {other} {self.met}".split())


@dataclass(frozen=True)
class Measured:
    """A rate, an average, a ratio: "the average caseload was 14.4 cases (993 cases, 69 workers)".

    Parameters
    ----------
    subject
        The figure as the subject of a sentence.
    after
        What follows the number, for one and for more.
    basis
        What is counted below it (a pair for one and for many), or above and below it.
    none
        What is said where there is nothing to measure.
    plural
        Whether the subject is plural.
    """

    subject: str
    after: tuple[str, str] = ("", "")
    basis: tuple[tuple[str, str], ...] = ()
    none: str = ""
    plural: bool = False


@dataclass(frozen=True)
class Distributed:
    """A distribution: "the main source of contacts was Police, with 418 of 727 (57%)".

    Parameters
    ----------
    main
        The subject.
    none
        What is said where there are no cases.
    lower
        Whether its groups' names are common nouns, which a sentence has in small letters.
    """

    main: str
    none: str
    lower: bool = False


@dataclass(frozen=True)
class Untold:
    """An indicator of which there is nothing to say beyond its table."""


Wording = Counted | Shared | Measured | Distributed | Untold


def fallback(indicator: Indicator) -> Wording:
    """Words for an indicator that has none of its own: its title, and its figure."""
    if not indicator.on_scorecard:
        return Untold()
    units = {
        Unit.PER_10000: ("per 10,000 children",) * 2,
        Unit.DAYS: ("day", "days"),
        Unit.NIGHTS: ("night", "nights"),
    }
    return Measured(f"“{indicator.title}”", units.get(indicator.unit, ("", "")))
