namespace MedScan.FSharp

open System
open System.IO
open System.Text
open MedScan.Charts
open MedScan.Exploration
open MedScan.Exploration.Figures
open MedScan.Metrics
open MedScan.Metrics.Figures
open MedScan.Sweeps.Importance
open MedScan.Sweeps.Studies
open MedScan.Training
open MedScan.Training.Figures
open MedScan.Tuning

[<RequireQualifiedAccess>]
module Chart =

    let private bar (name: string, values: (string * float) seq) =
        let values = Array.ofSeq values
        BarSeries(name, Array.map fst values, Array.map snd values)

    let private columns (points: (float * float) seq) = points |> Array.ofSeq |> Array.unzip

    let bars (name: string) (values: (string * float) seq) =
        Figure.Bars([| bar (name, values) |]).WithAxes(Axis(), Axis name)

    let groupedBars (series: (string * #seq<string * float>) seq) = Figure.Bars(series |> Seq.map bar |> Array.ofSeq)

    let stackedBars (series: (string * #seq<string * float>) seq) =
        Figure.StackedBars(series |> Seq.map bar |> Array.ofSeq)

    let lines (series: (string * #seq<float * float>) seq) =
        Figure.Lines [|
            for name, points in series do
                let x, y = columns points
                LineSeries(name, x, y)
        |]

    let line (name: string) (points: (float * float) seq) = lines [ name, points ]

    let scatter (series: (string * #seq<float * float>) seq) =
        Figure.Scatter [|
            for name, points in series do
                let x, y = columns points
                ScatterSeries(name, x, y)
        |]

    let histogram (name: string) (values: float seq) =
        Figure.Histogram([| HistogramSeries.Of(name, Array.ofSeq values) |]).WithAxes(Axis name, Axis "count")

    let boxes (series: (string * #seq<float>) seq) =
        Figure.Boxes [| for name, values in series -> BoxSeries(name, Array.ofSeq values) |]

    let title (text: string) (figure: Figure) = figure.WithTitle text

    // The range and scale of an axis stay.
    let axes (x: string) (y: string) (figure: Figure) =
        let titled (axis: Axis) (text: string) =
            Axis(text, Scale = axis.Scale, Minimum = axis.Minimum, Maximum = axis.Maximum)

        figure.WithAxes(titled figure.X x, titled figure.Y y)

    let size (width: int) (height: int) (figure: Figure) = figure.WithSize(width, height)

    let counts (summary: DatasetSummary) = ExplorationFigures.Counts summary

    let intensities (summary: DatasetSummary) = ExplorationFigures.Intensities summary

    let meanImages (summary: DatasetSummary) = ExplorationFigures.MeanImages summary

    let loss (result: ExperimentResult) = TrainingFigures.Loss result.Training.Epochs

    let scores (result: ExperimentResult) = TrainingFigures.ValidationScores result.Training.Epochs

    let confusion (report: ClassificationReport) = ClassificationFigures.ConfusionMatrix report

    let reliability (report: ClassificationReport) = ClassificationFigures.Reliability report

    let studyHistory (metric: string) (history: StudyHistory) = StudyFigures.History(history, metric)

    let studyReports (metric: string) (history: StudyHistory) =
        StudyFigures.Intermediate(history, metric)

    let importances (history: StudyHistory) =
        StudyFigures.Importances(ParameterImportance.Of history)

    let parallelCoordinates (metric: string) (history: StudyHistory) = StudyFigures.Parallel(history, metric)

    let slice (parameter: string) (metric: string) (history: StudyHistory) =
        StudyFigures.Slice(history, parameter, metric)

    let contour (x: string) (y: string) (metric: string) (history: StudyHistory) =
        StudyFigures.Contour(history, x, y, metric)

    let paretoFront (first: string) (second: string) (history: StudyHistory) =
        StudyFigures.ParetoFront(history, history.ParetoFront(), first, second)

    let save (path: string) (figure: Figure) =
        let ends (ending: string) = path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)

        let text =
            if ends ".html" then figure.ToHtml()
            elif ends ".json" then figure.ToPlotlyJson()
            else figure.ToSvg()

        let target = FileInfo path
        target.Directory |> Option.ofObj |> Option.iter _.Create()
        MedScan.AtomicFile.Write(target.FullName, _.Write(Encoding.UTF8.GetBytes text))
