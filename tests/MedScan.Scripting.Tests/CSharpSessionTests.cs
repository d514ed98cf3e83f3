using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests;

public sealed class CSharpSessionTests
{
    [Fact]
    public async Task RunAsync_TrailingExpression_IsTheValue()
    {
        await using CSharpSession session = new(new SessionOptions());

        SubmissionResult result = await session.RunAsync(new Submission("var x = 20; x * 2 + 2", "In[1]"));

        Assert.Equal(42, Assert.IsType<SubmissionResult.Completed>(result).Value);
    }
}
