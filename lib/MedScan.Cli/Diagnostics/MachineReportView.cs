using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace MedScan.Cli.Diagnostics;

/// <summary>Shows a <see cref="MachineReport"/> to people and to programs.</summary>
internal static class MachineReportView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a remedy holds &&
    };

    /// <summary>One table per section, then what to do.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="console">Where to show it.</param>
    public static void Write(MachineReport report, IAnsiConsole console)
    {
        int widest = report.Findings.Max(finding => finding.Name.Length);
        foreach (IGrouping<string, Finding> section in report.Findings.GroupBy(finding => finding.Section))
        {
            console.MarkupLineInterpolated($"[bold]{section.Key}[/]");
            foreach (Finding finding in section)
            {
                (string mark, string color) = finding.State switch
                {
                    FindingState.Fine => ("", "default"),
                    FindingState.Warning => ("warning: ", "yellow"),
                    _ => ("MISSING: ", "red"),
                };
                console.MarkupLineInterpolated($"  {finding.Name.PadRight(widest)}  [{color}]{mark}{finding.Value}[/]");
            }
        }

        console.WriteLine();
        foreach (string remedy in report.Findings.Select(finding => finding.Remedy).OfType<string>().Distinct())
            console.WriteLine($"To do: {remedy}");
        console.WriteLine(report.Healthy ? "Everything that MedScan needs is here." : "Something that MedScan needs is missing.");
    }

    /// <summary>The report as JSON: <c>version</c>, <c>healthy</c>, and <c>findings</c> with <c>section</c>, <c>name</c>,
    /// <c>value</c>, <c>state</c> (fine, warning or missing) and <c>remedy</c> (a text or null).</summary>
    /// <param name="report">What to show.</param>
    /// <returns>Indented JSON.</returns>
    public static string ToJson(MachineReport report) => JsonSerializer.Serialize(report, Json);
}
