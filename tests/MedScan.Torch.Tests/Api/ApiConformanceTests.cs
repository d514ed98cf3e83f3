using System.Reflection;
using TorchSharp;

namespace MedScan.Torch.Tests.Api;

// torchsharp-0.107-api.txt is ApiDump.Of over the TorchSharp.dll of release 0.107.0, compiled from its sources without
// the tensorboard writers: load the assembly, print the lines. Run it again to move to another release.
public class ApiConformanceTests
{
    private static readonly HashSet<string> s_theirs = [.. Read()];

    [Fact]
    public void PublicSurface_EveryTypeAndMember_ExistsInTorchSharp()
    {
        string[] invented = [.. ApiDump.Of(typeof(torch).Assembly).Where(line => !s_theirs.Contains(line))];

        Assert.True(invented.Length == 0, $"{invented.Length} not in TorchSharp 0.107:\n{string.Join('\n', invented)}");
    }

    [Fact]
    public void PublicSurface_Size_IsTheOneOfAnImageClassificationLibrary() =>
        Assert.InRange(ApiDump.Of(typeof(torch).Assembly).Count, 900, s_theirs.Count);

    private static IEnumerable<string> Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("torchsharp-0.107-api.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
