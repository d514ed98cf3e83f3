module MedScan.FSharp.Tests.Sweeps

open System
open System.Collections.Generic
open System.Threading.Tasks
open MedScan.Datasets
open MedScan.FSharp
open MedScan.Sweeps
open MedScan.Sweeps.Pruners
open MedScan.Sweeps.Samplers
open MedScan.Sweeps.Storage
open MedScan.Sweeps.Studies
open MedScan.Sweeps.Trials
open MedScan.Tuning
open Xunit

/// A bowl whose lowest point is at x = 3.
let private bowl (trial: Trial) =
    let x = trial |> Trial.float "x" -10.0 10.0
    Task.FromResult(Trial.completed ((x - 3.0) ** 2.0))

/// Every ten steps of it end where the first one began: at the trial's own number.
let private level (trial: Trial) =
    trial |> Trial.steps [ 1..10 ] (fun _ -> Task.FromResult(float trial.Number))

[<Fact>]
let ``A search finds the lowest point of a bowl`` () =
    task {
        use! study = Sweep.minimize "bowl" |> Sweep.sampler (Sampler.Tpe(seed = 1)) |> Sweep.start

        do! study |> Sweep.optimize 60 bowl
        let! history = Sweep.history study

        let best = Sweep.best history |> Option.get
        Assert.Equal(60, (Sweep.trials history).Length)
        Assert.InRange(best |> Trial.number "x" |> Option.get, 2.0, 4.0)
        Assert.Equal(best, (Sweep.ranked history).Head)
        Assert.Equal<int list>([ best.Number ], [ for trial in Sweep.paretoFront history -> trial.Number ])
    }

[<Fact>]
let ``A trial asks for parameters of every kind, some of them only where others say so`` () =
    task {
        use! study = Sweep.maximize "kinds" |> Sweep.sampler (Sampler.Random(seed = 5)) |> Sweep.start

        let objective (trial: Trial) =
            let optimizer = trial |> Trial.categorical "optimizer" [ "sgd"; "adamw" ]

            let momentum =
                if optimizer = "sgd" then
                    trial |> Trial.float "momentum" 0.0 0.99
                else
                    0.0

            let rate = trial |> Trial.logFloat "rate" 1e-4 1e-1
            let rotation = trial |> Trial.stepFloat "rotation" 5.0 0.0 30.0
            let layers = trial |> Trial.int "layers" 1 4
            let channels = trial |> Trial.logInt "channels" 8 512
            let size = trial |> Trial.stepInt "size" 32 64 160

            Assert.InRange(momentum, 0.0, 0.99)
            Assert.InRange(rate, 1e-4, 1e-1)
            Assert.Contains(rotation, [ 0.0..5.0..30.0 ])
            Assert.InRange(layers, 1, 4)
            Assert.InRange(channels, 8, 512)
            Assert.Contains(size, [ 64; 96; 128; 160 ])
            Task.FromResult(Trial.completed rate)

        do! study |> Sweep.optimize 20 objective
        let! history = Sweep.history study

        for trial in Sweep.trials history do
            Assert.Equal(TrialState.Completed, trial.State)
            let hasMomentum = trial |> Trial.number "momentum" |> Option.isSome
            Assert.Equal(Some(if hasMomentum then "sgd" else "adamw"), trial |> Trial.parameter "optimizer")
            Assert.Equal(None, trial |> Trial.parameter "no such parameter")
            Assert.Equal(None, trial |> Trial.number "optimizer")

        let rates = Sweep.trials history |> List.map (Trial.number "rate")
        Assert.Equal<float option list>(rates, Sweep.trials history |> List.map Trial.value)
        Assert.Contains(Sweep.trials history, fun trial -> trial.Parameters.ContainsKey "momentum")
        Assert.Contains(Sweep.trials history, fun trial -> not (trial.Parameters.ContainsKey "momentum"))
    }

[<Fact>]
let ``What does not promise anything is pruned on the way`` () =
    task {
        use! study =
            Sweep.minimize "levels"
            |> Sweep.pruner (Pruner.Median(startupTrials = 2, warmupSteps = 3))
            |> Sweep.start

        do! study |> Sweep.optimize 4 level
        let! history = Sweep.history study

        // Trials 0 and 1 must be done before any is pruned; 2 and 3 are above the median of 0 and 1.
        Assert.Equal<TrialState list>(
            [ TrialState.Completed; TrialState.Completed; TrialState.Pruned; TrialState.Pruned ],
            [ for trial in Sweep.trials history -> trial.State ]
        )

        let pruned = Sweep.trials history |> List.last
        Assert.Equal(None, Trial.value pruned)
        Assert.Equal<(int * float) list>([ 1, 3.0; 2, 3.0; 3, 3.0 ], Trial.reports pruned)
    }

[<Fact>]
let ``A trial without a step, or one that throws, has failed and the study goes on`` () =
    task {
        use! study = Sweep.minimize "failing" |> Sweep.start

        let objective (trial: Trial) =
            match trial.Number with
            | 0 -> trial |> Trial.steps [] (fun _ -> Task.FromResult 0.0)
            | 1 -> failwith "broken"
            | 2 -> Task.FromResult(Trial.failed "no luck")
            | _ -> Task.FromResult(Trial.completed 1.0)

        do! study |> Sweep.optimize 4 objective
        let! history = Sweep.history study

        let errors = [ for trial in Sweep.trials history -> Option.ofObj trial.Error ]
        Assert.Contains("at least one step", errors[0].Value)
        Assert.Contains("broken", errors[1].Value)
        Assert.Equal(Some "no luck", errors[2])
        Assert.Equal(Some 3, Sweep.best history |> Option.map _.Number)
    }

[<Fact>]
let ``A study that is kept is gone on with, and read by whoever wants to look at it`` () =
    task {
        use made = MadeScans.Unbalanced()
        let file = made.At "sweeps.db"

        for _ in 1..2 do
            use storage = StudyStorage.Open file

            use! study =
                Sweep.minimize "bowl" |> Sweep.storage storage |> Sweep.limit 5 |> Sweep.start

            do! study |> Sweep.optimize 3 bowl

        let! history = Sweep.read file "bowl"
        let! names = Sweep.names file

        Assert.Equal(5, (Sweep.trials history).Length) // 3, then what the limit left
        Assert.Equal<string list>([ "bowl" ], names)

        let! error = Assert.ThrowsAsync<SweepException>(fun () -> Sweep.read file "bowls" :> Task)
        Assert.Contains("'bowl'", error.Message)
    }

[<Fact>]
let ``What is known to be good is tried first`` () =
    task {
        use! study = Sweep.minimize "bowl" |> Sweep.start
        do! study |> Sweep.enqueue [ "x", 3.0 :> obj ]

        do! study |> Sweep.optimizeWith { Sweep.running with Trials = Some 2; Parallelism = 1 } bowl
        let! history = Sweep.history study

        Assert.Equal(Some 0.0, (Sweep.trials history).Head |> Trial.value)
    }

[<Fact>]
let ``The parameter that matters explains the differences`` () =
    task {
        use! study = Sweep.minimize "plane" |> Sweep.sampler (Sampler.Random(seed = 2)) |> Sweep.start

        let plane (trial: Trial) =
            let steep = trial |> Trial.float "steep" 0.0 1.0
            let flat = trial |> Trial.float "flat" 0.0 1.0
            Task.FromResult(Trial.completed (100.0 * steep + flat))

        do! study |> Sweep.optimize 40 plane
        let! history = Sweep.history study

        let importance = Sweep.importance history
        Assert.Equal<string list>([ "steep"; "flat" ], List.map fst importance)
        Assert.Equal(1.0, importance |> List.sumBy snd, 9)
        Assert.True(snd importance.Head > 0.9)
        Assert.Equal<(string * float) list>([ "flat", 1.0 ], history |> Sweep.importanceOf [ "flat" ])

        for figure in
            [ Chart.studyHistory "height" history
              Chart.importances history
              Chart.parallelCoordinates "height" history
              Chart.slice "steep" "height" history
              Chart.contour "steep" "flat" "height" history ] do
            Assert.StartsWith("<svg", figure.ToSvg())
    }

[<Fact>]
let ``Several objectives have a front instead of a best trial`` () =
    task {
        use! study =
            Sweep.objectives [ StudyDirection.Maximize; StudyDirection.Minimize ] "good and cheap"
            |> Sweep.start

        // Better and dearer at the same time up to 5, then only dearer.
        let objective (trial: Trial) =
            Task.FromResult(TrialResult.Complete [ min 5.0 (float trial.Number); float trial.Number ])

        do! study |> Sweep.optimize 8 objective
        let! history = Sweep.history study

        Assert.Equal<int list>([ 0..5 ], [ for trial in Sweep.paretoFront history -> trial.Number ])
        Assert.StartsWith("<svg", (history |> Chart.paretoFront "quality" "price").ToSvg())
    }

[<Fact>]
let ``Observers see every trial`` () =
    task {
        let curves = StudyCurves "level"
        let mutable seen = 0
        curves.PropertyChanged.Add(fun _ -> seen <- seen + 1)
        use! study = Sweep.minimize "levels" |> Sweep.observer curves |> Sweep.start

        do! study |> Sweep.optimize 2 level

        Assert.Equal(2 * (1 + 10 + 1), seen) // each trial begins, reports ten times and ends
        let! history = Sweep.history study
        Assert.StartsWith("<svg", (history |> Chart.studyReports "level").ToSvg())
    }

[<Fact>]
let ``A training is a trial that knows where its weights are`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! phantoms = made.At "phantoms" |> Dataset.phantoms (PhantomOptions(ImageSize = 32, Count = 80))

        let objective (trial: Trial) =
            let rate = trial |> Trial.logFloat "learning_rate" 1e-3 1e-1

            let config =
                Training.configure "trial" phantoms.Root
                |> Training.vary
                    [ $"train.learning_rate={rate:R}"
                      "model.backbone=small-cnn"
                      "train.epochs=2"
                      "train.batch_size=8"
                      "data.image_size=32"
                      "data.cache=" + made.At "cache"
                      "evaluate.bootstrap_samples=100" ]

            trial
            |> Trial.trainWith
                { Training.options with
                    RunsFolder = made.At "runs" }
                _.ValidationAccuracy
                config

        use! study = Sweep.maximize "trainings" |> Sweep.start
        do! study |> Sweep.optimize 1 objective
        let! history = Sweep.history study

        let best = Sweep.best history |> Option.get
        Assert.Equal<int list>([ 1; 2 ], Trial.reports best |> List.map fst)
        Assert.Equal(Trial.value best, Trial.reports best |> List.map snd |> List.max |> Some)

        let run = best |> Trial.attribute<string> TrialTraining.RunAttribute |> Option.get
        let! report = phantoms |> Evaluation.measure run
        Assert.True((Evaluation.accuracy report).Value.IsSome)
        Assert.Equal(None, best |> Trial.attribute<string> "no such attribute")
    }
