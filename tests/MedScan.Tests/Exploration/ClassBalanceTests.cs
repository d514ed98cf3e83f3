using System.Text.Json;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Exploration;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration;

public sealed class ClassBalanceTests
{
    private static readonly string[] Two = ["sick", "well"];

    private static ClassBalance Of(params int[] counts) => ClassBalance.FromCounts([.. counts.Select((_, label) => $"c{label}")], counts);

    // By hand: shares 1/8 and 7/8; -(1/8) log2(1/8) - (7/8) log2(7/8) = 0.375 + 0.16856... = 0.54356...
    [Fact]
    public void FromCounts_OneToSeven_MeasuresTheImbalance()
    {
        ClassBalance balance = Of(10, 70);

        Assert.Equal(7, balance.ImbalanceRatio);
        Assert.Equal(0.5435644431995964, balance.Entropy, 12);
        Assert.Equal(balance.Entropy, balance.NormalizedEntropy, 12); // log2(2) = 1
        Assert.Equal(80, balance.Total);
    }

    [Fact]
    public void FromCounts_EqualClasses_AreAsBalancedAsCanBe()
    {
        ClassBalance balance = Of(5, 5, 5, 5);

        Assert.Equal((1, 2, 1), (balance.ImbalanceRatio, balance.Entropy, balance.NormalizedEntropy));
        Assert.Equal([1, 1, 1, 1], balance.InverseFrequencyWeights());
        Assert.All(balance.EffectiveNumberWeights(), weight => Assert.Equal(1, weight, 12));
    }

    // scikit-learn 1.2: compute_class_weight("balanced", classes=[0, 1, 2], y=[0]*6 + [1]*3 + [2]*1) is [5/9, 10/9, 10/3].
    [Fact]
    public void InverseFrequencyWeights_KnownCounts_MatchScikitLearn()
    {
        double[] weights = [.. Of(6, 3, 1).InverseFrequencyWeights()];

        Assert.Equal(5.0 / 9, weights[0], 12);
        Assert.Equal(10.0 / 9, weights[1], 12);
        Assert.Equal(10.0 / 3, weights[2], 12);
    }

    // By hand with beta 0.9: (1 - 0.9^1) / 0.1 = 1, (1 - 0.9^2) / 0.1 = 1.9, (1 - 0.9^3) / 0.1 = 2.71.
    [Fact]
    public void EffectiveNumbers_Beta09_MatchTheFormula()
    {
        double[] numbers = [.. Of(1, 2, 3).EffectiveNumbers(0.9)];

        Assert.Equal(1, numbers[0], 12);
        Assert.Equal(1.9, numbers[1], 12);
        Assert.Equal(2.71, numbers[2], 12);
    }

    [Fact]
    public void EffectiveNumberWeights_EndsOfBeta_AreNoneAndInverseFrequency()
    {
        ClassBalance balance = Of(400, 100, 25);

        Assert.All(balance.EffectiveNumberWeights(0), weight => Assert.Equal(1, weight, 12));
        Assert.All(
            balance.EffectiveNumberWeights(1 - 1e-9).Zip(balance.InverseFrequencyWeights()), pair => Assert.Equal(pair.Second, pair.First, 4));
    }

    [Theory]
    [InlineData(BalanceKind.ClassWeights)]
    [InlineData(BalanceKind.EffectiveNumber)]
    public void Weights_AnyCounts_AverageToOnePerImage(BalanceKind kind)
    {
        ClassBalance balance = Of(826, 822, 395, 827);

        Assert.Equal(balance.Total, balance.Remedy(kind).Weights.Zip(balance.Counts, (weight, count) => weight * count).Sum(), 6);
    }

    [Fact]
    public void Remedies_ThirtyToTen_AreWhatAPersonReckons()
    {
        ClassBalance balance = Of(30, 10);
        Dictionary<BalanceKind, BalanceRemedy> remedies = balance.Remedies(batchSize: 8).ToDictionary(remedy => remedy.Kind);

        Assert.Equal(6, remedies.Count);
        AssertRemedy(remedies[BalanceKind.None], weights: [1, 1], perBatch: [6, 2], repeats: [1, 1], lossShare: [0.75, 0.25], length: 40);
        AssertRemedy(remedies[BalanceKind.ClassWeights], weights: [2.0 / 3, 2], perBatch: [6, 2], repeats: [1, 1], lossShare: [0.5, 0.5], length: 40);
        AssertRemedy(remedies[BalanceKind.BalancedSampling], weights: [1, 1], perBatch: [4, 4], repeats: [2.0 / 3, 2], lossShare: [0.5, 0.5], length: 40);
        AssertRemedy(remedies[BalanceKind.Oversampling], weights: [1, 1], perBatch: [4, 4], repeats: [1, 3], lossShare: [0.5, 0.5], length: 60);
        AssertRemedy(remedies[BalanceKind.Focal], weights: [1, 1], perBatch: [6, 2], repeats: [1, 1], lossShare: [0.75, 0.25], length: 40);
        Assert.Contains("0.25", remedies[BalanceKind.Focal].Effect, StringComparison.Ordinal); // (1 - 0.5)^2
        Assert.Equal(BalanceKind.ClassWeights, balance.Remedy(BalanceKind.Auto).Kind);
    }

    [Theory]
    [InlineData(149, 100, BalanceKind.None)]
    [InlineData(150, 100, BalanceKind.ClassWeights)]
    [InlineData(999, 100, BalanceKind.ClassWeights)]
    [InlineData(1000, 100, BalanceKind.BalancedSampling)]
    public void Recommendation_ByRatio_FollowsTheRule(int large, int small, BalanceKind expected)
    {
        BalanceRecommendation recommendation = ClassBalance.FromCounts(Two, [small, large]).Recommendation;

        Assert.Equal(expected, recommendation.Kind);
        Assert.Contains("largest class (well)", recommendation.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("no remedy", recommendation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Recommendation_FewImages_SaysThatNoRemedyReplacesThem() =>
        Assert.EndsWith("With only 20 images in sick, no remedy replaces more of them.", ClassBalance.FromCounts(Two, [20, 300]).Recommendation.Reason, StringComparison.Ordinal);

    [Fact]
    public void FromCounts_ClassWithoutImages_WeighsNothingAndIsNamed()
    {
        ClassBalance balance = Of(100, 0, 200);

        Assert.Equal(2, balance.ImbalanceRatio);
        Assert.Equal(0, balance.InverseFrequencyWeights()[1]);
        Assert.Equal(0, balance.EffectiveNumberWeights()[1]);
        Assert.Equal([150, 0, 150], balance.Remedy(BalanceKind.BalancedSampling).PerEpoch);
        Assert.Equal([200, 0, 200], balance.Remedy(BalanceKind.Oversampling).PerEpoch);
        Assert.Contains("Without any image: c1.", balance.Recommendation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FromCounts_WrongCounts_Throws()
    {
        Assert.Throws<ArgumentException>(() => ClassBalance.FromCounts(Two, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Of(1));
        Assert.Throws<ArgumentException>(() => Of(0, 0));
        Assert.Throws<ArgumentException>(() => Of(-1, 2));
    }

    [Fact]
    public void Remedy_ValueOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2).EffectiveNumbers(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2).Remedy(BalanceKind.None, batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2).Remedy(BalanceKind.Focal, focalGamma: -1));
    }

    [Fact]
    public void OfTraining_DividedOrNot_CountsWhatWouldBeTrainedOn()
    {
        ImageDataset divided = SampleSets.Index(
            2, SampleSets.Sample(0, 0, DataSplit.Train), SampleSets.Sample(1, 1, DataSplit.Train), SampleSets.Sample(2, 1, DataSplit.Train),
            SampleSets.Sample(3, 0, DataSplit.Test));
        ImageDataset undivided = SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 0), SampleSets.Sample(2, 1));

        Assert.Equal([1, 2], ClassBalance.OfTraining(divided).Counts);
        Assert.Equal([1, 0], ClassBalance.Of(divided, DataSplit.Test).Counts);
        Assert.Equal([2, 1], ClassBalance.OfTraining(undivided).Counts);
        Assert.Throws<ArgumentException>(() => ClassBalance.Of(undivided, DataSplit.Train));
    }

    [Fact]
    public void ToJson_Balance_HasRemediesUnderTheirWords()
    {
        using JsonDocument json = JsonDocument.Parse(Of(30, 10).ToJson());

        Assert.Equal(3, json.RootElement.GetProperty("balance").GetProperty("imbalance_ratio").GetDouble());
        Assert.Equal(
            ["none", "class-weights", "effective-number", "balanced-sampling", "oversampling", "focal"],
            json.RootElement.GetProperty("remedies").EnumerateArray().Select(remedy => remedy.GetProperty("kind").GetString()));
    }

    private static void AssertRemedy(
        BalanceRemedy remedy, double[] weights, double[] perBatch, double[] repeats, double[] lossShare, int length)
    {
        AssertClose(weights, remedy.Weights);
        AssertClose(perBatch, remedy.PerBatch);
        AssertClose(repeats, remedy.Repeats);
        AssertClose(lossShare, remedy.LossShare);
        Assert.Equal(length, remedy.EpochLength);
    }

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual) =>
        Assert.Equal(expected.Select(value => Math.Round(value, 9)), actual.Select(value => Math.Round(value, 9)));
}
