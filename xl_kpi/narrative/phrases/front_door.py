"""Words of contacts, referrals, early help, assessments and child protection enquiries."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.limits import Limits
from xl_kpi.narrative.wording import Counted, Distributed, Measured, Shared, Wording

_CONTACT, _REFERRAL = ("contact", "contacts"), ("referral", "referrals")
_ASSESSMENT = ("assessment", "assessments")
_NO_CONTACTS = "no contacts were received"
_NO_REFERRALS = "no referrals were received"
_NO_ASSESSMENTS = "no assessments were completed"
_NO_CONFERENCES = "no initial child protection conferences were held"
_NO_ENQUIRIES = "no section 47 enquiries were completed"
_DAY, _24_HOURS = "managed within 1 working day", "managed within 24 hours"

_FIXED: dict[str, Wording] = {
    "contacts.received": Counted(*_CONTACT, "received"),
    "referrals.received": Counted(*_REFERRAL, "received"),
    "contacts.progressed": Measured(
        "referrals as a share of contacts", basis=(_REFERRAL, _CONTACT), none=_NO_CONTACTS,
        plural=True,
    ),
    "contacts.source_share": Distributed("the main source of contacts", _NO_CONTACTS),
    "referrals.source_share": Distributed("the main source of referrals", _NO_REFERRALS),
    "contacts.managed_in_24_hours": Shared(*_CONTACT, _24_HOURS, _NO_CONTACTS),
    "contacts.managed_in_1_day": Shared(*_CONTACT, _DAY, _NO_CONTACTS),
    "referrals.managed_in_24_hours": Shared(*_REFERRAL, _24_HOURS, _NO_REFERRALS),
    "referrals.managed_in_1_day": Shared(*_REFERRAL, _DAY, _NO_REFERRALS),
    "referrals.re_referrals": Shared(
        *_REFERRAL, "re-referrals within 12 months", _NO_REFERRALS, be=("was", "were"),
        share="referrals that were re-referrals within 12 months",
        negative="was not a re-referral within 12 months",
    ),
    "referrals.no_further_action": Shared(
        *_REFERRAL, "led to no further action", _NO_REFERRALS, be=("", ""),
        share="referrals that led to no further action", negative="led to further action",
    ),
    "early_help.open": Counted("child", "children", "open to early help"),
    "families_first.claims": Counted("Families First claim", "Families First claims", "submitted"),
    "assessments.completed": Counted(*_ASSESSMENT, "completed"),
    "assessments.in_45_days": Shared(
        *_ASSESSMENT, "completed within 45 working days", _NO_ASSESSMENTS
    ),
    "assessments.working_days_taken": Measured(
        "the average time to complete an assessment", ("working day", "working days"),
        (_ASSESSMENT,), _NO_ASSESSMENTS,
    ),
    "assessments.seen_in_3_days": Shared(
        "assessment completed", "assessments completed",
        "of children who had been seen within 3 working days", _NO_ASSESSMENTS,
        share="assessments whose child was seen within 3 working days",
    ),
    "assessments.child_seen": Shared(
        "assessment completed", "assessments completed", "of children seen during the assessment",
        _NO_ASSESSMENTS, share="assessments during which the child was seen",
    ),
    "assessments.open": Counted(*_ASSESSMENT, "awaiting completion"),
    "assessments.open_beyond_45_days": Shared(
        "assessment awaiting completion", "assessments awaiting completion",
        "open for more than 45 working days", "no assessments were awaiting completion",
        be=("had been", "had been"),
        share="assessments awaiting completion that had been open for more than 45 working days",
    ),
    "assessments.support_needed": Shared(
        *_ASSESSMENT, "found a need for social care support", _NO_ASSESSMENTS, be=("", ""),
        share="assessments that found a need for social care support",
        negative="found no need for social care support",
    ),
    "exploitation.assessments": Counted(
        "child exploitation assessment", "child exploitation assessments", "completed"
    ),
    "strategy_discussions.held": Counted("strategy discussion", "strategy discussions", "held"),
    "strategy_discussions.to_section_47": Shared(
        "strategy discussion", "strategy discussions", "led to a section 47 enquiry",
        "no strategy discussions were held", be=("", ""),
        share="strategy discussions that led to a section 47 enquiry",
        negative="did not lead to a section 47 enquiry",
    ),
    "section_47.started": Counted("section 47 enquiry", "section 47 enquiries", "started"),
    "section_47.completed": Counted("section 47 enquiry", "section 47 enquiries", "completed"),
    "section_47.outcomes": Distributed(
        "the most common outcome of section 47 enquiries", _NO_ENQUIRIES, lower=True
    ),
    "section_47.conferences": Counted(
        "initial child protection conference", "initial child protection conferences", "held"
    ),
    "section_47.conference_in_15_days": Shared(
        "initial child protection conference", "initial child protection conferences",
        "held within 15 working days", _NO_CONFERENCES,
    ),
}  # fmt: skip


def words(limits: Limits) -> Mapping[str, Wording]:
    """The words of these chapters, with a council's own standards in them."""
    days = limits.section_47_working_days
    return {
        **_FIXED,
        "section_47.in_timescale": Shared(
            "section 47 enquiry", "section 47 enquiries", f"completed within {days} working days",
            _NO_ENQUIRIES,
        ),
    }  # fmt: skip
