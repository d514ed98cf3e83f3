namespace MedScan.Sweeps.Trials;

/// <summary>How an objective ended.</summary>
public abstract record TrialResult
{
    private TrialResult()
    {
    }

    /// <summary>It has its value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator TrialResult(double value) => new Completed([value]);

    /// <summary>It has its value or values.</summary>
    /// <param name="values">One for each objective, in the order of the study's directions.</param>
    /// <returns>The result.</returns>
    public static TrialResult Complete(params IReadOnlyList<double> values) => new Completed(values);

    /// <summary>It was ended early.</summary>
    /// <returns>The result.</returns>
    public static TrialResult Prune() => new Pruned();

    /// <summary>It could not be done; the study goes on.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The result.</returns>
    public static TrialResult Fail(string error) => new Failed(error);

    /// <summary>It was not done, through no fault of its own; another worker takes it.</summary>
    /// <returns>The result.</returns>
    public static TrialResult HandBack() => new HandedBack();

    /// <summary>It has its values.</summary>
    /// <param name="Values">One for each objective.</param>
    public sealed record Completed(IReadOnlyList<double> Values) : TrialResult;

    /// <summary>It was ended early.</summary>
    public sealed record Pruned : TrialResult;

    /// <summary>It could not be done.</summary>
    /// <param name="Error">Why.</param>
    public sealed record Failed(string Error) : TrialResult;

    /// <summary>It waits for another worker.</summary>
    public sealed record HandedBack : TrialResult;
}
