namespace MedScan.FSharp

open System
open MedScan.Datasets
open MedScan.Metrics
open MedScan.Training.Evaluation
open MedScan.Training.Prediction

type Measure =
    { Value: float option
      Interval: (float * float) option }

[<RequireQualifiedAccess>]
module Evaluation =

    let measureWith (options: EvaluationOptions) (checkpoint: string) (dataset: ImageDataset) =
        Evaluator.EvaluateAsync(checkpoint, dataset, options)

    let measure (checkpoint: string) (dataset: ImageDataset) = measureWith (EvaluationOptions()) checkpoint dataset

    let ofEstimate (estimate: Estimate) =
        { Value = Option.ofNullable estimate.Value
          Interval = Option.map2 (fun low high -> low, high) (Option.ofNullable estimate.Lower) (Option.ofNullable estimate.Upper) }

    let accuracy (report: ClassificationReport) = ofEstimate report.Accuracy

    let balancedAccuracy (report: ClassificationReport) = ofEstimate report.BalancedAccuracy

    let perClass (choose: ClassReport -> Estimate) (report: ClassificationReport) =
        report.Classes |> Seq.map (fun row -> row.Name, ofEstimate (choose row)) |> List.ofSeq

    let mistakes (report: ClassificationReport) =
        let name index = report.Classes[index].Name

        [ for truth in 0 .. report.Classes.Count - 1 do
              for predicted in 0 .. report.Classes.Count - 1 do
                  let count = report.ConfusionMatrix[truth][predicted]

                  if truth <> predicted && count > 0 then
                      name truth, name predicted, count ]
        |> List.sortByDescending (fun (_, _, count) -> count)

    let predict (checkpoint: string) (paths: string seq) =
        task {
            use! predictor = Predictor.LoadAsync checkpoint
            let! predictions = predictor.PredictAsync(Array.ofSeq paths)
            return List.ofSeq predictions
        }

    let (|Classified|Refused|Unreadable|) (prediction: ImagePrediction) =
        match Option.ofObj prediction.Class, Option.ofObj prediction.Check with
        | Some name, _ ->
            let row = prediction.Probabilities |> Seq.find (fun row -> row.Class = name)
            Classified(name, row.Probability)
        | None, Some check when not check.IsAccepted -> Refused(check.Describe())
        | None, _ -> Unreadable(prediction.Error |> Option.ofObj |> Option.defaultValue prediction.Path)
