namespace MedScan.Tracking;

/// <summary>What became of one run of a spool.</summary>
public sealed record SyncedRun
{
    /// <summary>Name of the run's folder in the spool, and value of the run's tag <c>medscan.spool</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The run's id on the server; <see langword="null"/> where it could not be created.</summary>
    public string? RunId { get; init; }

    /// <summary>Name of the experiment, where it is known.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Name of the run, where it has one.</summary>
    public string? RunName { get; init; }

    /// <summary>Whether everything is on the server (or was refused by it) and the run's folder is gone.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Whether the run was left running by a process that died, and was set to FAILED with the time of its last record.</summary>
    public bool WasLeftRunning { get; init; }

    /// <summary>Metric points sent now.</summary>
    public long Points { get; init; }

    /// <summary>Parameters sent now.</summary>
    public long Parameters { get; init; }

    /// <summary>Tags sent now.</summary>
    public long Tags { get; init; }

    /// <summary>Data sets sent now.</summary>
    public long Inputs { get; init; }

    /// <summary>Artifacts sent now.</summary>
    public long Artifacts { get; init; }

    /// <summary>Items that the server refused; they are in <see cref="RefusedFile"/>.</summary>
    public long Refused { get; init; }

    /// <summary>A JSON object a line for each refused item; <see langword="null"/> where there is none.</summary>
    public string? RefusedFile { get; init; }

    /// <summary>Bytes at the journal's end, or at damaged places, that hold no whole record: what a process was writing when it
    /// died, and had not been told was on the disk.</summary>
    public long SkippedBytes { get; init; }

    /// <summary>Why the run is not complete, in a sentence; <see langword="null"/> where it is.</summary>
    public string? Problem { get; init; }
}
