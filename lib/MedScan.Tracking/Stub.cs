#pragma warning disable
namespace MedScan.Tracking;
public enum RunStatus { Running, Scheduled, Finished, Failed, Killed }
public sealed class MlflowClient : IDisposable { public MlflowClient(MlflowClientOptions o) { } public Uri TrackingUri { get; } = new("http://x"); public void Dispose() { } }
public sealed record MlflowClientOptions { public Uri? TrackingUri { get; init; } public RetryOptions? Retry { get; init; } public TimeProvider? TimeProvider { get; init; } }
public sealed record RetryOptions { public static RetryOptions None { get; } = new(); }
public class TrackingException : Exception { public TrackingException(string m, Exception? i) : base(m, i) { } }
public class MlflowException : Exception { }
public class TrackingConfigurationException : Exception { }
internal sealed class MlflowRunBackend(MlflowClient c) : MedScan.Tracking.Spool.IRunBackend {
 public string Address => "";
    public Task<Spool.CreatedRun> CreateRunAsync(Spool.RunStart start, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) => throw null!;
    public Task<IReadOnlyList<Spool.CreatedRun>> FindRunsAsync(string experimentName, string key, CancellationToken cancellation)=> throw null!;
    public Task<Spool.CreatedRun?> FindActiveRunAsync(string runId, CancellationToken cancellation)=> throw null!;
    public Task DeleteRunAsync(string runId, CancellationToken cancellation)=> throw null!;
    public Task LogBatchAsync(string runId, Spool.RunBatch batch, CancellationToken cancellation)=> throw null!;
    public Task LogInputAsync(string runId, Spool.LoggedInput input, CancellationToken cancellation)=> throw null!;
    public Task UploadArtifactAsync(string runId, string path, Func<Stream> open, CancellationToken cancellation)=> throw null!;
    public Task UpdateRunAsync(string runId, Spool.RunEnd? status, long? endTime, CancellationToken cancellation)=> throw null!;
    public Spool.BackendFault Classify(Exception error)=> throw null!;
}
