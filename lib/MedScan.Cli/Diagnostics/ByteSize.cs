using System.Globalization;

namespace MedScan.Cli.Diagnostics;

/// <summary>Sizes for people.</summary>
internal static class ByteSize
{
    /// <summary>Gibibytes with one decimal place, as <c>23.4 GiB</c>.</summary>
    /// <param name="bytes">A count of bytes.</param>
    /// <returns>The text.</returns>
    public static string Describe(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");
}
