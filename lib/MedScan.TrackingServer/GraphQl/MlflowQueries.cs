using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Metrics;
using MedScan.TrackingServer.Models;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>The queries that MLflow's web UI asks.</summary>
internal sealed class MlflowQueries
{
    private readonly Database database;

    public MlflowQueries(Database database)
    {
        this.database = database;
        var run = new GraphQlType(
            "MlflowRunExtension",
            GraphQlField.Of<Run>("info", value => value.Info, MlflowTypes.RunInfo),
            GraphQlField.Of<Run>("data", value => value, MlflowTypes.RunData),
            GraphQlField.Of<Run>("inputs", value => value, MlflowTypes.RunInputs),
            GraphQlField.Of<Run>("outputs", value => value, MlflowTypes.RunOutputs),
            new GraphQlField("experiment", MlflowTypes.Experiment, ExperimentOfAsync),
            new GraphQlField("modelVersions", MlflowTypes.ModelVersion, VersionsOfAsync));
        var noError = GraphQlField.Of<object>("apiError", _ => null, MlflowTypes.ApiError);
        Root = new GraphQlType(
            "Query",
            Query("mlflowGetExperiment", ["experimentId"], GetExperimentAsync, new(
                "MlflowGetExperimentResponse", GraphQlField.Of<Experiment>("experiment", value => value, MlflowTypes.Experiment), noError)),
            Query("mlflowGetRun", ["runId", "runUuid"], GetRunAsync, new(
                "MlflowGetRunResponse", GraphQlField.Of<Run>("run", value => value, run), noError)),
            Query("mlflowSearchRuns", ["experimentIds", "filter", "runViewType", "maxResults", "orderBy", "pageToken"], SearchRunsAsync, new(
                "MlflowSearchRunsResponse",
                GraphQlField.Of<RunPage>("runs", value => MlflowTypes.List(value.Runs), run),
                GraphQlField.Of<RunPage>("nextPageToken", value => value.NextPageToken ?? string.Empty),
                noError)),
            Query("mlflowGetMetricHistoryBulkInterval", ["runIds", "metricKey", "startStep", "endStep", "maxResults"], GetHistoryAsync, new(
                "MlflowGetMetricHistoryBulkIntervalResponse",
                GraphQlField.Of<History>("metrics", value => MlflowTypes.List(value.Points), MlflowTypes.MetricWithRun),
                noError)));
    }

    /// <summary>The type of all queries.</summary>
    public GraphQlType Root { get; }

    private static GraphQlField Query(string name, IReadOnlyList<string> input, Func<RequestFields, CancellationToken, Task<object?>> run, GraphQlType answer) =>
        new(name, answer, call => run(Fields(call.Input), call.Cancellation)) { Input = input };

    private async Task<object?> GetExperimentAsync(RequestFields fields, CancellationToken cancellationToken)
    {
        var id = fields.RequiredString("experiment_id");
        return await database.ReadAsync(session => ExperimentQueries.GetAsync(session, id), cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> GetRunAsync(RequestFields fields, CancellationToken cancellationToken)
    {
        var id = fields.RunId();
        return await database.ReadAsync(session => RunQueries.GetAsync(session, id), cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> SearchRunsAsync(RequestFields fields, CancellationToken cancellationToken)
    {
        var search = RunSearch.Read(fields);
        var (runs, token) = await database.ReadAsync(search.RunAsync, cancellationToken).ConfigureAwait(false);
        return new RunPage(runs, token);
    }

    private async Task<object?> GetHistoryAsync(RequestFields fields, CancellationToken cancellationToken)
    {
        var interval = HistoryInterval.Read(fields);
        return new History(await database.ReadAsync(interval.RunAsync, cancellationToken).ConfigureAwait(false));
    }

    private async Task<object?> ExperimentOfAsync(GraphQlCall call)
    {
        var id = ((Run)call.Parent).Info.ExperimentId.ToString(CultureInfo.InvariantCulture);
        return await database.ReadAsync(session => ExperimentQueries.GetAsync(session, id), call.Cancellation).ConfigureAwait(false);
    }

    private async Task<object?> VersionsOfAsync(GraphQlCall call)
    {
        var search = ModelVersionSearch.OfRun(((Run)call.Parent).Info.Id);
        return MlflowTypes.List((await database.ReadAsync(search.RunAsync, call.Cancellation).ConfigureAwait(false)).Versions);
    }

    // The names of REST's fields are those of GraphQL's with underscores.
    private static RequestFields Fields(JsonObject input)
    {
        var renamed = new JsonObject(input.Select(member => KeyValuePair.Create(
            string.Concat(member.Key.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : letter.ToString())),
            member.Value?.DeepClone())));
        return RequestFields.FromBody(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(renamed.ToJsonString())));
    }

    private sealed record RunPage(IReadOnlyList<Run> Runs, string? NextPageToken);

    private sealed record History(IReadOnlyList<(string Run, MetricRow Point)> Points);
}
