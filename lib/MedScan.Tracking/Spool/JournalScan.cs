namespace MedScan.Tracking.Spool;

/// <summary>What a dead process's journal still holds, read once before sending.</summary>
/// <param name="Versions">The newest content of each artifact.</param>
/// <param name="Records">Number of records not sent yet.</param>
/// <param name="LastTime">Time of the last record, sent or not, milliseconds since 1970; 0 when there is none.</param>
/// <param name="HasEnded">Whether the last record, sent or not, is the run's end.</param>
internal sealed record JournalScan(ArtifactVersions Versions, long Records, long LastTime, bool HasEnded)
{
    /// <exception cref="InvalidDataException">A newer version wrote this journal.</exception>
    public static JournalScan Read(RunFolder folder)
    {
        SentMark mark = SentMark.Read(folder.MarkPath);
        var versions = new ArtifactVersions();
        (long records, long lastTime, bool hasEnded) = (0, mark.LastTime, mark.HasEnded);
        using var reader = new JournalReader(folder, mark.Position);
        while (reader.Read(null) is { } entry)
        {
            records++;
            lastTime = Math.Max(lastTime, entry.Time);
            hasEnded = entry is JournalEntry.End;
            if (entry is JournalEntry.Artifact { Content: SpooledContent.Blob blob } artifact) versions.Replace(artifact.Path, blob.FileName);
        }

        return new JournalScan(versions, records, lastTime, hasEnded);
    }
}
