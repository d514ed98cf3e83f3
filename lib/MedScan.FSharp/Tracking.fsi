namespace MedScan.FSharp

open System
open System.Threading.Tasks
open MedScan.Tracking
open MedScan.Training.Tracking

/// <summary>A place where runs are tracked, and the server over it that is started when it is first needed. Disposing it stops that
/// server; a server that ran already is left alone.</summary>
[<Sealed>]
type TrackingStore =
    interface IAsyncDisposable

    /// <summary>The place, without a password.</summary>
    member Place: string

    /// <summary>How the C# API tracks to this place.</summary>
    /// <exception cref="T:System.InvalidOperationException">The place is <c>off</c>.</exception>
    member Options: TrackerOptions

    /// <summary>MLflow's client at this place, for all that this module has no word for. It belongs to the store.</summary>
    /// <exception cref="T:System.InvalidOperationException">The place is <c>off</c>.</exception>
    member ClientAsync: unit -> Task<MlflowClient>

    /// <summary>Whether nothing is tracked.</summary>
    member IsOff: bool

/// <summary>MLflow's runs: writing them, finding them, laying them side by side.</summary>
/// <example><code>
/// task {
///     use store = Tracking.store "mlruns"
///     let! runs = store |> Tracking.runs "brain-mri"
///     for run in runs do
///         printfn "%s %A" run.Info.Name (run |> Tracking.metric "test_accuracy")
/// }
/// </code></example>
[<RequireQualifiedAccess>]
module Tracking =

    /// <summary>A place to track to.</summary>
    /// <param name="place">A folder such as <c>mlruns</c> (made when it is missing), a database (<c>sqlite:///...</c>,
    /// <c>postgresql://...</c>), the address of a server (<c>http://...</c>), or <c>off</c>.</param>
    /// <exception cref="T:MedScan.Training.Tracking.TrackingPlaceException">It is none of these.</exception>
    val store: place: string -> TrackingStore

    /// <summary>The place that <c>MLFLOW_TRACKING_URI</c> names, else the folder <c>mlruns</c>.</summary>
    val defaultStore: unit -> TrackingStore

    /// <summary>Tracks a run of one's own: finished when the function's task is, failed when it throws.</summary>
    /// <param name="experiment">MLflow's experiment; made when it is missing.</param>
    /// <param name="name">What the run is called.</param>
    /// <param name="body">Given the run, to log parameters, metrics, figures and files.</param>
    /// <param name="store">Where.</param>
    /// <returns>How it ended, and whether all of it was sent.</returns>
    val record: experiment: string -> name: string -> body: (TrackedRun -> Task) -> store: TrackingStore -> Task<RunResult>

    /// <summary>All runs of an experiment, those started last first; none where there is no such experiment.</summary>
    /// <exception cref="T:MedScan.Tracking.TrackingException">The server cannot be reached or refuses.</exception>
    val runs: experiment: string -> store: TrackingStore -> Task<Run list>

    /// <summary>The runs of an experiment that a condition in MLflow's filter language holds for.</summary>
    /// <param name="filter">For example <c>metrics.test_accuracy &gt; 0.9 AND params.`train.epochs` = '5'</c>.</param>
    /// <param name="experiment">MLflow's experiment.</param>
    /// <param name="store">Where.</param>
    val find: filter: string -> experiment: string -> store: TrackingStore -> Task<Run list>

    /// <summary>The last value of a metric; <c>None</c> where the run has none of that name.</summary>
    val metric: name: string -> run: Run -> float option

    /// <summary>A parameter; <c>None</c> where the run has none of that name.</summary>
    val parameter: name: string -> run: Run -> string option

    /// <summary>The run with the highest value of a metric; <c>None</c> where no run has it.</summary>
    /// <param name="name">The metric.</param>
    /// <param name="runs">The runs.</param>
    val best: name: string -> runs: Run list -> Run option

    /// <summary>Runs side by side: the parameters that differ, and the metrics.</summary>
    val compare: runs: Run list -> RunComparison
