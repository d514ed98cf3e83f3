using FSharp.Compiler.Interactive;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>How one interaction ended.</summary>
/// <param name="Value">The value of its last expression; null for a declaration.</param>
/// <param name="Error">What its code threw.</param>
/// <param name="Diagnostics">What the compiler said.</param>
internal sealed record FSharpEvaluation(Shell.FsiValue? Value, Exception? Error, IReadOnlyList<CodeDiagnostic> Diagnostics)
{
    /// <summary>Whether an exception is what an interrupt makes of the code it hits.</summary>
    /// <param name="error">What was thrown.</param>
    public static bool IsInterrupt(Exception error) => error is OperationCanceledException or ThreadInterruptedException or ThreadAbortException
        || error is AggregateException or TypeInitializationException && error.InnerException is { } inner && IsInterrupt(inner);

    /// <summary>The first thing that the compiler has against it; null where there is none.</summary>
    public CodeDiagnostic? FirstError => Diagnostics.FirstOrDefault(static d => d.Severity == DiagnosticLevel.Error);

    /// <summary>Whether the compiler refused it.</summary>
    public bool IsRejected => Error is null && FirstError is not null;

    /// <summary>Where the last expression starts, when all that the compiler has against it is that its type stays open, as that of
    /// <c>failwith "..."</c> does.</summary>
    public CodePosition? OpenExpression =>
        Error is null && Diagnostics.Where(static d => d.Severity == DiagnosticLevel.Error).ToList() is [{ Id: "FS0030" } only]
        && only.Message.Contains("'it'", StringComparison.Ordinal) ? only.Start : null;

    /// <summary>Whether there is a value to show: unit is none.</summary>
    public bool HasValue => Value is not null && Value.ReflectionType != typeof(Unit);
}
