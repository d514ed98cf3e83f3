using System.Globalization;

namespace MedScan.Benchmarks;

/// <summary>Options among the arguments of a benchmark.</summary>
internal static class Arguments
{
    /// <summary>What stands after an option; null where the option is not there.</summary>
    public static string? Option(this IReadOnlyList<string> args, string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();

    /// <summary>The whole number after an option, or the usual one.</summary>
    public static int Number(this IReadOnlyList<string> args, string name, int usual) =>
        args.Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
