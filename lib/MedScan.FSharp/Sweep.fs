namespace MedScan.FSharp

open System
open System.Threading
open System.Threading.Tasks
open MedScan.Sweeps.Importance
open MedScan.Sweeps.Pruners
open MedScan.Sweeps.Samplers
open MedScan.Sweeps.Storage
open MedScan.Sweeps.Studies
open MedScan.Sweeps.Trials

type StudyPlan =
    { Name: string
      Directions: StudyDirection list
      Sampler: Sampler
      Pruner: Pruner
      Storage: StudyStorage option
      Limit: int option
      Observers: StudyObserver list }

type StudyRunning =
    { Trials: int option
      Parallelism: int
      Timeout: TimeSpan option
      Cancellation: CancellationToken }

[<RequireQualifiedAccess>]
module Sweep =

    let private plan (sampler: Sampler) (directions: StudyDirection list) (name: string) =
        { Name = name
          Directions = directions
          Sampler = sampler
          Pruner = Pruner.None
          Storage = None
          Limit = None
          Observers = [] }

    let minimize (name: string) = plan (Sampler.Tpe()) [ StudyDirection.Minimize ] name

    let maximize (name: string) = plan (Sampler.Tpe()) [ StudyDirection.Maximize ] name

    let objectives (directions: StudyDirection list) (name: string) = plan (Sampler.NsgaII()) directions name

    let sampler (sampler: Sampler) (plan: StudyPlan) = { plan with Sampler = sampler }

    let pruner (pruner: Pruner) (plan: StudyPlan) = { plan with Pruner = pruner }

    let storage (storage: StudyStorage) (plan: StudyPlan) = { plan with Storage = Some storage }

    let limit (trials: int) (plan: StudyPlan) = { plan with Limit = Some trials }

    let observer (observer: StudyObserver) (plan: StudyPlan) =
        { plan with Observers = plan.Observers @ [ observer ] }

    let start (plan: StudyPlan) =
        StudyOptions(
            Name = plan.Name,
            Directions = plan.Directions,
            Sampler = plan.Sampler,
            Pruner = plan.Pruner,
            Storage = Option.toObj plan.Storage,
            Resume = true,
            TrialLimit = Option.toNullable plan.Limit,
            Observers = plan.Observers
        )
        |> Study.CreateAsync

    let enqueue (values: (string * obj) list) (study: Study) =
        task {
            let! _ = study.EnqueueAsync(readOnlyDict [ for name, value in values -> name, (value: obj | null) ])
            return ()
        }

    let running =
        { Trials = None
          Parallelism = 1
          Timeout = None
          Cancellation = CancellationToken.None }

    let optimizeWith (running: StudyRunning) (objective: Trial -> Task<TrialResult>) (study: Study) =
        task {
            do!
                study.OptimizeAsync(
                    Func<Trial, Task<TrialResult>>(objective),
                    Option.toNullable running.Trials,
                    running.Parallelism,
                    Option.toNullable running.Timeout,
                    running.Cancellation
                )
        }

    let optimize (trials: int) (objective: Trial -> Task<TrialResult>) (study: Study) =
        optimizeWith { running with Trials = Some trials } objective study

    let history (study: Study) =
        task {
            let! trials = study.TrialsAsync()
            return StudyHistory(study.Directions, trials)
        }

    let read (storage: string) (name: string) =
        task {
            use opened = StudyStorage.Open storage
            use! study = Study.OpenAsync(opened, name)
            return! history study
        }

    let names (storage: string) =
        task {
            use opened = StudyStorage.Open storage
            let! studies = opened.ListStudiesAsync()
            return [ for study in studies -> study.Name ]
        }

    let trials (history: StudyHistory) = List.ofSeq history.Trials

    let ranked (history: StudyHistory) = List.ofSeq (history.Ranked())

    let best (history: StudyHistory) = history.Ranked() |> Seq.tryHead

    let paretoFront (history: StudyHistory) = List.ofSeq (history.ParetoFront())

    let private shares (options: ImportanceOptions) (history: StudyHistory) =
        [ for share in ParameterImportance.Of(history, options).Shares -> share.Parameter, share.Share ]

    let importance (history: StudyHistory) = shares (ImportanceOptions()) history

    let importanceOf (parameters: string list) (history: StudyHistory) =
        shares (ImportanceOptions(Parameters = parameters)) history
