using System.Text.Json;
using MedScan.Experiments;

namespace MedScan.Exploration.Reports;

/// <summary>Remedies as they are spelled in experiment files.</summary>
internal static class BalanceRemedyText
{
    /// <summary>As <c>class-weights</c>.</summary>
    public static string Word(BalanceKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
