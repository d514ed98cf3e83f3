using MedScan.Shared;

namespace MedScan.Tests.Shared;

public sealed class NearestWordTests
{
    // Counted by hand.
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("resnet18", "restnet18", 1)]
    public void Distance_KnownWords_MatchesHandCount(string from, string to, int expected)
    {
        Assert.Equal(expected, NearestWord.Distance(from, to));
        Assert.Equal(expected, NearestWord.Distance(to, from));
    }

    [Theory]
    [InlineData("batchsize", "batch_size")]
    [InlineData("Epochs", "epochs")]
    [InlineData("epcohs", "epochs")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void Of_Word_IsFoundOnlyWhenNear(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Of(word, ["epochs", "batch_size", "seed"]));

    [Fact]
    public void Of_TwoAsNear_IsTheFirst() => Assert.Equal("batch", NearestWord.Of("patch", ["batch", "match"]));
}
