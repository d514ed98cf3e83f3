using MedScan.Tests.Datasets;

namespace MedScan.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_FailsHalfway_LeavesWhatWasThere()
    {
        string path = folder.Write("report.html", "the old one");

        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidDataException();
        }));

        Assert.Equal("the old one", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    // A rename would put a file in the place of /dev/full or /dev/null, which the whole system needs.
    [Fact]
    public void Write_AmongDevices_IsRefused()
    {
        const string Path = "/dev/medscan-test";

        Assert.Throws<IOException>(() => AtomicFile.Write(Path, stream => stream.WriteByte(1)));

        Assert.False(File.Exists(Path));
    }
}
