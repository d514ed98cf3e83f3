namespace MedScan.FSharp

open MedScan.Auditing
open MedScan.Cards
open MedScan.Datasets
open MedScan.Exploration

[<RequireQualifiedAccess>]
module Dataset =

    let load (data: string) = DatasetLocator.OpenAsync data

    let loadWith (options: DatasetOptions) (data: string) = DatasetLocator.OpenAsync(data, options)

    let phantoms (options: PhantomOptions) (folder: string) = PhantomGenerator.GenerateAsync(folder, options)

    let samples (dataset: ImageDataset) = List.ofSeq dataset.Samples

    let className (dataset: ImageDataset) (sample: ImageSample) = dataset.Classes[sample.Label]

    let group (sample: ImageSample) = Option.ofObj sample.Group

    let counts (dataset: ImageDataset) =
        let found = dataset.Samples |> Seq.countBy _.Label |> Map.ofSeq

        dataset.Classes
        |> Seq.mapi (fun label name -> name, found |> Map.tryFind label |> Option.defaultValue 0)
        |> List.ofSeq

    let filter (accept: ImageSample -> bool) (dataset: ImageDataset) =
        dataset.WithSamples(dataset.Samples |> Seq.filter accept |> Array.ofSeq)

    let withGroups (groups: SampleGroups) (dataset: ImageDataset) = dataset.WithGroups groups

    let image (sample: ImageSample) (dataset: ImageDataset) =
        match dataset.Samples |> Seq.tryFindIndex ((=) sample) with
        | Some index -> dataset.Decode index
        | None -> invalidArg (nameof sample) $"Expected a sample of {dataset.Name}, got {sample.Path}, which is none of its samples."

    let balance (dataset: ImageDataset) = ClassBalance.OfTraining dataset

    let summarize (dataset: ImageDataset) = DatasetSummary.ComputeAsync dataset

    let summarizeWith (options: SummaryOptions) (dataset: ImageDataset) =
        DatasetSummary.ComputeAsync(dataset, options)

    let audit (dataset: ImageDataset) = DatasetAudit.RunAsync dataset
