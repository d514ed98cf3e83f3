namespace MedScan.Tracking;

/// <summary>Whether a model version can be used yet.</summary>
public enum ModelVersionStatus
{
    /// <summary>The server said something that this client does not know.</summary>
    Unknown,

    /// <summary>Can be used.</summary>
    Ready,

    /// <summary>The server is still taking it in.</summary>
    PendingRegistration,

    /// <summary>The server could not take it in; <see cref="ModelVersion.StatusMessage"/> says why.</summary>
    FailedRegistration,
}
