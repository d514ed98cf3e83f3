using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Exploration.Reports;

/// <summary>A class balance and its remedies as tables with a row per class.</summary>
internal static class BalanceTables
{
    /// <summary>Images and weights of each class.</summary>
    public static TextTable Weights(ClassBalance balance, IReadOnlyList<BalanceRemedy> remedies) => new(
        ["Class", "Images", "Share", "class-weights", "effective-number"],
        [.. balance.Classes.Select((name, label) => (string[])
        [
            name, SummaryText.Count(balance.Counts[label]), SummaryText.Percent((double)balance.Counts[label] / balance.Total),
            Number(Of(remedies, BalanceKind.ClassWeights).Weights[label]), Number(Of(remedies, BalanceKind.EffectiveNumber).Weights[label]),
        ])]);

    /// <summary>Expected images in a batch, and repeats in an epoch.</summary>
    public static TextTable Sampling(ClassBalance balance, IReadOnlyList<BalanceRemedy> remedies)
    {
        BalanceRemedy none = Of(remedies, BalanceKind.None), balanced = Of(remedies, BalanceKind.BalancedSampling), over = Of(remedies, BalanceKind.Oversampling);
        return new(
            ["Class", "batch as it is", "batch when sampled", "shown, balanced", "shown, oversampled"],
            [.. balance.Classes.Select((name, label) => (string[])
            [
                name, Number(none.PerBatch[label]), Number(balanced.PerBatch[label]), Number(balanced.Repeats[label]), Number(over.Repeats[label]),
            ])]);
    }

    /// <summary>What each remedy does, in words.</summary>
    public static TextTable Effects(IReadOnlyList<BalanceRemedy> remedies) => new(
        ["train.balance", "Images per epoch", "Effect"],
        [.. remedies.Select(remedy => (string[])[BalanceRemedyText.Word(remedy.Kind), SummaryText.Count(remedy.EpochLength), remedy.Effect])])
    {
        EndsInWords = true,
    };

    private static BalanceRemedy Of(IReadOnlyList<BalanceRemedy> remedies, BalanceKind kind) => remedies.First(remedy => remedy.Kind == kind);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
