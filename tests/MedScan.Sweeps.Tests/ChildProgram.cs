namespace MedScan.Sweeps.Tests;

/// <summary>What a test runs in a process of its own.</summary>
internal static class ChildProgram
{
    public static int Main() => 2;
}
