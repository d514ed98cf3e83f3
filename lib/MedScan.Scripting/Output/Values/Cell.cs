namespace MedScan.Scripting.Output.Values;

/// <summary>One cell of a table.</summary>
/// <param name="Text">On one line.</param>
/// <param name="IsNumber">Whether it stands at the right.</param>
internal readonly record struct Cell(string Text, bool IsNumber)
{
    private const int Longest = 240;

    public static Cell Of(object? value) => new(value is Members.Absent ? "" : Brief.Of(value, Longest), Scalar.IsNumber(value));
}
