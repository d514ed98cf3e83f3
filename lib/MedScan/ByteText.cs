using System.Globalization;

namespace MedScan;

/// <summary>Sizes for people, in the unit that suits them.</summary>
internal static class ByteText
{
    /// <summary>Such as <c>88.8 MiB</c>.</summary>
    public static string Describe(long bytes) => bytes switch
    {
        >= 1L << 30 => Text(bytes, 30, "GiB"),
        >= 1L << 20 => Text(bytes, 20, "MiB"),
        >= 1L << 10 => Text(bytes, 10, "KiB"),
        _ => $"{bytes} bytes",
    };

    private static string Text(long bytes, int shift, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << shift):0.0} {unit}");
}
