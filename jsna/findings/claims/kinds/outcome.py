"""Where a promised outcome stands: beside its path, and what its signal says."""

from jsna.findings.claims.family import Family
from jsna.findings.claims.unready import not_yet

KIND = Family(
    says="Where a priority's outcome stands beside its path.",
    only="only tells of an outcome",
    forms={
        "OUTCOME is behind|on|ahead_of its path": not_yet("the path of an outcome"),
        "signal of OUTCOME is on_course|turning|act|change_course": not_yet("the signal of an outcome"),
    },
    example="blood-pressure/treated is behind its path",
)
