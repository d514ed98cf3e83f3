"""Writes a table of trials with the importances that Optuna 3.1's fANOVA finds in it, for OptunaImportanceTests.

Run in this folder with the Python that has Debian's python3-optuna and python3-sklearn:

    /usr/bin/python3 optuna_importance.py > optuna-importance.json
"""

import json
import math
import random
import statistics

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
rng = random.Random(5)
F = optuna.distributions.FloatDistribution
SPACE = {
    "strong": F(-1, 2),
    "curved": F(-1, 1),
    "whole": optuna.distributions.IntDistribution(1, 8),
    "kind": optuna.distributions.CategoricalDistribution(["a", "b", "c", "d"]),
    "weak": F(0, 1),
    "idle": F(0, 1),
}
KINDS = {"a": 0.0, "b": 0.2, "c": 1.6, "d": 0.1}


def objective(p):
    value = 2 * p["strong"] + 3 * p["curved"] ** 2 + 0.25 * p["whole"] + KINDS[p["kind"]] + 0.4 * p["weak"]
    return value + 0.5 * math.sin(4 * p["strong"]) * p["curved"] + rng.gauss(0, 0.05)


study = optuna.create_study()
rows = []
for _ in range(250):
    params = {
        "strong": rng.uniform(-1, 2),
        "curved": rng.uniform(-1, 1),
        "whole": rng.randint(1, 8),
        "kind": rng.choice("abcd"),
        "weak": rng.random(),
        "idle": rng.random(),
    }
    value = objective(params)
    study.add_trial(optuna.trial.create_trial(params=params, distributions=SPACE, value=value))
    rows.append([*params.values(), value])

found = [optuna.importance.FanovaImportanceEvaluator(seed=seed).evaluate(study) for seed in range(5)]
shares = {name: statistics.mean(f[name] for f in found) for name in SPACE}
print(json.dumps({"parameters": list(SPACE), "shares": shares, "rows": rows}, separators=(",", ":")).replace("],[", "],\n["))
