"""Appendix 2a as models: the audit, its nine sections in order, and their rows."""

from audit_app.tool.models.audit import Audit, UnansweredReason
from audit_app.tool.models.rows import (
    EarlierReferral,
    FurtherConcern,
    ImmediateAction,
    KeyDocument,
    LaterContact,
    Participation,
)
from audit_app.tool.models.section import Section
from audit_app.tool.models.section_1_referral import Referral
from audit_app.tool.models.section_2_agency_checks import AgencyChecks
from audit_app.tool.models.section_3_strategy import FirstStrategyDiscussion
from audit_app.tool.models.section_4_enquiries import EnquiryOutcome
from audit_app.tool.models.section_5_core_assessment import CoreAssessment
from audit_app.tool.models.section_6_planning import Planning
from audit_app.tool.models.section_7_recording import Recording
from audit_app.tool.models.section_8_general import GeneralComments
from audit_app.tool.models.section_9_judgement import Judgement

SECTIONS: tuple[type[Section], ...] = (
    Referral,
    AgencyChecks,
    FirstStrategyDiscussion,
    EnquiryOutcome,
    CoreAssessment,
    Planning,
    Recording,
    GeneralComments,
    Judgement,
)

__all__ = [
    "SECTIONS",
    "AgencyChecks",
    "Audit",
    "CoreAssessment",
    "EarlierReferral",
    "EnquiryOutcome",
    "FirstStrategyDiscussion",
    "FurtherConcern",
    "GeneralComments",
    "ImmediateAction",
    "Judgement",
    "KeyDocument",
    "LaterContact",
    "Participation",
    "Planning",
    "Recording",
    "Referral",
    "Section",
    "UnansweredReason",
]
