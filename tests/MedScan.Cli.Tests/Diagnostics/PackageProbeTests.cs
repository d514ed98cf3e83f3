using MedScan.Cli.Diagnostics;

namespace MedScan.Cli.Tests.Diagnostics;

public class PackageProbeTests
{
    [Fact]
    public void ReadList_CommentsAndEmptyLines_AreLeftOut() =>
        Assert.Equal(["g++", "libpng-dev"], PackageProbe.ReadList(["# why", "g++", "", "  libpng-dev "]));

    [Fact]
    public void Compare_OneInstalledOneRemovedOneUnknown_NamesOneCommandForBoth()
    {
        // "config-files" is what dpkg reports of a package that was removed but not purged.
        Finding[] findings = [.. PackageProbe.Compare(["g++", "libpng-dev", "libtorch-dev"], "installed g++ 4:12.2.0-3\nconfig-files libpng-dev 1.6\n")];

        Assert.Equal([FindingState.Fine, FindingState.Missing, FindingState.Missing], findings.Select(finding => finding.State));
        Assert.Equal("4:12.2.0-3", findings[0].Value);
        Assert.All(findings[1..], finding => Assert.Equal(
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends libpng-dev libtorch-dev", finding.Remedy));
    }
}
