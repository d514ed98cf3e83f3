namespace MedScan.Tracking.Spool;

/// <summary>How much the server has taken and refused.</summary>
internal sealed class SentCounts
{
    public long Points { get; set; }

    public long Parameters { get; set; }

    public long Tags { get; set; }

    public long Inputs { get; set; }

    public long Artifacts { get; set; }

    public long Refused { get; set; }

    public void Add(RunBatch batch)
    {
        Points += batch.Points.Count;
        Parameters += batch.Parameters.Count;
        Tags += batch.Tags.Count;
    }
}
