using System.Globalization;

namespace MedScan.Charts.Svg;

/// <summary>Tells names that are a scale from names that each have to be read.</summary>
internal static class NumberNames
{
    // Fewer are no scale: sizes that were tried, years.
    private const int Fewest = 13;

    /// <summary>Whether names are numbers, and so many that those between two that are written can be guessed.</summary>
    /// <param name="names">Along an axis.</param>
    public static bool Are(IReadOnlyList<string> names) => names.Count >= Fewest
        && names.All(static name => double.TryParse(name.TrimEnd('\u200B'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
