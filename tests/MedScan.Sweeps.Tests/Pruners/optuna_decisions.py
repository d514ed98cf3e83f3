"""Records what the pruners of Optuna 3.1 decide on random histories, for OptunaDecisionsTests.

Run in this folder with the Python that has Debian's python3-optuna:

    /usr/bin/python3 optuna_decisions.py > optuna-decisions.json

Each case is a list of events in the order in which they happened: [trial, step, value, pruned?, final value].
The final value is null unless the trial was completed by this report. Values are lattice points, so that ties occur.
"""

import json
import random
import warnings

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")


class NumberedHyperband(optuna.pruners.HyperbandPruner):
    """Hyperband whose brackets follow from the trial's number by multiplicative hashing."""

    def _get_bracket_id(self, study, trial):
        if not self._trial_allocation_budgets:  # asked before the first report
            return 0
        place = ((trial.number + 1) * 2654435769 % 2**32) / 2**32
        for bracket, budget in enumerate(self._trial_allocation_budgets[:-1]):
            place -= budget / self._total_trial_allocation_budget
            if place < 0:
                return bracket
        return self._n_brackets - 1


def record(build, direction, seed, trials=24, steps=12, parallel=3, stride=1, nan=0.04):
    rng = random.Random(seed)
    study = optuna.create_study(direction=direction, pruner=build())
    events = []
    open_trials = []
    while trials > 0 or open_trials:
        if trials > 0 and len(open_trials) < parallel:
            level = rng.randint(0, 8)
            open_trials.append([study.ask(), level, rng.randint(0, stride - 1)])
            trials -= 1
            continue
        entry = rng.choice(open_trials)
        trial, level, step = entry
        value = float("nan") if rng.random() < nan else (level + rng.randint(-3, 3)) / 4 - step / 8
        trial.report(value, step)
        pruned = trial.should_prune()
        entry[2] += rng.randint(1, stride)
        final = None
        if pruned:
            study.tell(trial, state=optuna.trial.TrialState.PRUNED)
            open_trials.remove(entry)
        elif entry[2] >= steps:
            final = 0.0
            study.tell(trial, final)
            open_trials.remove(entry)
        events.append([trial.number, step, None if value != value else value, int(pruned), final])
    return events


P = optuna.pruners
# Not here: min_resource or max_resource "auto", where Optuna does not count the trials that ran before one was completed.
PRUNERS = {
    "median": lambda: P.MedianPruner(),
    "median 3 2 3 2": lambda: P.MedianPruner(3, 2, 3, n_min_trials=2),
    "percentile 25": lambda: P.PercentilePruner(25.0),
    "percentile 80 1 1 2 1": lambda: P.PercentilePruner(80.0, 1, 1, 2),
    "threshold -1 1.5 2 3": lambda: P.ThresholdPruner(-1, 1.5, 2, 3),
    "patient 2 0.25": lambda: P.PatientPruner(None, 2, 0.25),
    "patient 1 0 median": lambda: P.PatientPruner(P.MedianPruner(), 1),
    "halving 1 2 0 0": lambda: P.SuccessiveHalvingPruner(1, 2, 0, 0),
    "halving 2 3 1 0": lambda: P.SuccessiveHalvingPruner(2, 3, 1, 0),
    "halving 1 4 0 3": lambda: P.SuccessiveHalvingPruner(1, 4, 0, 3),
    "hyperband 1 11 3 0": lambda: NumberedHyperband(1, 11, 3, 0),
    "hyperband 1 12 2 2": lambda: NumberedHyperband(1, 12, 2, 2),
}

cases = []
for name, build in PRUNERS.items():
    # Of a trial whose recent reports are all not-a-number, Optuna's patient pruner says that it still becomes better.
    nan = 0.0 if name.startswith("patient") else 0.04
    # A report that reaches several rungs at once is stored by Optuna for the first rung only if the trial ends there.
    strides = (1,) if name.startswith(("halving", "hyperband")) else (1, 3)
    for direction in ("minimize", "maximize"):
        for stride in strides:
            for seed in range(2 if len(strides) == 1 else 1):
                events = record(build, direction, 100 * seed + stride, stride=stride, nan=nan)
                cases.append({"pruner": name, "direction": direction, "events": events})

print("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]")
