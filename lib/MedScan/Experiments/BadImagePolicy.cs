namespace MedScan.Experiments;

/// <summary>What an unreadable image does to a run.</summary>
public enum BadImagePolicy
{
    /// <summary>Stops it with an error that names the file. Written <c>fail</c>.</summary>
    Fail,

    /// <summary>Is left out and reported. Written <c>skip</c>.</summary>
    Skip,
}
