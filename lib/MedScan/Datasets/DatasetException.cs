using System.Globalization;
using System.Text;

namespace MedScan.Datasets;

/// <summary>A data set cannot be used as it lies there; all faults that were found are listed together.</summary>
public sealed class DatasetException : MedScanException
{
    private const int ShownFaults = 20;

    /// <summary>Creates the exception from everything that is wrong with a data set.</summary>
    /// <param name="path">The folder or file that was opened.</param>
    /// <param name="faults">One sentence per fault, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="faults"/> is empty.</exception>
    public DatasetException(string path, IReadOnlyList<string> faults)
        : base(Describe(path, faults))
    {
        Path = path;
        Faults = faults;
    }

    /// <summary>The folder or file that was opened.</summary>
    public string Path { get; }

    /// <summary>One sentence per fault; the message shows the first twenty.</summary>
    public IReadOnlyList<string> Faults { get; }

    private static string Describe(string path, IReadOnlyList<string> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count);
        if (faults.Count == 1)
            return $"The data set '{path}' cannot be used: {faults[0]}";

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"The data set '{path}' cannot be used, {faults.Count} faults:");
        foreach (string fault in faults.Take(ShownFaults))
            text.Append("\n- ").Append(fault);
        if (faults.Count > ShownFaults)
            text.Append(CultureInfo.InvariantCulture, $"\n- and {faults.Count - ShownFaults} more");
        return text.ToString();
    }
}
