namespace MedScan.FSharp

open MedScan.Charts
open MedScan.Exploration
open MedScan.Metrics
open MedScan.Sweeps.Studies
open MedScan.Training

/// <summary>Figures. In a notebook the last line of a cell shows one; elsewhere <c>Chart.save</c> writes it.</summary>
/// <example><code>
/// scans
/// |> Dataset.counts
/// |> List.map (fun (name, count) -> name, float count)
/// |> Chart.bars "images"
/// |> Chart.title "Images per class"
/// </code></example>
[<RequireQualifiedAccess>]
module Chart =

    /// <summary>A bar for each category.</summary>
    /// <param name="name">What the values are; the legend and the axis say it.</param>
    /// <param name="values">Category and value, in the order they are drawn.</param>
    val bars: name: string -> values: (string * float) seq -> Figure

    /// <summary>A bar for each category of each series, side by side. All series have the same categories.</summary>
    val groupedBars: series: (string * #seq<string * float>) seq -> Figure

    /// <summary>As <c>groupedBars</c>, with the series on top of each other.</summary>
    val stackedBars: series: (string * #seq<string * float>) seq -> Figure

    /// <summary>A line through points.</summary>
    /// <param name="name">What the line is.</param>
    /// <param name="points">x and y, by x.</param>
    val line: name: string -> points: (float * float) seq -> Figure

    /// <summary>Several lines over the same axes.</summary>
    val lines: series: (string * #seq<float * float>) seq -> Figure

    /// <summary>Clouds of points.</summary>
    val scatter: series: (string * #seq<float * float>) seq -> Figure

    /// <summary>How values are distributed, with a number of bins that fits them (Freedman and Diaconis).</summary>
    val histogram: name: string -> values: float seq -> Figure

    /// <summary>Median, quartiles and outliers of several sets of values.</summary>
    val boxes: series: (string * #seq<float>) seq -> Figure

    /// <summary>What stands above the figure.</summary>
    val title: text: string -> figure: Figure -> Figure

    /// <summary>What stands at the axes.</summary>
    val axes: x: string -> y: string -> figure: Figure -> Figure

    /// <summary>Width and height in pixels.</summary>
    val size: width: int -> height: int -> figure: Figure -> Figure

    /// <summary>How many images each class has, in each part of the data set.</summary>
    val counts: summary: DatasetSummary -> Figure

    /// <summary>How bright the images of each class are.</summary>
    val intensities: summary: DatasetSummary -> Figure

    /// <summary>The mean image of each class.</summary>
    val meanImages: summary: DatasetSummary -> Figure

    /// <summary>Loss over the epochs.</summary>
    val loss: result: ExperimentResult -> Figure

    /// <summary>Accuracy, balanced accuracy and macro F1 on the validation images over the epochs.</summary>
    val scores: result: ExperimentResult -> Figure

    /// <summary>What was taken for what.</summary>
    val confusion: report: ClassificationReport -> Figure

    /// <summary>How often the network is right when it says how sure it is.</summary>
    val reliability: report: ClassificationReport -> Figure

    /// <summary>The value of each completed trial of a study, and the best one up to it.</summary>
    /// <param name="metric">What the value is called.</param>
    /// <param name="history">The study, from <c>Sweep.history</c> or <c>Sweep.read</c>.</param>
    /// <exception cref="T:System.ArgumentException">No trial is completed.</exception>
    val studyHistory: metric: string -> history: StudyHistory -> Figure

    /// <summary>What trials reported on the way: the best completed ones, and dashed the latest others.</summary>
    /// <exception cref="T:System.ArgumentException">No trial has reported anything.</exception>
    val studyReports: metric: string -> history: StudyHistory -> Figure

    /// <summary>How much of the differences between trials each parameter explains, as bars; see <c>Sweep.importance</c>.</summary>
    /// <exception cref="T:System.ArgumentException">There are too few completed trials to say so.</exception>
    val importances: history: StudyHistory -> Figure

    /// <summary>Every completed trial as a line across its parameters and its value.</summary>
    /// <exception cref="T:System.ArgumentException">No trial is completed, or none has a parameter.</exception>
    val parallelCoordinates: metric: string -> history: StudyHistory -> Figure

    /// <summary>The values over one parameter: points, or a box for each choice.</summary>
    /// <exception cref="T:System.ArgumentException">No completed trial has the parameter.</exception>
    val slice: parameter: string -> metric: string -> history: StudyHistory -> Figure

    /// <summary>The values over two parameters of numbers, as a map of colours.</summary>
    /// <exception cref="T:System.ArgumentException">No completed trial has both, or one is not numeric.</exception>
    val contour: x: string -> y: string -> metric: string -> history: StudyHistory -> Figure

    /// <summary>The values of two objectives, those of the Pareto front as a series of their own.</summary>
    /// <param name="first">What the first objective is called.</param>
    /// <param name="second">What the second one is called.</param>
    /// <param name="history">The study.</param>
    /// <exception cref="T:System.ArgumentException">No trial is completed, or the study has one objective.</exception>
    val paretoFront: first: string -> second: string -> history: StudyHistory -> Figure

    /// <summary>Writes a figure: as a page for <c>.html</c>, as Plotly's JSON for <c>.json</c>, else as SVG.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="figure">The figure.</param>
    val save: path: string -> figure: Figure -> unit
