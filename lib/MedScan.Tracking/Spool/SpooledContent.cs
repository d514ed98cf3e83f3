namespace MedScan.Tracking.Spool;

/// <summary>Where the bytes of an artifact are.</summary>
internal abstract record SpooledContent
{
    /// <summary>In memory.</summary>
    internal sealed record Bytes(ReadOnlyMemory<byte> Value) : SpooledContent;

    /// <summary>In the run's spool folder; goes away when it was sent.</summary>
    internal sealed record Blob(string FileName) : SpooledContent;

    /// <summary>The user's own file, referenced because the spool's disk is full. Never deleted.</summary>
    internal sealed record Outside(string FullPath) : SpooledContent;
}
