using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

// Distances counted by hand.
public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("resnet18", "restnet18", 1)]
    public void Distance_KnownWords_MatchesHandCount(string from, string to, int expected)
    {
        Assert.Equal(expected, Spelling.Distance(from, to));
        Assert.Equal(expected, Spelling.Distance(to, from));
    }

    [Theory]
    [InlineData("batchsize", "batch_size")]
    [InlineData("Epochs", "epochs")]
    [InlineData("epcohs", "epochs")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsFoundOnlyWhenNear(string word, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(word, ["epochs", "batch_size", "seed"]));
}
