using static MedScan.Charts.Svg.SvgWriter;

namespace MedScan.Charts.Svg;

/// <summary>Shapes of points, so that series can be told apart without their colours.</summary>
internal static class MarkerShapes
{
    /// <summary>What Plotly calls the shapes, in the order of the series.</summary>
    public static IReadOnlyList<string> Names { get; } = ["circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "x"];

    public static string Name(int series) => Names[series % Names.Count];

    /// <summary>The outline of a shape.</summary>
    /// <param name="series">Which series.</param>
    /// <param name="x">Middle.</param>
    /// <param name="y">Middle.</param>
    /// <param name="r">Radius of a circle that is as large.</param>
    /// <returns>The content of a path's <c>d</c>.</returns>
    public static string Path(int series, double x, double y, double r) => Name(series) switch
    {
        "square" => $"M{Number(x - (0.89 * r))} {Number(y - (0.89 * r))}h{Number(1.78 * r)}v{Number(1.78 * r)}h{Number(-1.78 * r)}z",
        "diamond" => $"M{Number(x)} {Number(y - (1.3 * r))}l{Number(1.3 * r)} {Number(1.3 * r)}l{Number(-1.3 * r)} {Number(1.3 * r)}l{Number(-1.3 * r)} {Number(-1.3 * r)}z",
        "triangle-up" => $"M{Number(x)} {Number(y - (1.3 * r))}l{Number(1.25 * r)} {Number(2.1 * r)}h{Number(-2.5 * r)}z",
        "triangle-down" => $"M{Number(x)} {Number(y + (1.3 * r))}l{Number(1.25 * r)} {Number(-2.1 * r)}h{Number(-2.5 * r)}z",
        "cross" => Cross(x, y, 1.25 * r, 0.42 * r),
        "x" => Saltire(x, y, 0.95 * r, 0.5 * r),
        _ => $"M{Number(x - r)} {Number(y)}a{Number(r)} {Number(r)} 0 1 0 {Number(2 * r)} 0a{Number(r)} {Number(r)} 0 1 0 {Number(-2 * r)} 0z",
    };

    private static string Cross(double x, double y, double arm, double half)
    {
        string limb = Number(arm - half), width = Number(2 * half), back = Number(half - arm), thin = Number(-2 * half);
        return $"M{Number(x - half)} {Number(y - arm)}h{width}v{limb}h{limb}v{width}h{back}v{limb}h{thin}v{back}h{back}v{thin}h{limb}z";
    }

    private static string Saltire(double x, double y, double arm, double half)
    {
        string half1 = Number(half), neg = Number(-half), run = Number(arm), back = Number(-arm);
        return $"M{Number(x)} {Number(y - half)}l{run} {back}l{half1} {half1}l{back} {run}l{run} {run}l{neg} {half1}l{back} {back}l{back} {run}l{neg} {neg}l{run} {back}l{back} {back}l{half1} {neg}z";
    }
}
