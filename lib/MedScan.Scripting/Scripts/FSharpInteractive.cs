namespace MedScan.Scripting.Scripts;

/// <summary>What F# scripts know as <c>fsi</c>.</summary>
/// <param name="commandLineArgs">The script's name and the words after it.</param>
public sealed class FSharpInteractive(IReadOnlyList<string> commandLineArgs)
{
    /// <summary>That of the script that runs.</summary>
    public static FSharpInteractive Current { get; internal set; } = new([]);

#pragma warning disable CA1819 // F# Interactive gives an array, and scripts match it as one
    /// <summary>The script's name and the words after it.</summary>
    public string[] CommandLineArgs { get; } = [.. commandLineArgs];
#pragma warning restore CA1819
}
