namespace MedScan.FSharp

open MedScan.Auditing
open MedScan.Auditing.Repair
open MedScan.Datasets

[<RequireQualifiedAccess>]
module Split =

    let stratified (fractions: SplitFractions) (seed: int) (dataset: ImageDataset) =
        StratifiedSplitter.Split(dataset, fractions, seed)

    let part (split: DataSplit) (dataset: ImageDataset) =
        dataset.Samples |> Seq.filter (fun sample -> sample.Split = split) |> List.ofSeq

    let counts (dataset: ImageDataset) =
        [ for split in SplitReport.Of(dataset).Counts |> Seq.sortBy _.Key do
              for name, count in Seq.zip dataset.Classes split.Value do
                  split.Key, name, count ]

    let leaks (dataset: ImageDataset) =
        SplitReport.Of(dataset).LeakedSamples |> Seq.map (fun index -> dataset.Samples[index]) |> List.ofSeq

    let clean (report: AuditReport) (dataset: ImageDataset) = CleanSplit.Of(dataset, report)
