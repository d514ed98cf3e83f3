using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws what lies between two axes.</summary>
internal interface IXyPainter
{
    /// <summary>What stands along the x axis, each one unit wide from 0 on; null = an axis of numbers.</summary>
    IReadOnlyList<string>? Categories { get; }

    /// <summary>What an axis of numbers has to cover.</summary>
    IEnumerable<double> XValues { get; }

    IEnumerable<double> YValues { get; }

    /// <summary>Whether the y axis has to begin at 0, since heights are compared.</summary>
    bool StandsOnZero { get; }

    /// <summary>Whether the x axis goes on to the next tick, and not only to where the values end.</summary>
    bool RoundsX { get; }

    void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y);
}
