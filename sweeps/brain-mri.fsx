// The search of brain-mri.csx in F#.
//
//   ./medscan script sweeps/brain-mri.fsx                        40 trials on data/raw/brain-mri
//   ./medscan script sweeps/brain-mri.fsx data.root=<folder>     the same on another folder; any setting can follow
//   ./medscan script sweeps/brain-mri.fsx --quick                six short trials on generated phantoms
#load "../lib/MedScan.FSharp/bin/Release/net10.0/medscan.fsx"

open System
open System.IO
open MedScan.Datasets
open MedScan.Experiments
open MedScan.Sweeps.Pruners
open MedScan.Sweeps.Samplers
open MedScan.Sweeps.Storage
open MedScan.Sweeps.Studies
open MedScan.Sweeps.Trials
open MedScan.Tuning

// F# Interactive counts the script's own name among the arguments, MedScan does not.
let words = fsi.CommandLineArgs |> Array.filter (fun word -> not (word.EndsWith ".fsx")) |> Array.toList
let quick = words |> List.contains "--quick"
let experiment = Path.Combine(__SOURCE_DIRECTORY__, "..", "experiments", "brain-mri", "base.yaml")

let settings =
    let given = words |> List.filter (fun word -> word <> "--quick")

    if quick then
        let phantoms = PhantomOptions(Count = 160, ImageSize = 64)
        let folder = Path.Combine("data", "raw", $"phantom-{phantoms.Count}")
        PhantomGenerator.GenerateAsync(folder, phantoms).Wait()
        $"data.root={folder}" :: "train.epochs=3" :: given
    else
        Directory.CreateDirectory "runs" |> ignore
        given

let train (trial: Trial) = task {
    // What suits one optimiser ruins the other, so each has a range of its own.
    let optimizer = trial.Categorical("optimizer", [ "sgd"; "adamw" ])

    let rate, decay =
        if optimizer = "sgd" then
            trial.Float("sgd.learning_rate", 1e-3, 3e-1, log = true), trial.Float("sgd.weight_decay", 1e-5, 1e-2, log = true)
        else
            trial.Float("adamw.learning_rate", 1e-4, 1e-2, log = true), trial.Float("adamw.weight_decay", 1e-3, 1e-1, log = true)

    let backbone = if quick then "small-cnn" else trial.Categorical("backbone", [ "small-cnn"; "resnet18" ])
    let size = trial.Categorical("image_size", (if quick then [ 32; 48 ] else [ 96; 128; 160 ]))

    let rotation = trial.Float("rotation", 0.0, 30.0, step = 5.0)
    let zoom = trial.Float("zoom", 0.0, 0.25)
    let brightness = trial.Float("brightness", 0.0, 0.3)

    let chosen = [
        $"model.backbone={backbone}"
        $"data.image_size={size}"
        $"train.optimizer={optimizer}"
        $"train.learning_rate={rate:R}"
        $"train.weight_decay={decay:R}"
        $"augment.rotation={rotation:R}"
        $"augment.zoom={zoom:R}"
        $"augment.brightness={brightness:R}"
    ]

    let! config = ExperimentLoader.LoadAsync(experiment, chosen @ settings, trial.Cancellation)
    let! result = TrialTraining.RunAsync(trial, config)

    match result with
    | :? TrialResult.Completed as completed -> printfn $"trial {trial.Number}: %.4f{completed.Values[0]}"
    | _ -> printfn $"trial {trial.Number}: pruned"

    return result
}

let sweep = task {
    let storage = StudyStorage.Open(if quick then "memory:" else "runs/sweeps.db")

    let! study =
        StudyOptions(
            Name = "brain-mri-script",
            Directions = [ StudyDirection.Maximize ],
            Sampler = Sampler.Tpe(seed = 1),
            Pruner = Pruner.Hyperband(minResource = (if quick then 1 else 3)),
            Storage = storage,
            Resume = true,
            TrialLimit = (if quick then 6 else 40)
        )
        |> Study.CreateAsync

    do! study.OptimizeAsync train
    let! best = study.BestTrialAsync()

    match Option.ofObj best with
    | Some best ->
        printfn $"Best: trial {best.Number} with a balanced accuracy of %.4f{best.Value} on the validation split"

        for KeyValue(name, parameter) in best.Parameters do
            printfn $"  {name} = {parameter.Value}"
    | None -> printfn "No trial was completed."

    do! study.DisposeAsync()
    do! storage.DisposeAsync()
}

sweep.Wait()
