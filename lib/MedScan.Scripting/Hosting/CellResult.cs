using MedScan.Scripting.Output;

namespace MedScan.Scripting.Hosting;

/// <summary>How a cell ended.</summary>
/// <param name="Value">The value of its last expression, which has not been shown yet; null where there is none.</param>
/// <param name="Error">Why it did not run to its end; null when it did.</param>
public sealed record CellResult(MimeBundle? Value, CellError? Error)
{
    /// <summary>What the person asked to read beside the notebook, by <c>name?</c>.</summary>
    public IReadOnlyList<MimeBundle> Pages { get; init; } = [];
}
