namespace MedScan.FSharp

open System.Threading.Tasks
open MedScan.Auditing
open MedScan.Datasets
open MedScan.Exploration
open MedScan.Imaging

/// <summary>Data sets: opening them, looking at their samples, describing and auditing them.</summary>
/// <example><code>
/// task {
///     let! scans = Dataset.load "data/raw/brain-mri"
///     for name, count in Dataset.counts scans do
///         printfn "%s: %d" name count
/// }
/// </code></example>
[<RequireQualifiedAccess>]
module Dataset =

    /// <summary>Opens a data set.</summary>
    /// <param name="data">An image folder laid out as <c>class/...</c> or <c>split/class/...</c>, a <c>.csv</c> manifest, a MedMNIST
    /// <c>.npz</c> file, or the name of a public data set that was fetched.</param>
    /// <exception cref="T:MedScan.Datasets.DatasetException">Nothing is there, it is of another kind, or it is faulty; all faults
    /// are listed together.</exception>
    val load: data: string -> Task<ImageDataset>

    /// <summary>Opens a data set, with a say in how files become samples.</summary>
    /// <param name="options">For example along which axis volumes are cut.</param>
    /// <param name="data">As for <c>load</c>.</param>
    val loadWith: options: DatasetOptions -> data: string -> Task<ImageDataset>

    /// <summary>Draws phantoms (ellipses that look a little like scans of a head) into a folder and opens them; for trying things out.
    /// A folder that holds the same phantoms already is only opened.</summary>
    /// <param name="options">How many, of which size, and the seed.</param>
    /// <param name="folder">An empty or missing folder, or one of earlier phantoms.</param>
    val phantoms: options: PhantomOptions -> folder: string -> Task<ImageDataset>

    /// <summary>The samples, in the data set's order.</summary>
    val samples: dataset: ImageDataset -> ImageSample list

    /// <summary>The name of a sample's class.</summary>
    val className: dataset: ImageDataset -> sample: ImageSample -> string

    /// <summary>The group (patient, identical content) that a sample must not be parted from; <c>None</c> where it stands alone.</summary>
    val group: sample: ImageSample -> string option

    /// <summary>How many samples each class has, in the order of the classes.</summary>
    val counts: dataset: ImageDataset -> (string * int) list

    /// <summary>The same data set with those samples only that a function accepts.</summary>
    /// <example><code>scans |> Dataset.filter (fun sample -> sample.Split = DataSplit.Train)</code></example>
    val filter: accept: (ImageSample -> bool) -> dataset: ImageDataset -> ImageDataset

    /// <summary>The same data set with images tied together that a split must not part.</summary>
    /// <param name="groups">From an audit or from <c>SampleGroups.ReadAsync</c>; united with those that the samples have.</param>
    /// <param name="dataset">The data set.</param>
    val withGroups: groups: SampleGroups -> dataset: ImageDataset -> ImageDataset

    /// <summary>Decodes one image at its own size, in colour.</summary>
    /// <exception cref="T:MedScan.Imaging.ImageReadException">The image cannot be decoded.</exception>
    val image: sample: ImageSample -> dataset: ImageDataset -> PixelImage

    /// <summary>How many training images each class has, what that means, and what may be done about it. Where no sample is marked for
    /// training, all count.</summary>
    val balance: dataset: ImageDataset -> ClassBalance

    /// <summary>Decodes and measures all images: sizes, intensities, outliers, what cannot be read.</summary>
    /// <exception cref="T:MedScan.Datasets.BadImagesException">Not one image can be decoded.</exception>
    val summarize: dataset: ImageDataset -> Task<DatasetSummary>

    /// <summary>Decodes and measures all images.</summary>
    /// <param name="options">The working size, and what counts as an outlier.</param>
    /// <param name="dataset">The data set.</param>
    val summarizeWith: options: SummaryOptions -> dataset: ImageDataset -> Task<DatasetSummary>

    /// <summary>Looks for what makes a result on this data set worth less: duplicates and near duplicates, leakage from training into
    /// test, contradicting labels, images that are odd or cannot be read.</summary>
    val audit: dataset: ImageDataset -> Task<AuditReport>
