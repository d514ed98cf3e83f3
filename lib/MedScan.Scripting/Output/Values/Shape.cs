namespace MedScan.Scripting.Output.Values;

/// <summary>What a value looks like, before it is written as text or HTML.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>Text as it is, of one or more lines.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Plain(string Text) : Shape;

    /// <summary>Rows and columns.</summary>
    /// <param name="Title">What stands above, for example a type's name; empty = nothing.</param>
    /// <param name="Headers">The columns' names; empty where the table has none.</param>
    /// <param name="Rows">As many cells each as there are columns.</param>
    /// <param name="Footer">A line below, for example how many rows are not shown; empty = nothing.</param>
    public sealed record Grid(string Title, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<Cell>> Rows, string Footer) : Shape;
}
