namespace MedScan.FSharp

open System.Threading.Tasks
open MedScan.Experiments
open MedScan.Sweeps.Trials
open MedScan.Training.Reports

/// <summary>What an objective does with its trial: asks for parameters, reports how it stands, says how it ended.</summary>
/// <example><code>
/// let objective (trial: Trial) =
///     let rate = trial |> Trial.logFloat "learning_rate" 1e-5 1e-1
///     let depth = trial |> Trial.int "depth" 1 6
///
///     trial |> Trial.steps [ 1..10 ] (fun epoch -> task { return (log10 rate + 3.0) ** 2.0 / float (depth * epoch) })
/// </code></example>
[<RequireQualifiedAccess>]
module Trial =

    /// <summary>A real number from a range, both ends included.</summary>
    /// <param name="name">What the parameter is called.</param>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="trial">The trial.</param>
    /// <exception cref="T:System.ArgumentException">The range is none, or not the one this name was asked with before.</exception>
    val float: name: string -> low: float -> high: float -> trial: Trial -> float

    /// <summary>A positive real number that is searched for on a logarithmic scale, such as a learning rate.</summary>
    /// <exception cref="T:System.ArgumentException">As for <c>float</c>, or the range begins at 0 or below.</exception>
    val logFloat: name: string -> low: float -> high: float -> trial: Trial -> float

    /// <summary>A real number in steps from the smallest value on.</summary>
    /// <example><code>trial |> Trial.stepFloat "rotation" 5.0 0.0 30.0</code></example>
    val stepFloat: name: string -> step: float -> low: float -> high: float -> trial: Trial -> float

    /// <summary>A whole number from a range, both ends included.</summary>
    /// <exception cref="T:System.ArgumentException">The range is none, or not the one this name was asked with before.</exception>
    val int: name: string -> low: int -> high: int -> trial: Trial -> int

    /// <summary>A positive whole number that is searched for on a logarithmic scale, such as a number of channels.</summary>
    val logInt: name: string -> low: int -> high: int -> trial: Trial -> int

    /// <summary>A whole number in steps from the smallest value on.</summary>
    val stepInt: name: string -> step: int -> low: int -> high: int -> trial: Trial -> int

    /// <summary>One of several choices: texts, numbers or truth values.</summary>
    /// <exception cref="T:System.ArgumentException">The choices are none, or not those this name was asked with before.</exception>
    val categorical: name: string -> choices: 'T list -> trial: Trial -> 'T

    /// <summary>Reports how the objective stands after a step, such as an epoch.</summary>
    /// <returns>Whether the trial should end, with <c>Trial.pruned</c>.</returns>
    val report: step: int -> value: float -> trial: Trial -> Task<bool>

    /// <summary>Does one step after the other and reports each, until they are done or the trial is pruned.</summary>
    /// <param name="steps">The numbers of the steps, ascending.</param>
    /// <param name="measure">Does a step and gives the value after it.</param>
    /// <param name="trial">The trial.</param>
    /// <returns>The value after the last step, or that the trial was pruned. Without any step it has failed.</returns>
    val steps: steps: int seq -> measure: (int -> Task<float>) -> trial: Trial -> Task<TrialResult>

    /// <summary>Trains a configuration that holds the trial's parameters, and reports the balanced accuracy on the validation part
    /// after each epoch.</summary>
    /// <returns>The value of the best epoch, whose weights are kept, or that the trial was pruned.</returns>
    val train: config: ExperimentConfig -> trial: Trial -> Task<TrialResult>

    /// <summary>The same, with a say in what is measured, where runs go and who is told. What <c>Tracking</c> and
    /// <c>Cancellation</c> say does not count here: a study is tracked as a whole, by a <c>SweepTracking</c> among its observers, and
    /// ended as a whole.</summary>
    /// <example><code>trial |> Trial.trainWith { Training.options with RunsFolder = "sweeps" } _.ValidationMacroF1 config</code></example>
    val trainWith: options: TrainingOptions -> metric: (EpochReport -> float) -> config: ExperimentConfig -> trial: Trial -> Task<TrialResult>

    /// <summary>It has its value.</summary>
    val completed: value: float -> TrialResult

    /// <summary>It was ended early.</summary>
    val pruned: TrialResult

    /// <summary>It could not be done; the study goes on.</summary>
    val failed: reason: string -> TrialResult

    /// <summary>A parameter's value as text; <c>None</c> where the trial does not have the parameter.</summary>
    val parameter: name: string -> trial: FrozenTrial -> string option

    /// <summary>A parameter of numbers; <c>None</c> where the trial does not have it, or it is none.</summary>
    val number: name: string -> trial: FrozenTrial -> float option

    /// <summary>The value of a completed trial of one objective; <c>None</c> for every other trial.</summary>
    val value: trial: FrozenTrial -> float option

    /// <summary>What was reported on the way: step and value, by step.</summary>
    val reports: trial: FrozenTrial -> (int * float) list

    /// <summary>Something that was attached to the trial, read as what it is; <c>None</c> where nothing has that name.</summary>
    /// <exception cref="T:System.Text.Json.JsonException">It is something else.</exception>
    /// <example><code>trial |> Trial.attribute&lt;string&gt; TrialTraining.RunAttribute</code></example>
    val attribute<'T> : name: string -> trial: FrozenTrial -> 'T option
