namespace MedScan.Scripting.Sessions;

/// <summary>How a submission ended.</summary>
public abstract record SubmissionResult
{
    private SubmissionResult(IReadOnlyList<CodeDiagnostic> diagnostics) => Diagnostics = diagnostics;

    /// <summary>What the compiler said, in the order of the source; warnings when it ran, errors when it did not compile.</summary>
    public IReadOnlyList<CodeDiagnostic> Diagnostics { get; }

    /// <summary>It ran to its end.</summary>
    /// <param name="HasValue">Whether the last thing is an expression whose value a console would show.</param>
    /// <param name="Value">That value.</param>
    /// <param name="Warnings">The compiler's warnings.</param>
    public sealed record Completed(bool HasValue, object? Value, IReadOnlyList<CodeDiagnostic> Warnings) : SubmissionResult(Warnings);

    /// <summary>It was not run, because it does not compile.</summary>
    /// <param name="Errors">The compiler's errors and warnings; at least one error.</param>
    public sealed record Rejected(IReadOnlyList<CodeDiagnostic> Errors) : SubmissionResult(Errors);

    /// <summary>It threw. Statements before the failing one have taken effect.</summary>
    /// <param name="Error">What was thrown.</param>
    /// <param name="Trace">The frames of user code, innermost first, each naming submission and line; none of the host's.</param>
    /// <param name="Warnings">The compiler's warnings.</param>
    public sealed record Failed(Exception Error, IReadOnlyList<string> Trace, IReadOnlyList<CodeDiagnostic> Warnings) : SubmissionResult(Warnings);

    /// <summary>It was interrupted. Statements before the interruption have taken effect, variables are kept.</summary>
    /// <param name="Trace">Where it was: the frames of user code, innermost first; empty where that is not known.</param>
    public sealed record Interrupted(IReadOnlyList<string> Trace) : SubmissionResult([]);
}
