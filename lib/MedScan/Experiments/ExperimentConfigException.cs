namespace MedScan.Experiments;

/// <summary>A configuration cannot be used; every fault that was found is listed.</summary>
public sealed class ExperimentConfigException : MedScanException
{
    private const int MostShown = 50; // more than that is not an experiment file

    /// <summary>Creates the exception from its faults.</summary>
    /// <param name="faults">At least one, in the order in which they should be read.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public ExperimentConfigException(IReadOnlyList<ConfigFault> faults)
        : base(Describe(faults)) => Faults = faults;

    /// <summary>What is wrong, at least one entry.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; }

    private static string Describe(IReadOnlyList<ConfigFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.Count switch
        {
            0 => throw new ArgumentException("Expected at least one fault, got none.", nameof(faults)),
            1 => faults[0].ToString(),
            _ => $"The experiment has {faults.Count} faults:\n" + string.Join('\n', faults.Take(MostShown).Select(fault => "  " + fault))
                + (faults.Count > MostShown ? $"\n  and {faults.Count - MostShown} more" : ""),
        };
    }
}
