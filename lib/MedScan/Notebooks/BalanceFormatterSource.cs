using System.Globalization;
using MedScan.Exploration;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>How notebooks show the balance of classes: counts and weights, and what to do.</summary>
internal sealed class BalanceFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<ClassBalance>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(ClassBalance balance) => new Sheet()
        .Add(string.Create(CultureInfo.InvariantCulture, $"{SummaryText.Images(balance.Total)}; the largest class has {balance.ImbalanceRatio:0.##} times as many as the smallest."))
        .Add(BalanceTables.Weights(balance, balance.Remedies()))
        .Add($"Recommended: {BalanceRemedyText.Word(balance.Recommendation.Kind)}. {balance.Recommendation.Reason}");
}
