module MedScan.FSharp.Tests.Exploration

open System.Threading
open MedScan.Datasets
open MedScan.Exploration
open MedScan.Exploration.Reports
open Xunit

let private explore (scans: MadeScans) =
    task {
        let! dataset = ImageDataset.OpenAsync scans.Folder
        return! DatasetSummary.ComputeAsync(dataset, SummaryOptions(ImageSize = 32))
    }

[<Fact>]
let ``A summary counts the images of each class`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! summary = explore scans

        let counts = summary.Classes |> Seq.map (fun row -> row.Name, row.Count) |> List.ofSeq

        Assert.Equal<(string * int) list>([ "healthy", 12; "sick", 4 ], counts)
    }

[<Fact>]
let ``The brightest class is found with a pipe`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! summary = explore scans

        let brightest = summary.Classes |> Seq.maxBy _.Intensity.Mean

        Assert.Equal("sick", brightest.Name)
        Assert.Equal(203, brightest.Intensity.Percentile 0.99)
    }

[<Fact>]
let ``Facts of single images are rows to filter, group and average`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! summary = explore scans

        let meanWidths =
            summary.Images
            |> Seq.filter (fun image -> image.Bytes > 0L && image.IsGray)
            |> Seq.groupBy _.Label
            |> Seq.map (fun (label, images) -> summary.Classes[label].Name, images |> Seq.averageBy (fun image -> float image.Width))
            |> Map.ofSeq

        // 16 to 27, and 16 to 19
        Assert.Equal(21.5, meanWidths["healthy"])
        Assert.Equal(17.5, meanWidths["sick"])
    }

[<Fact>]
let ``The commonest size is the first one`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! summary = explore scans

        let commonest = summary.Sizes.Sizes |> Seq.head

        Assert.Equal(SizeCount(16, 16, 2), commonest)
    }

[<Fact>]
let ``An image that is unlike the others is found, and can be judged anew without decoding`` () =
    task {
        use scans = MadeScans.Unbalanced()
        scans.Write("healthy", "99.png", 20, 250)
        let! summary = explore scans

        let found = summary.Outliers |> Seq.filter (fun outlier -> outlier.Trait = ImageTrait.Brightness) |> Seq.exactlyOne
        let ofTheSet = summary.FindOutliers(OutlierScope.WholeSet, threshold = 1000.0)

        Assert.Equal("healthy/99.png", found.Image.Path)
        Assert.Equal("bright", found.Word)
        Assert.Empty ofTheSet
    }

[<Fact>]
let ``Unreadable files are listed beside the result instead of failing it`` () =
    task {
        use scans = MadeScans.Unbalanced()
        System.IO.File.WriteAllText(System.IO.Path.Combine(scans.Folder, "sick", "note.png"), "not a picture")
        let! summary = explore scans

        match List.ofSeq summary.Unreadable with
        | [ image ] -> Assert.EndsWith("note.png: the content is not an image", image.Reason)
        | others -> failwithf "Expected one unreadable file, got %A" others

        Assert.Equal(16, summary.Images.Count)
        Assert.Equal(17, summary.Count)
    }

[<Fact>]
let ``Progress is a function away, and cancellation a token`` () =
    task {
        use scans = MadeScans.Unbalanced()
        use source = new CancellationTokenSource()
        let! dataset = ImageDataset.OpenAsync scans.Folder
        let mutable last = 0

        let progress =
            { new System.IProgress<ImageProgress> with
                member _.Report progress = last <- progress.Done }

        let! summary = DatasetSummary.ComputeAsync(dataset, progress = progress, cancellationToken = source.Token)

        Assert.Equal(summary.Count, last)
    }

[<Fact>]
let ``A report is one file that a colleague can open`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! dataset = ImageDataset.OpenAsync scans.Folder
        let! summary = DatasetSummary.ComputeAsync dataset
        let file = scans.At "report.html"

        do! ExplorationReport.WriteAsync(file, dataset, summary, ReportOptions(SamplesPerClass = 2))

        let! page = System.IO.File.ReadAllTextAsync file
        Assert.StartsWith("<!DOCTYPE html>", page, System.StringComparison.OrdinalIgnoreCase)
        Assert.Contains("healthy", page)
    }

[<Fact>]
let ``A report grows by pipes like any other value`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! dataset = ImageDataset.OpenAsync scans.Folder
        let! summary = DatasetSummary.ComputeAsync dataset
        let! report = ExplorationReport.CreateAsync(dataset, summary)

        let page =
            report
                .WithHeading("What we decided")
                .WithText("Scans of the second scanner are left out.")
                .ToHtml()

        Assert.Contains("What we decided", page)
    }
