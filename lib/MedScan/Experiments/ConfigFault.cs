namespace MedScan.Experiments;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Location"><c>file:line:column</c> (both from 1), <c>override 'key=value'</c>, or empty for a configuration built in code.</param>
/// <param name="Key">Dotted key such as <c>train.epochs</c>; empty when the fault is not about one key.</param>
/// <param name="Message">What was expected, what came, what to do.</param>
public sealed record ConfigFault(string Location, string Key, string Message)
{
    /// <summary>The fault on one line: <c>location: key: message</c>.</summary>
    public override string ToString() =>
        string.Join(": ", new[] { Location, Key, Message }.Where(part => part.Length > 0));
}
