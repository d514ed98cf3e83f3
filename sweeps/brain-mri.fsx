// The search of brain-mri.csx in F#.
//
//   ./medscan script sweeps/brain-mri.fsx                        40 trials on data/raw/brain-mri
//   ./medscan script sweeps/brain-mri.fsx data.root=<folder>     the same on another folder; any setting can follow
//   ./medscan script sweeps/brain-mri.fsx --quick                six short trials on generated phantoms
#load "../lib/MedScan.FSharp/bin/Release/net10.0/medscan.fsx"

open System.IO
open MedScan.Datasets
open MedScan.FSharp
open MedScan.Sweeps.Pruners
open MedScan.Sweeps.Samplers
open MedScan.Sweeps.Storage
open MedScan.Sweeps.Trials

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

let objective (trial: Trial) = task {
    // What suits one optimiser ruins the other, so each has a range of its own.
    let optimizer = trial |> Trial.categorical "optimizer" [ "sgd"; "adamw" ]

    let rate, decay =
        if optimizer = "sgd" then
            trial |> Trial.logFloat "sgd.learning_rate" 1e-3 3e-1, trial |> Trial.logFloat "sgd.weight_decay" 1e-5 1e-2
        else
            trial |> Trial.logFloat "adamw.learning_rate" 1e-4 1e-2, trial |> Trial.logFloat "adamw.weight_decay" 1e-3 1e-1

    let backbone =
        if quick then
            "small-cnn"
        else
            trial |> Trial.categorical "backbone" [ "small-cnn"; "resnet18" ]

    let size = trial |> Trial.categorical "image_size" (if quick then [ 32; 48 ] else [ 96; 128; 160 ])
    let rotation = trial |> Trial.stepFloat "rotation" 5.0 0.0 30.0
    let zoom = trial |> Trial.float "zoom" 0.0 0.25
    let brightness = trial |> Trial.float "brightness" 0.0 0.3

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

    let! config = Training.read experiment
    let! result = trial |> Trial.train (config |> Training.vary (chosen @ settings))

    match result with
    | :? TrialResult.Completed as completed -> printfn $"trial {trial.Number}: %.4f{completed.Values[0]}"
    | _ -> printfn $"trial {trial.Number}: pruned"

    return result
}

let sweep = task {
    // Both are disposed of by hand, since "use" in F# Interactive does not know how to wait for it.
    let storage = StudyStorage.Open(if quick then "memory:" else "runs/sweeps.db")
    let trials = if quick then 6 else 40

    let! study =
        Sweep.maximize "brain-mri-script"
        |> Sweep.sampler (Sampler.Tpe(seed = 1))
        |> Sweep.pruner (Pruner.Hyperband(minResource = (if quick then 1 else 3)))
        |> Sweep.storage storage
        |> Sweep.limit trials
        |> Sweep.start

    do! study |> Sweep.optimize trials objective
    let! history = Sweep.history study

    match Sweep.best history with
    | Some best ->
        printfn $"Best: trial {best.Number} with a balanced accuracy of %.4f{best.Value} on the validation split"

        for KeyValue(name, parameter) in best.Parameters do
            printfn $"  {name} = {parameter.Value}"
    | None -> printfn "No trial was completed."

    do! study.DisposeAsync()
    do! storage.DisposeAsync()
}

sweep.Wait()
