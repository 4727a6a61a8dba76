"""CPU seconds of PHStatsMethods on one table: run by the interpreter that has it, never imported.

PYTHON reference.py CASE TABLE.csv
"""

import sys
import time

import pandas as pd
import PHStatsMethods


def work(case: str, frame: pd.DataFrame) -> object:
    """The reference's own call, one row a row or one row an area."""
    if case == "proportions":
        return PHStatsMethods.ph_proportion(frame, "count", "denominator", multiplier=100)
    if case == "rates":
        return PHStatsMethods.ph_rate(frame, "count", "denominator")
    return PHStatsMethods.ph_dsr(
        frame, "count", "denominator", "standard", group_cols=["area"], euro_standard_pops=False
    )


if __name__ == "__main__":
    table = pd.read_csv(sys.argv[2])
    start = time.process_time()
    work(sys.argv[1], table)
    print(time.process_time() - start)
