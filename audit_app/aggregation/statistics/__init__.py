"""The few statistics: intervals for a share, weighted estimates, association in a table, and agreement."""

from audit_app.aggregation.statistics.agreement import (
    Coefficient,
    RaterAgreement,
    pairs_table,
    rater_agreement,
)
from audit_app.aggregation.statistics.association import (
    AssociationTest,
    CrossTable,
    EffectSize,
    cross_table,
)
from audit_app.aggregation.statistics.intervals import clopper_pearson, wilson
from audit_app.aggregation.statistics.results import Interval, NotComputable
from audit_app.aggregation.statistics.weighting import Estimate, StratumCount, weighted_share

__all__ = [
    "AssociationTest",
    "Coefficient",
    "CrossTable",
    "EffectSize",
    "Estimate",
    "Interval",
    "NotComputable",
    "RaterAgreement",
    "StratumCount",
    "clopper_pearson",
    "cross_table",
    "pairs_table",
    "rater_agreement",
    "weighted_share",
    "wilson",
]
