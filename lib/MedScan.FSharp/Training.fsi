namespace MedScan.FSharp

open System
open System.Threading
open System.Threading.Tasks
open MedScan.Experiments
open MedScan.Training
open MedScan.Training.Reports

/// <summary>What a training is told besides its configuration. Begin with <c>Training.options</c> and change what differs:
/// <c>{ Training.options with RunsFolder = "my-runs" }</c>.</summary>
type TrainingOptions =
    {
        /// <summary>The folder of all runs; each run makes its own in it.</summary>
        RunsFolder: string

        /// <summary>Told of each decoded image, step and epoch, such as <c>TrainingCurves</c> in a notebook.</summary>
        Progress: IProgress<TrainingReport> option

        /// <summary>Where the run is tracked.</summary>
        Tracking: TrackingStore option

        /// <summary>Stops between two steps; the training can be resumed.</summary>
        Cancellation: CancellationToken
    }

/// <summary>From a configuration to a measured network.</summary>
/// <example><code>
/// task {
///     let config =
///         Training.configure "first try" "data/raw/brain-mri"
///         |> Training.vary [ "train.epochs=5"; "model.backbone=resnet18" ]
///     let! result = Training.run config
///     printfn "%A" (result.Evaluation |> Evaluation.accuracy)
/// }
/// </code></example>
[<RequireQualifiedAccess>]
module Training =

    /// <summary>A configuration with the defaults of everything else.</summary>
    /// <param name="name">What the experiment is called; runs carry it.</param>
    /// <param name="data">A folder, a <c>.csv</c> manifest, a MedMNIST <c>.npz</c> file or the name of a public data set.</param>
    val configure: name: string -> data: string -> ExperimentConfig

    /// <summary>Reads an experiment file (YAML).</summary>
    /// <exception cref="T:MedScan.Experiments.ExperimentConfigException">Something is wrong in it; all faults are listed together.</exception>
    val read: file: string -> Task<ExperimentConfig>

    /// <summary>The same configuration with some settings replaced; the keys and values are those of an experiment file.</summary>
    /// <param name="settings">For example <c>[ "train.epochs=5"; "train.balance=class-weights" ]</c>; later ones win.</param>
    /// <param name="config">The configuration.</param>
    /// <exception cref="T:MedScan.Experiments.ExperimentConfigException">A key or value is not known; the message names the nearest
    /// one.</exception>
    val vary: settings: string list -> config: ExperimentConfig -> ExperimentConfig

    /// <summary>The defaults: the folder <c>runs</c>, no progress, no tracking.</summary>
    val options: TrainingOptions

    /// <summary>A receiver of progress from a function, which is called from other threads, one call at a time.</summary>
    val progress: tell: (TrainingReport -> unit) -> IProgress<TrainingReport>

    /// <summary>Opens and divides the data, decodes it, trains, and measures the best weights on the part held out for testing.</summary>
    /// <exception cref="T:MedScan.Experiments.ExperimentConfigException">A value of the configuration is outside its range.</exception>
    /// <exception cref="T:MedScan.Datasets.DatasetException">The data cannot be used.</exception>
    /// <exception cref="T:MedScan.Training.TrainingDivergedException">The loss became infinite or not a number.</exception>
    val run: config: ExperimentConfig -> Task<ExperimentResult>

    /// <summary>The same, with a say in where results go, who is told, and where it is tracked. Tracking that fails does not stop
    /// the training; what waits is sent with <c>medscan runs sync</c>.</summary>
    val runWith: options: TrainingOptions -> config: ExperimentConfig -> Task<ExperimentResult>

    /// <summary>Goes on with a run that was interrupted.</summary>
    /// <param name="options">Progress, tracking and cancellation; the folder is the run's own.</param>
    /// <param name="run">The run's folder, or its <c>last</c> checkpoint.</param>
    /// <exception cref="T:MedScan.Training.Checkpoints.CheckpointException">There is nothing to resume, or the data have
    /// changed.</exception>
    val resume: options: TrainingOptions -> run: string -> Task<ExperimentResult>

    /// <summary>The reports of the epochs, in order.</summary>
    val epochs: result: ExperimentResult -> EpochReport list
