namespace MedScan.Charts;

/// <summary>What a figure is drawn as.</summary>
internal enum FigureKind
{
    Lines,
    Scatter,
    Bars,
    StackedBars,
    Histogram,
    Boxes,
    HeatMap,
    Images,
    ParallelCoordinates,
}
