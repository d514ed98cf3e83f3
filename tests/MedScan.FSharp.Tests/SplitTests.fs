module MedScan.FSharp.Tests.Splits

open System.IO
open MedScan.Datasets
open MedScan.FSharp
open Xunit

[<Fact>]
let ``Every class has its share in every part`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder

        let divided = scans |> Split.stratified (SplitFractions(Validation = 0.25, Test = 0.25)) 7

        // a quarter of 12 and of 4, and what remains
        Assert.Equal<(DataSplit * string * int) list>(
            [ DataSplit.Train, "healthy", 6
              DataSplit.Train, "sick", 2
              DataSplit.Validation, "healthy", 3
              DataSplit.Validation, "sick", 1
              DataSplit.Test, "healthy", 3
              DataSplit.Test, "sick", 1 ],
            Split.counts divided
        )
    }

[<Fact>]
let ``A part is a list of samples`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder
        let divided = scans |> Split.stratified (SplitFractions(Validation = 0.25, Test = 0.0)) 7

        let validation = divided |> Split.part DataSplit.Validation

        Assert.Equal(4, validation.Length)
        Assert.Empty(divided |> Split.part DataSplit.Test)
    }

[<Fact>]
let ``The same seed divides the same way, another one differently`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! scans = Dataset.load made.Folder
        let test seed = scans |> Split.stratified (SplitFractions()) seed |> Split.part DataSplit.Test |> List.map _.Path

        Assert.Equal<string list>(test 7, test 7)
        Assert.Contains([ 1..20 ], fun seed -> test seed <> test 7)
    }

[<Fact>]
let ``What was trained on and is tested on is a leak`` () =
    task {
        use made = MadeScans.Unbalanced()

        for part in [ "train"; "test" ] do
            for className in [ "healthy"; "sick" ] do
                let folder = Directory.CreateDirectory(Path.Combine(made.At "parts", part, className)).FullName
                let file = if className = "healthy" || part = "train" then "00.png" else "01.png"
                File.Copy(Path.Combine(made.Folder, className, file), Path.Combine(folder, "scan.png"))

        let! scans = Dataset.load (made.At "parts")

        Assert.Equal<string list>([ "test/healthy/scan.png" ], Split.leaks scans |> List.map _.Path)
    }
