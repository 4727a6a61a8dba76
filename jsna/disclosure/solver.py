"""The smallest and largest value of a sum, by HiGHS: linear programs, one after another.

One model is kept and only its objective and its bounds change, so that each
answer starts from the last one.  Nothing here knows what the numbers mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np

from jsna.disclosure.system import Floats, Program

OPTIONS = {"output_flag": False, "threads": 1, "random_seed": 0}
TIGHT = {
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}
SOLVED = highspy.HighsModelStatus.kOptimal
SMALLEST = 1e-9  # the first step by which a row is drawn in, as a part of its limit
UNBOUNDED = highspy.HighsModelStatus.kUnbounded
NOTHING = {highspy.HighsModelStatus.kInfeasible}
ANSWERS = {SOLVED, UNBOUNDED, *NOTHING}


@dataclass(frozen=True, slots=True)
class Answer:
    """``values`` of all columns where the sum is best, and ``best``; infinite where nothing stops it.

    ``prices``: how fast the sum rises as each column is pushed up from its bound.
    """

    values: Floats
    best: float
    prices: Floats


class Quiet(highspy.Highs):
    """HiGHS without the listeners that greet on standard output."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Solver:
    """A program as HiGHS holds it; ``whole``: columns take whole numbers only."""

    def __init__(self, program: Program, whole: bool = False) -> None:
        self._model = Quiet()
        for name, value in (OPTIONS | TIGHT).items():
            self._model.setOptionValue(name, value)
        if not whole:  # presolving would throw away where the last answer ended
            self._model.setOptionValue("presolve", "off")
        self._model.passModel(_passed(program, whole))
        self._limits = [(row[2], row[3]) for row in program.rows]
        self._drawn: dict[int, float] = {}
        self._priced: list[int] = []

    def bound(self, column: int, low: float, high: float) -> None:
        """From now on ``column`` lies between ``low`` and ``high``."""
        self._model.changeColBounds(column, low, high)

    def draw_in(self, rows: list[int]) -> None:
        """Each of ``rows`` is narrower from now on, at first by less than anything but a float can see."""
        for row in rows:
            self._drawn[row] = 4 * self._drawn.get(row, SMALLEST)
            low, high = self._limits[row]
            step = self._drawn[row] * max(1.0, *(abs(end) for end in (low, high) if np.isfinite(end)))
            middle = (low + high) / 2
            self._model.changeRowBounds(row, min(low + step, middle), max(high - step, middle))

    def best(self, prices: Mapping[int, float], largest: bool = False) -> Answer | None:
        """The smallest (or ``largest``) sum of price x column; None if no value of the columns fits."""
        for column in self._priced:
            self.price(column, 0.0)
        for column, price in prices.items():
            self.price(column, price)
        self._priced = list(prices)
        sense = highspy.ObjSense.kMaximize if largest else highspy.ObjSense.kMinimize
        self._model.changeObjectiveSense(sense)
        return self.solved(largest)

    def price(self, column: int, price: float) -> None:
        """From now on each unit of ``column`` costs ``price``."""
        self._model.changeColCost(column, float(price))

    def solved(self, largest: bool = False) -> Answer | None:
        """The best of the model as it stands.  Raises ValueError where HiGHS finds no answer, even anew."""
        status = self._run()
        if status in NOTHING:
            return None
        if status == UNBOUNDED:
            return Answer(np.zeros(0), np.inf if largest else -np.inf, np.zeros(0))
        if status != SOLVED:
            raise ValueError(f"HiGHS ended with {status.name}")
        solution = self._model.getSolution()
        values, prices = np.array(solution.col_value), np.array(solution.col_dual)
        return Answer(values, self._model.getObjectiveValue(), prices)

    def _run(self) -> highspy.HighsModelStatus:
        """How the model stands after a run: from the last answer, from scratch, or simplified first."""
        self._model.run()
        for presolve in ("off", "on"):
            if self._model.getModelStatus() in ANSWERS:
                break
            _, before = self._model.getOptionValue("presolve")
            self._model.setOptionValue("presolve", presolve)
            self._model.clearSolver()
            self._model.run()
            self._model.setOptionValue("presolve", before)
        return self._model.getModelStatus()


def _passed(program: Program, whole: bool) -> highspy.HighsLp:
    made, rows = highspy.HighsLp(), program.rows
    made.num_col_, made.num_row_ = len(program.lower), len(rows)
    made.col_cost_ = np.zeros(len(program.lower))
    made.col_lower_, made.col_upper_ = program.lower, program.upper
    made.row_lower_ = np.array([row[2] for row in rows], dtype=float)
    made.row_upper_ = np.array([row[3] for row in rows], dtype=float)
    matrix = made.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0] + [len(row[0]) for row in rows])
    matrix.index_ = np.array([column for row in rows for column in row[0]], dtype=np.int32)
    matrix.value_ = np.array([weight for row in rows for weight in row[1]], dtype=float)
    if whole:
        made.integrality_ = [highspy.HighsVarType.kInteger] * len(program.lower)
    return made
