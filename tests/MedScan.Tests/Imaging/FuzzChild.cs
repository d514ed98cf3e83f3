using MedScan.Imaging;
using MedScan.Imaging.Dicom;
using MedScan.Tests.Imaging.Fuzzing;

namespace MedScan.Tests.Imaging;

/// <summary>Decodes damaged copies of the fixtures, in a process that a test watches.</summary>
internal static class FuzzChild
{
    public static int Run(int count, int seed)
    {
        var scans = new FuzzRun();
        scans.Run([.. Directory.GetFiles(Fixture.Folder, "*.dcm").Order(StringComparer.Ordinal).Select(Seed)], 0, count, seed);
        var volumes = new FuzzRun();
        volumes.Run(NiftiSeeds.All, 0, count, seed);
        Console.WriteLine($"DICOM: {scans}");
        Console.WriteLine($"NIfTI: {volumes}");
        foreach (string failure in scans.Failures.Concat(volumes.Failures)) Console.WriteLine(failure);
        // Both outcomes occur, or the damage is too weak or too strong to test anything.
        bool isMixed = new[] { scans, volumes }.All(run => run.Decoded > count / 20 && run.Refused > count / 20);
        return scans.Failures.Count + volumes.Failures.Count == 0 && isMixed ? 0 : 1;
    }

    private static FuzzSeed Seed(string file)
    {
        byte[] content = File.ReadAllBytes(file);
        return new FuzzSeed(Path.GetFileName(file), content, (int)DicomParser.Parse(new MemoryByteSource(content), file).Pixels!.Offset);
    }
}
