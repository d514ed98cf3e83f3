namespace MedScan.Backbones;

/// <summary>Weights do not fit the network they were loaded into.</summary>
public sealed class WeightsException : MedScanException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file the weights came from.</param>
    /// <param name="faults">What does not fit, at least one sentence.</param>
    public WeightsException(string path, IReadOnlyList<string> faults)
        : base(Describe(path, faults))
    {
        Path = path;
        Faults = faults;
    }

    /// <summary>The file the weights came from.</summary>
    public string Path { get; }

    /// <summary>What does not fit, one sentence each.</summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Describe(string path, IReadOnlyList<string> faults)
    {
        const int Shown = 5; // a wrong architecture misfits in every layer; the first ones tell
        ArgumentNullException.ThrowIfNull(faults);
        string rest = faults.Count > Shown ? $" and {faults.Count - Shown} more." : "";
        return $"{path}: the weights do not fit the network: {string.Join(' ', faults.Take(Shown))}{rest}";
    }
}
