"""Chooses parameters with Optuna for another process, which sends one request a line and evaluates the objective itself."""

import json
import sys
import warnings

import optuna

SAMPLERS = {
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    # Scrambled, as ours is; otherwise every seed gives the same points.
    "qmc": lambda seed: optuna.samplers.QMCSampler(scramble=True, seed=seed),
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "tpe-multivariate": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True),
    "cma-es": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
}

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")
print(optuna.__version__, flush=True)

study = trial = None
for line in sys.stdin:
    request = json.loads(line)
    what = request["do"]
    if what == "study":
        study = optuna.create_study(sampler=SAMPLERS[request["sampler"]](request["seed"]))
    elif what == "ask":
        trial = study.ask()
    elif what == "tell":
        study.tell(trial, request["value"])
    elif what == "float":
        print(json.dumps(trial.suggest_float(request["name"], request["low"], request["high"], log=request["log"])), flush=True)
    elif what == "int":
        print(json.dumps(trial.suggest_int(request["name"], request["low"], request["high"], log=request["log"])), flush=True)
    elif what == "choice":
        print(json.dumps(trial.suggest_categorical(request["name"], list(range(request["count"])))), flush=True)
    else:
        sys.exit(f"unknown request: {what}")
