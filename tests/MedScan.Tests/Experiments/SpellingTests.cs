using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("epcohs", "; did you mean epochs?")]
    [InlineData("xyz", ".")]
    public void HintOrStop_Word_AsksOrEndsTheSentence(string word, string expected) =>
        Assert.Equal(expected, Spelling.HintOrStop(word, ["epochs", "seed"]));
}
