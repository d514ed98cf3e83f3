namespace MedScan.Benchmarks.Sweeps;

/// <summary>What a problem asks for its parameters, whoever chooses them.</summary>
internal interface IParameters
{
    double Float(string name, double low, double high, bool log = false);

    int Int(string name, int low, int high, bool log = false);

    /// <returns>The index of a choice.</returns>
    int Choice(string name, int count);
}
