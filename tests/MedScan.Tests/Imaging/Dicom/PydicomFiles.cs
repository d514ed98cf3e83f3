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

    /// <summary>What pydicom makes of the first frames of files.</summary>
    /// <param name="paths">Full paths.</param>
    /// <returns>In the order of the paths.</returns>
    public static async Task<IReadOnlyList<PixelImage>> DecodeAsync(IReadOnlyList<string> paths)
    {
        string output = Directory.CreateTempSubdirectory("medscan-pydicom-").FullName;
        try
        {
            var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
            foreach (string argument in paths.Prepend(output).Prepend(Fixture.Path("pydicom_pixels.py"))) start.ArgumentList.Add(argument);
            using Process child = Process.Start(start)!;
            string answer = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            string[] lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(paths.Count, lines.Length);
            return [.. lines.Select((line, number) => Read(line, System.IO.Path.Combine(output, $"{number}.raw")))];
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static PixelImage Read(string line, string pixels)
    {
        Assert.False(line.StartsWith("error:", StringComparison.Ordinal), line);
        int[] shape = [.. line.Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        return new PixelImage(shape[0], shape[1], (ColorMode)shape[2], File.ReadAllBytes(pixels));
    }
}
