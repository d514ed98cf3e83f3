namespace MedScan.Tracking.Spool;

/// <summary>What one record of a journal says.</summary>
/// <remarks><c>Time</c>: When it was logged, milliseconds since 1970, UTC.</remarks>
internal abstract record JournalEntry(long Time)
{
    /// <summary>At most <see cref="RunBatch.MostMetrics"/> points.</summary>
    internal sealed record Points(long Time, IReadOnlyList<Metric> Values) : JournalEntry(Time);

    internal sealed record Parameter(long Time, string Name, string Value) : JournalEntry(Time);

    internal sealed record Tag(long Time, string Name, string Value) : JournalEntry(Time);

    internal sealed record Input(long Time, DatasetInput DataSet) : JournalEntry(Time);

    /// <summary>A file to upload. On its way to the disk it holds bytes, in the journal the name of a file in the spool;
    /// where the spool took no more, a file outside it.</summary>
    internal sealed record Artifact(long Time, string Path, SpooledContent Content) : JournalEntry(Time);

    /// <remarks><c>IsProvisional</c>: Written when a signal came; a run that goes on takes it back.</remarks>
    internal sealed record End(long Time, RunEnd Status, bool IsProvisional) : JournalEntry(Time);
}
