using System.Globalization;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>Values of parameters as a command line takes them.</summary>
internal static class SweepText
{
    /// <summary>All digits; <c>true</c>, <c>false</c> and <c>null</c> as YAML writes them.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
