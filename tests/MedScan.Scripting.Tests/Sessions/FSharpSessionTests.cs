using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpSessionTests
{
    [Fact]
    public async Task RunAsync_TrailingExpression_IsTheValue()
    {
        await using FSharpSession session = new(new SessionOptions());

        SubmissionResult result = await session.RunAsync(new Submission("let x = 20\nx * 2 + 2", "In[1]"));

        Assert.Equal(42, Assert.IsType<SubmissionResult.Completed>(result).Value);
    }
}
