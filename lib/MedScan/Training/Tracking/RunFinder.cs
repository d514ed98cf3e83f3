using MedScan.Experiments;
using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Finds tracked runs by what people type.</summary>
/// <param name="client">The server; it stays the caller's.</param>
public sealed class RunFinder(MlflowClient client)
{
    private const int CandidatesShown = 5;
    private const int NamesCompared = 1000;

    /// <summary>The run with this id, this beginning of an id that no other has, or this name that no other has.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="RunNotFoundException">There is none, or more than one.</exception>
    /// <exception cref="TrackingException">The server does not answer, or refuses.</exception>
    public async Task<Run> FindAsync(string text, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        IReadOnlyDictionary<string, string> experiments = await ExperimentNamesAsync(cancellation).ConfigureAwait(false);
        string quoted = text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
        bool mayBeId = text.Length is >= 2 and <= 32 && text.All(char.IsAsciiHexDigitLower);
        string[] filters = mayBeId ? [$"attributes.run_id LIKE '{text}%'", $"attributes.run_name = {quoted}"] : [$"attributes.run_name = {quoted}"];
        foreach (string filter in filters)
        {
            Page<Run> found = await SearchAsync(experiments, filter, CandidatesShown + 1, cancellation).ConfigureAwait(false);
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new RunNotFoundException(text, Candidates(found));
        }

        Page<Run> others = await SearchAsync(experiments, filter: null, NamesCompared, cancellation).ConfigureAwait(false);
        throw new RunNotFoundException(text, $"no run has this id, beginning of an id or name{Spelling.HintOrStop(text, others.Select(run => run.Info.Name))}");
    }

    /// <summary>Names of the experiments that are not deleted, by their ids.</summary>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="TrackingException">The server does not answer, or refuses.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ExperimentNamesAsync(CancellationToken cancellation = default)
    {
        var names = new OrderedDictionary<string, string>();
        await foreach (MlflowExperiment experiment in client.Experiments.StreamAsync(cancellationToken: cancellation).ConfigureAwait(false))
            names[experiment.Id] = experiment.Name;
        return names;
    }

    private async Task<Page<Run>> SearchAsync(
        IReadOnlyDictionary<string, string> experiments, string? filter, int most, CancellationToken cancellation) =>
        experiments.Count == 0
            ? new Page<Run>([], null)
            : await client.Runs.SearchAsync(
                new RunQuery { ExperimentIds = [.. experiments.Keys], Filter = filter, OrderBy = ["attributes.start_time DESC"], PageSize = most },
                cancellationToken: cancellation).ConfigureAwait(false);

    private static string Candidates(Page<Run> found)
    {
        IEnumerable<string> lines = found.Take(CandidatesShown)
            .Select(run => $"\n  {run.RunId}  {run.Info.Name}, {run.Info.StartTime?.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
        return $"several runs have it; take more of one's id:{string.Concat(lines)}{(found.Count > CandidatesShown ? "\n  ..." : "")}";
    }
}
