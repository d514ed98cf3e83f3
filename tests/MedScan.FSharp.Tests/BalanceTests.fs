module MedScan.FSharp.Tests.Balance

open MedScan.Datasets
open MedScan.Experiments
open MedScan.Exploration
open Xunit

let private balance = ClassBalance.FromCounts([ "healthy"; "sick" ], [ 300; 100 ])

[<Fact>]
let ``Three healthy images to a sick one are an imbalance of 3`` () =
    Assert.Equal(3.0, balance.ImbalanceRatio)
    Assert.Equal(BalanceKind.ClassWeights, balance.Recommendation.Kind)
    Assert.Contains("moderately unbalanced", balance.Recommendation.Reason)

[<Fact>]
let ``Class weights make both classes count the same`` () =
    let weights = balance.InverseFrequencyWeights()

    Seq.map2 (fun weight count -> weight * float count) weights balance.Counts
    |> Seq.iter (fun total -> Assert.Equal(200.0, total, 9))

[<Fact>]
let ``Remedies can be laid side by side`` () =
    let epochLengths =
        balance.Remedies(batchSize = 16)
        |> Seq.map (fun remedy -> remedy.Kind, remedy.EpochLength)
        |> Map.ofSeq

    Assert.Equal(400, epochLengths[BalanceKind.BalancedSampling])
    Assert.Equal(600, epochLengths[BalanceKind.Oversampling])

[<Fact>]
let ``A batch of balanced sampling holds as many sick as healthy images`` () =
    let remedy = balance.Remedy(BalanceKind.BalancedSampling, batchSize = 16)

    Assert.Equal<float list>([ 8.0; 8.0 ], List.ofSeq remedy.PerBatch)

[<Fact>]
let ``The balance of a data set is that of its training images`` () =
    task {
        use scans = MadeScans.Unbalanced()
        let! dataset = ImageDataset.OpenAsync scans.Folder

        let balance = ClassBalance.OfTraining dataset

        Assert.Equal<int list>([ 12; 4 ], List.ofSeq balance.Counts)
    }

[<Fact>]
let ``A recommendation goes straight into the configuration of a training`` () =
    let config =
        ExperimentConfig(
            Name = "scans",
            Data = DataConfig(Root = "scans"),
            Train = TrainConfig(Epochs = 5, Balance = balance.Recommendation.Kind)
        )

    Assert.Contains("balance: class-weights", ExperimentWriter.Write config)
    Assert.Empty(ExperimentValidator.Check config)

[<Fact>]
let ``A file of an earlier version is told the new spelling`` () =
    let error =
        Assert.Throws<ExperimentConfigException>(fun () ->
            ExperimentLoader.Parse("data: {root: scans}\ntrain: {class_weights: balanced}", "old.yaml") |> ignore)

    Assert.Contains("train.class_weights is train.balance: class-weights now", error.Message)
