namespace MedScan.Sweeps.Files;

/// <summary>A sweep file cannot be used; every fault that was found is listed.</summary>
public sealed class SweepFileException : SweepException
{
    private const int MostShown = 50; // a file with more is none

    /// <summary>Makes the exception.</summary>
    /// <param name="file">What the file is called.</param>
    /// <param name="faults">What is wrong, at least one.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public SweepFileException(string file, IReadOnlyList<SweepFault> faults)
        : base(Describe(file, faults)) => Faults = faults;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SweepFault> Faults { get; }

    private static string Describe(string file, IReadOnlyList<SweepFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count switch
        {
            0 => throw new ArgumentException("Expected at least one fault, got none.", nameof(faults)),
            1 => $"{file}:{faults[0]}",
            _ => $"The sweep file has {faults.Count} faults:\n" + string.Join('\n', faults.Take(MostShown).Select(f => $"  {file}:{f}"))
                + (faults.Count > MostShown ? $"\n  and {faults.Count - MostShown} more" : ""),
        };
    }
}
