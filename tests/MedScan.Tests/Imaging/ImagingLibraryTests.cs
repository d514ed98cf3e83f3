using System.Diagnostics;
using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

public sealed class ImagingLibraryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-imaging-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // In a process of its own, because other tests of this process load libtorch.
    [SkippableFact]
    public async Task Load_InAFreshProcess_LoadsNoLibtorch()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc/self/maps is Linux's");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet") start.FileName = "dotnet";
        start.ArgumentList.Add(typeof(ImagingLibraryTests).Assembly.Location);
        start.ArgumentList.Add("libraries-after-decoding");
        start.ArgumentList.Add(Fixture.Path("rgb420.jpg"));
        start.ArgumentList.Add(Fixture.Path("rgb8.png"));
        start.ArgumentList.Add(Fixture.Path("grey-jpegls.dcm"));
        using Process child = Process.Start(start)!;
        string libraries = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.Equal(0, child.ExitCode);
        Assert.Contains("libmedscan_imaging.so", libraries, StringComparison.Ordinal);
        Assert.Contains("libturbojpeg", libraries, StringComparison.Ordinal);
        // GDCM is loaded by the codec process alone.
        Assert.DoesNotContain("libgdcm", libraries, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", libraries, StringComparison.Ordinal);
        Assert.DoesNotContain("libc10", libraries, StringComparison.Ordinal);
    }

    // A copy of the library that asks for a version which no system has stands for a system without the package.
    [SkippableTheory]
    [InlineData("libturbojpeg.so.0", "libturbojpeg.so.~", "libturbojpeg0-dev")]
    [InlineData("libpng16.so.16", "libpng16.so.~~", "libpng-dev")]
    public void Load_MissingDependency_NamesThePackage(string needed, string missing, string package)
    {
        string library = Path.Combine(AppContext.BaseDirectory, "libmedscan_imaging.so");
        byte[] bytes = File.ReadAllBytes(library);
        int at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(needed));
        Skip.If(at < 0, $"this system's library is not linked to {needed}");
        System.Text.Encoding.ASCII.GetBytes(missing).CopyTo(bytes, at);
        string copy = Path.Combine(folder, "libmedscan_imaging.so");
        File.WriteAllBytes(copy, bytes);

        var error = Assert.Throws<MedScanException>(() => ImagingLibrary.Load(copy));
        Assert.Contains($"sudo apt-get install --no-install-recommends {package}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingLibrary_NamesThePath()
    {
        string path = Path.Combine(folder, "libmedscan_imaging.so");
        var error = Assert.Throws<MedScanException>(() => ImagingLibrary.Load(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
