using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

public sealed class LabelledPredictionsTests
{
    [Theory]
    [InlineData(new[] { 0.5f, float.NaN })]
    [InlineData(new[] { float.PositiveInfinity, 0f })]
    [InlineData(new[] { -0.5f, 1.5f })]
    [InlineData(new[] { 0.5f, 0.498f })]
    [InlineData(new[] { 2.5f, -1.5f })]
    [InlineData(new[] { 0.5f, 0.5f, 0f })]
    [InlineData(new float[0])]
    public void Constructor_BadProbabilities_AreRefused(float[] probabilities) =>
        Assert.Equal(
            "probabilities",
            Assert.Throws<ArgumentException>(() => new LabelledPredictions(["a", "b"], [0], probabilities)).ParamName);

    [Fact]
    public void Constructor_OtherBadInput_IsRefused()
    {
        Assert.Equal("labels", Refuse(() => new LabelledPredictions(["a", "b"], [2], [0.5f, 0.5f])));
        Assert.Equal("labels", Refuse(() => new LabelledPredictions(["a", "b"], [-1], [0.5f, 0.5f])));
        Assert.Equal("labels", Refuse(() => new LabelledPredictions(["a", "b"], [], [])));
        Assert.Equal("classes", Refuse(() => new LabelledPredictions(["a"], [0], [1f])));
        Assert.Equal("classes", Refuse(() => new LabelledPredictions(["a", "a"], [0], [0.5f, 0.5f])));
        Assert.Equal("groups", Refuse(() => new LabelledPredictions(["a", "b"], [0], [0.5f, 0.5f], [])));
    }

    [Fact]
    public void Constructor_RowWithinTolerance_IsTaken() =>
        Assert.Equal(1, new LabelledPredictions(["a", "b"], [0], [0.4995f, 0.5f]).PredictedClass(0));

    [Fact]
    public void PredictedClass_Tie_IsTheFirst() =>
        Assert.Equal(1, new LabelledPredictions(["a", "b", "c"], [0], [0.2f, 0.4f, 0.4f]).PredictedClass(0));

    private static string? Refuse(Func<object> create) => Assert.Throws<ArgumentException>(create).ParamName;
}
