namespace MedScan.FSharp

open System
open System.Collections.Generic
open System.Globalization
open System.Text.Json
open System.Threading.Tasks
open MedScan.Experiments
open MedScan.Sweeps.Trials
open MedScan.Training
open MedScan.Training.Reports
open MedScan.Tuning

[<RequireQualifiedAccess>]
module Trial =

    let float (name: string) (low: float) (high: float) (trial: Trial) = trial.Float(name, low, high)

    let logFloat (name: string) (low: float) (high: float) (trial: Trial) =
        trial.Float(name, low, high, log = true)

    let stepFloat (name: string) (step: float) (low: float) (high: float) (trial: Trial) =
        trial.Float(name, low, high, step = step)

    let int (name: string) (low: int) (high: int) (trial: Trial) = trial.Int(name, low, high)

    let logInt (name: string) (low: int) (high: int) (trial: Trial) = trial.Int(name, low, high, log = true)

    let stepInt (name: string) (step: int) (low: int) (high: int) (trial: Trial) =
        trial.Int(name, low, high, step = step)

    let categorical (name: string) (choices: 'T list) (trial: Trial) : 'T = trial.Categorical(name, choices)

    let report (step: int) (value: float) (trial: Trial) = trial.ReportAsync(value, step)

    let completed (value: float) = TrialResult.Complete [ value ]

    let pruned = TrialResult.Prune()

    let failed (reason: string) = TrialResult.Fail reason

    let steps (steps: int seq) (measure: int -> Task<float>) (trial: Trial) =
        task {
            use remaining = steps.GetEnumerator()
            let mutable result = failed "Expected at least one step, got none."
            let mutable goesOn = true

            while goesOn && remaining.MoveNext() do
                let! value = measure remaining.Current
                let! isPruned = trial |> report remaining.Current value
                goesOn <- not isPruned
                result <- if isPruned then pruned else completed value

            return result
        }

    let trainWith (options: TrainingOptions) (metric: EpochReport -> float) (config: ExperimentConfig) (trial: Trial) =
        TrialTraining.RunAsync(
            trial,
            config,
            Func<EpochReport, float>(metric),
            ExperimentOptions(RunsDirectory = options.RunsFolder),
            Option.toObj options.Progress
        )

    let train (config: ExperimentConfig) (trial: Trial) =
        trainWith Training.options _.ValidationBalancedAccuracy config trial

    let private find (name: string) (known: IReadOnlyDictionary<string, 'T>) =
        match known.TryGetValue name with
        | true, found -> Some found
        | _ -> None

    let parameter (name: string) (trial: FrozenTrial) =
        trial.Parameters
        |> find name
        |> Option.map (fun known -> String.Format(CultureInfo.InvariantCulture, "{0}", known.Value))

    let number (name: string) (trial: FrozenTrial) =
        trial.Parameters
        |> find name
        |> Option.bind (fun known ->
            match known.Value with
            | :? float as real -> Some real
            | :? int64 as whole -> Some(Operators.float whole)
            | _ -> None)

    let value (trial: FrozenTrial) =
        if trial.State = TrialState.Completed && trial.Values.Count = 1 then
            Some trial.Values[0]
        else
            None

    let reports (trial: FrozenTrial) =
        [ for KeyValue(step, value) in trial.Intermediate -> step, value ]

    let attribute<'T> (name: string) (trial: FrozenTrial) =
        trial.Attributes
        |> find name
        |> Option.bind (fun known -> known.Deserialize typeof<'T> |> Option.ofObj)
        |> Option.map unbox<'T>
