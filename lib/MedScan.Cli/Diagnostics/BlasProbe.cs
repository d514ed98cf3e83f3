namespace MedScan.Cli.Diagnostics;

/// <summary>Which library answers libtorch's matrix products.</summary>
internal static class BlasProbe
{
    private const string Section = "Engine";
    private const string Name = "Matrix library (BLAS)";

    public static IEnumerable<Finding> Inspect()
    {
        const string Alternatives = "/etc/alternatives";
        if (!Directory.Exists(Alternatives))
            yield break;

        foreach (string link in Directory.EnumerateFiles(Alternatives, "libblas.so.3-*"))
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: true) is { Exists: true } library)
                yield return Describe(library.FullName, Path.GetFileName(link));
        }
    }

    /// <summary>Judges a BLAS by where it lies.</summary>
    /// <param name="library">The file the alternative points to in the end.</param>
    /// <param name="alternative">The alternative's name, for the command that chooses another.</param>
    /// <returns>A warning for the reference BLAS, which is many times slower than the others.</returns>
    internal static Finding Describe(string library, string alternative) =>
        library.Contains("/blas/", StringComparison.Ordinal)
            ? new(Section, Name, $"reference BLAS ({library})", FindingState.Warning,
                $"Matrix products are many times slower with it. sudo apt-get install -y libopenblas0-openmp; if it is installed: sudo update-alternatives --auto {alternative}")
            : new(Section, Name, library);
}
