"""The few statistics of the report: intervals for a share, weighted estimates, and association in a table."""

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
    "CrossTable",
    "EffectSize",
    "Estimate",
    "Interval",
    "NotComputable",
    "StratumCount",
    "clopper_pearson",
    "cross_table",
    "weighted_share",
    "wilson",
]
