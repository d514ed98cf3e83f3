using System.Diagnostics;
using System.Globalization;
using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>The test files of pydicom, written by many programs, and what pydicom and numpy make of their pixels.</summary>
internal static class PydicomFiles
{
    private const string Python = "/usr/bin/python3";
    private const string Folder = "/usr/lib/python3/dist-packages/pydicom/data/test_files";

    /// <summary>Full path of a file; skips the running test where Debian's python3-pydicom is not installed.</summary>
    public static string PathOrSkip(string name)
    {
        Skip.IfNot(Directory.Exists(Folder), "needs the Debian package python3-pydicom");
        return System.IO.Path.Combine(Folder, name);
    }

    /// <summary>All of them; skips the running test where there are none.</summary>
    public static IReadOnlyList<string> AllOrSkip()
    {
        Skip.IfNot(Directory.Exists(Folder), "needs the Debian package python3-pydicom");
        return [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    /// <summary>What pydicom makes of a file's first frame.</summary>
    public static async Task<PixelImage> DecodeAsync(string path)
    {
        string output = Directory.CreateTempSubdirectory("medscan-pydicom-").FullName;
        try
        {
            var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
            foreach (string argument in new[] { Fixture.Path("pydicom_pixels.py"), output, path }) start.ArgumentList.Add(argument);
            using Process child = Process.Start(start)!;
            string answer = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            Assert.False(answer.StartsWith("error:", StringComparison.Ordinal), answer);
            int[] shape = [.. answer.Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            return new PixelImage(shape[0], shape[1], (ColorMode)shape[2], await File.ReadAllBytesAsync(System.IO.Path.Combine(output, "0.raw")));
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }
}
