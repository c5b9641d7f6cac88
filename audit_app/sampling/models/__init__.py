"""A review with its places, its caseload, the sample drawn from it and who reads which case."""

from audit_app.sampling.models.allocation import Allocation, AssessorCapacity
from audit_app.sampling.models.caseload import Case, Identity
from audit_app.sampling.models.conflict import Conflict
from audit_app.sampling.models.erasure import Erasure
from audit_app.sampling.models.frozen import Exclusion, FrozenFrame, RecordedSeed, SamplePlan
from audit_app.sampling.models.notice import Notice
from audit_app.sampling.models.review import District, Review, ReviewMove, Team
from audit_app.sampling.models.sample import Sample, SampledCase
from audit_app.sampling.models.second_readings import SecondReadings
from audit_app.sampling.models.upload import (
    CaseloadOutcome,
    CaseloadPart,
    CaseloadUpload,
    CaseloadWord,
    PartKind,
    UploadState,
)

__all__ = [
    "Allocation",
    "AssessorCapacity",
    "Case",
    "CaseloadOutcome",
    "CaseloadPart",
    "CaseloadUpload",
    "CaseloadWord",
    "Conflict",
    "District",
    "Erasure",
    "Exclusion",
    "FrozenFrame",
    "Identity",
    "Notice",
    "PartKind",
    "RecordedSeed",
    "Review",
    "ReviewMove",
    "Sample",
    "SamplePlan",
    "SampledCase",
    "SecondReadings",
    "Team",
    "UploadState",
]
