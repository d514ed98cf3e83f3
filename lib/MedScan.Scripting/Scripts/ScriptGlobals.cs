using System.Globalization;

namespace MedScan.Scripting.Scripts;

/// <summary>What a C# script can use without a prefix.</summary>
/// <param name="args">The words after the script's name.</param>
public sealed class ScriptGlobals(IReadOnlyList<string> args)
{
    /// <summary>The words after the script's name.</summary>
    public IList<string> Args { get; } = [.. args];

#pragma warning disable CA1822 // a script sees the members of an object
    /// <summary>Writes a value and the end of the line, independent of the machine's language.</summary>
    /// <param name="value">Any value.</param>
    public void Print(object? value) => Console.WriteLine(Convert.ToString(value, CultureInfo.InvariantCulture));
#pragma warning restore CA1822
}
