namespace MedScan.Sweeps.Files;

/// <summary>One thing that is wrong with a sweep file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Key">The dotted key, such as <c>parameters.learning_rate.min</c>; empty when the fault is not about one key.</param>
/// <param name="Message">What was expected, what came, what to do.</param>
public sealed record SweepFault(int Line, int Column, string Key, string Message)
{
    /// <summary>The fault on one line: <c>line:column: key: message</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Line}:{Column}: {(Key.Length > 0 ? Key + ": " : "")}{Message}";
}
