namespace MedScan.Scripting.Output;

/// <summary>What cells can call without a prefix: <c>display(x)</c> and its kin.</summary>
public static class Notebook
{
#pragma warning disable IDE1006 // the names that notebooks have everywhere
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">Any value.</param>
    public static void display(object? value) => CellContext.Current?.Sink.Display(Formatter.Format(value), displayId: null);
#pragma warning restore IDE1006
}
