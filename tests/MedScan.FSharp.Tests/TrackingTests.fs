module MedScan.FSharp.Tests.Tracking

open System.Threading.Tasks
open MedScan.FSharp
open MedScan.Tracking
open Xunit

let private logged (accuracy: float) (run: TrackedRun) : Task =
    run.LogParameter("network", (if accuracy > 0.8 then "large" else "small"))
    run.LogMetric("accuracy", accuracy)
    Task.CompletedTask

[<Fact>]
let ``Runs are recorded, found and compared`` () =
    task {
        use made = MadeScans.Unbalanced()
        use store = Tracking.store (made.At "mlruns")

        for accuracy in [ 0.75; 0.9; 0.6 ] do
            let! result = store |> Tracking.record "scans" $"run {accuracy}" (logged accuracy)
            Assert.True result.IsSent

        let! runs = store |> Tracking.runs "scans"
        let best = runs |> Tracking.best "accuracy" |> Option.get

        Assert.Equal(3, runs.Length)
        Assert.Equal(Some 0.9, best |> Tracking.metric "accuracy")
        Assert.Equal(Some "large", best |> Tracking.parameter "network")
        Assert.Equal<string seq>([ "network" ], (Tracking.compare runs).DifferingParameters.Keys)
    }

[<Fact>]
let ``A condition finds the runs it holds for`` () =
    task {
        use made = MadeScans.Unbalanced()
        use store = Tracking.store (made.At "mlruns")

        for accuracy in [ 0.75; 0.9 ] do
            let! _ = store |> Tracking.record "scans" "run" (logged accuracy)
            ()

        let! good = store |> Tracking.find "metrics.accuracy > 0.8" "scans"

        Assert.Equal(Some 0.9, good |> List.exactlyOne |> Tracking.metric "accuracy")
    }

[<Fact>]
let ``What a run does not have is None`` () =
    task {
        use made = MadeScans.Unbalanced()
        use store = Tracking.store (made.At "mlruns")
        let! _ = store |> Tracking.record "scans" "run" (logged 0.5)
        let! runs = store |> Tracking.runs "scans"

        Assert.Equal(None, runs.Head |> Tracking.metric "loss")
        Assert.Equal(None, runs.Head |> Tracking.parameter "epochs")
        Assert.Equal(None, runs |> Tracking.best "loss")
    }

[<Fact>]
let ``An experiment that does not exist has no runs`` () =
    task {
        use made = MadeScans.Unbalanced()
        use store = Tracking.store (made.At "mlruns")

        let! runs = store |> Tracking.runs "no such experiment"

        Assert.Empty runs
    }

[<Fact>]
let ``Off is a place where nothing is tracked`` () =
    let store = Tracking.store "off"

    Assert.True store.IsOff
    Assert.Throws<System.InvalidOperationException>(fun () -> store.Options |> ignore) |> ignore
