namespace MedScan.Tests.Versions;

/// <summary>A folder again, but reached through rclone.</summary>
public sealed class RcloneLocalStoreTests : SnapshotStoreConformance
{
    private protected override string Remote()
    {
        RcloneServer.SkipIfMissing();
        return $"rclone::local:{Behind}";
    }
}
