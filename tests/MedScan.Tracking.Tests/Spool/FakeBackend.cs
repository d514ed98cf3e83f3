using MedScan.Tracking.Spool;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>A tracking server in memory, with MLflow's rules, and faults on demand.</summary>
internal sealed class FakeBackend : IRunBackend
{
    private readonly Lock _gate = new();

    public string Address => "fake://server";

    /// <summary>All runs ever created, deleted ones too.</summary>
    public List<FakeRun> Runs { get; } = [];

    /// <summary>Decides the fate of each request by its name, for example <c>LogBatch</c>.</summary>
    public Func<string, FakeFault> Faults { get; set; } = _ => FakeFault.None;

    /// <summary>Names of all requests, also of those that failed.</summary>
    public List<string> Requests { get; } = [];

    public List<RunBatch> Batches { get; } = [];

    public FakeRun Single => Assert.Single(Runs, run => !run.IsDeleted);

    public Task<CreatedRun> CreateRunAsync(RunStart start, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) =>
        DoAsync("CreateRun", () =>
        {
            var run = new FakeRun { Id = $"run{Runs.Count}", Experiment = start.ExperimentName, Name = start.RunName ?? $"clean-moose-{Runs.Count}" };
            foreach ((string key, string value) in tags) run.Tags[key] = value;
            Runs.Add(run);
            return Created(run);
        });

    public Task<IReadOnlyList<CreatedRun>> FindRunsAsync(string experimentName, string key, CancellationToken cancellation) =>
        DoAsync<IReadOnlyList<CreatedRun>>("FindRuns", () =>
            [.. Runs.Where(run => run.Experiment == experimentName && !run.IsDeleted && run.Tags.GetValueOrDefault(RunFolder.KeyTag) == key).Select(Created)]);

    public Task<CreatedRun?> FindActiveRunAsync(string runId, CancellationToken cancellation) =>
        DoAsync("FindActiveRun", () => Runs.Find(run => run.Id == runId && !run.IsDeleted) is { } run ? Created(run) : null);

    public Task DeleteRunAsync(string runId, CancellationToken cancellation) =>
        DoAsync("DeleteRun", () => Active(runId).IsDeleted = true);

    public Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancellation) =>
        DoAsync("LogBatch", () =>
        {
            FakeRun run = Active(runId);
            if (batch.Points.Count > 1000 || batch.Parameters.Count > 100 || batch.Tags.Count > 100 || batch.Count > 1000)
                throw new FakeException(FakeFault.Refused, "Too many items in one request.");
            if (batch.Parameters.Select(item => item.Key).Distinct().Count() != batch.Parameters.Count)
                throw new FakeException(FakeFault.Refused, "Duplicate parameter keys have been submitted.");
            foreach ((string key, string value) in batch.Parameters)
                if (run.Parameters.TryGetValue(key, out string? before) && before != value)
                    throw new FakeException(FakeFault.Refused, $"Changing param values is not allowed. Param with key='{key}' was already logged with value='{before}'.");
            foreach ((string key, string value) in batch.Parameters) run.Parameters[key] = value;
            foreach ((string key, string value) in batch.Tags) run.Tags[key] = value;
            run.Received.AddRange(batch.Points);
            run.Points.UnionWith(batch.Points);
            Batches.Add(batch);
            return true;
        });

    public Task LogInputAsync(string runId, DatasetInput input, CancellationToken cancellation) =>
        DoAsync("LogInput", () => Active(runId).Inputs.Add(input));

    public async Task UploadArtifactAsync(string runId, string path, Func<Stream> open, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using (Stream stream = open()) await stream.CopyToAsync(content, cancellation);
        await DoAsync("UploadArtifact", () => Active(runId).Artifacts[path] = content.ToArray());
    }

    public Task UpdateRunAsync(string runId, RunEnd? status, long? endTime, CancellationToken cancellation) =>
        DoAsync("UpdateRun", () =>
        {
            FakeRun run = Active(runId);
            (run.Status, run.EndTime) = (status, endTime);
            return true;
        });

    public BackendFault Classify(Exception error) => (error as FakeException)?.Fault switch
    {
        FakeFault.NotReached or FakeFault.AnswerLost => BackendFault.Away,
        FakeFault.Denied => BackendFault.Denied,
        FakeFault.Refused => BackendFault.Refused,
        _ => BackendFault.Other,
    };

    private static CreatedRun Created(FakeRun run) => new() { RunId = run.Id, ExperimentId = run.Experiment, RunName = run.Name };

    private FakeRun Active(string runId) =>
        Runs.Find(run => run.Id == runId && !run.IsDeleted) ?? throw new FakeException(FakeFault.Refused, $"Run '{runId}' is not active.");

    private async Task<T> DoAsync<T>(string name, Func<T> work)
    {
        await Task.Yield();
        lock (_gate)
        {
            Requests.Add(name);
            FakeFault fault = Faults(name);
            if (fault is not (FakeFault.None or FakeFault.AnswerLost)) throw new FakeException(fault, $"{name}: {fault}");
            T answer = work();
            if (fault == FakeFault.AnswerLost) throw new FakeException(fault, $"{name}: the answer was lost");
            return answer;
        }
    }
}
