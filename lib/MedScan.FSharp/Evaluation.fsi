namespace MedScan.FSharp

open System.Threading.Tasks
open MedScan.Datasets
open MedScan.Metrics
open MedScan.Training.Evaluation
open MedScan.Training.Prediction

/// <summary>A number with what it may also be, as far as the images at hand can tell.</summary>
type Measure =
    {
        /// <summary>What was measured; <c>None</c> where it is not defined, such as the recall of a class without images.</summary>
        Value: float option

        /// <summary>The bounds of its 95 % interval; <c>None</c> where there is none.</summary>
        Interval: (float * float) option
    }

/// <summary>How good a network is, and what it says about images.</summary>
/// <example><code>
/// task {
///     let! report = scans |> Evaluation.measure "runs/first"
///     match Evaluation.accuracy report with
///     | { Value = Some accuracy; Interval = Some(low, high) } -> printfn "%.3f (%.3f to %.3f)" accuracy low high
///     | _ -> printfn "nothing to measure on"
/// }
/// </code></example>
[<RequireQualifiedAccess>]
module Evaluation =

    /// <summary>Runs a network over a data set and compares with the labels, on the part held out for testing, else on all.</summary>
    /// <param name="checkpoint">A checkpoint's or a run's folder; of a run the best weights are taken.</param>
    /// <param name="dataset">Images with the same classes as the checkpoint's.</param>
    /// <exception cref="T:MedScan.Training.Checkpoints.CheckpointException">There is no checkpoint, or its classes are
    /// others.</exception>
    val measure: checkpoint: string -> dataset: ImageDataset -> Task<ClassificationReport>

    /// <summary>The same, with a say in which part is measured on, and how.</summary>
    val measureWith: options: EvaluationOptions -> checkpoint: string -> dataset: ImageDataset -> Task<ClassificationReport>

    /// <summary>An estimate as options instead of nulls.</summary>
    val ofEstimate: estimate: Estimate -> Measure

    /// <summary>Share of images that are recognised, 0 to 1. Beside it belongs the share of the largest class, which a network that
    /// always answers the same reaches: <c>report.MajorityClassAccuracy</c>.</summary>
    val accuracy: report: ClassificationReport -> Measure

    /// <summary>Mean recall of the classes, 0 to 1: every class counts the same, however rare.</summary>
    val balancedAccuracy: report: ClassificationReport -> Measure

    /// <summary>One measure of each class, in the order of the classes.</summary>
    /// <example><code>report |> Evaluation.perClass _.Recall</code></example>
    val perClass: choose: (ClassReport -> Estimate) -> report: ClassificationReport -> (string * Measure) list

    /// <summary>What was taken for what: true class, predicted class, number of images; the commonest mistake first, right answers
    /// and what never happened left out.</summary>
    val mistakes: report: ClassificationReport -> (string * string * int) list

    /// <summary>Classifies image files.</summary>
    /// <param name="checkpoint">A checkpoint's or a run's folder.</param>
    /// <param name="paths">JPEG, PNG, DICOM or NIfTI files.</param>
    /// <returns>One prediction per file, in the same order; match them with <c>Classified</c>, <c>Refused</c> and
    /// <c>Unreadable</c>.</returns>
    val predict: checkpoint: string -> paths: string seq -> Task<ImagePrediction list>

    /// <summary>What a prediction says: the class with its probability, or why there is none: the image is not of the kind that was
    /// trained on, or cannot be read.</summary>
    /// <example><code>
    /// match prediction with
    /// | Evaluation.Classified(name, probability) -> printfn "%s %.2f" name probability
    /// | Evaluation.Refused reason
    /// | Evaluation.Unreadable reason -> printfn "%s" reason
    /// </code></example>
    val (|Classified|Refused|Unreadable|): prediction: ImagePrediction -> Choice<string * float, string, string>
