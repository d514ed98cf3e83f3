using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Exploration;

/// <summary>What to do about unequal classes, and why.</summary>
/// <remarks>
/// <para>A rule of thumb by the imbalance ratio: below 1.5 nothing; below 10 class weights, which cost nothing and leave the epoch as it
/// is; from 10 on balanced sampling, because weights that large make single images of small classes jerk the network, while a batch in
/// which every class occurs gives even steps. (Buda, Maki and Mazurowski, Neural Networks 106, 2018, found resampling the safest
/// remedy for convolutional networks at ratios from 10 to 5,000; for moderate ratios all remedies were close.)</para>
/// <para>The thresholds are conventions. Which remedy is best for a data set only an experiment tells, and no remedy replaces images: where the
/// smallest class has fewer than a hundred, the reason says so.</para>
/// </remarks>
/// <param name="Kind">None, class weights or balanced sampling.</param>
/// <param name="Reason">Why, in one or two sentences.</param>
public sealed record BalanceRecommendation(BalanceKind Kind, string Reason)
{
    /// <summary>Imbalance ratio from which something is done.</summary>
    public const double ModerateRatio = 1.5;

    /// <summary>Imbalance ratio from which sampling is preferred to weights.</summary>
    public const double SevereRatio = 10;

    private const int FewImages = 100;

    internal static BalanceRecommendation For(ClassBalance balance)
    {
        double ratio = balance.ImbalanceRatio;
        BalanceKind kind = ratio < ModerateRatio ? BalanceKind.None : ratio < SevereRatio ? BalanceKind.ClassWeights : BalanceKind.BalancedSampling;
        int smallest = balance.Counts.Where(count => count > 0).Min();
        string sizes = Text($"The largest class ({balance.Classes[IndexOf(balance, balance.Counts.Max())]}) has {ratio:0.0#} times the images of the smallest ({balance.Classes[IndexOf(balance, smallest)]})");
        string reason = kind switch
        {
            BalanceKind.None => $"{sizes}: nearly balanced, nothing needs to be done.",
            BalanceKind.ClassWeights => $"{sizes}: moderately unbalanced. Weights in the loss make the classes count the same and cost nothing.",
            _ => $"{sizes}: severely unbalanced. Weights that large would make single images jerk the network; drawing each class equally often gives even steps.",
        };
        if (smallest < FewImages)
            reason += Text($" With only {smallest} images in {balance.Classes[IndexOf(balance, smallest)]}, no remedy replaces more of them.");
        string[] empty = [.. balance.Classes.Where((_, label) => balance.Counts[label] == 0)];
        if (empty.Length > 0)
            reason += $" Without any image: {string.Join(", ", empty)}.";
        return new BalanceRecommendation(kind, reason);
    }

    private static int IndexOf(ClassBalance balance, int count) => balance.Counts.Index().First(pair => pair.Item == count).Index;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
