namespace MedScan.Scripting.Hosting.Magics;

/// <summary>A line that begins with <c>#!</c> and tells the notebook what to do.</summary>
internal abstract class Magic
{
    /// <summary>Its name without <c>#!</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>What stands behind the name, as in a manual.</summary>
    public virtual string Usage => "";

    /// <summary>What it does, in one sentence.</summary>
    public abstract string Description { get; }

    /// <summary>Its options that take a value, without <c>--</c>.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>Whether all that stands below its line belongs to it.</summary>
    public virtual bool TakesBody => false;

    /// <summary>Does it.</summary>
    /// <param name="call">How it was written, and where.</param>
    /// <param name="cancellation">Cancelled when the person interrupts.</param>
    /// <returns>The error of code that it ran; null where there is none.</returns>
    /// <exception cref="ScriptingException">It cannot be done.</exception>
    public abstract Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation);
}
