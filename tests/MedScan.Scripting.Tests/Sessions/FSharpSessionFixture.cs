using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

/// <summary>One F# session for tests that do not look at each other's names.</summary>
public sealed class FSharpSessionFixture : IAsyncLifetime
{
    private int _cell;

    public FSharpSession Session { get; } = new(new SessionOptions());

    public Task InitializeAsync() => Session.WarmUpAsync();

    public async Task DisposeAsync() => await Session.DisposeAsync();

    public Task<SubmissionResult> RunAsync(string code, string? name = null) =>
        Session.RunAsync(new Submission(code, name ?? $"In[{Interlocked.Increment(ref _cell)}]"));

    public async Task<SubmissionResult.Completed> CompleteAsync(string code, string? name = null)
    {
        SubmissionResult result = await RunAsync(code, name);
        Assert.True(result is SubmissionResult.Completed, $"{code}\n{result}\n{string.Join('\n', result.Diagnostics)}");
        return (SubmissionResult.Completed)result;
    }
}
