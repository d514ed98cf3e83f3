using MedScan.Scripting.Jupyter;

namespace MedScan.Scripting.Tests.Jupyter;

public sealed class CodePointsTests
{
    // "a😀b": the smiley is one code point and two UTF-16 units.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void Positions_BehindASurrogatePair_CountItOnce(int codePoints, int utf16)
    {
        Assert.Equal(utf16, CodePoints.ToUtf16("a\U0001F600b", codePoints));
        Assert.Equal(codePoints, CodePoints.FromUtf16("a\U0001F600b", utf16));
    }

    [Fact]
    public void ToUtf16_NoOrTooLargePosition_IsTheEnd()
    {
        Assert.Equal(2, CodePoints.ToUtf16("ab", null));
        Assert.Equal(2, CodePoints.ToUtf16("ab", 99));
        Assert.Equal(2, CodePoints.ToUtf16("a\uD83D", 2)); // half of a pair at the end
    }
}
