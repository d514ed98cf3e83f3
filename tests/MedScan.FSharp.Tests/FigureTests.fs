module MedScan.FSharp.Tests.Figures

open MedScan.Charts
open MedScan.Datasets
open MedScan.Exploration
open MedScan.Exploration.Figures
open Xunit

[<Fact>]
let ``A figure of a summary is an SVG that needs nothing else`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! dataset = ImageDataset.OpenAsync scans.Folder
        let! summary = DatasetSummary.ComputeAsync dataset

        let figures =
            [ ExplorationFigures.Counts summary
              ExplorationFigures.Sizes summary
              ExplorationFigures.Intensities summary
              ExplorationFigures.Trait(summary, ImageTrait.Sharpness)
              ExplorationFigures.MeanImages summary
              ExplorationFigures.DeviationImages summary ]

        figures |> List.iter (fun figure -> Assert.StartsWith("<svg", figure.ToSvg()))
    }

[<Fact>]
let ``Facts of images become a figure in one pipe`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! dataset = ImageDataset.OpenAsync scans.Folder
        let! summary = DatasetSummary.ComputeAsync dataset

        let figure =
            summary.Images
            |> Seq.groupBy _.Label
            |> Seq.map (fun (label, images) ->
                let images = List.ofSeq images
                ScatterSeries(summary.Classes[label].Name, images |> List.map _.Brightness, images |> List.map _.Contrast))
            |> List.ofSeq
            |> Figure.Scatter
            |> _.WithTitle("Brightness and contrast")

        Assert.Contains("sick", figure.ToSvg())
    }
