namespace MedScan.Scripting.Notebooks;

/// <summary>What stopped a notebook.</summary>
public enum NotebookFailureKind
{
    /// <summary>A cell did not compile or threw.</summary>
    CellFailed,

    /// <summary>A cell took longer than it may.</summary>
    TimedOut,

    /// <summary>The kernel ended or never answered.</summary>
    KernelDied,

    /// <summary>The person stopped it.</summary>
    Interrupted,
}
