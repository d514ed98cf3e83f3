using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

// Expected values counted by hand over (positive, negative) pairs.
public sealed class RocAucTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { false, false, true, true }, 3.0 / 4)]
    [InlineData(new[] { 0.5f, 0.5f, 0.2f, 0.9f }, new[] { false, true, false, true }, 3.5 / 4)] // one tied pair = 1/2
    [InlineData(new[] { 1f, 1f, 1f }, new[] { false, true, true }, 0.5)]
    [InlineData(new[] { 9f, -1f }, new[] { false, true }, 0.0)]
    [InlineData(new[] { float.NegativeInfinity, float.PositiveInfinity }, new[] { false, true }, 1.0)]
    public void Compute_KnownPairs_MatchesHandCount(float[] scores, bool[] isPositive, double expected) =>
        Assert.Equal(expected, RocAuc.Compute(scores, isPositive)!.Value, precision: 12);

    [Fact]
    public void Compute_OneClass_IsNull()
    {
        Assert.Null(RocAuc.Compute([0.1f, 0.2f], [true, true]));
        Assert.Null(RocAuc.Compute([0.1f], [false]));
        Assert.Null(RocAuc.Compute([], []));
    }

    [Fact]
    public void Compute_NaNOrLengths_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => RocAuc.Compute([0.1f, float.NaN], [true, false]));
        Assert.Throws<ArgumentException>(() => RocAuc.Compute([0.1f], [true, false]));
    }

    [Fact]
    public void Compute_ReversedScores_MirrorsTheArea()
    {
        bool[] isPositive = [.. ScikitLearnSample.Labels.Select(label => label == 0)];
        float[] scores = [.. Enumerable.Range(0, 60).Select(sample => Samples.ScikitLearn.Probability(sample, 0))];
        Assert.Equal(
            1, RocAuc.Compute(scores, isPositive)!.Value + RocAuc.Compute([.. scores.Select(score => -score)], isPositive)!.Value, 12);
    }

    [Fact]
    public void PerClass_StoredSample_EqualsScikitLearn() =>
        Assert.All(
            ScikitLearnSample.RocAuc.Zip(RocAuc.PerClass(Samples.ScikitLearn)),
            pair => Assert.Equal(pair.First, pair.Second!.Value, 1e-12));
}
