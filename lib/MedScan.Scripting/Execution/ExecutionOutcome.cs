using System.Diagnostics;

namespace MedScan.Scripting.Execution;

/// <summary>How work on an <see cref="ExecutionThread"/> ended.</summary>
internal abstract record ExecutionOutcome
{
    private ExecutionOutcome()
    {
    }

    /// <summary>It ran to its end.</summary>
    public sealed record Completed : ExecutionOutcome;

    /// <summary>It threw.</summary>
    /// <param name="Error">What it threw.</param>
    public sealed record Failed(Exception Error) : ExecutionOutcome;

    /// <summary>It was cancelled, and ended by itself or by force.</summary>
    /// <param name="Where">The stack where that happened; null where that is not known.</param>
    public sealed record Interrupted(StackTrace? Where) : ExecutionOutcome;
}
