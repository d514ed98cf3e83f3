namespace MedScan.Scripting.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>How the kernel of a language (<c>csharp</c> or <c>fsharp</c>) is started.</summary>
    public required Func<string, KernelCommand> Kernel { get; init; }

    /// <summary>The language of cells that are not marked; null = as the notebook says.</summary>
    public string? Language { get; init; }

    /// <summary>Values for names that the cell tagged <c>parameters</c> declares, as a person types them: <c>3</c>, <c>1e-4</c>,
    /// <c>true</c>, <c>any text</c>, <c>[1, 2]</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder that the cells run in; null = the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>How long a cell may take before it is interrupted; null = as long as it needs.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long the kernel may take to answer after its start.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Go on after a cell that fails, as after one tagged <c>raises-exception</c>.</summary>
    public bool AllowErrors { get; init; }
}
