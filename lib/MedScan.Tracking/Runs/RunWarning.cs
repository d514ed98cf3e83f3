namespace MedScan.Tracking;

/// <summary>Something about logging that a user should know and that did not stop their program.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Exception">What caused it, where there is one.</param>
public sealed record RunWarning(RunWarningKind Kind, string Message, Exception? Exception = null)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
