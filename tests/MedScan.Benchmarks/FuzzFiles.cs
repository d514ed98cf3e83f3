using System.Globalization;
using MedScan.Imaging;
using MedScan.Imaging.Dicom;
using MedScan.Tests.Imaging.Fuzzing;

namespace MedScan.Benchmarks;

/// <summary>Damaged files by the ten thousand.</summary>
internal static class FuzzFiles
{
    private const int DefaultCount = 20_000;
    private const int Step = 1000;

    /// <summary>Damages the DICOM files of a folder.</summary>
    public static int Dicom(string folder, string[] arguments)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(IsImage)];
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"{folder}: no DICOM images here.");
            return 2;
        }

        return Run([.. files.Select(Seed)], arguments);
    }

    /// <summary>Damages volumes.</summary>
    public static int Nifti(string[] arguments) => Run(NiftiSeeds.All, arguments);

    private static int Run(IReadOnlyList<FuzzSeed> files, string[] arguments)
    {
        int count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : DefaultCount;
        int seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        Console.WriteLine($"{count} damaged copies of {files.Count} files, seed {seed}");
        var run = new FuzzRun();
        for (int done = 0; done < count; done += Step)
        {
            run.Run(files, done, Math.Min(done + Step, count), seed);
            Console.WriteLine($"{Math.Min(done + Step, count)}: {run}");
        }

        foreach (string failure in run.Failures) Console.WriteLine(failure);
        return run.Failures.Count == 0 ? 0 : 1;
    }

    private static FuzzSeed Seed(string file)
    {
        byte[] content = File.ReadAllBytes(file);
        PixelElement? pixels = DicomParser.Parse(new MemoryByteSource(content), file).Pixels;
        return new FuzzSeed(Path.GetFileName(file), content, (int)(pixels?.Offset ?? 0));
    }

    private static bool IsImage(string file)
    {
        try
        {
            return ImageDecoder.ReadHeader(file).Format == ImageFormat.Dicom;
        }
        catch (ImageReadException)
        {
            return false;
        }
    }
}
