namespace MedScan.FSharp

open System
open System.Threading
open System.Threading.Tasks
open MedScan.Sweeps.Pruners
open MedScan.Sweeps.Samplers
open MedScan.Sweeps.Storage
open MedScan.Sweeps.Studies
open MedScan.Sweeps.Trials

/// <summary>What is searched for, and how. Begin with <c>Sweep.minimize</c>, <c>Sweep.maximize</c> or <c>Sweep.objectives</c>.</summary>
type StudyPlan =
    {
        /// <summary>The study's name, unique in its storage.</summary>
        Name: string

        /// <summary>Which values are better, for each objective.</summary>
        Directions: StudyDirection list

        /// <summary>Chooses the parameters.</summary>
        Sampler: Sampler

        /// <summary>Ends trials that do not promise anything.</summary>
        Pruner: Pruner

        /// <summary>Where the study is kept; <c>None</c> for memory.</summary>
        Storage: StudyStorage option

        /// <summary>How many trials the study may have, over all who work on it; <c>None</c> for any number.</summary>
        Limit: int option

        /// <summary>Are told what becomes of the trials.</summary>
        Observers: StudyObserver list
    }

/// <summary>How trials are run. Begin with <c>Sweep.running</c> and change what differs:
/// <c>{ Sweep.running with Trials = Some 20; Parallelism = 2 }</c>.</summary>
type StudyRunning =
    {
        /// <summary>How many trials to run; <c>None</c> until the study has all its trials, is stopped, or time is over.</summary>
        Trials: int option

        /// <summary>How many run at the same time.</summary>
        Parallelism: int

        /// <summary>When to begin no further trial; <c>None</c> for never.</summary>
        Timeout: TimeSpan option

        /// <summary>Ends the trials that run, which are handed back.</summary>
        Cancellation: CancellationToken
    }

/// <summary>Searching for the settings that make an objective best, and looking at what was found.</summary>
/// <example><code>
/// task {
///     use storage = StudyStorage.Open "runs/sweeps.db"
///
///     use! study =
///         Sweep.minimize "first search"
///         |> Sweep.sampler (Sampler.Tpe(seed = 1))
///         |> Sweep.pruner (Pruner.Median())
///         |> Sweep.storage storage
///         |> Sweep.start
///
///     do! study |> Sweep.optimize 50 objective
///     let! history = Sweep.history study
///
///     for parameter, share in Sweep.importance history do
///         printfn "%s explains %.0f %%" parameter (100.0 * share)
/// }
/// </code>
/// <c>Trial</c> has what an objective needs, <c>Chart</c> the pictures: <c>history |> Chart.studyHistory "loss"</c>.</example>
[<RequireQualifiedAccess>]
module Sweep =

    /// <summary>A search for the smallest value, such as of a loss.</summary>
    /// <param name="name">The study's name.</param>
    val minimize: name: string -> StudyPlan

    /// <summary>A search for the largest value, such as of an accuracy.</summary>
    /// <param name="name">The study's name.</param>
    val maximize: name: string -> StudyPlan

    /// <summary>A search with several objectives at once, by NSGA-II until another sampler is chosen.</summary>
    /// <param name="directions">Which values are better, for each objective.</param>
    /// <param name="name">The study's name.</param>
    val objectives: directions: StudyDirection list -> name: string -> StudyPlan

    /// <summary>Chooses parameters by another sampler; the usual one is TPE.</summary>
    val sampler: sampler: Sampler -> plan: StudyPlan -> StudyPlan

    /// <summary>Ends trials that do not promise anything; without this every trial runs to its end.</summary>
    val pruner: pruner: Pruner -> plan: StudyPlan -> StudyPlan

    /// <summary>Keeps the study where it can be gone on with and shared. A study of that name that is there is gone on with.</summary>
    /// <param name="storage">Such as <c>StudyStorage.Open "runs/sweeps.db"</c>; whoever opened it disposes of it, after the study.</param>
    /// <param name="plan">The search.</param>
    val storage: storage: StudyStorage -> plan: StudyPlan -> StudyPlan

    /// <summary>How many trials the study may have, over all who work on it, now and later.</summary>
    val limit: trials: int -> plan: StudyPlan -> StudyPlan

    /// <summary>Tells somebody what becomes of the trials, such as <c>StudyCurves</c> in a notebook.</summary>
    val observer: observer: StudyObserver -> plan: StudyPlan -> StudyPlan

    /// <summary>Begins the study, or goes on with it.</summary>
    /// <returns>The study; dispose of it. In <c>dotnet fsi</c> that is <c>do! study.DisposeAsync()</c>, since its <c>use</c> cannot wait.</returns>
    /// <exception cref="T:MedScan.Sweeps.SweepException">There is a study of that name with other directions.</exception>
    val start: plan: StudyPlan -> Task<Study>

    /// <summary>Adds a trial that must use given values, such as the settings that are known to be good; the next worker takes it.</summary>
    /// <param name="values">Values by parameter, such as <c>[ "learning_rate", 1e-3 :> obj; "optimizer", "sgd" :> obj ]</c>; parameters that are
    /// not named are chosen as usual.</param>
    /// <param name="study">The study.</param>
    val enqueue: values: (string * obj) list -> study: Study -> Task<unit>

    /// <summary>One at a time, without an end but the study's limit.</summary>
    val running: StudyRunning

    /// <summary>Runs trials, one at a time.</summary>
    /// <param name="trials">How many; fewer where the study has a limit.</param>
    /// <param name="objective">Asks the trial for parameters and gives its value. What it throws is kept with the trial, and the study
    /// goes on. An <c>async</c> works as <c>objective >> Async.StartAsTask</c>.</param>
    /// <param name="study">The study.</param>
    /// <exception cref="T:MedScan.Sweeps.SweepException">The first trials all failed.</exception>
    val optimize: trials: int -> objective: (Trial -> Task<TrialResult>) -> study: Study -> Task<unit>

    /// <summary>The same, with a say in how many run at once and until when.</summary>
    val optimizeWith: running: StudyRunning -> objective: (Trial -> Task<TrialResult>) -> study: Study -> Task<unit>

    /// <summary>All that is known of a study now.</summary>
    val history: study: Study -> Task<StudyHistory>

    /// <summary>All that is known of a study that is kept somewhere, also while others work on it.</summary>
    /// <param name="storage">As for <c>StudyStorage.Open</c>: a file such as <c>runs/sweeps.db</c>, or a server.</param>
    /// <param name="name">The study's name.</param>
    /// <exception cref="T:MedScan.Sweeps.SweepException">There is no such study; the message names those that are there.</exception>
    val read: storage: string -> name: string -> Task<StudyHistory>

    /// <summary>The names of the studies that are kept somewhere, the oldest first.</summary>
    val names: storage: string -> Task<string list>

    /// <summary>All trials, by number.</summary>
    val trials: history: StudyHistory -> FrozenTrial list

    /// <summary>The completed trials of a study of one objective, the best first.</summary>
    val ranked: history: StudyHistory -> FrozenTrial list

    /// <summary>The completed trial with the best value, of equally good ones the earliest; <c>None</c> where none is completed.</summary>
    val best: history: StudyHistory -> FrozenTrial option

    /// <summary>The completed trials than which no other is better in one objective without being worse in another.</summary>
    val paretoFront: history: StudyHistory -> FrozenTrial list

    /// <summary>How much of the differences between completed trials each parameter explains (fANOVA): shares that sum to 1, the most
    /// important first. Parameters that only some trials have are left out.</summary>
    val importance: history: StudyHistory -> (string * float) list

    /// <summary>The same among the completed trials that have all of these parameters, such as those of one optimizer.</summary>
    /// <exception cref="T:System.ArgumentException">No completed trial has such a parameter.</exception>
    val importanceOf: parameters: string list -> history: StudyHistory -> (string * float) list
