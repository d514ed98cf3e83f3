using System.Collections.Immutable;
using System.Data.Common;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>A row of <c>sweep_trials</c>.</summary>
internal static class TrialRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "number, state, attempts, worker, started, ended, fixed, parameters, attributes, results, error";

    /// <summary>How many <see cref="Columns"/> there are.</summary>
    public const int ColumnCount = 11;

    /// <summary>The columns that <see cref="ReadProgress"/> reads, in its order: numbers, and none of the texts that make a row long.</summary>
    public const string ProgressColumns = "number, state, attempts, started, ended, results";

    /// <summary>Reads a row.</summary>
    /// <param name="row">A row of <see cref="Columns"/>.</param>
    /// <returns>The trial without its reports.</returns>
    public static FrozenTrial Read(DbDataReader row) => new()
    {
        Number = row.GetInt32(0),
        State = State(row.GetInt32(1)),
        Attempts = row.GetInt32(2),
        Worker = row.IsDBNull(3) ? null : row.GetString(3),
        Started = row.IsDBNull(4) ? null : Time(row.GetInt64(4)),
        Ended = row.IsDBNull(5) ? null : Time(row.GetInt64(5)),
        Fixed = TrialJson.Values(row.GetString(6)),
        Parameters = TrialJson.Parameters(row.GetString(7)),
        Attributes = TrialJson.Attributes(row.GetString(8)),
        Values = TrialJson.Results(row.GetString(9)),
        Error = row.IsDBNull(10) ? null : row.GetString(10),
    };

    /// <summary>Reads a short row.</summary>
    /// <param name="row">A row of <see cref="ProgressColumns"/>.</param>
    /// <returns>The trial without its reports, parameters and attributes.</returns>
    public static FrozenTrial ReadProgress(DbDataReader row) => new()
    {
        Number = row.GetInt32(0),
        State = State(row.GetInt32(1)),
        Attempts = row.GetInt32(2),
        Started = row.IsDBNull(3) ? null : Time(row.GetInt64(3)),
        Ended = row.IsDBNull(4) ? null : Time(row.GetInt64(4)),
        Values = TrialJson.Results(row.GetString(5)),
    };

    /// <summary>Reads a report.</summary>
    /// <param name="row">A row of number, step and value; SQLite has no not-a-number and stores null for it.</param>
    /// <returns>The report.</returns>
    public static TrialReport ReadReport(DbDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? double.NaN : row.GetDouble(2));

    /// <summary>A time as it is stored.</summary>
    /// <param name="microseconds">Microseconds since 1970.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>How a state is stored; part of every database, so never the order of the enumeration.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its number.</returns>
    public static int Code(TrialState state) => state switch
    {
        TrialState.Waiting => 0,
        TrialState.Running => 1,
        TrialState.Completed => 2,
        TrialState.Pruned => 3,
        _ => 4,
    };

    /// <summary>Gives trials their reports.</summary>
    /// <param name="trials">Trials by number.</param>
    /// <param name="reports">Reports of any trials.</param>
    /// <returns>The trials, and the reports of others.</returns>
    public static (IReadOnlyList<FrozenTrial> Trials, IReadOnlyList<TrialReport> Others) Join(IReadOnlyList<FrozenTrial> trials, IReadOnlyList<TrialReport> reports)
    {
        if (trials.Count == 0)
            return (trials, reports);
        ILookup<int, TrialReport> byTrial = reports.ToLookup(static r => r.Number);
        HashSet<int> whole = [.. trials.Select(static t => t.Number)];
        return ([.. trials.Select(t => byTrial.Contains(t.Number) ? t with { Intermediate = byTrial[t.Number].ToImmutableSortedDictionary(static r => r.Step, static r => r.Value) } : t)],
            [.. reports.Where(r => !whole.Contains(r.Number))]);
    }

    private static TrialState State(int code) => code switch
    {
        0 => TrialState.Waiting,
        1 => TrialState.Running,
        2 => TrialState.Completed,
        3 => TrialState.Pruned,
        _ => TrialState.Failed,
    };
}
