using MedScan.Scripting.Jupyter;
using MedScan.Scripting.Jupyter.Messages;

namespace MedScan.Scripting.Tests.Jupyter;

public sealed class ExecutionHistoryTests
{
    private readonly ExecutionHistory _history = new();

    public ExecutionHistoryTests()
    {
        string[] codes = ["1+1", "x", "1*2", "1+1"];
        for (int i = 0; i < codes.Length; i++)
            _history.Add(i + 1, codes[i], null);
    }

    [Fact]
    public void Find_Tail_IsTheLastOnesInTheirOrder() => Assert.Equal([3, 4], Numbers(new HistoryRequest("tail", N: 2)));

    [Theory]
    [InlineData(0, 2, 4, new[] { 2, 3 })]
    [InlineData(1, 2, null, new[] { 2, 3, 4 })]
    [InlineData(7, 1, 4, new int[0])]
    public void Find_Range_EndsBeforeItsStop(int session, int start, int? stop, int[] expected) =>
        Assert.Equal(expected, Numbers(new HistoryRequest("range", Session: session, Start: start, Stop: stop)));

    [Theory]
    [InlineData("1*", false, null, new[] { 1, 3, 4 })]
    [InlineData("1?1", false, null, new[] { 1, 4 })]
    [InlineData("1[*]2", false, null, new[] { 3 })]
    [InlineData("1*", true, null, new[] { 3, 4 })]
    [InlineData("1*", false, 2, new[] { 3, 4 })]
    [InlineData("1.1", false, null, new int[0])]
    [InlineData("1[", false, null, new int[0])]
    public void Find_Search_MatchesAsAShellDoes(string pattern, bool unique, int? n, int[] expected) =>
        Assert.Equal(expected, Numbers(new HistoryRequest("search", Pattern: pattern, Unique: unique, N: n)));

    private IEnumerable<int> Numbers(HistoryRequest request) => _history.Find(request).Select(entry => entry.Number);
}
