module MedScan.FSharp.Tests.Datasets

open System.IO
open MedScan.Datasets
open MedScan.Exploration
open MedScan.FSharp
open Xunit

[<Fact>]
let ``A folder is a data set, and its classes are counted with a pipe`` () =
    task {
        use made = MadeScans.Unbalanced()

        let! scans = Dataset.load made.Folder

        Assert.Equal<(string * int) list>([ "healthy", 12; "sick", 4 ], Dataset.counts scans)
    }

[<Fact>]
let ``Samples are filtered by a function`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder

        let sick = scans |> Dataset.filter (fun sample -> Dataset.className scans sample = "sick")

        Assert.Equal<(string * int) list>([ "healthy", 0; "sick", 4 ], Dataset.counts sick)
        Assert.Equal(16, (Dataset.samples scans).Length)
    }

[<Fact>]
let ``A group is an option: identical files share one, others have none`` () =
    task {
        use made = MadeScans.Unbalanced()
        File.Copy(Path.Combine(made.Folder, "sick", "00.png"), Path.Combine(made.Folder, "sick", "copy.png"))
        let! scans = Dataset.load made.Folder

        let shared, alone = Dataset.samples scans |> List.partition (Dataset.group >> Option.isSome)

        Assert.Equal<string list>([ "sick/00.png"; "sick/copy.png" ], shared |> List.map _.Path)
        Assert.Equal(15, alone.Length)
    }

[<Fact>]
let ``An image is decoded from its sample`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder

        let image = scans |> Dataset.image (Dataset.samples scans |> List.last)

        // the fourth of "sick", 16 + 3 pixels a side
        Assert.Equal((19, 19), (image.Width, image.Height))
    }

[<Fact>]
let ``An image of another data set is refused`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder
        let stranger = ImageSample("other/1.png", 0, DataSplit.Unassigned, null, "0")

        let error = Assert.Throws<System.ArgumentException>(fun () -> scans |> Dataset.image stranger |> ignore)

        Assert.Contains("other/1.png", error.Message)
    }

[<Fact>]
let ``The balance says what to do`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder

        let balance = Dataset.balance scans

        Assert.Equal(3.0, balance.ImbalanceRatio)
        Assert.NotEmpty balance.Recommendation.Reason
    }

[<Fact>]
let ``A summary measures every image`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder

        let! summary = scans |> Dataset.summarizeWith (SummaryOptions(ImageSize = 32))

        Assert.Equal(16, summary.Images.Count)
    }

[<Fact>]
let ``An audit finds copies, and a clean split leaves them out`` () =
    task {
        use made = MadeScans.Unbalanced()

        let! phantoms = made.At "phantoms" |> Dataset.phantoms (PhantomOptions(ImageSize = 64, Count = 60))
        let tested = phantoms |> Split.part DataSplit.Test |> List.head
        let source = Path.Combine(phantoms.Root, tested.Path)
        let isTwin (sample: ImageSample) = sample.Split = DataSplit.Train && sample.Label = tested.Label
        let twin = Dataset.samples phantoms |> List.find isTwin
        File.Copy(source, Path.Combine(phantoms.Root, twin.Path), overwrite = true)
        let! scans = Dataset.load phantoms.Root
        let! report = Dataset.audit scans

        let cleaned = scans |> Split.clean report

        Assert.True report.HasLeakage
        Assert.Equal<string list>([ tested.Path ], Split.leaks scans |> List.map _.Path)
        Assert.Empty(Split.leaks cleaned.Dataset)
    }

[<Fact>]
let ``Phantoms are there to try things out`` () =
    task {
        use made = MadeScans.Unbalanced()

        let! phantoms = made.At "phantoms" |> Dataset.phantoms (PhantomOptions(ImageSize = 32, Count = 40))

        Assert.Equal(40, (Dataset.samples phantoms).Length)
    }

[<Fact>]
let ``Where there is nothing, the error says so`` () =
    task {
        let! error = Assert.ThrowsAsync<DatasetException>(fun () -> Dataset.load "no/such/folder")

        Assert.Contains("no/such/folder", error.Message)
    }
