namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>What values a parameter takes.</summary>
/// <param name="Scalar">Of one value, or of each item.</param>
/// <param name="Open">What stands before a list's items; null where the parameter is one value.</param>
/// <param name="Separator">What stands between items.</param>
/// <param name="Close">What stands after them.</param>
/// <param name="Suffix">What stands after a number's digits: <c>f</c>, <c>m</c>, <c>L</c>.</param>
/// <param name="IsOptional">Whether <c>null</c> is a value.</param>
internal sealed record ParameterKind(ScalarKind Scalar, string? Open = null, string Separator = ", ", string Close = "", string Suffix = "", bool IsOptional = false)
{
    public static ParameterKind Unknown { get; } = new(ScalarKind.Any);

    /// <summary>For messages: what is expected.</summary>
    public string Words => Open is not null
        ? $"a list such as [{Scalar switch { ScalarKind.Text => "a, b", ScalarKind.Flag => "true, false", ScalarKind.Number => "0.1, 0.2", _ => "1, 2" }}]"
        : Scalar switch
        {
            ScalarKind.Whole => "a whole number",
            ScalarKind.Number => "a number",
            ScalarKind.Flag => "true or false",
            ScalarKind.Text => "a text",
            _ => "a value",
        };
}
