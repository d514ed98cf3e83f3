using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

internal static class Samples
{
    public static LabelledPredictions ScikitLearn { get; } = new(
        ["a", "b", "c", "d"], ScikitLearnSample.Labels, [.. ScikitLearnSample.Fortieths.Select(count => count / 40f)]);

    /// <summary>Two classes; each sample is right or wrong with the given highest probability.</summary>
    public static LabelledPredictions TwoClasses(IEnumerable<(int Label, bool IsRight, float Confidence)> samples, IReadOnlyList<string?>? groups = null)
    {
        (int Label, bool IsRight, float Confidence)[] all = [.. samples];
        return new LabelledPredictions(
            ["no", "yes"],
            [.. all.Select(sample => sample.Label)],
            [.. all.SelectMany(sample => sample.Label == 0 == sample.IsRight
                ? new[] { sample.Confidence, 1 - sample.Confidence }
                : [1 - sample.Confidence, sample.Confidence])],
            groups);
    }
}
