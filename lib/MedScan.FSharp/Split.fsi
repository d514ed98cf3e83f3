namespace MedScan.FSharp

open MedScan.Auditing
open MedScan.Auditing.Repair
open MedScan.Datasets

/// <summary>Dividing a data set into training, validation and test, and what of the test is not independent.</summary>
/// <example><code>
/// let divided = scans |> Split.stratified (SplitFractions(Validation = 0.2, Test = 0.2)) 7
/// match Split.leaks divided with
/// | [] -> printfn "nothing that was trained on is tested on"
/// | leaked -> printfn "%d images are too easy" leaked.Length
/// </code></example>
[<RequireQualifiedAccess>]
module Split =

    /// <summary>Fills the parts that are missing so that every class has its share in each; those that exist stay as they are.
    /// Samples of one group (patient, identical content) stay together.</summary>
    /// <param name="fractions">Shares for validation and test; the rest is for training.</param>
    /// <param name="seed">Another seed divides differently.</param>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="T:System.ArgumentOutOfRangeException">A fraction is outside [0, 1), or nothing would remain for training.</exception>
    /// <exception cref="T:MedScan.Datasets.DatasetException">A class has too few groups to occur in each part.</exception>
    val stratified: fractions: SplitFractions -> seed: int -> dataset: ImageDataset -> ImageDataset

    /// <summary>The samples of one part.</summary>
    val part: split: DataSplit -> dataset: ImageDataset -> ImageSample list

    /// <summary>How many samples each class has in each part that has any: part, class, count.</summary>
    val counts: dataset: ImageDataset -> (DataSplit * string * int) list

    /// <summary>Samples of validation and test whose group also occurs in training, and of test whose group occurs in validation.
    /// Results on them are too good.</summary>
    val leaks: dataset: ImageDataset -> ImageSample list

    /// <summary>What an audit calls for: the data set without images that contradict or repeat others across parts, and with its
    /// duplicates tied together.</summary>
    /// <param name="report">The audit of the same data set.</param>
    /// <param name="dataset">The data set.</param>
    val clean: report: AuditReport -> dataset: ImageDataset -> CleanSplit
