using System.Runtime.CompilerServices;

namespace MedScan.Charts.Tests;

/// <summary>Compares with a file that a person has looked at. With <c>MEDSCAN_APPROVE=1</c> the files are written anew.</summary>
internal static class Approval
{
    public static void Verify(string name, string actual)
    {
        string file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("MEDSCAN_APPROVE") == "1")
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{name} was never approved: run with MEDSCAN_APPROVE=1 and look at the file.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Approved");
}
