namespace MedScan.FSharp

open System
open System.Threading
open System.Threading.Tasks
open MedScan.Experiments
open MedScan.Training
open MedScan.Training.Reports
open MedScan.Training.Tracking

type TrainingOptions =
    { RunsFolder: string
      Progress: IProgress<TrainingReport> option
      Tracking: TrackingStore option
      Cancellation: CancellationToken }

[<RequireQualifiedAccess>]
module Training =

    let configure (name: string) (data: string) = ExperimentConfig(Name = name, Data = DataConfig(Root = data))

    let read (file: string) = ExperimentLoader.LoadAsync file

    let vary (settings: string list) (config: ExperimentConfig) =
        ExperimentLoader.Parse(ExperimentWriter.Write config, config.Name, settings)

    let options =
        { RunsFolder = ExperimentOptions().RunsDirectory
          Progress = None
          Tracking = None
          Cancellation = CancellationToken.None }

    let progress (tell: TrainingReport -> unit) =
        { new IProgress<TrainingReport> with
            member _.Report report = tell report }

    let private tracked (options: TrainingOptions) (start: IProgress<TrainingReport> | null -> Task<ExperimentResult>) =
        let listener = Option.toObj options.Progress

        match options.Tracking with
        | Some store when not store.IsOff ->
            ExperimentTracker(store.Options).TrackAsync(Func<IProgress<TrainingReport>, Task<ExperimentResult>>(start), listener)
        | _ -> start listener

    let runWith (options: TrainingOptions) (config: ExperimentConfig) =
        tracked options (fun listener ->
            Experiment.RunAsync(config, ExperimentOptions(RunsDirectory = options.RunsFolder), listener, options.Cancellation))

    let run (config: ExperimentConfig) = runWith options config

    let resume (options: TrainingOptions) (run: string) =
        tracked options (fun listener -> Experiment.ResumeAsync(run, listener, options.Cancellation))

    let epochs (result: ExperimentResult) = List.ofSeq result.Training.Epochs
