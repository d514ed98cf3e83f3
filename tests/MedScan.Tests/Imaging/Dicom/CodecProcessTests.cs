using System.Text;
using MedScan.Imaging;
using MedScan.Imaging.Dicom;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>What becomes of a frame when the codec process is not there, has no libraries, or goes past its limits.</summary>
public sealed class CodecProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-codec-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Start_ProgramMissing_SaysWhatToDo()
    {
        string path = Path.Combine(folder, "no-such-codec");
        MedScanException error = Assert.Throws<MedScanException>(() => CodecProcess.Start(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("build the project again", error.Message, StringComparison.Ordinal);
    }

    // A copy that asks for a version which no system has stands for a system without the package.
    [SkippableFact]
    public void Decode_LibraryMissing_NamesThePackage()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "file modes are set as on Linux");
        byte[] program = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "medscan_codec"));
        int at = program.AsSpan().IndexOf("libgdcmMSFF.so.3.0"u8);
        Skip.If(at < 0, "this system's codec is not linked to libgdcmMSFF.so.3.0");
        Encoding.ASCII.GetBytes("libgdcmMSFF.so.~.~").CopyTo(program, at);
        string copy = Path.Combine(folder, "medscan_codec");
        File.WriteAllBytes(copy, program);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using CodecProcess process = CodecProcess.Start(copy);
        MedScanException error = Assert.Throws<MedScanException>(() => process.Decode(Request(1000, 256), new byte[100], 1536, "x.dcm"));
        Assert.Contains("sudo apt-get install --no-install-recommends libgdcm3.0", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Decode_TooLittleTime_IsRefused()
    {
        DicomFile file = Open("J2K_pixelrep_mismatch.dcm");
        using CodecProcess process = CodecProcess.Start();
        CodecRequest request = Request(processorMilliseconds: 1, memoryMebibytes: 256, side: 512);
        ImageReadException error = Assert.Throws<ImageReadException>(() => process.Decode(request, Encapsulation.Read(file, 1, "x").Frame(1), 512 * 512 * 2, "x.dcm"));
        Assert.Equal(ImageFault.Corrupt, error.Fault);
        Assert.Contains("did not finish in time", error.Message, StringComparison.Ordinal);
        Assert.False(process.IsAlive);
    }

    [SkippableFact]
    public void Decode_TooLittleMemory_IsRefused()
    {
        DicomFile file = Open("J2K_pixelrep_mismatch.dcm");
        using CodecProcess process = CodecProcess.Start();
        CodecRequest request = Request(processorMilliseconds: 5000, memoryMebibytes: 0, side: 512);
        request.Width = 20_000; // 800 MB of samples
        request.Height = 20_000;
        ImageReadException error = Assert.Throws<ImageReadException>(() => process.Decode(request, Encapsulation.Read(file, 1, "x").Frame(1), 800_000_000, "x.dcm"));
        Assert.Equal(ImageFault.TooLarge, error.Fault);
    }

    private static DicomFile Open(string name)
    {
        string path = PydicomFiles.PathOrSkip(name);
        return DicomParser.Parse(new MemoryByteSource(File.ReadAllBytes(path)), path);
    }

    private static CodecRequest Request(uint processorMilliseconds, uint memoryMebibytes, uint side = 32) => new()
    {
        Magic = CodecRequest.ExpectedMagic,
        Codec = (uint)CodestreamKind.Jpeg2000,
        Width = side,
        Height = side,
        Samples = 1,
        Allocated = 16,
        Stored = 16,
        ProcessorMilliseconds = processorMilliseconds,
        MemoryMebibytes = memoryMebibytes,
    };
}
