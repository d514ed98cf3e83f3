module MedScan.FSharp.Tests.Pipeline

open System.IO
open MedScan.Datasets
open MedScan.Experiments
open MedScan.FSharp
open MedScan.Training.Prediction
open MedScan.Training.Reports
open Xunit

/// The smallest network, for one epoch, on images of 32 pixels.
let private quick (made: MadeScans) (data: string) =
    Training.configure "quick" data
    |> Training.vary
        [ "model.backbone=small-cnn"
          "train.epochs=1"
          "train.batch_size=8"
          "data.image_size=32"
          "data.cache=" + made.At "cache"
          "evaluate.bootstrap_samples=100" ]

[<Fact>]
let ``From a folder of images to a tracked, measured network`` () =
    task {
        use made = MadeScans.Unbalanced()
        use store = Tracking.store (made.At "mlruns")

        // What is there?
        let! phantoms = made.At "phantoms" |> Dataset.phantoms (PhantomOptions(ImageSize = 32, Count = 80))
        let! summary = phantoms |> Dataset.summarizeWith (MedScan.Exploration.SummaryOptions(ImageSize = 32))
        Assert.StartsWith("<svg", (Chart.counts summary).ToSvg())

        // Is it balanced, and does anything of the test stand in the training?
        let balance = Dataset.balance phantoms
        let divided = phantoms |> Split.stratified (SplitFractions(Validation = 0.2)) 7
        Assert.Empty(Split.leaks divided)

        // Train, and remember the run.
        let config = quick made phantoms.Root |> Training.vary [ "train.balance=class-weights" ]
        let mutable steps = 0

        let listen =
            Training.progress (fun report ->
                if report :? StepReport then
                    steps <- steps + 1)

        let! result =
            config
            |> Training.runWith
                { Training.options with
                    RunsFolder = made.At "runs"
                    Tracking = Some store
                    Progress = Some listen }

        Assert.True(steps > 0)
        Assert.Equal(1, (Training.epochs result).Length)

        // How good is it? One epoch promises nothing, so only what must hold is asked.
        let! report = divided |> Evaluation.measure result.Folder
        let accuracy = (Evaluation.accuracy report).Value.Value
        Assert.InRange(accuracy, 0.0, 1.0)
        let wrong = Evaluation.mistakes report |> List.sumBy (fun (_, _, count) -> count)
        Assert.Equal(accuracy, 1.0 - float wrong / float report.Samples, 9)

        Assert.Equal<string seq>(balance.Classes, report |> Evaluation.perClass _.Recall |> List.map fst)

        for figure in [ Chart.loss result; Chart.scores result; Chart.confusion report; Chart.reliability report ] do
            Assert.StartsWith("<svg", figure.ToSvg())

        // The run is where every MLflow client finds it.
        let! runs = store |> Tracking.runs phantoms.Name
        let run = List.exactlyOne runs
        Assert.Equal(Some "class-weights", run |> Tracking.parameter "train.balance")
    }

[<Fact>]
let ``Images are classified, and what is none says why`` () =
    task {
        use made = MadeScans.Unbalanced()
        let! phantoms = made.At "phantoms" |> Dataset.phantoms (PhantomOptions(ImageSize = 32, Count = 80))

        let! result =
            quick made phantoms.Root
            |> Training.runWith
                { Training.options with
                    RunsFolder = made.At "runs" }

        let scan = Path.Combine(phantoms.Root, (Dataset.samples phantoms).Head.Path)
        let note = made.At "note.png"
        File.WriteAllText(note, "not a picture")

        let! predictions = Evaluation.predict result.Folder [ scan; note ]

        match predictions with
        | [ Evaluation.Classified(name, probability); Evaluation.Unreadable reason ] ->
            Assert.Contains(name, phantoms.Classes)
            Assert.InRange(probability, 1.0 / float phantoms.Classes.Count, 1.0)
            Assert.Contains("note.png", reason)
        | others -> failwithf "Expected a class and a reason, got %A" others
    }

[<Fact>]
let ``A configuration varies by the words of an experiment file`` () =
    let config =
        Training.configure "first" "scans" |> Training.vary [ "train.epochs=3"; "train.balance=focal" ]

    Assert.Equal((3, BalanceKind.Focal, "scans"), (config.Train.Epochs, config.Train.Balance, config.Data.Root))

[<Fact>]
let ``A slip in a setting is answered with the nearest one`` () =
    let error =
        Assert.Throws<ExperimentConfigException>(fun () -> Training.configure "first" "scans" |> Training.vary [ "train.epoch=3" ] |> ignore)

    Assert.Contains("epochs", error.Message)

[<Fact>]
let ``An estimate that is not defined is None`` () =
    let none = MedScan.Metrics.Estimate(System.Nullable()) |> Evaluation.ofEstimate
    let some = MedScan.Metrics.Estimate(0.5, 0.25, 0.75) |> Evaluation.ofEstimate

    Assert.Equal({ Value = None; Interval = None }, none)
    Assert.Equal({ Value = Some 0.5; Interval = Some(0.25, 0.75) }, some)

[<Fact>]
let ``An image of another kind is refused, with the reason`` () =
    let verdict = MedScan.Screening.InputVerdict(9.0, 3.0, [||])

    match ImagePrediction(Path = "cat.jpg", Check = verdict, Error = "cat.jpg: not of the kind") with
    | Evaluation.Refused reason -> Assert.Contains("limit 3.0", reason)
    | other -> failwithf "Expected a refusal, got %A" other
