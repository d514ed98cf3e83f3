using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Conformance;

/// <summary>Every operation of the client against a running server. What is expected is what a real MLflow 3.6 server was
/// recorded to do; a class per server derives from this one.</summary>
public abstract partial class MlflowClientConformance : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private MlflowClient? _client;

    /// <summary>The server; skips the test when there is none.</summary>
    protected abstract Uri Address { get; }

    private MlflowClient Client => _client ??= new(new() { TrackingUri = Address, Retry = RetryOptions.None });

    [SkippableFact]
    public async Task GetServerVersion_Always_IsAVersion() =>
        Assert.Matches(@"^\d+\.\d+", await Client.GetServerVersionAsync());

    [SkippableFact]
    public async Task AnyCall_CancelledBefore_ThrowsOperationCanceled()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.Experiments.GetAsync("0", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.Runs.CreateAsync("0", cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.Artifacts.ListAsync("r", cancellationToken: cancelled));
    }

    public void Dispose()
    {
        _client?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Unique(string name) => $"{name}-{Guid.NewGuid():N}";

    private static async Task RefusedAsync(string errorCode, int status, Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<MlflowException>(call);
        Assert.Equal((errorCode, status), (exception.ErrorCode, (int)exception.StatusCode!));
        Assert.NotEmpty(exception.Message);
        Assert.False(exception.IsTransient);
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> stream)
    {
        var items = new List<T>();
        await foreach (var item in stream)
            items.Add(item);
        return items;
    }

    private async Task<string> NewExperimentAsync() => await Client.Experiments.CreateAsync(Unique("experiment"));

    private async Task<string> NewRunAsync(string experimentId = "0") => (await Client.Runs.CreateAsync(experimentId)).RunId;
}
