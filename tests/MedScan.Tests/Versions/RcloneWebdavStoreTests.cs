namespace MedScan.Tests.Versions;

/// <summary>A server on this machine: another process, a network protocol, and a file system that shows parts of files.</summary>
public sealed class RcloneWebdavStoreTests : SnapshotStoreConformance
{
    private RcloneServer? server;

    public override void Dispose()
    {
        server?.Dispose();
        base.Dispose();
    }

    private protected override string Remote()
    {
        RcloneServer.SkipIfMissing();
        server ??= new RcloneServer(Behind);
        return server.Remote;
    }
}
